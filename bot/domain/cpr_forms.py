"""The forms in which people write CPR numbers, and the other numbers that look like one.

A CPR number is a date (six digits, or eight with the century) and four digits more. The text is read as runs of digit
groups; the lengths of the groups say which form is meant. Issued numbers may fail the modulus check since 2007
(python-stdnum, cpr), so the check digit decides nothing here, and the calendar does not either: day 31 of any month
counts. Doubt goes to the safe side: a false alarm costs a rewording, a miss costs a citizen.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

Span = tuple[int, int]
"""Start and end, in the text as written."""

WIDEST_GAP = 6
"""Characters that may stand between two groups of one number: "311190    1234", "*311190*-*1234*"."""

NEAR = 24
"""How far before a number the word stands that says what it is."""

_ESCAPED: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});|%[0-9A-Fa-f]{2}")
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−⁃˗֊゠〜﹘﹣－➖"), "-")
_INVISIBLE: Final = {"Cf", "Mn", "Me", "Cc"}
_RUN: Final = re.compile(
    rf"\d+(?:(?:[^\w\n]|_){{0,{WIDEST_GAP}}}\n?(?:[^\w\n]|_){{0,{WIDEST_GAP}}}(?:\d+|[xX*]{{4}}(?![\w*])))*"
)
_GROUP: Final = re.compile(r"\d+|[xX*]{4}(?![\w*])")
_HIDDEN: Final = re.compile(r"[xX*]{4}")

_CPR_WORD: Final = re.compile(r"cpr|personnummer|personnr|fødselsnummer|foedselsnummer", re.IGNORECASE)
_NUMBER_OF_ELSE: Final = re.compile(
    r"(?:cvr|ean|p-?nr|p-?nummer|produktionsenhed|konto|sag|sags|journal|tlf|telefon|reg|faktura|ordre|order|"
    r"bestilling|rekvisition|kunde|vare|serie|licens|gln|iban)[\w.\-]*[ :.\-]*(?:nr\.?|nummer|id)?[ :.#]*\+?$",
    re.IGNORECASE,
)
_JOB_LINK: Final = re.compile(r"https?://\S*(?:job|stilling|annonce|opslag|vacan|ordre|order)\S*$", re.IGNORECASE)

_MONTHS: Final = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_WRITTEN_DATE: Final = (
    rf"(?<!\d)(?:\d{{1,2}}\.? ?(?:{_MONTHS})\w*\.?,? (?:19|20)?\d{{2}}"
    r"|\d{1,2} ?[-./ ] ?\d{1,2} ?[-./ ] ?(?:19|20)?\d{2}|\d{6})(?!\d)"
)
_LAST_FOUR: Final = (
    r"(?:(?:sidste|siste|bagerste|afsluttende) (?:fire|4)|(?:fire|4) sidste|løbenummer|løbenr|kontrolcifre|endelse)"
)
_TOLD: Final = re.compile(
    rf"(?P<date>{_WRITTEN_DATE})[^\d\n]{{0,40}}{_LAST_FOUR}[^\d\n]{{0,30}}(?P<last>\d{{4}})(?!\d)", re.IGNORECASE
)
_TOLD_BACKWARDS: Final = re.compile(
    rf"{_LAST_FOUR}[^\d\n]{{0,30}}(?P<last>\d{{4}})(?!\d)[^\d\n]{{0,60}}(?P<date>{_WRITTEN_DATE})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Digit groups that nothing but punctuation and spaces parts, with their places in the cleaned text."""

    text: str
    groups: tuple[str, ...]
    places: tuple[Span, ...]
    may_be_scattered: bool

    def digits(self, start: int, end: int) -> str:
        return "".join(self.groups[start:end])

    def lengths(self, start: int, end: int) -> tuple[int, ...]:
        return tuple(len(group) for group in self.groups[start:end])

    def gaps(self, start: int, end: int) -> tuple[str, ...]:
        """What stands between the groups from ``start`` to ``end``."""
        return tuple(self.text[one[1] : other[0]] for one, other in pairwise(self.places[start:end]))

    def before(self, start: int) -> str:
        """What stands before a group, as far as it can say what the number is."""
        place = self.places[start][0]
        return self.text[max(0, place - 4 * NEAR) : place]


