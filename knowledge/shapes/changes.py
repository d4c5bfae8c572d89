"""What is new, abolished or expected, by date: from the entries' ``changes``, and from notices until they are dated.

Each change is a small text of its own, so that a subject finds the changes that speak of it in whichever entry they
stand: the end of the rehabilitation team is told by seven.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danish import spans
from danish.spans import Span
from knowledge.answers import Line, Listed, Shape
from knowledge.data_files import sections, word_list
from knowledge.entry import ChangeStatus, Entry, Kind, Status
from knowledge.language.cues import Cues
from knowledge.language.normalise import fold, stem, stems, words

_ASKING = {heading: Cues(lines) for heading, lines in sections("listing").items()}

ON_TOPIC = 0.75
"""Share of the best score among the changed entries from which one is on the topic asked about."""

SAYS, SAYS_IT_TOO = 0.5, 0.7
"""How much of the telling words a change must say to be on the topic by its own text, and, as a share of what the best
says, for standing beside it."""

PART = 0.7
"""What a word counts that a change says as a part of a compound."""

NEAREST = 0.9
"""Share of the best score of all from which a changed entry is on the topic whatever its change says."""

LONG_ENOUGH = 6
"""Letters of a stem that is looked for within compounds."""

BESIDE, LATE = 3, timedelta(days=730)
"""Changes in other entries that stand beside the entry that answers, and how far back they lie."""

_EXPECTED = "ventes"
"""The word by which a notice says that something is only expected."""

_LEADING = sections("listing")["leading changes"]
"""Entries that tell of a reform as a whole: part of each list that it bears on."""

_NOTED = frozenset({Kind.SCHEME, Kind.TERM, Kind.MODEL, Kind.LOCAL})
"""Kinds whose notice tells of rules; that of a project, a tool or a figure only says that what it tells of is past."""

_FILLERS = frozenset(stems([*word_list("change fillers")]))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about changes as the rest of the search has read it.

    ``about`` are the telling words that say what the changes are to be about, ``groups`` the groups of people named,
    ``today`` the day that "i år" counts from.
    """

    folded: str
    about: Sequence[str]
    groups: Collection[str]
    today: date


@dataclass(frozen=True, slots=True)
class _Told:
    entry: Entry
    line: Line
    stems: frozenset[str]
    moved: bool
    """It says only that the paragraphs of the entry may get other numbers."""


def asked(folded: str) -> bool:
    """Whether a folded question asks what has changed."""
    return _ASKING["changes"].within(folded)


def is_dated(folded: str, about: Sequence[str]) -> bool:
    """Whether it names a day or month on which something happened, or a year and nothing else, and asks no amount."""
    named = spans.is_exact(folded) if about else spans.is_numbered(folded)
    return named and not _ASKING["amounts"].within(folded)


def asked_beside(folded: str) -> bool:
    """Whether it asks at least whether something still holds: "skal vi stadig …, eller er det slut?"."""
    return asked(folded) or _ASKING["still"].within(folded)


def asks(word: str) -> bool:
    """Whether a folded word only asks for changes, and names nothing that they are about."""
    only_asks = _ASKING["changes"].within(word) or _ASKING["ended"].within(word)
    return only_asks or stem(word) in _FILLERS or spans.is_year(word)


