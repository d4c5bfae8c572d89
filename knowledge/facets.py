"""What is asked for (hours, who decides, the law …) and which section of an entry answers it."""

from __future__ import annotations

from knowledge.entry import Entry, Section

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


def section(entry: Entry, facet: str | None) -> Section | None:
    """The section that answers the facet; None where the entry has no such fact."""
    found = (entry.section(heading) for heading in HEADINGS.get(facet or "", ()))
    return next((part for part in found if part is not None), None)
