"""Arithmetic on dates: months of unequal length, dates that do not exist, the nth day of a month."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import Date, Nth

WORKDAYS: Final = (0, 1, 2, 3, 4)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


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
