"""How the words of a match become numbers, days and months; the shape of a form."""

from __future__ import annotations

import re
from collections.abc import Callable

from danish.dates.grammar.patterns import END, ORD, WD
from danish.dates.model import Doubt
from danish.dates.parts import Marker, Part, Side, Vague
from danish.names import MONTHS_WRITTEN, WEEKDAYS_SHORT, WEEKDAYS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS

Built = tuple[Part, ...] | None


Builder = Callable[[re.Match[str]], Built]


Rule = tuple[re.Pattern[str], Builder]


def rule(pattern: str, builder: Builder, *, whole: bool = True) -> Rule:
    """A form; ``whole`` where it ends with a word, and not before the day it belongs to."""
    return re.compile(rf"(?:{pattern}){END}" if whole else pattern), builder


def number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word]


def month(word: str) -> int:
    return MONTHS_WRITTEN[word.rstrip(".")]


def year(word: str | None) -> int | None:
    if word is None:
        return None
    value = int(word.strip("'"))
    return value + 2000 if value < 100 else value


def weekday(word: str) -> int:
    word = word.rstrip(".")
    if word in WEEKDAYS_SHORT:
        return WEEKDAYS_SHORT[word]
    for ending in ("", "ene", "en", "e", "s"):
        stem = word.removesuffix(ending)
        if stem in WEEKDAYS_WRITTEN:
            return WEEKDAYS_WRITTEN[stem]
    raise KeyError(word)


_WD_PATTERN = re.compile(WD)


_ORD_PATTERN = re.compile(ORD)


def ordinals(text: str) -> tuple[int, ...]:
    """Every ordinal of a list such as "1., 2. og sidste", once."""
    return tuple(dict.fromkeys(ordinal(found) for found in _ORD_PATTERN.findall(text)))


def weekday_words(text: str) -> list[str]:
    """The words that name weekdays, in their order."""
    return _WD_PATTERN.findall(text)


def days_in(text: str) -> tuple[int, ...]:
    return tuple(sorted({weekday(found) for found in weekday_words(text)}))


def day_range(text: str) -> tuple[int, ...]:
    first, last = (weekday(found) for found in weekday_words(text)[:2])
    return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))


def interval_of(word: str | None) -> int:
    if word is None:
        return 1
    return number(word) if word in NUMBERS else ordinal(word)


def says_next(text: str) -> bool:
    return "naeste" in text or "next" in text


def to_side(side: Side) -> Builder:
    return lambda _: (Marker(side),)


def to_vague(doubt: Doubt) -> Builder:
    return lambda _: (Vague(doubt),)
