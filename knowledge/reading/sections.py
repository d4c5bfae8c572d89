"""Which section of the right entry answers the question, and whether any does.

Each section, the short answer among them, is weighed by how the question is put, by what is asked for (the facet), by
the question's own words in its text and in its best line, and by the example questions that an editor placed there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.data_files import sections as lists
from knowledge.entry import Entry, Section
from knowledge.language.cues import Cues
from knowledge.language.normalise import STOPWORDS, fold, stem, words
from knowledge.reading import facets, phrasing
from knowledge.reading.general import is_general
from knowledge.reading.phrasing import Phrasing

SHORT = "short"
"""What example questions call the short answer."""


class Signs(NamedTuple):
    """What speaks for a section, each from 0 to 1 but for ``leaning``.

    said: how much of the question, by rarity, stands in it; line: in its best line; leaning: how the question is put,
    -1..1; facet, second: whether it holds the first and the second thing asked for; defined: whether it is the short
    answer and the question asks what a thing is; example: how much its nearest example question says the same.
    """

    said: float
    line: float
    leaning: float
    facet: float
    second: float
    defined: float
    example: float


WEIGHTS = Signs(said=4.62, line=4.03, leaning=1.67, facet=0.98, second=0.79, defined=1.0, example=1.2)
"""``benchmarks/fit_sections.py`` fits them on the placed example questions, each hidden while it is asked. The last is
chosen: editors write examples that differ, so that hiding one tells nothing of its twin that a person asks."""

HEADED = {
    SHORT: -1.13,
    "Omfang": -0.51,
    "Hvem kan få det": -1.17,
    "Sådan gør du": -1.36,
    "Samspil": -1.18,
    "Til virksomheden": -1.52,
    "Hvem søger og bevilger": -1.14,
    "Faldgruber": -1.38,
    "Usikkerhed og ændringer": -1.03,
    "Lovgrundlag": -1.29,
    "Eksempler": -1.87,
}
OTHERWISE = -1.13
"""How often a heading is what is asked for, all else alike; fitted with the rest."""

AHEAD = 1.5
"""How far the short answer, shown above whichever section is chosen, must be ahead of each to stand alone where it is
not asked what a thing is."""

SAYS_SOMETHING = 0.3
"""The share of a question's words, by rarity, and what the nearest example adds, from which a section is on it."""

TOLD, TOLD_ALIKE, FEWEST = 0.05, 0.2, 2
"""Share of the question's words, by rarity, below which the entry does not tell what is asked; the likeness of an
example question that speaks against that; and the telling words a question must have to be doubted. On 142 labelled
questions: 2 of 10 that the entry does not answer are told apart, 1 of 10 that it answers is doubted."""

COMPOUND = 0.5
"""What a word counts that stands in the section only as part of a longer one, or the other way round."""

SHORTEST_PART = 5

UNSAID = 2.0
"""Rarity that every question is given beside its words, so that one or two words do not decide alone."""

_LISTS = lists("asking")
_DEFINITION = Cues(_LISTS["definition"])
_YEAR = re.compile(r"(?<![\d.,])(20[2-4]\d)(?![\d.,]\d)")
_UNTOLD = tuple(Cues(lines) for heading, lines in _LISTS.items() if heading.startswith("untold"))
_LINE = re.compile(r"\n|(?<=[.!?]) ")

Rarity = Callable[[str], float]
"""How much a stem says, from 0."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown first: ``section`` None is the short answer; ``facet`` what was asked for by name that the section
    holds. ``covered``: whether the entry tells what is asked; ``says_something``: whether the section is on it, as that
    of a follow-up without a topic of its own must be."""

    section: Section | None
    facet: str | None
    covered: bool
    says_something: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """One section in stems; ``section`` None is the short answer; ``examples`` the questions placed there."""

    heading: str
    section: Section | None
    lines: tuple[frozenset[str], ...]
    stems: frozenset[str]
    examples: tuple[frozenset[str], ...]