_DATED: Final = {
    (6, 4), (7, 4), (8, 4),
    (2, 2, 2, 4), (2, 2, 4, 4), (1, 2, 2, 4), (2, 1, 2, 4), (1, 2, 4, 4), (2, 1, 4, 4),
    (1, 1, 2, 4), (1, 1, 4, 4), (4, 2, 4), (4, 4, 4), (2, 4, 4), (2, 6, 4), (2, 2, 6), (2, 2, 8),
}  # fmt: skip
"""The lengths of the groups of a number that may stand among other numbers, such as a row of a table."""

_SHORT_DATES: Final = {(1, 2, 2, 4), (2, 1, 2, 4), (1, 1, 2, 4), (1, 2, 4, 4), (2, 1, 4, 4), (1, 1, 4, 4)}
"""Those of them in which the day or the month is one digit."""

SHORTEST, LONGEST = 8, 12
"""Digits of a number: "1/1-90-1234" has its zeros left out, "31-11-1990-1234" has the century."""


def spans(text: str) -> list[Span]:
    """Where CPR numbers stand; the spans do not overlap and follow the text."""
    clean, origin = cleaned(text)
    found = sorted({*_numbers(clean), *_told(clean)})
    kept: list[Span] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [(origin[start][0], origin[end - 1][1]) for start, end in kept]


def cleaned(text: str) -> tuple[str, list[Span]]:
    """Plain digits, dashes and spaces, nothing invisible; with the place in the text of each character that is left."""
    characters: list[str] = []
    origin: list[Span] = []
    position = 0
    while position < len(text):
        escaped = _ESCAPED.match(text, position) if text[position] in "&%" else None
        end = escaped.end() if escaped else position + 1
        for character in _plain(_unescaped(escaped.group()) if escaped else text[position]):
            characters.append(character)
            origin.append((position, end))
        position = end
    return "".join(characters), origin


@lru_cache(maxsize=4096)
def _plain(written: str) -> str:
    """What a character stands for: "３" and "٣" are 3, every dash is "-", what cannot be seen is nothing."""
    plain: list[str] = []
    for character in unicodedata.normalize("NFKC", written).translate(_DASHES):
        digit = unicodedata.digit(character, None)
        if digit is not None:
            plain.append(str(digit))
        elif character.isspace():
            plain.append("\n" if character == "\n" else " ")
        elif unicodedata.category(character) not in _INVISIBLE:
            plain.append(character)
    return "".join(plain)


def _unescaped(written: str) -> str:
    """The character behind an HTML entity or a percent sign of an address."""
    return unquote(written, errors="replace") if written[0] == "%" else html.unescape(written)


def named(before: str) -> bool:
    """Whether the words before a number say that it is a CPR number."""
    return bool(_CPR_WORD.search(before[-NEAR:]))


def _numbers(text: str) -> Iterator[Span]:
    for match in _RUN.finditer(text):
        groups = tuple(_GROUP.finditer(text, match.start(), match.end()))
        scattered = len(groups) <= LONGEST or bool(_CPR_WORD.search(text, 0, match.end()))
        run = _Run(text, tuple(group.group() for group in groups), tuple(group.span() for group in groups), scattered)
        at = 0
        while at < len(run.groups):
            end = next((end for end in _ends(run, at) if _is_cpr(run, at, end)), None)
            if end is None:
                at += 1
                continue
            yield run.places[at][0], run.places[end - 1][1]
            at = end


def _ends(run: _Run, start: int) -> list[int]:
    """Where a number that begins at this group may end by the count of its digits, the longest first.

    A number of more groups than a date and a serial must stand alone or be named, which is looked at once for the run.
    """
    ends: list[int] = []
    total = 0
    last = len(run.groups) if run.may_be_scattered else min(start + 4, len(run.groups))
    for end in range(start + 1, last + 1):
        total += len(run.groups[end - 1])
        if total > LONGEST:
            break
        if total >= SHORTEST:
            ends.append(end)
    return ends[::-1]


