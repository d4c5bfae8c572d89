"""What is asked for (hours, who decides, the law …) and which section of an entry answers it."""

from __future__ import annotations

import re

from knowledge.data_files import sections
from knowledge.entry import Entry, Section
from knowledge.normalise import fold

HEADINGS: dict[str, tuple[str, ...]] = {
    "betingelser": ("Hvem kan få det", "Hvornår gælder det især"),
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

_CUES = tuple(
    (facet, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(cues)})(?![a-z0-9])")) for facet, cues in sections("facets").items()
)
"""What gives a facet away, on folded text; the more specific stand first."""


def asked(question: str) -> tuple[str, ...]:
    """Every facet that the question has a cue for, the most specific first."""
    folded = fold(_last_sentence(question))
    return tuple(facet for facet, cue in _CUES if cue.search(folded))


def _last_sentence(question: str) -> str:
    """The sentence that asks; the ones before it tell the story."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", question.strip()) if part]
    return sentences[-1] if len(sentences) > 1 else question


def choose(facets: tuple[str, ...], entry: Entry) -> str | None:
    """The most specific facet asked for that the entry has a section on; None where it has none."""
    return next((facet for facet in facets if section(entry, facet) is not None), None)


def section(entry: Entry, facet: str | None) -> Section | None:
    """The section that answers the facet; None where the entry has no such fact."""
    found = (entry.section(heading) for heading in HEADINGS.get(facet or "", ()))
    return next((part for part in found if part is not None), None)
