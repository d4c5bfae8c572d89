"""Which one day several words name together: "fredag den 4. december", "mandag i uge 6", "2 dage før 1. december"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from danish.dates.meaning.arithmetic import minus, plus, valid
from danish.dates.meaning.naming import monday_of, named
from danish.dates.meaning.seen import Seen
from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import Ahead, Apart, Date, DayFromNow, DayWord, Week, Weekdays

JUST_PASSED: Final = timedelta(days=60)
"""A date that has passed so lately is asked about, and not put off by a year."""

_Kind = TypeVar("_Kind", bound=DayWord)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of different kinds that name one day."""

    days: tuple[DayWord, ...]
    clock: time
    seen: Seen

    def of(self, kind: type[_Kind]) -> _Kind | None:
        return next((day for day in self.days if isinstance(day, kind)), None)

    def without(self, *kinds: type[DayWord]) -> tuple[DayWord, ...]:
        return tuple(day for day in self.days if not isinstance(day, kinds))


def day_of(days: Sequence[DayWord], clock: time, seen: Seen) -> date:
    """The one day that the words name together: the first rule that knows their combination."""
    if len({type(day) for day in days}) < len(days):
        raise Doubtful(Doubt.AMBIGUOUS)
    words = _Words(tuple(days), clock, seen)
    return next(day for rule in _RULES if (day := rule(words)) is not None)


def _alone(words: _Words) -> date | None:
    return named(words.days[0], words.clock, words.seen) if len(words.days) == 1 else None


def _apart(words: _Words) -> date | None:
    """ "2 dage før 1. december", "fredagen efter den 15. januar"."""
    apart = words.of(Apart)
    if apart is None:
        return None
    base = day_of(words.without(Apart), words.clock, words.seen)
    if apart.weekday is None:
        return minus(base, apart.amounts) if apart.back else plus(base, apart.amounts)
    step = -1 if apart.back else 1
    return next(day for day in (base + timedelta(days=step * n) for n in range(1, 8)) if day.weekday() == apart.weekday)


def _weekday_in_week(words: _Words) -> date | None:
    weekdays, week = words.of(Weekdays), words.of(Week)
    if weekdays is None or week is None or words.without(Weekdays, Week):
        return None
    wanted = _only(weekdays)
    day = monday_of(week, words.seen.today, words.seen, wanted) + timedelta(days=wanted)
    if datetime.combine(day, words.clock) <= words.seen.now:
        raise Doubtful(Doubt.IN_THE_PAST, date=day.isoformat())
    return day


def _weekday_and_more(words: _Words) -> date | None:
    """ "mandag otte dage", "torsdag om 3 uger": a weekday counted on from."""
    weekdays, ahead = words.of(Weekdays), words.of(Ahead)
    if weekdays is None or ahead is None or words.without(Weekdays, Ahead):
        return None
    wanted, seen = _only(weekdays), words.seen
    if weekdays.next_week:
        start = named(weekdays, words.clock, seen)
    else:
        start = seen.today + timedelta(days=(wanted - seen.today.weekday()) % 7)
    return plus(start, ahead.amounts)


def _weekday_and_date(words: _Words) -> date | None:
    weekdays, week = words.of(Weekdays), words.of(Week)
    if weekdays is None:
        return None
    wanted = _only(weekdays)
    others = words.without(Weekdays, Week)
    if len(others) != 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    day = named(others[0], words.clock, words.seen)
    if day.weekday() != wanted:
        _ask_which(others[0], day, wanted, words.seen)
    if week is not None and week.number is not None and day.isocalendar().week != week.number:
        raise Doubtful(Doubt.AMBIGUOUS)
    return day


def _ask_which(said: DayWord, day: date, wanted: int, seen: Seen) -> None:
    """Raises: the date that has just passed where the weekday fits that one, else both.

    "fredag den 13." is the next 13th; another month is not meant silently.
    """
    if isinstance(said, Date) and said.year is None and day.year > seen.today.year:
        passed = valid(seen.today.year, said.month, said.day)
        if passed is not None and passed.weekday() == wanted and seen.today - passed < JUST_PASSED:
            raise Doubtful(Doubt.IN_THE_PAST, date=passed.isoformat())
    raise Doubtful(Doubt.WEEKDAY_MISMATCH, date=day.isoformat(), weekday=str(wanted))


def _counted_on(words: _Words) -> date | None:
    """ "i dag om 14 dage"."""
    near, ahead = words.of(DayFromNow), words.of(Ahead)
    if near is None or ahead is None or words.without(DayFromNow, Ahead):
        return None
    return plus(words.seen.today + timedelta(days=near.days), ahead.amounts)


def _agreeing(words: _Words) -> date:
    """ "i morgen den 24. november": all words must mean the same day."""
    week = words.of(Week)
    found = {named(day, words.clock, words.seen) for day in words.without(Week)}
    if len(found) != 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    day = found.pop()
    if week is not None and week.number is not None and day.isocalendar().week != week.number:
        raise Doubtful(Doubt.AMBIGUOUS)
    return day


def _only(weekdays: Weekdays) -> int:
    if weekdays.choice or len(weekdays.days) != 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    return weekdays.days[0]


_RULES: Final[tuple[Callable[[_Words], date | None], ...]] = (
    _alone,
    _apart,
    _weekday_in_week,
    _weekday_and_more,
    _weekday_and_date,
    _counted_on,
    _agreeing,
)
