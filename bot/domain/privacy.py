"""CPR numbers are masked and refused everywhere; and a hint where health is told of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.cpr_forms import cleaned, named, spans

MASK = "[fjernet]"
"""What stands where a CPR number stood."""

_PERSON = re.compile(
    r"\b(?:han|hun|ham|hende|hendes|hans|borgeren|min borger|vores borger|en borger|kvinden|manden|"
    r"(?:mand|kvinde) på \d\d)\b",
    re.IGNORECASE,
)
_HEALTH = re.compile(
    r"\b(?:adhd|autis\w*|skizofren\w*|depression\w*|angst\w*|ptsd|bipolar\w*|sclerose|epilepsi\w*|kræft\w*|misbrug\w*|"
    r"personlighedsforstyrrels\w*|hjerneskade\w*|diabetes|diagnose\w*|psykose\w*|alkohol\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without CPR numbers, and how many there were."""

    text: str
    found: int


def mask(text: str) -> Masked:
    """Replace every CPR number; all other characters stay as they were written. Afterwards none is found."""
    count = 0
    while found := spans(text):
        count += len(found)
        for start, end in reversed(found):
            text = text[:start] + MASK + text[end:]
    return Masked(text, count)


def contains_cpr(text: str) -> bool:
    """Whether a CPR number stands anywhere in the text."""
    return bool(spans(text))


def count_in_document(text: str) -> int:
    """How many CPR numbers a document holds, whose tables may hold rows of numbers that look like one.

    Outside a row of numbers every written form counts; within one only digits in the groups of a CPR number. A form
    that is named ("CPR 01 01 70 …") always counts. What looks like one and is not counted is still masked by ``mask``.
    """
    clean, origin = cleaned(text)
    starts = {place[0]: index for index, place in reversed(list(enumerate(origin)))}
    ends = {place[1]: index + 1 for index, place in enumerate(origin)}
    return sum(_stands_for_person(clean, starts[start], ends[end]) for start, end in spans(text))


_GROUPS = ((10,), (12,), (6, 4), (8, 4), (2, 2, 2, 4), (2, 2, 4, 4), (2, 2, 6))
_NUMBER_BEFORE = re.compile(r"[\d%]\s+$")
_NUMBER_AFTER = re.compile(r"\s+[-+]?\d")


def _stands_for_person(text: str, start: int, end: int) -> bool:
    if named(text[:start]):
        return True
    written = text[start:end]
    groups = tuple(len(group) for group in re.findall(r"\d+|[xX*]+", written))
    if groups not in _GROUPS:
        return False
    if " " not in written or groups in {(6, 4), (8, 4)}:
        return True
    return not (_NUMBER_BEFORE.search(text[:start]) or _NUMBER_AFTER.match(text[end:]))


def tells_health_of_person(text: str) -> bool:
    """Whether a health word stands together with a person: "hun har ADHD", but not "mentor ved ADHD"."""
    return bool(_PERSON.search(text) and _HEALTH.search(text))
