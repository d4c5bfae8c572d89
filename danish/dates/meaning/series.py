"""A rule before its start is known, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from danish.dates import rules
from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import (
    Every,
    Unit,
)

_BYDAY: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Series:
    """A rule before its start is known. ``bare`` has an interval only and takes its day from the start."""

    frequency: str
    interval: int
    days: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    bare: bool = False

    def hits(self, day: date) -> bool:
        midnight = datetime.combine(day, time())
        return rules.from_rule(self.searching(), midnight) == midnight

    def searching(self) -> str:
        """The rule without its interval, to find the first day that fits."""
        return self.written(1, self.month_days)

    def rule(self, first: datetime) -> str:
        days = self.month_days
        if self.bare and self.frequency in {"MONTHLY", "YEARLY"} and first.day > 28:
            days = (first.day,)
        text = self.written(self.interval, days)
        if self.bare and self.frequency == "YEARLY" and days:
            text = text.replace("FREQ=YEARLY", f"FREQ=YEARLY;BYMONTH={first.month}")
        return text

    def written(self, interval: int, month_days: tuple[int, ...]) -> str:
        pieces = [f"FREQ={self.frequency}"]
        if interval > 1:
            pieces.append(f"INTERVAL={interval}")
        if self.months:
            pieces.append(f"BYMONTH={_joined(self.months)}")
        if self.weeks:
            pieces.append(f"BYWEEKNO={_joined(self.weeks)}")
        if self.nths:
            pieces.append("BYDAY=" + ",".join(f"{nth}{_BYDAY[day]}" for nth in self.nths for day in self.days))
        elif self.days:
            pieces.append("BYDAY=" + ",".join(_BYDAY[day] for day in self.days))
        positions = self.positions
        if len(month_days) == 1 and month_days[0] > 28 and not (self.frequency == "YEARLY" and self.months):
            # A month without that day takes its last one: a follow-up must not skip February.
            last = month_days[0]
            month_days, positions = ((-1,), ()) if last == 31 else (tuple(range(28, last + 1)), (-1,))
        if month_days:
            pieces.append(f"BYMONTHDAY={_joined(month_days)}")
        if positions:
            pieces.append(f"BYSETPOS={_joined(positions)}")
        return ";".join(pieces)


def bare(every: Every, months: tuple[int, ...]) -> Series:
    """An interval that takes its day from the start."""
    frequency = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}.get(every.unit)
    if frequency is None:
        raise Doubtful(Doubt.AMBIGUOUS)
    if every.interval > 366:
        raise Doubtful(Doubt.TOO_FAR)
    if every.interval == 0:
        raise Doubtful(Doubt.NO_INTERVAL)
    return Series(frequency, every.interval, months=months, bare=True)


def quarters(days: Sequence[int]) -> tuple[int, ...]:
    """The months that begin a quarter; those that end one for its last days."""
    return (3, 6, 9, 12) if all(day < 0 for day in days) else (1, 4, 7, 10)


def _joined(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))
