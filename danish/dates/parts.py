"""The pieces a phrase about time is made of, before they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from danish.dates.model import Doubt


class Unit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Side(StrEnum):
    """A word that says what the next day is for."""

    FROM = "from"
    AFTER = "after"
    UNTIL = "until"
    THROUGH = "through"
    BEFORE = "before"
    TO = "to"
    EXCEPT = "except"
    THEN = "then"
    ABOUT = "about"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Marker:
    side: Side


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as said; ``spoken`` ("halv to") leaves the half of the day open, ``loose`` has no "kl."."""

    hour: int
    minute: int = 0
    spoken: bool = False
    loose: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    hour: int
    afternoon: bool = False


@dataclass(frozen=True, slots=True)
class DayFromNow:
    days: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """ "om 3 uger"; ``added`` ("mandag otte dage") only counts on from another day."""

    amounts: tuple[tuple[int, Unit], ...]
    added: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """ "2 dage før …", "fredagen efter …": so far from the day named beside it, or on the next such weekday."""

    amounts: tuple[tuple[int, Unit], ...] = ()
    back: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, Monday 0; ``every`` is the interval in weeks, 0 for a single day."""

    days: tuple[int, ...]
    every: int = 0
    next_week: bool = False
    weak: bool = False
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    day: int
    month: int
    year: int | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of a month (-1 is the last); ``months`` is 0 for this month, 1 for the next, None where nothing is said."""

    days: tuple[int, ...]
    months: int | None = None


@dataclass(frozen=True, slots=True)
class MonthOnly:
    """A month without a day; ``primo``, ``medio`` and ``ultimo`` are days 1, 15 and -1."""

    month: int | None
    months: int | None = None
    year: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A day by name; ``easter`` counts from Easter Sunday."""

    month: int = 0
    day: int = 0
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by number, or ``ahead`` weeks from this one."""

    number: int | None = None
    ahead: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """ "første mandag i …": ``days`` are weekdays, or all working days (``workdays``), or any day (``days`` empty).

    With ``every`` it repeats every so many months (12 with ``month``); ``months`` as in `MonthDays`.
    """

    nths: tuple[int, ...]
    days: tuple[int, ...]
    workdays: bool = False
    every: int = 0
    quarter: bool = False
    months: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """ "hver 4. uge"; ``quarter`` counts from January, April, July and October where a day is said."""

    interval: int
    unit: Unit
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Parity:
    odd: bool


@dataclass(frozen=True, slots=True)
class Count:
    times: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """ "i 3 måneder"; ``from_now`` for "de næste 3 måneder"."""

    amount: int
    unit: Unit
    from_now: bool = False


@dataclass(frozen=True, slots=True)
class RestOf:
    unit: Unit


@dataclass(frozen=True, slots=True)
class Vague:
    doubt: Doubt


DayWord = Weekdays | Date | MonthDays | MonthOnly | Feast | Week | Nth | DayFromNow | Ahead | Apart
"""What names a day or a set of days."""

Part = (
    DayWord | Marker | Clock | DayPart | Every | Parity | Count | Lasting | RestOf | Vague
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and where it stands in the folded text."""

    part: Part
    start: int
    end: int
