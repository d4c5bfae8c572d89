"""Reads the facts of a case from free text: situation, what is affected, needs, age, absence …, with their words.

The words stand in ``data/facts.txt``; what is a number is read here. Nothing is guessed: a fact that the text does not
tell is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.data_files import sections
from knowledge.language.cues import Cues
from knowledge.language.normalise import fold

WEAK = "*"
"""Marks a value in the data file that counts only where the fact is not told otherwise."""

TAKEN_AWAY = "- "

SITUATION = "situation"
_SITUATIONS = ("førtidspensionist", "selvstændig", "uddannelse", "ledig", "ansat")
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
    {"age", "absence_days", "unemployed_months", "education_months", "graduated_months", "trial_months"}
)
"""The facts that are numbers."""


def read(text: str) -> Facts:
    """Everything that a text tells."""
    folded = Folded(text)
    found: list[Read] = []
    presumed = set[str]()
    for cue in _CUES:
        if cue.weak and any(one.fact == cue.fact for one in found):
            continue
        before = len(found)
        denied = [match.span() for match in cue.denies.found(folded.text)]
        for match in cue.tells.found(folded.text):
            if not any(start <= match.start() < end or match.start() <= start < match.end() for start, end in denied):
                found.append(Read(cue.fact, cue.value, folded.original(*match.span())))
        if cue.weak and len(found) > before:
            presumed.add(cue.fact)
    numbers = dict(_numbers(folded))
    values: dict[str, frozenset[str]] = {}
    for one in found:
        values[one.fact] = values.get(one.fact, frozenset()) | {one.value}
    values.update(_settled(values))
    counted = tuple(Read(fact, f"{number:g}", said) for fact, (number, said) in numbers.items())
    return Facts(
        values,
        {fact: number for fact, (number, _) in numbers.items()},
        (*found, *counted),
        frozenset(presumed),
    )


def of(situation: str, affected: Iterable[str] = (), needs: Iterable[str] = ()) -> Facts:
    """The facts that a person has ticked instead of told; a reason quotes what was ticked."""
    values = {SITUATION: frozenset({situation}), "affected": frozenset(affected), "needs": frozenset(needs)}
    read = (Read(fact, str(value), str(value)) for fact in ("affected", "needs") for value in sorted(values[fact]))
    return Facts({fact: chosen for fact, chosen in values.items() if chosen}, read=tuple(read))


_PREVAILING = {"lasting": "varig", "course": "med sps"}
"""The value that holds where a text seems to tell both: who is lasting ill is not well in a month, and a course at a
school with SPS is part of the education."""


def _settled(values: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """One situation where several are told, and one value of the facts that can have but one."""
    settled: dict[str, frozenset[str]] = {}
    told = values.get(SITUATION, frozenset())
    first = next((one for one in _SITUATIONS if one in told), None)
    if first:
        settled[SITUATION] = frozenset({first})
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


_WORD_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "nul", "en et een eet", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
            "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve",
        )
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = r"(\d{1,3}|" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)) + r")"
_PERIODS = {"dag": 1 / 30, "uge": 12 / 52, "maaned": 1.0, "mdr": 1.0, "aar": 12.0}

_AGE = re.compile(
    r"(?<![a-z0-9])(?:paa|er|mand|kvinde|borger|pige|dreng|fyr|han|hun|jeg)?,? ?(\d{2})(?: aar(?:ig)?e?n?)?"
    r"(?: aar gammel| year old)?(?=$|[,.:;!?)]| aar(?![a-z])(?! (?:paa|i|som|siden|med|uden|har))"
    r"| (?:med|ledig|sygemeldt|har|er|og|lider)| year)"
)
_AGED = re.compile(
    r"(?<!\d)(\d{2})[ -]?(?:aarig\w*|aar gammel|years? old|year old)"
    r"|\bpaa (\d{2})(?! ?(?:timer|km|kr|pct|procent))"
)
_ABSENCE = re.compile(
    rf"{_NUMBER}(?:-\w+)? (?:syge|fravaers)?dage? (?:\w+ ){{0,2}}(?:om aaret|aarligt|hvert aar|paa et aar|a year)"
)
_MONTHLY = re.compile(
    rf"{_NUMBER}(?:-(?:\d|tre|fire|to))? (?:syge)?dage? (?:\w+ ){{0,2}}"
    r"(?:om maaneden|hver maaned|maanedligt|pr maaned)"
)
_UNEMPLOYED = re.compile(
    r"(?:ledig|kontanthjaelp|dagpenge|uden (?:job|arbejde)|uddannelseshjaelp)\w* (?:i |siden )?"
    rf"(?:over |mere end |snart |nu |ca )?{_NUMBER} (dag|uge|maaned|mdr|aar)\w*"
    rf"|{_NUMBER} (dag|uge|maaned|mdr|aar)\w*s? (?:paa|som|uden|med) (?:\w+ )?"
    r"(?:ledig|kontanthjaelp|dagpenge|job|arbejde|uddannelseshjaelp)\w*"
)
_EDUCATION = re.compile(
    rf"uddannelse\w* (?:\w+ ){{0,3}}{_NUMBER} (maaned|mdr|aar)\w*|{_NUMBER} (maaned|mdr|aar)\w*s? (?:lang )?uddannelse"
)
_GRADUATED = re.compile(
    r"(?:uddannet|faerdig|dimitteret|graduated|eksamen|bestod) (?:\w+ ){0,3}(?:for )?"
    rf"{_NUMBER} (uge|maaned|mdr|aar)\w* siden"
)
_TRIAL = re.compile(
    rf"(?:sociale kapitler|saerlige vilkaar|nedsat tid|skaanehensyn) .{{0,30}}?{_NUMBER} (maaned|mdr|aar)\w*"
    rf"|{_NUMBER} (maaned|mdr|aar)\w* (?:\w+ ){{0,3}}(?:sociale kapitler|saerlige vilkaar|nedsat tid)"
)


def _numbers(folded: Folded) -> Iterable[tuple[str, tuple[float, str]]]:
    text = folded.text

    def said(match: re.Match[str]) -> str:
        return folded.original(*match.span()).strip(" ,.")

    aged = _AGED.search(text) or _AGE.search(text)
    if aged:
        age = int(next(group for group in aged.groups() if group))
        if 14 <= age <= 99:
            yield "age", (age, said(aged))
    if match := _ABSENCE.search(text):
        yield "absence_days", (_value(match[1]), said(match))
    elif match := _MONTHLY.search(text):
        yield "absence_days", (_value(match[1]) * 12, said(match))
    periods = (
        ("unemployed_months", _UNEMPLOYED),
        ("education_months", _EDUCATION),
        ("graduated_months", _GRADUATED),
        ("trial_months", _TRIAL),
    )
    for fact, pattern in periods:
        if match := pattern.search(text):
            number, unit = [group for group in match.groups() if group]
            yield fact, (_value(number) * _PERIODS[unit], said(match))


def _value(word: str) -> float:
    return float(word) if word.isdigit() else float(_WORD_NUMBERS[word])


class Folded:
    """A folded text that knows where each of its letters stood, so that a reason can quote what was written."""

    def __init__(self, text: str) -> None:
        self._source = unicodedata.normalize("NFC", text)
        parts = [fold(letter) if letter != "§" else "§" for letter in self._source]
        self._places = [at for at, part in enumerate(parts) for _ in part]
        self.text = "".join(parts)

    def original(self, start: int, end: int) -> str:
        """What was written where this stands in the folded text, in whole words."""
        if start >= len(self._places):
            return ""
        first, last = self._places[start], self._places[min(end, len(self._places)) - 1] + 1
        return self._source[first:last].strip()
