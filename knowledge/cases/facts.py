"""Reads the facts of a case from free text: situation, what is affected, needs, age, absence …, with their words.

The words stand in ``data/facts.txt``; what is a number is read here. Nothing is guessed: a fact that the text does not
tell is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.cases import numbers
from knowledge.cases.written import Folded
from knowledge.data_files import sections
from knowledge.language.cues import Cues

STATE_PENSION_AGE = 67
"""Who is as old and of whom nothing else is told is a pensioner."""

WEAK = "*"
"""Marks a value in the data file that counts only where the fact is not told otherwise."""

TAKEN_AWAY = "- "

LEARNT = frozenset({"graduate", "hiring", "placement", "flexjob"})
"""Facts by which a trade does not tell that the person works in it."""

SITUATION = "situation"
UNWANTED = "unwanted"
"""Holds the ids of entries whose help is said not to be wanted."""

_SITUATIONS = ("førtidspensionist", "selvstændig", "uddannelse", "ledig", "ansat", "folkepensionist")
"""A person may be told to be several things ("førtidspensionist i skånejob"); the first of these decides the rules."""


@dataclass(frozen=True, slots=True)
class Read:
    """One fact: its value, and the words of the text that told it."""

    fact: str
    value: str
    said: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case: values by fact, numbers by fact, and where each was read; ``presumed`` are the facts of
    which only weak words tell, such as a trade."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    numbers: Mapping[str, float] = field(default_factory=dict[str, float])
    read: tuple[Read, ...] = ()
    presumed: frozenset[str] = frozenset()

    def said(self, fact: str, values: Iterable[str] = ()) -> tuple[str, ...]:
        """The words that told a fact, or one of these values of it."""
        wanted = frozenset(values)
        return tuple(one.said for one in self.read if one.fact == fact and (not wanted or one.value in wanted))

    def knows(self, fact: str) -> bool:
        return fact in self.values or fact in self.numbers


@dataclass(frozen=True, slots=True)
class _Cue:
    fact: str
    value: str
    weak: bool
    tells: Cues
    denies: Cues


def _cue(heading: str, lines: Sequence[str]) -> _Cue:
    fact, _, value = heading.partition(" = ")
    return _Cue(
        fact,
        value.removesuffix(WEAK),
        value.endswith(WEAK),
        Cues(line for line in lines if not line.startswith(TAKEN_AWAY)),
        Cues(line.removeprefix(TAKEN_AWAY) for line in lines if line.startswith(TAKEN_AWAY)),
    )


_CUES = tuple(sorted((_cue(heading, lines) for heading, lines in sections("facts").items()), key=lambda cue: cue.weak))
"""The weak ones last: they count only where nothing else tells the fact."""

VALUES: Mapping[str, frozenset[str]] = {
    fact: frozenset(cue.value for cue in _CUES if cue.fact == fact) for fact in {cue.fact for cue in _CUES}
}
"""Every fact that rules may ask for, with its values."""

NUMBERS = frozenset(
    {"age", "absence_days", "hours", "unemployed_months", "education_months", "graduated_months", "trial_months"}
)
"""The facts that are numbers."""


def read(text: str, as_of: date | None = None) -> Facts:
    """Everything that a text tells. ``as_of``: a day that is past, to reckon from a year such as "færdig i 2019"."""
    folded = Folded(text)
    found: list[Read] = []
    presumed = set[str]()
    for cue in _CUES:
        if cue.weak and any(one.fact == cue.fact for one in found):
            continue
        before = len(found)
        denied = [match.span() for places in cue.denies.places(folded.text) for match in places]
        for places in cue.tells.places(folded.text):
            told = next((one.span() for one in places if not _is_denied(one.span(), denied)), None)
            if told:
                found.append(Read(cue.fact, cue.value, folded.original(*told)))
        if cue.weak and len(found) > before:
            presumed.add(cue.fact)
    counted = dict(numbers.numbers(folded, as_of))
    values: dict[str, frozenset[str]] = {}
    for one in found:
        values[one.fact] = values.get(one.fact, frozenset()) | {one.value}
    if SITUATION in presumed and not values.keys().isdisjoint(LEARNT):
        del values[SITUATION]  # the trade is what the person has learnt or what is offered
    values.update(_settled(values))
    if SITUATION not in values and counted.get("age", (0, ""))[0] >= STATE_PENSION_AGE:
        values[SITUATION] = frozenset({"folkepensionist"})
    read_numbers = (Read(fact, f"{number:g}", said) for fact, (number, said) in counted.items())
    return Facts(
        values,
        {fact: number for fact, (number, _) in counted.items()},
        (*found, *read_numbers),
        frozenset(presumed),
    )


def _is_denied(told: tuple[int, int], denied: Iterable[tuple[int, int]]) -> bool:
    """Whether a place that tells a fact begins in one that takes it away, or the other way round."""
    return any(start <= told[0] < end or told[0] <= start < told[1] for start, end in denied)


def of(situation: str, affected: Iterable[str] = (), needs: Iterable[str] = ()) -> Facts:
    """The facts that a person has ticked instead of told; a reason quotes what was ticked."""
    values = {SITUATION: frozenset({situation}), "affected": frozenset(affected), "needs": frozenset(needs)}
    read = (Read(fact, str(value), str(value)) for fact in ("affected", "needs") for value in sorted(values[fact]))
    return Facts({fact: chosen for fact, chosen in values.items() if chosen}, read=tuple(read))


_PREVAILING = {"lasting": "varig", "course": "med sps"}
"""The value that holds where a text seems to tell both: who is lasting ill is not well in a month, and a course at a
school with SPS is part of the education."""


_WITHOUT_SITUATION = {"godkendt": "ledig", "i job": "ansat", "prøvet hos arbejdsgiver": "ansat"}
"""What the state of a flexjob says of the situation where nothing else does."""


def _settled(values: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """One situation where several are told, and one value of the facts that can have but one."""
    settled: dict[str, frozenset[str]] = {}
    told = values.get(SITUATION, frozenset())
    flexjob = values.get("flexjob", frozenset())
    first = next((one for one in _SITUATIONS if one in told), _WITHOUT_SITUATION.get(next(iter(sorted(flexjob)), "")))
    if first:
        settled[SITUATION] = frozenset({first})
    if flexjob >= {"godkendt", "i job"}:
        settled["flexjob"] = flexjob - {"i job" if first == "ledig" else "godkendt"}
    for fact, first in _PREVAILING.items():
        if values.get(fact, frozenset()) > {first}:
            settled[fact] = frozenset({first})
    return settled


def contradicts(facts: Facts) -> bool:
    """Whether a text says flatly that a person is both in a job and without one."""
    told = {one.value for one in facts.read if one.fact == SITUATION}
    flat = {"ansat", "ledig"} <= told and not facts.knows("flexjob") and not facts.knows("dismissed")
    return flat and not facts.knows("hiring") and not facts.knows("placement") and _both(facts)


def _both(facts: Facts) -> bool:
    said = {one.value: one.said.lower() for one in facts.read if one.fact == SITUATION}
    return said.get("ansat", "").startswith(("ansat", "fast")) and said.get("ledig", "").startswith("ledig")
