"""How well phrases about time are read, on a labelled file (``brobygger eval when``)."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.text.format import number
from bot.text.terminal import parsing as text
from danish.dates import Unclear, When, occurrences, understand

COMPARED = 20
"""Rules are equal when this many first moments are."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A phrase, the moment it was said, and what it means; ``expected`` is None where it must be refused."""

    text: str
    now: datetime
    expected: When | None

    @classmethod
    def of(cls, record: Mapping[str, object]) -> Labelled:
        """From ``{"text", "now", "first", "rule"}``; KeyError or ValueError where the record is no such thing."""
        first, rule = record["first"], record.get("rule")
        expected = None
        if first is not None:
            expected = When(datetime.fromisoformat(str(first)), None if rule is None else str(rule))
        return cls(str(record["text"]), datetime.fromisoformat(str(record["now"])), expected)


@dataclass(frozen=True, slots=True)
class Miss:
    labelled: Labelled
    got: When | Unclear


@dataclass(frozen=True, slots=True)
class WhenFigures:
    """``exact`` counts phrases with the right first moment and rule; ``milliseconds`` is the mean a phrase."""

    total: int
    exact: int
    milliseconds: float
    misses: tuple[Miss, ...]

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 for an empty file."""
        return self.exact / self.total if self.total else 0.0


def score(labelled: Iterable[Labelled]) -> WhenFigures:
    lines = list(labelled)
    started = time.perf_counter()
    read = [(one, understand(one.text, one.now)) for one in lines]
    spent = time.perf_counter() - started
    misses = tuple(Miss(one, got) for one, got in read if not same(one.expected, got))
    return WhenFigures(len(lines), len(lines) - len(misses), 1000 * spent / max(len(lines), 1), misses)


def same(expected: When | None, got: When | Unclear) -> bool:
    """First moments equal, and rules equal by their first occurrences; a refusal equals a refusal."""
    if expected is None or isinstance(got, Unclear):
        return expected is None and isinstance(got, Unclear)
    if got.first != expected.first or (got.rule is None) != (expected.rule is None):
        return False
    return occurrences(got, COMPARED) == occurrences(expected, COMPARED)


def render(figures: WhenFigures) -> str:
    """A table of the figures, with every miss."""
    head = text.FIGURES.format(
        total=figures.total,
        right=figures.exact,
        share=number(figures.share, 3),
        ms=number(figures.milliseconds, 2),
    )
    if not figures.misses:
        return f"{head}\n{text.NOTHING_MISSED}"
    rows = [text.MISS_HEADER, *(_row(miss) for miss in figures.misses)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(text.MISS_HEADER))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([head, "", text.MISSES, *(f"  {line}" for line in lines)])


def _row(miss: Miss) -> tuple[str, str, str, str]:
    return (
        miss.labelled.text,
        miss.labelled.now.isoformat(timespec="minutes"),
        _short(miss.got),
        _short(miss.labelled.expected),
    )


def _short(value: When | Unclear | None) -> str:
    match value:
        case When(first=first, rule=rule):
            return first.isoformat(timespec="minutes") + (f" {rule}" if rule else "")
        case Unclear(doubt=doubt):
            return f"({doubt})"
        case None:
            return "(?)"
