"""What is asked for (hours, who decides, the law …) and which section of an entry answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.data_files import sections
from knowledge.entry import Entry, Section
from knowledge.language.cues import Cues
from knowledge.language.normalise import fold

HEADINGS: dict[str, tuple[str, ...]] = {
    "betingelser": ("Hvem kan få det",),
    "omfang": ("Omfang",),
    "ansoegning": ("Hvem søger og bevilger",),
    "fremgangsmaade": ("Sådan gør du", "Sådan gør du i praksis", "Trin", "Sådan bruges det"),
    "virksomhed": ("Til virksomheden",),
    "samspil": ("Samspil",),
    "faldgruber": ("Faldgruber",),
    "eksempler": ("Eksempler", "Eksempler fra projekterne", "Eksempel"),
    "lovgrundlag": ("Lovgrundlag",),
    "resultater": ("Resultater", "Tabel"),
    "oekonomi": ("Økonomi",),
    "maalgruppe": ("Målgruppe",),
    "indsats": ("Indsats", "Indhold"),
    "barrierer": ("Barrierer",),
    "drivere": ("Drivere",),
}
"""Each facet with the headings that answer it, by kind of entry."""

_OF_HEADING = {heading: facet for facet, headings in HEADINGS.items() for heading in headings}

EMPLOYERS_FACET = "virksomhed"

_LISTS = sections("facets")
_CUES = tuple((facet, Cues(lines)) for facet, lines in _LISTS.items() if facet in HEADINGS)
"""What gives a facet away, on folded text; the more specific stand first."""

_EMPLOYER, _EMPLOYERS_QUESTION = Cues(_LISTS["relayed"]), Cues(_LISTS["relayed question"])
SPELLINGS = {left: right for left, _, right in (line.partition(" = ") for line in _LISTS["spellings"])}
"""Folded words as they are written in a hurry, with what is meant."""

_NOUNS = tuple(word for line in _LISTS["nouns"] for word in line.split())
_WORD = re.compile(r"[a-z0-9]+")

ALIKE, SHORTEST = 84.0, 7
"""Likeness from 0 to 100, and letters, from which a misspelt noun is taken for the one that asks."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for: its facets, the most specific first, and the folded words that say so."""

    facets: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


def of(heading: str) -> str | None:
    """The facet that a section of this heading answers; None for the short answer and for what nobody asks by name."""
    return _OF_HEADING.get(heading)


def asked(question: str) -> tuple[str, ...]:
    """Every facet that the question has a cue for, the most specific first."""
    return wanted(question).facets


def wanted(question: str) -> Wanted:
    """Every facet that the question has a cue for, with the words of the cues."""
    plain = _plain(_asking_sentence(question))
    relayed = _is_relayed(question)
    found: list[str] = []
    said: set[str] = set()
    for facet, cues in _CUES:
        matches = [match.group() for match in cues.found(plain)]
        if matches or (relayed and facet == EMPLOYERS_FACET):
            found.append(facet)
            said.update(word for match in matches for word in _WORD.findall(match))
    return Wanted(tuple(found), frozenset(said))


def _plain(text: str) -> str:
    """Folded, with everyday spellings and misspelt nouns put right."""
    return _WORD.sub(lambda match: _spelt(match.group()), fold(text))


@lru_cache(maxsize=10_000)
def _spelt(word: str) -> str:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) < SHORTEST:
        return word
    alike = process.extractOne(word, _NOUNS, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return word if alike is None or word.startswith(str(alike[0])[:-2]) else str(alike[0])


def _asking_sentence(question: str) -> str:
    """The last sentence that asks; the ones before it tell the story."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", question.strip()) if part]
    asking = [part for part in sentences if part.rstrip().endswith("?")]
    return (asking or sentences or [""])[-1]


def _is_relayed(question: str) -> bool:
    """Whether an employer asks, through the caseworker, what is theirs to pay, get or do."""
    plain = _plain(question)
    return _EMPLOYER.within(plain) and _EMPLOYERS_QUESTION.within(plain)


def choose(facets: tuple[str, ...], entry: Entry) -> str | None:
    """The most specific facet asked for that the entry has a section on; None where it has none."""
    return next((facet for facet in facets if section(entry, facet) is not None), None)


def section(entry: Entry, facet: str | None) -> Section | None:
    """The section that answers the facet; None where the entry has no such fact."""
    found = (entry.section(heading) for heading in HEADINGS.get(facet or "", ()))
    return next((part for part in found if part is not None), None)
