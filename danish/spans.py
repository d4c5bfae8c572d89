"""The days that a question about changes asks about: "1. juli 2026", "årsskiftet 24/25", "i år", "til sommer"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from danish.folding import fold
from danish.names import MONTHS

_MONTHS = tuple(fold(month) for month in MONTHS)
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(rf"(?:(\d{{1,2}})\.? )?\b({_NAMES}) (20\d\d)")
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\. ?(\d{1,2})\. ?(20\d\d)\b|(?<![\d/])\d{1,2}/(\d{1,2})[ -](20\d\d)\b")
_LATER = re.compile(rf"\bsenere end (?:\d{{1,2}}\.? )?({_NAMES}) (20\d\d)")
_DAY = re.compile(r"(?<![\d/.])\d{1,2}/(\d{1,2})(?![\d/])")
_MONTH = re.compile(rf"\b({_NAMES})\b")
_YEAR = re.compile(r"(?<!\d)(20[23]\d)(?!\d)")
_TURN = re.compile(r"(?:aarsskifte\w*|nytaar|jul\w*|skiftet)\D{0,12}(?:20)?(\d\d) ?[/-] ?(?:20)?(\d\d)\b")
_SEASON = re.compile(r"\b(foraar|sommer|efteraar|vinter)\w*(?: (20\d\d))?")
_FIRST_MONTH = {"foraar": 3, "sommer": 6, "efteraar": 9, "vinter": 12}
_SINCE_YEAR = re.compile(r"\b(?:siden|efter) (20[12]\d)\b")
_SINCE = re.compile(r"\b(?:siden|efter sidste) (?:nytaar|aarsskiftet)\b")
_NEW_YEAR = re.compile(r"\b(?:nytaar|aarsskiftet)\b")
_THIS_YEAR, _NEXT_YEAR, _LAST_YEAR = (
    re.compile(rf"\b(?:{said})\b")
    for said in (r"i aar|dette aar|aarets", r"naeste aar|det nye aar", r"sidste aar|i fjor")
)
_LATELY = re.compile(r"\b(?:for nylig|nylig|for nyligt|sidst|seneste tid|sidste tid|det seneste|sidste halve aar)\b")
MONTHS_A_YEAR = 12
LATELY = timedelta(days=365)
"""How far back what has changed lately lies at the most."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day asked about."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def asked(folded: str, today: date) -> Span | None:
    """The span that a folded question names; ``today`` is what "i år" counts from."""
    return _numbered(folded, today) or _relative(folded, today) or _named(folded, today)


def _numbered(folded: str, today: date) -> Span | None:
    if match := _TURN.search(folded):
        return _month(2000 + int(match[2]), 1)
    if match := _LATER.search(folded):
        return Span(_month(int(match[2]), _MONTHS.index(match[1]) + 1).last + timedelta(days=1), date.max)
    if match := _DATE.search(folded):
        return _month(int(match[3]), _MONTHS.index(match[2]) + 1)
    if match := _DOTTED.search(folded):
        month, year = int(match[1] or match[3]), int(match[2] or match[4])
        return _month(year, month) if 1 <= month <= MONTHS_A_YEAR else None
    if (day := _DAY.search(folded)) and 1 <= int(day[1]) <= MONTHS_A_YEAR:
        year = _YEAR.search(folded)
        return _month(int(year[1]) if year else _nearest_year(today, int(day[1])), int(day[1]))
    if match := _SINCE_YEAR.search(folded):
        return Span(date(int(match[1]), 1, 1), today)
    if match := _YEAR.search(folded):
        return _season(folded, int(match[1])) or _year(int(match[1]))
    return None


def _relative(folded: str, today: date) -> Span | None:
    for pattern, years in ((_NEXT_YEAR, 1), (_LAST_YEAR, -1), (_THIS_YEAR, 0)):
        if pattern.search(folded):
            return _year(today.year + years)
    if _SINCE.search(folded):
        return Span(date(today.year, 1, 1), today)
    if _LATELY.search(folded):
        return Span(today - LATELY, today)
    return None


def _named(folded: str, today: date) -> Span | None:
    if _NEW_YEAR.search(folded):
        return _month(_nearest_year(today, 1), 1)
    if match := _MONTH.search(folded):
        month = _MONTHS.index(match[1]) + 1
        return _month(_nearest_year(today, month), month)
    return _season(folded, None, today)


def is_exact(folded: str) -> bool:
    """Whether it names a day or a month of a year."""
    return any(one.search(folded) for one in (_TURN, _DATE, _DOTTED))


def is_numbered(folded: str) -> bool:
    """The same, or a year alone."""
    return is_exact(folded) or _YEAR.search(folded) is not None


def days(folded: str) -> Iterable[date]:
    """The dates with a year that a folded text names; a month alone is its first day."""
    for day, month, year in _DATE.findall(folded):
        with suppress(ValueError):
            yield date(int(year), _MONTHS.index(month) + 1, int(day or 1))


def is_year(word: str) -> bool:
    return _YEAR.match(word) is not None


def _year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int, months: int = 1) -> Span:
    after = month - 1 + months
    return Span(date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1))


def _season(folded: str, year: int | None, today: date | None = None) -> Span | None:
    match = _SEASON.search(folded)
    if match is None:
        return None
    month = _FIRST_MONTH[match[1]]
    if year is None and today is not None:
        year = _nearest_year(today, month)
    return _month(year, month, 3) if year else None


def _nearest_year(today: date, month: int) -> int:
    """The year in which the first of a month lies nearest to today."""
    return min((today.year - 1, today.year, today.year + 1), key=lambda year: abs(date(year, month, 1) - today))
