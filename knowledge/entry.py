"""What the knowledge base holds: entries of several kinds, each with sources and sections."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator


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


class Bounds(Frozen):
    """A condition on a number: ``at_least`` is included, ``under`` is not."""

    at_least: float | None = None
    under: float | None = None

    def holds(self, number: float) -> bool:
        """Whether a number lies within."""
        return (self.at_least is None or number >= self.at_least) and (self.under is None or number < self.under)

    def __str__(self) -> str:
        low = f"mindst {self.at_least:g}" if self.at_least is not None else ""
        high = f"under {self.under:g}" if self.under is not None else ""
        return " og ".join(part for part in (low, high) if part)


class Rule(Frozen):
    """Conditions on the facts of a case, all of which must hold: a fact with the values of which one must be told, or a
    number with its bounds. The facts and values are the headings of ``data/facts.txt``.

    ``because`` is one Danish line (``Case.gives`` where it is None), ``weight`` how much the scheme is called for: 3
    where it is made for exactly this, 2 as a rule, 1 where it may also be thought of. ``source`` is a key of the
    entry's sources.
    """

    when: dict[str, tuple[str, ...] | Bounds] = Field(min_length=1)
    source: str
    because: str | None = None
    weight: float = 2.0


class CaseExample(Frozen):
    """A case as people tell it, and whether the scheme fits it; ``brobygger check`` tries them."""

    q: str
    fits: bool


class Case(Frozen):
    """When a scheme fits a person's situation: any of ``fits`` is enough, any of ``unless`` rules it out.

    ``gives`` says in one Danish line what the scheme does. In a closed scheme ``fits`` say where a caseworker would
    still expect it, and ``gives`` what is to be said then.
    """

    gives: str
    fits: tuple[Rule, ...]
    unless: tuple[Rule, ...] = ()
    examples: tuple[CaseExample, ...] = ()


class PlainRule(Frozen):
    """The short form of a case: one rule, which asks for a situation, a need and, where given, what is affected."""

    situations: tuple[Situation, ...]
    needs: tuple[Need, ...]
    affected: tuple[Affected, ...] = ()
    reason: str

    def case(self, source: str) -> Case:
        """The same as a case with its rule; ``source`` is a key of the entry's sources."""
        when: dict[str, tuple[str, ...] | Bounds] = {"situation": self.situations, "needs": self.needs}
        if self.affected:
            when["affected"] = self.affected
        return Case(gives=self.reason, fits=(Rule(when=when, source=source, weight=PLAIN),))


PLAIN = 1.5
"""The weight of a plain rule: one written for a case in full comes before it."""


class Example(Frozen):
    """A question as people ask it, and the heading of the section that answers it.

    ``section`` is ``short`` for the short answer and None where nobody has said. In the front matter a bare string is
    an example without a section.
    """

    q: str
    section: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        return {"q": value} if isinstance(value, str) else value


class ChangeStatus(StrEnum):
    """Where a change of the rules stands on the entry's review date."""

    IN_FORCE = "gældende"
    EXPECTED = "ventet"
    ENDED = "ophørt"


class Change(Frozen):
    """What is new, expected or abolished from a day on; ``source`` is a key of the entry's sources.

    ``date`` is the first day it applies, ``what`` one Danish sentence that stands alone on a list of changes.
    """

    date: date
    what: str
    status: ChangeStatus
    source: str


class Rate(Frozen):
    """An amount of one year, kept apart from the prose so that a new year's rates are one look.

    ``what`` says what it is of, ``amount`` is the Danish text with its unit, ``source`` a key of the entry's sources.
    """

    what: str
    amount: str
    year: int
    source: str


class Section(Frozen):
    """One heading of an entry with its Markdown text."""

    heading: str
    text: str


CITATION = re.compile(r"\[([A-Z]\d{1,2})\]")
"""A source key in running text, such as ``[K1]``."""


class Entry(Frozen):
    """One reviewed piece of knowledge, as read from ``entries/<kind>/<id>.md``.

    ``short`` and the sections are Markdown with citations such as ``[K1]`` that name a key of ``sources``. ``themes``
    and ``classes`` are names from ``data/themes.txt`` and ``data/classes.txt``: what the entry tells about, and the
    groups it is a member of.
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
    themes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    questions: tuple[Example, ...]
    related: tuple[str, ...] = ()
    sources: dict[str, Source]
    case: Case | None = None
    changes: tuple[Change, ...] = ()
    rates: tuple[Rate, ...] = ()
    short: str
    sections: tuple[Section, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _plain_rule(cls, value: object) -> object:
        """``finder`` is a case of one plain rule: ``situations``, ``affected``, ``needs`` and the ``reason``."""
        if not isinstance(value, dict) or "finder" not in value:
            return cast("object", value)
        told = cast("dict[str, Any]", value)
        plain = PlainRule.model_validate(told["finder"])
        return {key: one for key, one in told.items() if key != "finder"} | {
            "case": plain.case(next(iter(told["sources"])))
        }

    @property
    def kind(self) -> Kind:
        return Kind(self.id.split("-", 1)[0])

    def section(self, heading: str) -> Section | None:
        """The section of that heading, or None where the entry has no such fact."""
        return next((part for part in self.sections if part.heading == heading), None)

    def cited(self) -> frozenset[str]:
        """The source keys that the text, the changes, the rates and the case rules cite."""
        text = "\n".join((self.short, *(part.text for part in self.sections)))
        rules = (*self.case.fits, *self.case.unless) if self.case else ()
        return frozenset(CITATION.findall(text)) | {one.source for one in (*self.changes, *self.rates, *rules)}
