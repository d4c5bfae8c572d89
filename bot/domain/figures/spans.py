"""What the figures are about: a calendar month or year, and the days of it that are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from danish.workdays import at

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month in Copenhagen."""

    year: int
    month: int

    @classmethod
    def of(cls, written: str) -> Month:
        """``2026-11``, as ``str`` writes it."""
        year, month = written.split("-")
        return cls(int(year), int(month))

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.following.first - DAY

    @property
    def following(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def previous(self) -> Month:
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def back(self, months: int) -> Month:
        """The month so many months earlier."""
        found = self
        for _ in range(months):
            found = found.previous
        return found


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A calendar year in Copenhagen."""

    year: int

    def __str__(self) -> str:
        return str(self.year)

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def previous(self) -> Year:
        return Year(self.year - 1)


Span = Month | Year
"""What a report is about."""


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment of the first day up to, not including, that of the day after the last one."""
        return at(self.first, time()), at(self.last + DAY, time())

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def elapsed(span: Span, today: date) -> Period:
    """The month or year, or of the running one the days up to today."""
    return Period(span.first, max(span.first, min(span.last, today)))