def _is_cpr(run: _Run, start: int, end: int) -> bool:
    lengths = run.lengths(start, end)
    born = _date_of(run.digits(start, end), lengths)
    if born is None or _is_moment(run, start, end, born):
        return False
    before = run.before(start)
    if len(lengths) == 1:
        return named(before) or not _is_something_else(run, start, before)
    if lengths in _DATED:
        return not _is_several(run, start, end)
    alone = start == 0 and end == len(run.groups)
    return (alone and _evenly_parted(run, start, end)) or (named(before) and lengths != (8, 2))


def _date_of(digits: str, lengths: tuple[int, ...]) -> tuple[int, int, int] | None:
    """Day, month and year as written, or None where the digits are no date and four more."""
    if _HIDDEN.fullmatch(digits[-4:]) and len(digits) in {10, 12}:
        digits = digits[:-4] + "0000"
    if not digits.isdigit():
        return None
    if lengths in _SHORT_DATES:
        day, month = lengths[0], lengths[0] + lengths[1]
        digits = digits[:day].zfill(2) + digits[day:month].zfill(2) + digits[month:]
    if len(digits) == 11 and digits[0] == "0":
        digits = digits[1:]
    if len(digits) == 12 and digits[4:6] in {"18", "19", "20"}:
        digits = digits[:4] + digits[6:]
    if len(digits) != 10:
        return None
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day <= 31 or 61 <= day <= 91) or not 1 <= month <= 12:
        return None
    return day, month, int(digits[4:6])


def _is_moment(run: _Run, start: int, end: int, born: tuple[int, int, int]) -> bool:
    """Whether it is a day of these years with a time of day or a count after a space: "12-01-27 0930"."""
    if end - start < 4 or set(run.gaps(start, end)[-1]) != {" "}:
        return False
    day, month, year = born
    last = run.groups[end - 1]
    if not last.isdigit() or not 24 <= year <= 36:
        return False
    try:
        date(2000 + year, month, day)
        time(int(last[:2]), int(last[2:]))
    except ValueError:
        return False
    return not named(run.before(start))


def _is_something_else(run: _Run, start: int, before: str) -> bool:
    """Whether ten digits in one go are an order, an account, a link to a job, or seconds since 1970."""
    after = run.text[run.places[start][1] : run.places[start][1] + 7]
    if re.match(r"\.\d{6}", after):
        return True
    if len(run.groups[start]) == 12:
        return False
    return bool(_NUMBER_OF_ELSE.search(before) or _JOB_LINK.search(before))


def _is_several(run: _Run, start: int, end: int) -> bool:
    """Whether pairs belong to telephone numbers, or the last of them to the number that begins one group later."""
    gaps = run.gaps(start, end)
    if run.lengths(start, end) == (2, 2, 8):
        telephone = run.groups[end - 1].startswith("20") and gaps[0].isspace()
        return telephone or gaps[0] != gaps[1]
    if run.lengths(start, end + 1)[1:] == (2, 2, 4, 4) and _is_cpr(run, start + 1, end + 1):
        return True
    return start > 0 and len(gaps) > 2 and "/" in gaps[-1] and " " in gaps[-1] and set(gaps[:-1]) == {" "}


_PARTS: Final = {"", " ", "-", ".", "/", "_", "·", "  "}


def _evenly_parted(run: _Run, start: int, end: int) -> bool:
    """Whether the groups are parted as one number is: "31 11 90 12 34", "3-1-1-1-9-0-1-2-3-4"."""
    lengths, gaps = run.lengths(start, end), run.gaps(start, end)
    if not set(gaps) <= _PARTS or max(lengths) > 6:
        return False
    if set(lengths) == {2}:
        return len(set(gaps[:-1])) == 1 or (gaps[0] == gaps[1] and gaps[0] in "-./" and len(lengths) == 5)
    thousands = all(length == 3 for length in lengths[1:])
    return not thousands and not (lengths[:3] == (2, 2, 4) and lengths[3:] in {(1, 1), (2,)})


def _told(text: str) -> Iterator[Span]:
    """A date of birth whose last four digits are told in words: "født 31. november 1990, de sidste fire er …"."""
    for pattern in (_TOLD, _TOLD_BACKWARDS):
        for match in pattern.finditer(text):
            yield match.span("date")
            yield match.span("last")
