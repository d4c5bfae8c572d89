"""Neighbouring topics that the knowledge base does not hold, and the office that answers them.

A pointer is used where the question does not call an entry by its name, so that "BPA" is sent on and
"BPA eller personlig assistance?" is still answered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.data_files import sections
from knowledge.language.cues import Cues
from knowledge.language.normalise import fold, words
from knowledge.language.spelling import Vocabulary

LONGEST_ABOUT_A_PERSON = 14
"""Words of the longest question in which an unknown full name makes it a question about a citizen."""

STATISTICS = "Danmarks Statistik eller jobindsats.dk"
OWN_CASE = "fagsystemet; her findes ingen borgersager"
OTHER_PROJECTS = "STARs vidensbank (vidensbank.star.dk); her findes kun de fire evalueringsrapporter"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The office, whether the topic is foreign even where an entry is named ("hard"), and the folded words for it."""

    office: str
    hard: bool
    said: str = ""


_TOPICS = tuple(
    (
        heading.removeprefix("! "),
        heading.startswith("! "),
        Cues(cues),
    )
    for heading, cues in sections("pointers").items()
)

_EVALUATED = re.compile(r"\b(?:evaluer|resultat|projekt|forsoeg|forskning|erfaring|undersoegelse|effekt)")
_COUNTED = re.compile(r"(?<![a-z0-9])hvor mange")
_PROPER = re.compile(r"(?<=[a-zæøå0-9,:] )[A-ZÆØÅ][\wæøåÆØÅ-]+")
_PERSON_CUE = re.compile(
    r"\b(?:har|fik|faar|faaet|sag|sagen|afgoerelse\w*|bevilget|bevilling\w*|samtale\w*|ydelse\w*)\b"
    r"|\b(?:adresse\w*|cpr|hvem er|find)\b"
)

_FULL_NAME = r"[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+){1,3}"
_PERSONS_CASE = re.compile(
    rf"{_FULL_NAME}s?['’]? (?:sag|afgørelse|journal|cpr|adresse)\b"
    r"|\b(?:sagen?|afgørelsen?|journalen?|cpr\S*|personnummer|adressen?|telefonnummer)"
    rf" (?:om|på|for|til|vedrørende|mod|i) {_FULL_NAME}(?:s sag)?\s*\?"
)


def find(question: str, vocabulary: Vocabulary | None = None) -> Pointer | None:
    """The office for a question outside the knowledge base, or None.

    With the entries' vocabulary, proper names that no entry knows count too: a person, a company, another project.
    """
    if _PERSONS_CASE.search(question):
        return Pointer(OWN_CASE, hard=True)
    folded = fold(question)
    for office, hard, cues in _TOPICS:
        match = next(cues.found(folded), None)
        if match is not None:
            return Pointer(office, hard, match.group())
    return None if vocabulary is None else _by_unknown_name(question, folded, vocabulary)


def _by_unknown_name(question: str, folded: str, vocabulary: Vocabulary) -> Pointer | None:
    def unknown(name: str) -> bool:
        return all(part not in vocabulary for part in vocabulary.corrected(words(name)))

    if _PERSON_CUE.search(folded) and len(words(question)) <= LONGEST_ABOUT_A_PERSON:
        persons = re.findall(_FULL_NAME, question)
        if any(unknown(" ".join(name.split()[-2:])) for name in persons):
            return Pointer(OWN_CASE, hard=True)
    if any(unknown(name) for name in _PROPER.findall(question)):
        if _COUNTED.search(folded):
            return Pointer(STATISTICS, hard=True)
        if _EVALUATED.search(folded):
            return Pointer(OTHER_PROJECTS, hard=True)
    return None
