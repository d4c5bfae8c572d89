"""A question that tells a person's situation and leaves open what fits: the schemes that do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answers import AskBack, Suggested, Unknown
from knowledge.cases import engine, facts
from knowledge.cases.facts import Facts
from knowledge.cases.written import Folded
from knowledge.entry import Entry, Kind
from knowledge.reading import asking

OUTSIDE = {
    "hjem og omsorg": "socialforvaltningen (serviceloven og barnets lov)",
    "skat": "Skattestyrelsen",
    "familie": "Familieretshuset",
    "bolig": "Udbetaling Danmark (boligstøtte) eller kommunens boliganvisning",
    "udlænding": "Udlændingestyrelsen",
    "gæld": "en gældsrådgiver eller skifteretten",
    "tænder": "ydelsesafdelingen",
}
"""The office for what lies beside the schemes, by the value of the fact ``outside``."""

IMPERSONAL = frozenset({"needs", "asker", "sector", "closed", "outside", "refused", "leave", "group", "unwanted"})
"""Facts that are also told in questions about a scheme; every other fact tells of a person."""

TOLD, TOLD_PLAINLY = 2, 3
"""Personal facts that make a case of a question that leaves the scheme open, and of any story."""

SHORTEST_STORY, LONG_STORY = 9, 15
"""Words of a story that asks nothing, and of one that is plainly about a person though it tells little."""

SURE = 2.2
"""The weight from which a scheme fits for certain."""

SHOWN = 5
"""Schemes that a case shows: what fits a phone."""

LIVED_ON = "ydelser"
"""The group of entries whose name may only tell what a person lives on."""

_LIVES_ON = re.compile(r"\b(?:paa|faar|modtager|har|lever af|fra|til|i) (?:\w+ )?\w*(?:pension|hjaelp|ydelse|penge)\w*")

_ONE = re.compile(r"\b(?:maa|kan|skal|faar|mens|naar) man\b")
_SOMEBODY = re.compile(
    r"\b(?:han|hun|ham|hende|hans|hendes|min|mine|vores|jeg|mig|borger\w*|medarbejder\w*|kollega\w*|ansat|paa \d\d)\b"
)
"""A question about a scheme of nobody in particular ("mens man er i fleksjob"), and words for somebody."""

_GOES_ON = re.compile(r"\W*(?:og|men|hvad (?:nu |saa )?hvis|hvis|saa|ok\w*|hun|han|de|den|det)\b")

_TWO_PEOPLE = re.compile(
    r"\b(?:to|tre|begge|flere) (?:borgere|ledige|kandidater)\b"
    r"|(?<!med )(?<!er )(?<!kun )\b(?:to|begge) (?:medarbejdere|kolleger|ansatte)\b"
    r"|\bden ene\b.{1,200}\bden anden\b"
    r"|\bog (?:hans|hendes) (?:kone|mand|bror|soester|soen|datter|kaereste|kollega) (?:er|har|faar)\b"
)

ONE_AT_A_TIME = AskBack("Det lyder som to personer. Skriv om én ad gangen, så svarer jeg på hver.", ())


@dataclass(frozen=True, slots=True)
class Told:
    """A person's situation as a question tells it; ``plain``: it is told so fully that nothing else can be meant;
    ``openly``: nothing is asked but what fits, else what is asked may lie beside the schemes."""

    folded: str
    facts: Facts
    plain: bool
    openly: bool = True

    @property
    def stands_alone(self) -> bool:
        """Whether it is a person of its own, not the thread's with one thing changed: "hvad hvis hun er ansat?"."""
        return self.plain and len(self.folded.split()) >= LONG_STORY and not _GOES_ON.match(self.folded)


