"""A phrase that names a series: its rhythm, its first moment, its end."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from danish.dates import rules
from danish.dates.meaning.arithmetic import plus, valid, written
from danish.dates.meaning.clocks import existing, next_at, time_of
from danish.dates.meaning.naming import monday_of
from danish.dates.meaning.patterns import series_of
from danish.dates.meaning.seen import Seen
from danish.dates.meaning.series import Series
from danish.dates.meaning.single import FARTHEST
from danish.dates.meaning.sorting import Said, repeats
from danish.dates.meaning.together import JUST_PASSED, day_of
from danish.dates.model import Doubt, Doubtful, When
from danish.dates.parts import Date, DayWord, Feast, MonthDays, MonthOnly, Nth, Side, Unit, Week, Weekdays

_UNIT_OF: Final = {"DAILY": Unit.DAY, "WEEKLY": Unit.WEEK, "MONTHLY": Unit.MONTH, "YEARLY": Unit.YEAR}


def is_recurring(said: Said) -> bool:
    """Whether the phrase says a rhythm."""
    days = (*said.days, *said.then)
    return (
        said.every is not None
        or any(repeats(day) for day in days)
        or (said.parity is not None and any(isinstance(day, Weekdays) for day in days))
    )


def recurring(said: Said, seen: Seen) -> When:
    """The first moment and the rule; raises Doubtful."""
    if Side.ABOUT in said.sides:
        raise Doubtful(Doubt.NO_EXACT_DATE)
    clock = time_of(said)
    days = [*said.then, *said.days] if said.then_said and said.then else list(said.days)
    apart = [day for day in days if not _belongs(day, said)]
    start = list(said.start)
    if apart and not start:
        start, apart = apart, []
        if len(start) == 1 and isinstance(start[0], Week | MonthOnly) and not said.end:
            said.end, said.sides = list(start), said.sides | {Side.THROUGH}
    if apart:
        raise Doubtful(Doubt.AMBIGUOUS)
    pattern = series_of(said, [day for day in days if _belongs(day, said)])
    earliest, exact = _earliest(start, clock, pattern, said, seen)
    first = _first(pattern, earliest, exact=exact)
    return When(existing(first), _ended(pattern.rule(first), first, clock, said, seen))


def _belongs(day: DayWord, said: Said) -> bool:
    """Whether a day is part of the rule, and not the start of the series."""
    match day:
        case Weekdays(next_week=next_week, every=every):
            return every > 0 or (not next_week and not (said.then_said and day in said.days))
        case Nth(every=every):
            return every > 0 or said.every is not None
        case MonthDays(months=None):
            return said.every is not None and said.every.unit is Unit.MONTH
        case Date(year=None) | Feast():
            return said.every is not None and said.every.unit is Unit.YEAR
        case _:
            return False


def _earliest(start: Sequence[DayWord], clock: time, pattern: Series, said: Said, seen: Seen) -> tuple[datetime, bool]:
    """The earliest moment, and whether it is itself the first."""
    if start:
        return _from(start, clock, pattern, said, seen), pattern.bare or said.then_said
    if not pattern.bare:
        return next_at(clock, seen), False
    day = plus(seen.today, ((pattern.interval, _UNIT_OF[pattern.frequency]),))
    return datetime.combine(day, clock), True


def _from(start: Sequence[DayWord], clock: time, pattern: Series, said: Said, seen: Seen) -> datetime:
    day = _bound(start, clock, said, seen, last=False)
    if len(start) == 1 and isinstance(start[0], Date) and start[0].year is None:
        passed = valid(day.year - 1, day.month, day.day)
        if passed is not None and timedelta() < seen.today - passed < JUST_PASSED:
            # A series "from 1 November" said in late November has begun; it does not wait for a year.
            raise Doubtful(Doubt.IN_THE_PAST, date=passed.isoformat())
    if Side.AFTER in said.sides:
        day += timedelta(days=1)
    moment = datetime.combine(day, clock)
    if moment <= seen.now and (day < seen.today or pattern.bare):
        raise Doubtful(Doubt.IN_THE_PAST, date=moment.isoformat(timespec="minutes"))
    if moment - seen.now > FARTHEST:
        raise Doubtful(Doubt.TOO_FAR, date=day.isoformat())
    return max(moment, next_at(clock, seen))


def _bound(days: Sequence[DayWord], clock: time, said: Said, seen: Seen, *, last: bool) -> date:
    """A day that starts or ends a series; a month or a week counts from its first or to its last day."""
    if len(days) == 1:
        match days[0]:
            case Week() | MonthOnly(day=None) if last and Side.THROUGH not in said.sides:
                raise Doubtful(Doubt.NO_EXACT_DATE)
            case Week() as week:
                monday = monday_of(week, seen.today, seen)
                return monday + timedelta(days=6) if last else max(monday, seen.today)
            case MonthOnly(day=None, month=int(month), year=year):
                for candidate in (year,) if year else (seen.today.year, seen.today.year + 1):
                    first, length = date(candidate, month, 1), calendar.monthrange(candidate, month)[1]
                    end = first.replace(day=length)
                    if end >= seen.today:
                        return end if last else max(first, seen.today)
            case _:
                pass
    return day_of(days, clock, seen)


def _first(pattern: Series, earliest: datetime, *, exact: bool) -> datetime:
    if exact and (pattern.bare or not pattern.hits(earliest.date())):
        return earliest
    # An interval counts from the first day that fits, so the search itself goes step by step.
    found = rules.from_rule(pattern.searching(), earliest)
    if found is None:
        raise Doubtful(Doubt.INVALID_DATE, said="")
    return found


def _ended(rule: str, first: datetime, clock: time, said: Said, seen: Seen) -> str:
    last = _last_day(first, clock, said, seen)
    if said.count is not None:
        if last is not None:
            raise Doubtful(Doubt.AMBIGUOUS)
        if said.count < 1:
            raise Doubtful(Doubt.NO_INTERVAL)
        return f"{rule};COUNT={said.count}"
    if last is None:
        return rule
    if last < first.date():
        raise Doubtful(Doubt.END_BEFORE_START, date=last.isoformat())
    return f"{rule};{rules.until(last)}"


def _last_day(first: datetime, clock: time, said: Said, seen: Seen) -> date | None:
    if said.end:
        day = _end(first, clock, said, seen)
        return day - timedelta(days=1) if Side.BEFORE in said.sides else day
    if said.rest is not None:
        month = first.month if said.rest.unit is Unit.MONTH else 12
        return date(first.year, month, calendar.monthrange(first.year, month)[1])
    if said.lasting is not None:
        length = ((said.lasting.amount, said.lasting.unit),)
        if said.lasting.from_now:
            return plus(seen.today, length)
        return plus(first.date(), length) - timedelta(days=1)
    return None


def _end(first: datetime, clock: time, said: Said, seen: Seen) -> date:
    match said.end:
        case [Date(year=None) as end]:
            # "fra 1. december til 1. juni": the first such day after the start.
            start = first.date() if said.start else seen.today
            for year in range(start.year, start.year + 2):
                day = valid(year, end.month, end.day)
                if day is None:
                    raise Doubtful(Doubt.INVALID_DATE, said=written(end))
                if day >= start:
                    return day
        case _:
            pass
    return _bound(said.end, clock, said, seen, last=True)
