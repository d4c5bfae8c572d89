"""A phrase that names one moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from danish.dates.meaning.clocks import existing, next_at, time_of
from danish.dates.meaning.naming import dated
from danish.dates.meaning.seen import Seen
from danish.dates.meaning.sorting import Said
from danish.dates.meaning.together import day_of
from danish.dates.model import Doubt, Doubtful, When
from danish.dates.parts import Ahead, Clock, Date, DayWord, Side, Unit, Weekdays
from danish.workdays import ZONE, local

FARTHEST: Final = timedelta(days=366 * 10)

_REFUSED: Final[tuple[tuple[Callable[[Said], object], Doubt], ...]] = (
    (lambda said: said.parity is not None, Doubt.NO_WEEKDAY),
    (lambda said: said.excepted, Doubt.AMBIGUOUS),
    (lambda said: said.count is not None or said.rest or said.then or said.lasting, Doubt.NO_INTERVAL),
    (lambda said: said.sides & {Side.AFTER, Side.BEFORE, Side.ABOUT}, Doubt.NO_EXACT_DATE),
    (lambda said: Side.LATER in said.sides and not (said.clock or said.part), Doubt.NO_EXACT_DATE),
    (lambda said: said.days and (said.start or said.end), Doubt.AMBIGUOUS),
    (lambda said: said.start and said.end, Doubt.NO_INTERVAL),
    (lambda said: said.end and said.sides & {Side.UNTIL, Side.THROUGH}, Doubt.NO_INTERVAL),
    # "8-12" and "7.30" alone are hours of work or an amount as often as a time.
    (lambda said: not (_days(said) or said.part) and (said.clock is None or said.clock.loose), Doubt.NOT_A_DATE),
)
"""What a single moment cannot be said with, and why it is asked about."""


def single(said: Said, seen: Seen) -> When:
    """The moment; raises Doubtful."""
    for applies, doubt in _REFUSED:
        if applies(said):
            raise Doubtful(doubt)
    days = _without_double_reading(said, seen)
    hours = _hours(days, said, seen)
    if hours is not None:
        return When(hours)
    clock = time_of(said)
    if not days:
        return When(existing(next_at(clock, seen)))
    day = day_of(days, clock, seen)
    first = datetime.combine(day, clock)
    if first <= seen.now:
        raise Doubtful(Doubt.IN_THE_PAST, date=first.isoformat(timespec="minutes"))
    if first - seen.now > FARTHEST:
        raise Doubtful(Doubt.TOO_FAR, date=day.isoformat())
    return When(existing(first))


def _days(said: Said) -> list[DayWord]:
    return said.days or said.start or said.end


def _without_double_reading(said: Said, seen: Seen) -> list[DayWord]:
    """ "mandag 8.10" is a time, "tirsdag 1.12" a date where the weekday fits, "8.10" alone is asked about."""
    days = _days(said)
    unsure = next((day for day in days if isinstance(day, Date) and day.unsure), None)
    if unsure is None or said.clock is not None:
        return days
    others = [day for day in days if day is not unsure]
    if not others:
        raise Doubtful(Doubt.AMBIGUOUS, said=f"{unsure.day}.{unsure.month:02d}")
    if _fits(unsure, others, seen):
        return days
    said.clock = Clock(unsure.day, unsure.month)
    return others


def _fits(said: Date, others: Sequence[DayWord], seen: Seen) -> bool:
    weekdays = next((day.days for day in others if isinstance(day, Weekdays)), ())
    try:
        return dated(said, seen).weekday() in weekdays
    except Doubtful:
        return False


def _hours(days: Sequence[DayWord], said: Said, seen: Seen) -> datetime | None:
    """Minutes and hours from now, in elapsed time even over the changes of summer time."""
    if len(days) != 1 or not isinstance(days[0], Ahead):
        return None
    amounts = days[0].amounts
    small = [unit in {Unit.MINUTE, Unit.HOUR} for _, unit in amounts]
    if not any(small):
        return None
    if not all(small) or said.clock is not None:
        raise Doubtful(Doubt.AMBIGUOUS)
    minutes = sum(amount * (60 if unit is Unit.HOUR else 1) for amount, unit in amounts)
    if minutes == 0:
        raise Doubtful(Doubt.IN_THE_PAST, date=seen.now.isoformat(timespec="minutes"))
    start = seen.now.replace(second=0, microsecond=0, tzinfo=ZONE).astimezone(UTC)
    return local(start + timedelta(minutes=minutes)).replace(fold=0)