def told(
    text: str, named: Entry | None, *, tells: bool = False, names_nothing: bool = False, as_of: date | None = None
) -> Told | None:
    """The situation that a text tells where it leaves open which scheme it asks about; None where it does not.

    ``named`` is the entry that its question calls by a name; ``tells``: a story comes before the question;
    ``names_nothing``: the question is only "hvem betaler?"; ``as_of`` is a day that is past.
    """
    folded = Folded(text).text
    if asking.asks_for_experience(folded):
        return None
    leaves_open = asking.is_open(folded) or (tells and names_nothing)
    if named is not None and LIVED_ON in named.classes and _LIVES_ON.search(folded):
        named = None
    length = len(folded.split())
    known = facts.read(text, as_of)
    personal = len({*known.values, *known.numbers} - IMPERSONAL)
    enough = personal >= TOLD_PLAINLY or (personal >= TOLD and known.knows("needs") and length >= LONG_STORY)
    of_nobody = named is not None and bool(_ONE.search(folded)) and not _SOMEBODY.search(folded)
    if named is not None and enough and not of_nobody and _tells_how_one_lives(named, known):
        named = None
    scheme = named if named is not None and named.kind is Kind.SCHEME else None
    told_at_length = personal >= TOLD_PLAINLY and length >= LONG_STORY
    story = "?" not in text and length >= SHORTEST_STORY and (scheme is None or told_at_length)
    if tells and named is None and personal >= TOLD_PLAINLY and length >= SHORTEST_STORY:
        return Told(folded, known, plain=True, openly=leaves_open or "?" not in text)
    if leaves_open:
        least = TOLD if (named is None or scheme is not None) and not of_nobody else TOLD_PLAINLY
        if personal >= least or (personal >= 1 and known.knows("needs") and named is None):
            full = personal >= TOLD_PLAINLY or (personal >= TOLD and length >= LONG_STORY)
            return Told(folded, known, plain=full)
        return None
    long = story and personal >= TOLD and length >= LONG_STORY
    return Told(folded, known, plain=True) if long or (story and personal >= TOLD_PLAINLY) else None


def _tells_how_one_lives(named: Entry, known: Facts) -> bool:
    """Whether the name of an entry is only what the person lives on or works in: "fleksjobber på 50 flytter"."""
    said = (*known.said("flexjob", ["i job"]), *known.said(facts.SITUATION, ["førtidspensionist"]))
    if LIVED_ON in named.classes and known.knows("benefit"):
        return True
    return any(named.title.lower() in words.lower() for words in said)


def answer(
    told: Told, entries: Sequence[Entry], fitness: Callable[[Entry], float], *, english: bool
) -> Suggested | Unknown | None:
    """The schemes that fit; None where none does."""
    known = told.facts
    outside = next((office for topic, office in OUTSIDE.items() if topic in known.values.get("outside", ())), None)
    if outside is not None:
        return Unknown(pointer=outside, english=english)
    if _TWO_PEOPLE.search(told.folded):
        return Suggested((), known.read, ask_back=ONE_AT_A_TIME, english=english)
    ruled = [entry for entry in entries if entry.case is not None]
    best = max((fitness(entry) for entry in ruled), default=1.0) or 1.0
    found = engine.suggest(ruled, known, {entry.id: fitness(entry) / best for entry in ruled})
    doubtful = facts.contradicts(known) or facts.SITUATION in known.presumed
    question = engine.ask_back([facts.SITUATION] if doubtful else found.open, _forgotten(known, doubtful))
    if not found.fits:
        return Suggested((), known.read, found.notes, question, english=english) if told.plain else None
    by_rule = max(fit.weight for fit in found.fits) >= SURE and any(fit.rule for fit in found.fits[:SHOWN])
    sure = by_rule and told.openly and known.knows(facts.SITUATION) and not doubtful
    return Suggested(found.fits[:SHOWN], known.read, found.notes, question, likely=not sure, english=english)


def _forgotten(known: Facts, doubtful: bool) -> Facts:
    """The facts without the situation, where the text contradicts itself on it or only a trade tells it."""
    if not doubtful:
        return known
    return Facts({fact: told for fact, told in known.values.items() if fact != facts.SITUATION}, known.numbers)
