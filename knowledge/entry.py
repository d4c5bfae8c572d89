"""What the knowledge base holds: entries of several kinds, each with sources and sections."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """The kinds of entry, told apart by the first part of the id.

    Seven ship with the program; ``LOCAL`` are answers that the municipality's own curators have saved.
    """

    SCHEME = "ordning"
    LEARNING = "laering"
    MODEL = "model"
    TOOL = "redskab"
    PROJECT = "projekt"
    FIGURE = "tal"
    TERM = "begreb"
    LOCAL = "lokal"


class Status(StrEnum):
    """Where a scheme stands in law on its review date."""

    CURRENT = "gældende"
    CHANGED = "ændret"
    CLOSED = "ophørt"
    EXPECTED = "ventet"


SECTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.SCHEME: (
        "Hvem kan få det",
        "Omfang",
        "Hvem søger og bevilger",
        "Sådan gør du",
        "Til virksomheden",
        "Samspil",
        "Faldgruber",
        "Eksempler",
        "Lovgrundlag",
        "Usikkerhed og ændringer",
    ),
    Kind.LEARNING: ("Hvorfor", "Sådan gør du i praksis", "Eksempler fra projekterne", "Hvornår gælder det især"),
    Kind.MODEL: ("Indhold", "Trin", "Barrierer", "Drivere", "Anbefalinger", "Eksempler"),
    Kind.TOOL: ("Indhold", "Skabelon", "Sådan bruges det", "Eksempel"),
    Kind.PROJECT: ("Mål", "Målgruppe", "Indsats", "Resultater", "Økonomi", "Forankring", "Læringer"),
    Kind.FIGURE: ("Tabel", "Forbehold"),
    Kind.TERM: ("Brug",),
    Kind.LOCAL: ("Indhold", "Hvem kan få det", "Sådan gør du", "Eksempler", "Lovgrundlag"),
}
"""The headings an entry of each kind may use, in their order; one without facts is left out."""


class Situation(StrEnum):
    """What a citizen's working life looks like now (scheme finder)."""

    EMPLOYED = "ansat"
    UNEMPLOYED = "ledig"
    SELF_EMPLOYED = "selvstændig"
    STUDENT = "uddannelse"
    DISABILITY_PENSIONER = "førtidspensionist"


class Affected(StrEnum):
    """What is affected (scheme finder); kept broad so that no diagnosis is asked for."""

    MOVEMENT = "bevægelse"
    SIGHT = "syn"
    HEARING = "hørelse"
    MENTAL = "psyke"
    COGNITION = "overblik"
    READING = "læsning"
    ILLNESS = "sygdom"
    SOCIAL = "socialt"


class Need(StrEnum):
    """What is needed (scheme finder)."""

    TASKS = "hjælp til opgaver"
    EQUIPMENT = "redskaber"
    ABSENCE = "fravær"
    FEWER_HOURS = "færre timer"
    SUPPORT_PERSON = "støtteperson"
    TRIAL = "prøve af"
    PREFERENCE = "foretræde"
    WAGE_SUBSIDY = "løntilskud"
    TRANSPORT = "transport"
    INTERPRETER = "tolk"
    INCOME = "forsørgelse"
    EDUCATION = "uddannelse"
    PLAN = "plan og afklaring"
    ADVICE = "rådgivning"
    ORDINARY_HOURS = "ordinære timer"


class Frozen(BaseModel):
    """A value that is read once and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where a claim comes from: a report with section, or a page or law with link and date."""

    title: str
    report: str | None = None
    section: str | None = None
    url: str | None = None
    date: str | None = None


class Finder(Frozen):
    """Which situations and needs a scheme fits, and why, in one line."""

    situations: tuple[Situation, ...]
    affected: tuple[Affected, ...] = ()
    needs: tuple[Need, ...]
    reason: str


class Section(Frozen):
    """One heading of an entry with its Markdown text."""

    heading: str
    text: str


CITATION = re.compile(r"\[([A-Z]\d{1,2})\]")
"""A source key in running text, such as ``[K1]``."""


class Entry(Frozen):
    """One reviewed piece of knowledge, as read from ``entries/<kind>/<id>.md``.

    ``short`` and the sections are Markdown with citations such as ``[K1]`` that name a key of ``sources``.
    """

    id: str = Field(pattern=r"^(ordning|laering|model|redskab|projekt|tal|begreb|lokal)-[a-z0-9-]+$")
    title: str
    official: str | None = None
    reviewed: date
    status: Status = Status.CURRENT
    notice: str | None = None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    questions: tuple[str, ...]
    related: tuple[str, ...] = ()
    sources: dict[str, Source]
    finder: Finder | None = None
    short: str
    sections: tuple[Section, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind(self.id.split("-", 1)[0])

    def section(self, heading: str) -> Section | None:
        """The section of that heading, or None where the entry has no such fact."""
        return next((part for part in self.sections if part.heading == heading), None)

    def cited(self) -> frozenset[str]:
        """The source keys that the text cites."""
        text = "\n".join((self.short, *(part.text for part in self.sections)))
        return frozenset(CITATION.findall(text))
