"""Which day a word names, seen from today."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from dateutil.easter import easter

from danish.dates.meaning.arithmetic import months_after, nth_day, plus, valid, written
from danish.dates.meaning.seen import Seen
from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import Ahead, Apart, Date, DayFromNow, DayWord, Feast, MonthDays, MonthOnly, Nth, Week, Weekdays


def named(day: DayWord, clock: time, seen: Seen) -> date:
    """The day a word names by itself; a day whose time has passed may be the next one of its kind."""
    return _NAMING[type(day)](day, clock, seen)


def dated(said: Date, seen: Seen) -> date:
    """A written date; without a year the coming one, or a recent one where the policy allows."""
    # Today stays today, so that a time that has passed is asked about and not put off by a year.
    earliest = seen.today - seen.policy.recent
    has_passed = (said.month, said.day) < (earliest.month, earliest.day)
    day = valid(said.year or earliest.year + has_passed, said.month, said.day)
    if day is None:
        raise Doubtful(Doubt.INVALID_DATE, said=written(said))
    return day


def monday_of(week: Week, earliest: date, seen: Seen, wanted: int = 6) -> date:
    """The Monday of a week; a week number without a year whose wanted day has passed is next year's."""
    if week.number is None:
        return seen.monday + timedelta(weeks=week.ahead or 0)
    iso_year = seen.today.isocalendar().year
    for candidate in (week.year,) if week.year else (iso_year, iso_year + 1):
        try:
            monday = date.fromisocalendar(candidate, week.number, 1)
        except ValueError:
            continue
        if week.year or monday == seen.monday or monday + timedelta(days=wanted) >= earliest:
            return monday
    raise Doubtful(Doubt.INVALID_DATE, said=f"uge {week.number}")


def _from_now(day: DayFromNow, _: time, seen: Seen) -> date:
    return seen.today + timedelta(days=day.days)


def _ahead(day: Ahead, _: time, seen: Seen) -> date:
    if day.added:
        raise Doubtful(Doubt.NOT_A_DATE)
    return plus(seen.today, day.amounts)


def _dated(day: Date, _: time, seen: Seen) -> date:
    return dated(day, seen)


def _feast(feast: Feast, _: time, seen: Seen) -> date:
    for year in (seen.today.year, seen.today.year + 1):
        day = date(year, feast.month, feast.day) if feast.easter is None else easter(year) + timedelta(feast.easter)
        if day >= seen.today:
            return day
    raise Doubtful(Doubt.NOT_A_DATE)


def _month_day(said: MonthDays, clock: time, seen: Seen) -> date:
    if len(said.days) != 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    (wanted,) = said.days
    if not (1 <= wanted <= 31 or wanted == -1):
        raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted}.")
    ahead = said.months or 0
    for months in (ahead,) if said.months is not None else range(ahead, ahead + 3):
        first = months_after(seen.today.replace(day=1), months)
        last = calendar.monthrange(first.year, first.month)[1]
        if wanted > last:
            if said.months is not None:
                raise Doubtful(Doubt.INVALID_DATE, said=f"{wanted}/{first.month} {first.year}")
            continue
        day = first.replace(day=last if wanted == -1 else wanted)
        if said.months is not None or datetime.combine(day, clock) > seen.now:
            return day
    raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted}.")


def _month_edge(said: MonthOnly, clock: time, seen: Seen) -> date:
    if said.day is None:
        raise Doubtful(Doubt.NO_EXACT_DATE)
    if said.month is None:
        return _month_day(MonthDays((said.day,), None if said.months in {0, None} else said.months), clock, seen)
    for year in (said.year,) if said.year else (seen.today.year, seen.today.year + 1):
        last = calendar.monthrange(year, said.month)[1]
        day = date(year, said.month, last if said.day == -1 else said.day)
        if said.year or day >= seen.today:
            return day
    raise Doubtful(Doubt.NOT_A_DATE)


def _nth(said: Nth, clock: time, seen: Seen) -> date:
    if said.months is None and said.month is None:
        raise Doubtful(Doubt.AMBIGUOUS)
    year, month = seen.today.year, said.month or 1
    if said.months is not None:
        first = months_after(seen.today.replace(day=1), said.months)
        year, month = first.year, first.month
    day = nth_day(year if said.year is None else said.year, month, said)
    if said.month is not None and said.year is None and datetime.combine(day, clock) <= seen.now:
        day = nth_day(year + 1, month, said)
    return day


def _week(week: Week, _: time, seen: Seen) -> date:
    if not seen.policy.week_is_monday or week.number is None:
        raise Doubtful(Doubt.NO_EXACT_DATE)
    return monday_of(week, seen.today - timedelta(days=1), seen)


def _weekday(weekdays: Weekdays, clock: time, seen: Seen) -> date:
    if weekdays.choice or len(weekdays.days) != 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    (wanted,) = weekdays.days
    if weekdays.next_week:
        return seen.monday + timedelta(days=7 + wanted)
    day = seen.today + timedelta(days=(wanted - seen.today.weekday()) % 7)
    return day + timedelta(days=7) if datetime.combine(day, clock) <= seen.now else day


def _nothing(_: Apart, __: time, ___: Seen) -> date:
    raise Doubtful(Doubt.NO_EXACT_DATE)


_NAMING: Final[Mapping[type, Callable[[Any, time, Seen], date]]] = {
    DayFromNow: _from_now,
    Ahead: _ahead,
    Apart: _nothing,
    Date: _dated,
    Feast: _feast,
    MonthDays: _month_day,
    MonthOnly: _month_edge,
    Nth: _nth,
    Week: _week,
    Weekdays: _weekday,
}