class Sections:
    """The sections of all entries; built once, asked from any thread."""

    def __init__(self, rarity: Rarity, placed: Phrasing) -> None:
        """``placed``: how the example questions that are placed in a section are put."""
        self._rarity = rarity
        self._parts: dict[str, tuple[_Part, ...]] = {}
        self._phrasing = placed

    def choose(self, question: str, spelt: Sequence[str], wanted: Sequence[str], entry: Entry) -> Chosen:
        """The section that answers. ``spelt`` are the question's folded words, put right; ``wanted`` its facets."""
        asked = self._asked(spelt, entry)
        signs = self.signs(question, spelt, wanted, entry)
        best, its = max(zip(self._read(entry), signs, strict=True), key=lambda one: _place(*one))
        facet = facets.of(best.heading)
        asked_for = facet if facet in wanted else None
        covered = self._covers(asked, fold(question), entry, best, wanted=asked_for is not None)
        on_it = asked_for is not None or its.said + WEIGHTS.example * its.example >= SAYS_SOMETHING
        return Chosen(best.section, asked_for, covered, on_it)

    def signs(self, question: str, spelt: Sequence[str], wanted: Sequence[str], entry: Entry) -> list[Signs]:
        """What speaks for the short answer and for each section, in their order."""
        folded = fold(question)
        asked = self._asked(spelt, entry)
        leanings = self._phrasing.leanings(phrasing.paired(words(question)))
        return [
            Signs(
                said=_share(asked, part.stems),
                line=max((_share(asked, line) for line in part.lines), default=0.0),
                leaning=leanings.get(part.heading, 0.0),
                facet=float(facets.of(part.heading) in wanted[:1]),
                second=float(facets.of(part.heading) in wanted[1:2]),
                defined=float(part.section is None and _DEFINITION.within(folded)),
                example=self._likeness(asked, part),
            )
            for part in self._read(entry)
        ]

    def _asked(self, spelt: Sequence[str], entry: Entry) -> list[_Asked]:
        there = frozenset[str]().union(*(part.stems for part in self._read(entry)))
        return [_Asked(one, self._rarity(one), _compounds(one, there)) for one in _telling(spelt, _named(entry))]

    def _likeness(self, asked: Sequence[_Asked], part: _Part) -> float:
        """How much the nearest example question says the same, 0..1."""
        return max((_alike(asked, example, self._rarity) for example in part.examples), default=0.0)

    def _covers(self, asked: Sequence[_Asked], folded: str, entry: Entry, chosen: _Part, *, wanted: bool) -> bool:
        """Whether the entry tells what is asked, as far as that can be known from its words.

        It does not where it would have to use a word that it never uses (processing time, a year), or where next to
        none of the question's words stand in its text, no section is on what is asked for, and no example question is
        alike.
        """
        if lacks(entry, folded):
            return False
        text = fold(_whole(entry))
        if any(year not in text for year in _YEAR.findall(folded)):
            return False
        telling = [one for one in asked if one.stem.isalpha() and not is_general(one.stem)]
        if wanted or len(telling) < FEWEST:
            return True
        there = frozenset[str]().union(*(part.stems for part in self._read(entry)))
        whole = sum(one.rarity for one in telling) or 1.0
        said = sum(one.rarity * one.stands(there) for one in telling) / whole
        return said >= TOLD or self._likeness(asked, chosen) >= TOLD_ALIKE

    def _read(self, entry: Entry) -> tuple[_Part, ...]:
        """An entry in stems; read once, when it is first asked about."""
        if entry.id not in self._parts:
            self._parts[entry.id] = tuple(_parts(entry))
        return self._parts[entry.id]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A stem of the question: its rarity, and the stems of the entry that hold it or that it holds."""

    stem: str
    rarity: float
    compounds: frozenset[str]

    def stands(self, there: frozenset[str]) -> float:
        """1 where it stands in a text, a part of it where only a compound with it does."""
        if self.stem in there:
            return 1.0
        return 0.0 if self.compounds.isdisjoint(there) else COMPOUND


def _share(asked: Sequence[_Asked], there: frozenset[str]) -> float:
    """How much of what is asked, by rarity, stands in a text, 0..1."""
    whole = UNSAID + sum(one.rarity for one in asked)
    return sum(one.rarity * one.stands(there) for one in asked) / whole


def _alike(asked: Sequence[_Asked], example: frozenset[str], rarity: Rarity) -> float:
    """How much of either says the same, 0..1."""
    shared = sum(one.rarity for one in asked if one.stem in example)
    whole = sum(one.rarity for one in asked) + sum(map(rarity, example)) - shared
    return shared / whole if whole else 0.0


def _compounds(one: str, there: Iterable[str]) -> frozenset[str]:
    if len(one) < SHORTEST_PART:
        return frozenset()
    return frozenset(other for other in there if one in other or (len(other) >= SHORTEST_PART and other in one))


def _parts(entry: Entry) -> Iterator[_Part]:
    named = _named(entry)
    placed: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for example in entry.questions:
        if example.section is not None:
            placed[example.section].append(frozenset(_telling(words(example.q), named)))
    for heading, section, text in (
        (SHORT, None, entry.short),
        *((one.heading, one, one.text) for one in entry.sections),
    ):
        lines = tuple(frozenset(stem(word) for word in words(line)) for line in _LINE.split(text))
        yield _Part(heading, section, lines, frozenset[str]().union(*lines), tuple(placed[heading]))


def _named(entry: Entry) -> frozenset[str]:
    """The stems of the entry's names, which stand in every section and tell none from another."""
    return frozenset(stem(word) for name in (entry.title, *entry.aliases) for word in words(name))


def _telling(parts: Sequence[str], named: Collection[str]) -> list[str]:
    """The stems that say something beside the entry's own name, each once."""
    said = (stem(word) for word in parts if word not in STOPWORDS)
    return [one for one in dict.fromkeys(said) if one not in named]


def _place(part: _Part, signs: Signs) -> float:
    """The vote by which a section is chosen."""
    behind = AHEAD if part.section is None and not signs.defined else 0.0
    return vote(part.heading, signs) - behind


def vote(heading: str, signs: Signs) -> float:
    """What all signs together say for a section."""
    weighed = zip(WEIGHTS, signs, strict=True)
    return HEADED.get(heading, OTHERWISE) + sum(weight * sign for weight, sign in weighed)


def lacks(entry: Entry, folded: str) -> bool:
    """Whether a folded question asks for what entries do not tell (a mail address, a pay), and this one does not."""
    asked = [cues for cues in _UNTOLD if cues.within(folded)]
    return bool(asked) and not all(cues.within(fold(_whole(entry))) for cues in asked)


def tells(entry: Entry, folded: str) -> bool:
    """Whether an entry's own text says these folded words."""
    return folded in fold(_whole(entry))


def _whole(entry: Entry) -> str:
    return "\n".join((entry.short, entry.notice or "", *(part.text for part in entry.sections)))
