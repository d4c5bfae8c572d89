"""What is new, abolished or expected, by date: from the entries' ``changes``, and from notices until they are dated."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from knowledge.answers import Line, Listed, Shape
from knowledge.data_files import sections, word_list
from knowledge.entry import ChangeStatus, Entry, Kind, Status
from knowledge.language.cues import Cues
from knowledge.language.normalise import fold

_ASKING = {heading: Cues(lines) for heading, lines in sections("listing").items()}

ON_TOPIC = 0.75
"""Share of the best score among the changed entries from which one is on the topic asked about."""

_MONTHS: tuple[str, ...] = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_DATE = re.compile(rf"(?:(\d{{1,2}})\.? )?({'|'.join(_MONTHS)}) (20\d\d)")
_EXPECTED = "ventes"
"""The word by which a notice says that something is only expected."""

_YEAR = re.compile(r"(?<!\d)(20[23]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class When:
    """A day or a whole year asked about."""

    year: int
    month: int | None = None

    def holds(self, day: date) -> bool:
        return day.year == self.year and (self.month is None or day.month == self.month)


def asked(folded: str) -> bool:
    """Whether a folded question asks what has changed."""
    return _ASKING["changes"].within(folded)


def asks(word: str) -> bool:
    """Whether a folded word only asks for changes, and names nothing that they are about."""
    asks = _ASKING["changes"].within(word) or _ASKING["ended"].within(word)
    return asks or word in _FILLERS or bool(_YEAR.match(word))


_FILLERS = word_list("change fillers")


def listed(
    folded: str,
    entries: Sequence[Entry],
    fitness: Callable[[Entry], float],
    *,
    topical: bool,
    groups: Collection[str] = (),
) -> Listed | None:
    """The changes that the question asks for, by date. ``topical``: it names something the changes must be about;
    ``groups`` are the groups that it names."""
    ended, expected, when = _ASKING["ended"].within(folded), _ASKING["expected"].within(folded), _when(folded)
    found = [
        (entry, line)
        for entry in entries
        for line in _lines(entry)
        if _asked_for(entry, line, when, ended=ended, expected=expected)
    ]
    grouped = [(entry, line) for entry, line in found if any(name in groups for name in entry.classes)]
    if topical and grouped:
        found = grouped
    elif topical and found:
        best = max(fitness(entry) for entry, _ in found)
        found = [(entry, line) for entry, line in found if fitness(entry) >= ON_TOPIC * best]
    if not found:
        return None
    lines = _each_once(line for _, line in found)
    about = f"{when.year}" if when else ""
    return Listed(Shape.CHANGES, about, tuple(sorted(lines, key=lambda line: line.on or date.min)))


def _each_once(lines: Iterable[Line]) -> list[Line]:
    kept: dict[tuple[str, date | None], Line] = {}
    for line in lines:
        kept.setdefault((line.entry.id, line.on), line)
    return list(kept.values())


def _lines(entry: Entry) -> Iterable[Line]:
    """The dated changes of an entry; those its notice names where nobody has dated them yet."""
    for change in entry.changes:
        yield Line(entry, change.what, change.date, change.status.value)
    if entry.notice and not entry.changes:
        days = tuple(_dates(fold(entry.notice)))
        status = ChangeStatus.ENDED if entry.status is Status.CLOSED else ChangeStatus.IN_FORCE
        if _EXPECTED in fold(entry.notice) and status is ChangeStatus.IN_FORCE:
            status = ChangeStatus.EXPECTED
        for day in days or (None,):
            yield Line(entry, entry.notice, day, status.value)


def _asked_for(entry: Entry, line: Line, when: When | None, *, ended: bool, expected: bool) -> bool:
    if ended and when is None:
        return entry.status is Status.CLOSED
    if when is not None:
        return line.on is not None and when.holds(line.on) and (not ended or line.status != ChangeStatus.IN_FORCE)
    if expected:
        return line.status == ChangeStatus.EXPECTED
    return line.on is not None or entry.kind is Kind.SCHEME


def _dates(folded: str) -> Iterable[date]:
    for day, month, year in _DATE.findall(folded):
        with suppress(ValueError):
            yield date(int(year), _MONTHS.index(month) + 1, int(day or 1))


def _when(folded: str) -> When | None:
    match = _DATE.search(folded)
    if match:
        return When(int(match[3]), _MONTHS.index(match[2]) + 1)
    year = _YEAR.search(folded)
    return When(int(year[1])) if year else None
