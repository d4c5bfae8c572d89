"""The days that a longer text mentions, each with where it stands: what an advertisement says, not what is asked for.

Nobody is asked back here: a date of the last fortnight is that date, a week is its Monday, a weekday that contradicts
its date is told as unsure. What surrounds a day decides whether it means anything; that is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from danish.dates.grammar.patterns import WD
from danish.dates.grammar.scanning import scan
from danish.dates.grammar.spelling import repaired
from danish.dates.meaning.naming import monday_of, named
from danish.dates.meaning.seen import LENIENT, Seen
from danish.dates.meaning.together import day_of
from danish.dates.model import Doubtful
from danish.dates.parts import (
    Ahead,
    Apart,
    Date,
    DayFromNow,
    DayWord,
    MonthDays,
    Nth,
    Part,
    Placed,
    Unit,
    Week,
    Weekdays,
)
from danish.folding import traced

_NOON: Final = time(12)
_BETWEEN: Final = re.compile(r"[\s,.]*(?:den|d\.)?\s*\Z")
_BARE: Final = re.compile(WD)


class Said(StrEnum):
    """How a day is named: by a date, by a weekday with "på", or by a weekday alone."""

    DATE = "date"
    ON_WEEKDAY = "on_weekday"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Mention:
    """A day in a text: ``start`` and ``end`` are offsets of the characters that state it.

    ``sure`` is False where a weekday contradicts the date, or "8.10" may be a time.
    """

    start: int
    end: int
    day: date
    said: Said = Said.DATE
    sure: bool = True


def mentioned(text: str, today: date) -> list[Mention]:
    """Every single day the text names, in order; impossible ones (31/2) are left out."""
    folded = repaired(traced(text), text, inside=True)
    placed, _ = scan(folded.text)
    seen = Seen(datetime.combine(today, time()), LENIENT)
    found: list[Mention] = []
    for group in _groups([one for one in placed if _is_day(one.part)], folded.text):
        days = [one.part for one in group]
        try:
            day, sure = _day(days, seen)
        except Doubtful:
            continue
        said = _said(days, folded.text, group[0].start)
        found.append(Mention(*folded.span(group[0].start, group[-1].end), day, said, sure))
    return found


def _is_day(part: Part) -> bool:
    match part:
        case Weekdays(days=days, every=every, choice=choice):
            return len(days) == 1 and not every and not choice
        case MonthDays(days=days):
            return len(days) == 1
        case Ahead(amounts=amounts, added=added):
            return not added and all(unit not in {Unit.MINUTE, Unit.HOUR} for _, unit in amounts)
        case Nth(every=every):
            return not every
        case Date() | DayFromNow() | Week() | Apart():
            return True
        case _:
            return False


def _groups(days: Sequence[Placed], text: str) -> Iterator[list[Placed]]:
    """Each day; a weekday, or how far apart, together with the day that follows it."""
    at = 0
    while at < len(days):
        pair = days[at : at + 2]
        together = len(pair) == 2 and _belong_together(pair[0], pair[1], text)
        yield list(pair) if together else [pair[0]]
        at += 2 if together else 1


def _belong_together(one: Placed, other: Placed, text: str) -> bool:
    if not isinstance(other.part, Date | MonthDays | Week) or not _BETWEEN.match(text[one.end : other.start]):
        return False
    if isinstance(one.part, Apart):
        # "3 uger fra 1. februar" in an advertisement is a time that begins then.
        return not text[one.start : one.end].rstrip().endswith(("fra", "from"))
    return isinstance(one.part, Weekdays)


def _day(days: Sequence[Part], seen: Seen) -> tuple[date, bool]:
    match days:
        case [Weekdays(days=(wanted,)), Week() as week]:
            return monday_of(week, seen.today - timedelta(days=1), seen) + timedelta(days=wanted), True
        case [Weekdays(days=(wanted,)), Date() | MonthDays() as other]:
            day = named(other, _NOON, seen)
            return day, day.weekday() == wanted
        case [Weekdays(days=(wanted,), next_week=False)]:
            return seen.today + timedelta(days=(wanted - seen.today.weekday() - 1) % 7 + 1), True
        case [Apart() as apart, Date() | MonthDays() as other]:
            return day_of([apart, other], _NOON, seen), True
        case [Date(unsure=unsure) as only]:
            return named(only, _NOON, seen), not unsure
        case _:
            return named(_word(days[0]), _NOON, seen), True


def _word(part: Part) -> DayWord:
    assert isinstance(part, DayWord)
    return part


def _said(days: Sequence[Part], text: str, start: int) -> Said:
    if not isinstance(days[0], Weekdays) or len(days) > 1 or days[0].next_week:
        return Said.DATE
    return Said.WEEKDAY if _BARE.match(text, start) else Said.ON_WEEKDAY