class Changes:
    """Every change of the entries, read once."""

    def __init__(self, entries: Iterable[Entry], rarity: Callable[[str], float]) -> None:
        self._rarity = rarity
        self._told = tuple(
            _Told(entry, line, frozenset(stems(words(f"{entry.title} {line.says}"))), _only_moved(entry, line))
            for entry in entries
            for line in _lines(entry)
        )

    def listed(self, asked: Asked, fitness: Callable[[Entry], float]) -> Listed | None:
        """The changes that the question asks for, by date: those that speak of what it names, or that stand in the
        entries its words fit."""
        about = () if _ASKING["everything"].within(asked.folded) else asked.about
        ended, expected = _ASKING["ended"].within(asked.folded), _ASKING["expected"].within(asked.folded)
        span = spans.asked(asked.folded, asked.today) or self._reform(asked.folded)
        numbers = _ASKING["numbers of paragraphs"].within(asked.folded)
        whole = ended and span is None and _ASKING["whole schemes"].within(asked.folded)
        found = [
            one
            for one in self._told
            if _asked_for(one, span, ended=ended, expected=expected)
            and (not whole or one.entry.status is Status.CLOSED)
            and (not one.moved or numbers)
        ]
        if numbers and any(one.moved for one in found):
            about = ()
            found = [one for one in found if one.moved or one.entry.kind is Kind.TERM]
        grouped = [one for one in found if any(name in asked.groups for name in one.entry.classes)]
        if about and grouped:
            found = [one for one in found if one in grouped or one.entry.id in _LEADING]
        elif about and found:
            on_topic = self._on_topic(about, found)
            nearest = [one for one in found if fitness(one.entry) >= NEAREST]
            if on_topic or not is_dated(asked.folded, about):
                found = [*on_topic, *nearest] if on_topic else _fitting(found, fitness)
        if not found:
            return None
        lines = _each_once(one.line for one in found)
        year = f"{span.first.year}" if span else ""
        return Listed(Shape.CHANGES, year, tuple(sorted(lines, key=lambda line: line.on or date.min)))

    def _reform(self, folded: str) -> Span | None:
        """The days of the reform that a question names without one."""
        days = [one.line.on for one in self._told if one.entry.id in _LEADING and one.line.on is not None]
        return Span(min(days), max(days)) if days and _ASKING["reform"].within(folded) else None

    def beside(self, best: Entry, asked: Asked) -> tuple[Line, ...]:
        """Changes in other entries that speak of what is asked, or of the entry that answers: of the days asked about,
        else of late and to come; of each entry the latest."""
        span = spans.asked(asked.folded, asked.today) or Span(asked.today - LATE, date.max)
        found = [
            one
            for one in self._told
            if one.entry.id != best.id and not one.moved and one.line.on is not None and span.holds(one.line.on)
        ]
        on_topic = self._on_topic(asked.about, found) or self._on_topic(words(best.title), found)
        latest = {one.entry.id: one.line for one in sorted(on_topic, key=lambda one: one.line.on or date.min)}
        return tuple(latest.values())[:BESIDE]

    def tell_of(self, about: Sequence[str]) -> bool:
        """Whether a change speaks of most of what is asked."""
        return any(share >= SAYS for share, _ in self._shares(stems(about), self._told))

    def _on_topic(self, about: Sequence[str], found: Sequence[_Told]) -> list[_Told]:
        """Those that speak of what is asked, as far as changes speak of it at all."""
        known = [unit for unit in stems(about) if any(_says(one, unit) for one in self._told)]
        said = self._shares(known, found)
        best = max((share for share, _ in said), default=0.0)
        return [one for share, one in said if share >= SAYS and share >= SAYS_IT_TOO * best]

    def _shares(self, units: Sequence[str], found: Sequence[_Told]) -> list[tuple[float, _Told]]:
        """How much each change says of the stems, by rarity, 0..1."""
        weights = {unit: self._rarity(unit) for unit in units}
        whole = sum(weights.values())
        if not whole:
            return []
        return [(sum(weight * _says(one, unit) for unit, weight in weights.items()) / whole, one) for one in found]


def _only_moved(entry: Entry, line: Line) -> bool:
    moved = line.status == ChangeStatus.EXPECTED and _ASKING["only moved"].within(fold(line.says))
    return moved and entry.id not in _LEADING


def _says(one: _Told, unit: str) -> float:
    if unit in one.stems:
        return 1.0
    if len(unit) >= LONG_ENOUGH and any(other.startswith(unit) or other.endswith(unit) for other in one.stems):
        return PART
    return 0.0


def _fitting(found: Sequence[_Told], fitness: Callable[[Entry], float]) -> list[_Told]:
    best = max(fitness(one.entry) for one in found)
    return [one for one in found if fitness(one.entry) >= ON_TOPIC * best]


def _each_once(lines: Iterable[Line]) -> list[Line]:
    kept: dict[tuple[str, date | None], Line] = {}
    for line in lines:
        kept.setdefault((line.entry.id, line.on), line)
    return list(kept.values())


def _lines(entry: Entry) -> Iterable[Line]:
    """The dated changes of an entry; those its notice names where nobody has dated them yet."""
    for change in entry.changes:
        yield Line(entry, change.what, change.date, change.status.value)
    if entry.notice and not entry.changes and entry.kind in _NOTED:
        status = ChangeStatus.ENDED if entry.status is Status.CLOSED else ChangeStatus.IN_FORCE
        if _EXPECTED in fold(entry.notice) and status is ChangeStatus.IN_FORCE:
            status = ChangeStatus.EXPECTED
        for day in tuple(spans.days(fold(entry.notice))) or (None,):
            yield Line(entry, entry.notice, day, status.value)


def _asked_for(one: _Told, span: Span | None, *, ended: bool, expected: bool) -> bool:
    if ended and span is None:
        return one.entry.status is Status.CLOSED or one.line.status == ChangeStatus.ENDED
    if span is not None:
        inside = one.line.on is not None and span.holds(one.line.on)
        return inside and (not ended or one.line.status != ChangeStatus.IN_FORCE)
    if expected:
        return one.line.status == ChangeStatus.EXPECTED
    return one.line.on is not None or one.entry.kind is Kind.SCHEME
