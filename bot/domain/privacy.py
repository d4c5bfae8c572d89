"""CPR numbers: found in every written form, masked, refused; and a hint where health is told of a person.

Issued CPR numbers may fail the modulus check since 2007 (python-stdnum, cpr), so the check digit decides nothing
here. Doubt goes to the safe side: a false alarm costs a rewording, a miss costs a citizen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MASK = "[fjernet]"
"""What stands where a CPR number stood."""

_SEPARATOR = r"[ \-./_]{0,3}"
_DIGITS = re.compile(
    r"(?<![\d])" + _SEPARATOR.join([r"(\d)"] * 6) + _SEPARATOR + r"(?:" + _SEPARATOR.join([r"\d"] * 4) + r"|[xX*]{4})"
    r"(?![\d])"
)
_DATE_AND_MORE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}[ .\-/]")
_ISO_MOMENT = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
_OTHER_NUMBER = re.compile(
    r"(?:cvr|ean|p-?nr|p-?nummer|konto|kontonr|sagsnr|sagsnummer|tlf|telefon|mobil|ring|reg\.?nr|faktura)"
    r"[\w.]*[ :.\-]*(?:nr\.?|nummer)?[ :.]*\+?$",
    re.IGNORECASE,
)
_CPR_WORD = re.compile(r"cpr|personnummer|personnr|fødselsnummer|foedselsnummer", re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣-"), "-")
_NEAR = 24

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
    """Replace every CPR number; all other characters stay as they were written."""
    spans = _spans(text)
    kept = text
    for start, end in reversed(spans):
        kept = kept[:start] + MASK + kept[end:]
    return Masked(kept, len(spans))


def contains_cpr(text: str) -> bool:
    """Whether a CPR number stands anywhere in the text."""
    return bool(_spans(text))


def count_in_document(text: str) -> int:
    """How many CPR numbers a document holds, whose tables may hold rows of numbers that look like one.

    Outside a row of numbers every written form counts; within one only digits in the groups of a CPR number. A
    form that is named ("CPR 01 01 70 …") always counts.
    """
    clean, origin = _cleaned(text)
    back = {place: index for index, place in enumerate(origin)}
    return sum(_stands_for_person(clean, back[start], back[end - 1] + 1) for start, end in _spans(text))


_GROUPS = ((10,), (6, 4), (2, 2, 2, 4), (2, 2, 6))
_NUMBER_BEFORE = re.compile(r"[\d%]\s+$")
_NUMBER_AFTER = re.compile(r"\s+[-+]?\d")


def _stands_for_person(text: str, start: int, end: int) -> bool:
    if _CPR_WORD.search(text[max(0, start - _NEAR) : start]):
        return True
    written = text[start:end]
    groups = tuple(len(group) for group in re.findall(r"\d+|[xX*]+", written))
    if groups not in _GROUPS:
        return False
    if " " not in written or groups == (6, 4):
        return True
    return not (_NUMBER_BEFORE.search(text[:start]) or _NUMBER_AFTER.match(text[end:]))


def tells_health_of_person(text: str) -> bool:
    """Whether a health word stands together with a person: "hun har ADHD", but not "mentor ved ADHD"."""
    return bool(_PERSON.search(text) and _HEALTH.search(text))


def _spans(text: str) -> list[tuple[int, int]]:
    """Start and end, in the text as written, of each CPR number."""
    clean, origin = _cleaned(text)
    found: list[tuple[int, int]] = []
    position = 0
    while match := _DIGITS.search(clean, position):
        if _plausible(clean, match):
            found.append((origin[match.start()], origin[match.end() - 1] + 1))
            position = match.end()
        else:
            position = match.start() + 1
    return found


def _plausible(text: str, match: re.Match[str]) -> bool:
    digits = "".join(match.groups())
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day <= 31 or 61 <= day <= 91) or not 1 <= month <= 12:
        return False
    written = match.group()
    if _DATE_AND_MORE.match(written) or _ISO_MOMENT.match(written):
        return False
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return bool(_CPR_WORD.search(before)) or not _OTHER_NUMBER.search(before)


def _cleaned(text: str) -> tuple[str, list[int]]:
    """NFKC, plain dashes, no invisible characters; with the origin of every character that is left."""
    characters: list[str] = []
    origin: list[int] = []
    for index, written in enumerate(text):
        for character in unicodedata.normalize("NFKC", written).translate(_DASHES):
            if unicodedata.category(character) == "Cf":
                continue
            characters.append(" " if character.isspace() else character)
            origin.append(index)
    return "".join(characters), origin
