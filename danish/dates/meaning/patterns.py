"""Which rhythm the words of a recurrence say, before its start is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from danish.dates.meaning.arithmetic import WORKDAYS, valid, written
from danish.dates.meaning.series import Series, bare, quarters
from danish.dates.meaning.sorting import Said
from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import Date, DayWord, Every, Feast, MonthDays, MonthOnly, Nth, Unit, Weekdays

_Kind = TypeVar("_Kind", bound=DayWord)


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """The words of a rhythm: its days, its interval, and the weekdays and months it leaves out."""

    days: tuple[DayWord, ...]
    every: Every | None
    odd: bool | None
    without_days: frozenset[int]
    months: tuple[int, ...]

    def of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        return tuple(day for day in self.days if isinstance(day, kind))


def series_of(said: Said, ruled: Sequence[DayWord]) -> Series:
    """The rhythm of the days that belong to it: the first rule that knows such days. Raises Doubtful."""
    without_days, months = _excepted(said)
    odd = None if said.parity is None else said.parity.odd
    rhythm = _Rhythm(tuple(ruled), said.every, odd, without_days, months)
    kinds = [rhythm.of(kind) for kind in (Weekdays, Nth, MonthDays)] + [rhythm.of(Date) + rhythm.of(Feast)]
    if sum(map(bool, kinds)) > 1 or len(rhythm.of(Nth)) > 1 or len(kinds[-1]) > 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    return next(found for rule in _RULES if (found := rule(rhythm)) is not None)


def _excepted(said: Said) -> tuple[frozenset[int], tuple[int, ...]]:
    """Weekdays left out, and the months that stay where months are left out."""
    days: set[int] = set()
    months: set[int] = set()
    for part in said.excepted:
        match part:
            case Weekdays(days=left):
                days.update(left)
            case MonthOnly(month=int(month), day=None, year=None):
                months.add(month)
            case _:
                raise Doubtful(Doubt.AMBIGUOUS)
    kept = tuple(month for month in range(1, 13) if month not in months) if months else ()
    return frozenset(days), kept


def _weekly(rhythm: _Rhythm) -> Series | None:
    weekdays = rhythm.of(Weekdays)
    if not weekdays:
        return None
    intervals = {day.every for day in weekdays if day.every}
    if any(day.choice for day in weekdays) or len(intervals) > 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    days = {day for part in weekdays for day in part.days}
    return _on_weekdays(rhythm, days, max(intervals, default=0))


def _on_weekdays(rhythm: _Rhythm, days: set[int], stated: int) -> Series:
    kept = tuple(sorted(days - rhythm.without_days))
    if not kept:
        raise Doubtful(Doubt.NO_WEEKDAY)
    interval = _weeks(rhythm.every, stated)
    if rhythm.odd is None:
        return Series("WEEKLY", interval, days=kept, months=rhythm.months)
    if interval > 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    numbers = range(1 if rhythm.odd else 2, 54, 2)
    return Series("YEARLY", 1, days=kept, weeks=tuple(numbers), months=rhythm.months)


def _weeks(every: Every | None, stated: int) -> int:
    """The interval in weeks of weekdays, which say one themselves ("hver anden tirsdag") or beside them."""
    if every is None:
        return stated or 1
    match every.unit:
        case Unit.WEEK if stated <= 1 or every.interval == stated:
            return every.interval
        case Unit.DAY if every.interval % 7 == 0:
            return every.interval // 7
        case Unit.DAY if every.interval == 1:
            return stated or 1
        case Unit.MONTH | Unit.YEAR if stated:
            raise Doubtful(Doubt.NO_WEEKDAY)
        case _:
            raise Doubtful(Doubt.AMBIGUOUS)


def _weeks_by_parity(rhythm: _Rhythm) -> Series | None:
    if rhythm.odd is None:
        return None
    raise Doubtful(Doubt.NO_WEEKDAY)


def _daily_without(rhythm: _Rhythm) -> Series | None:
    if not rhythm.without_days:
        return None
    if rhythm.every != Every(1, Unit.DAY):
        raise Doubtful(Doubt.AMBIGUOUS)
    return _on_weekdays(rhythm, set(range(7)), 1)


def _monthly_nth(rhythm: _Rhythm) -> Series | None:
    if not rhythm.of(Nth):
        return None
    (nth,), every = rhythm.of(Nth), rhythm.every
    step, months = nth.every or 1, rhythm.months
    if every is not None:
        if every.unit is not Unit.MONTH and not (every.unit is Unit.YEAR and nth.month):
            raise Doubtful(Doubt.AMBIGUOUS)
        step = every.interval if every.unit is Unit.MONTH else 12
    if any(abs(found) > 5 for found in nth.nths):
        raise Doubtful(Doubt.INVALID_DATE, said="")
    if nth.month is not None:
        months, step = (nth.month,), 1
    elif nth.quarter or (every is not None and every.quarter):
        months, step = quarters(nth.nths), 1
    if nth.days:
        return Series("MONTHLY", step, days=nth.days, nths=nth.nths, months=months)
    if nth.workdays:
        return Series("MONTHLY", step, days=WORKDAYS, positions=nth.nths, months=months)
    return Series("MONTHLY", step, month_days=nth.nths, months=months)


def _yearly(rhythm: _Rhythm) -> Series | None:
    for day in (*rhythm.of(Date), *rhythm.of(Feast)):
        if isinstance(day, Feast) and day.easter is not None:
            raise Doubtful(Doubt.AMBIGUOUS)
        if valid(2028, day.month, day.day) is None:
            raise Doubtful(Doubt.INVALID_DATE, said=written(day) if isinstance(day, Date) else "")
        wanted = -1 if (day.day, day.month) == (29, 2) else day.day
        interval = rhythm.every.interval if rhythm.every is not None else 1
        return Series("YEARLY", interval, month_days=(wanted,), months=(day.month,))
    return None


def _monthly(rhythm: _Rhythm) -> Series | None:
    if not rhythm.of(MonthDays):
        return None
    wanted = tuple(sorted(day for part in rhythm.of(MonthDays) for day in part.days))
    every = _stated(rhythm)
    if any(not (1 <= day <= 31 or day == -1) for day in wanted):
        raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted[-1]}.")
    if every.unit is not Unit.MONTH:
        raise Doubtful(Doubt.AMBIGUOUS)
    if every.quarter:
        return Series("MONTHLY", 1, month_days=wanted, months=quarters(wanted))
    return Series("MONTHLY", every.interval, month_days=wanted, months=rhythm.months)


def _bare(rhythm: _Rhythm) -> Series:
    return bare(_stated(rhythm), rhythm.months)


def _stated(rhythm: _Rhythm) -> Every:
    if rhythm.every is None:
        raise Doubtful(Doubt.NO_INTERVAL)
    return rhythm.every


_RULES: Final[tuple[Callable[[_Rhythm], Series | None], ...]] = (
    _weekly,
    _weeks_by_parity,
    _daily_without,
    _monthly_nth,
    _yearly,
    _monthly,
    _bare,
)
