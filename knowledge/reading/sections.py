"""Which section of the right entry answers the question, and whether any does.

Three things speak for a section: the question's own words in its text, what is asked for (the facet), and example
questions that an editor has placed there. The short answer is a candidate like the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.data_files import sections as lists
from knowledge.entry import Entry, Section
from knowledge.language.cues import Cues
from knowledge.language.normalise import STOPWORDS, fold, stem, words
from knowledge.reading import facets
from knowledge.reading.general import is_general

FACET_VOTE = 1.3
"""What the section of the facet asked for gains; of a second facet half as much."""

EXAMPLE_VOTE = 1.2
"""What an example question placed in the section gains, times how much it says the same, 0..1."""

SAYS_SOMETHING = 0.3
"""The vote from which a section has something on what a follow-up asks."""

TOLD, TOLD_ALIKE, FEWEST = 0.1, 0.35, 2
"""Share of the question's words, by rarity, below which the entry does not tell what is asked; the likeness of an
example question that speaks against that; and the telling words a question must have to be doubted. On 72 labelled
questions: 4 of 10 that the entry does not answer are told apart, 1 of 10 that it answers is doubted."""

DEFINED = 1.5
"""What the short answer gains where the question asks what a thing is."""

COMPOUND = 0.5
"""What a word counts that stands in the section only as part of a longer one, or the other way round."""

SHORTEST_PART = 5

_LISTS = lists("asking")
_DEFINITION = Cues(_LISTS["definition"])
_YEAR = re.compile(r"(?<![\d.,])(20[2-4]\d)(?![\d.,]\d)")
_UNTOLD = tuple(Cues(lines) for heading, lines in _LISTS.items() if heading.startswith("untold"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown first: ``section`` None is the short answer. ``covered``: whether the entry tells what is asked;
    ``vote`` how much spoke for the section."""

    section: Section | None
    facet: str | None
    covered: bool
    vote: float = 0.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One section in stems; ``heading`` None is the short answer; ``examples`` the questions placed there."""

    section: Section | None
    stems: frozenset[str]
    examples: tuple[frozenset[str], ...]


def choose(question: str, spelt: Sequence[str], wanted: tuple[str, ...], entry: Entry, rarity: Rarity) -> Chosen:
    """The section that answers. ``spelt`` are the question's folded words, put right; ``wanted`` its facets."""
    folded = fold(question)
    asked = _asked(spelt, entry)
    votes = [(_vote(part, asked, wanted, folded, rarity), part) for part in _parts(entry)]
    vote, best = max(votes, key=lambda one: one[0])
    facet = _facet(best.section, wanted)
    return Chosen(best.section, facet, _covers(asked, folded, entry, best, facet, rarity), vote)


Rarity = Callable[[str], float]
"""How much a stem says, from 0."""


def _asked(spelt: Sequence[str], entry: Entry) -> tuple[str, ...]:
    """The stems that say something beside the entry's own name, which stands in every section."""
    named = {stem(word) for name in (entry.title, *entry.aliases) for word in words(name)}
    return tuple(dict.fromkeys(stem(word) for word in spelt if word not in STOPWORDS and stem(word) not in named))


def _vote(part: _Part, asked: Sequence[str], wanted: Sequence[str], folded: str, rarity: Rarity) -> float:
    whole = sum(rarity(one) for one in asked) or 1.0
    said = sum(rarity(one) * _stands(one, part.stems) for one in asked) / whole
    vote = said + EXAMPLE_VOTE * max((_alike(asked, example, rarity) for example in part.examples), default=0.0)
    if part.section is None:
        return vote + (DEFINED if _DEFINITION.within(folded) else 0.0)
    for place, facet in enumerate(wanted[:2]):
        if part.section.heading in facets.HEADINGS[facet]:
            vote += FACET_VOTE / (place + 1)
    return vote


def _stands(one: str, there: frozenset[str]) -> float:
    """1 where a stem stands in a text, a part of it where only a compound with it does."""
    if one in there:
        return 1.0
    if len(one) < SHORTEST_PART:
        return 0.0
    inside = any(one in other or (len(other) >= SHORTEST_PART and other in one) for other in there)
    return COMPOUND if inside else 0.0


def _alike(asked: Sequence[str], example: frozenset[str], rarity: Rarity) -> float:
    """How much of either says the same, 0..1."""
    shared = sum(rarity(one) for one in asked if one in example)
    whole = sum(rarity(one) for one in {*asked, *example})
    return shared / whole if whole else 0.0


def _facet(section: Section | None, wanted: Sequence[str]) -> str | None:
    """The facet asked for that the section answers."""
    if section is None:
        return None
    return next((facet for facet in wanted if section.heading in facets.HEADINGS[facet]), None)


def _covers(asked: Sequence[str], folded: str, entry: Entry, chosen: _Part, facet: str | None, rarity: Rarity) -> bool:
    """Whether the entry tells what is asked, as far as that can be known from its words.

    It does not where it would have to use a word that it never uses (processing time, a year), or where next to none
    of the question's words stand in its text, no section is on what is asked for, and no example question is alike.
    """
    text = fold(_whole(entry))
    if lacks(entry, folded):
        return False
    if any(year not in text for year in _YEAR.findall(folded)):
        return False
    telling = [one for one in asked if one.isalpha() and not is_general(one)]
    if facet is not None or len(telling) < FEWEST:
        return True
    whole = sum(rarity(one) for one in telling) or 1.0
    there = frozenset[str]().union(*(part.stems for part in _parts(entry)))
    said = sum(rarity(one) * _stands(one, there) for one in telling) / whole
    return said >= TOLD or max((_alike(asked, one, rarity) for one in chosen.examples), default=0.0) >= TOLD_ALIKE


def lacks(entry: Entry, folded: str) -> bool:
    """Whether a folded question asks for what entries do not tell (a mail address, a pay), and this one does not."""
    asked = [cues for cues in _UNTOLD if cues.within(folded)]
    return bool(asked) and not all(cues.within(fold(_whole(entry))) for cues in asked)


def tells(entry: Entry, folded: str) -> bool:
    """Whether an entry's own text says these folded words."""
    return folded in fold(_whole(entry))


def _whole(entry: Entry) -> str:
    return "\n".join((entry.short, entry.notice or "", *(part.text for part in entry.sections)))


@lru_cache(maxsize=500)
def _parts_of(key: _Key) -> tuple[_Part, ...]:
    entry = key.entry
    placed: dict[str, list[frozenset[str]]] = {}
    for example in entry.questions:
        if example.section is not None:
            placed.setdefault(example.section, []).append(frozenset(_asked(words(example.q), entry)))
    short = _Part(None, _stems(entry.short), tuple(placed.get("short", ())))
    rest = (
        _Part(one, _stems(f"{one.heading} {one.text}"), tuple(placed.get(one.heading, ()))) for one in entry.sections
    )
    return (short, *rest)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


class _Key:
    """An entry as a key: told apart by identity, since comparing whole entries would cost more than reading one."""

    __slots__ = ("entry",)

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __hash__(self) -> int:
        return id(self.entry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.entry is self.entry


def _parts(entry: Entry) -> tuple[_Part, ...]:
    return _parts_of(_Key(entry))
