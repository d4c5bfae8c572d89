"""Arithmetic on dates: months of unequal length, dates that do not exist, the nth day of a month."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import Date, Nth, Unit
from danish.workdays import WorkCalendar

WORKDAYS: Final = (0, 1, 2, 3, 4)
_MOST_WORKDAYS: Final = 600
_CALENDAR: Final = WorkCalendar()


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus(day: date, amounts: Sequence[tuple[int, Unit]]) -> date:
    """So much later; working days without holidays and weekends. A month without that day takes its last."""
    return _moved(day, amounts, 1)


def minus(day: date, amounts: Sequence[tuple[int, Unit]]) -> date:
    """So much earlier."""
    return _moved(day, amounts, -1)


def _moved(day: date, amounts: Sequence[tuple[int, Unit]], way: int) -> date:
    for amount, unit in amounts:
        match unit:
            case Unit.DAY:
                day += timedelta(days=way * amount)
            case Unit.WEEK:
                day += timedelta(weeks=way * amount)
            case Unit.MONTH:
                day = months_after(day, way * amount)
            case Unit.YEAR:
                day = months_after(day, way * 12 * amount)
            case Unit.WORKDAY:
                day = _workdays_away(day, amount, way)
            case Unit.HOUR | Unit.MINUTE:
                raise Doubtful(Doubt.AMBIGUOUS)
    return day


def _workdays_away(day: date, amount: int, way: int) -> date:
    if amount > _MOST_WORKDAYS:
        raise Doubtful(Doubt.TOO_FAR)
    for _ in range(amount):
        day += timedelta(days=way)
        while not _CALENDAR.is_workday(day):
            day += timedelta(days=way)
    return day


def valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_day(year: int, month: int, said: Nth) -> date:
    if len(said.nths) != 1 or len(said.days) > 1:
        raise Doubtful(Doubt.AMBIGUOUS)
    length = calendar.monthrange(year, month)[1]
    wanted = WORKDAYS if said.workdays else said.days or range(7)
    fitting = [day for day in range(1, length + 1) if date(year, month, day).weekday() in wanted]
    (nth,) = said.nths
    index = nth - 1 if nth > 0 else nth
    if not -len(fitting) <= index < len(fitting):
        raise Doubtful(Doubt.INVALID_DATE, said="")
    return date(year, month, fitting[index])


def written(said: Date) -> str:
    return f"{said.day}/{said.month}" + (f" {said.year}" if said.year else "")
