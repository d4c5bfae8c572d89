"""Dates in a message about a job: written dates, week numbers and the near relative ones. Pure; `today` is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.openings.parser.text import danish
from danish.folding import fold

_MONTH_STARTS: Final = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTHS: Final = {
    **{name: at for at, name in enumerate(_MONTH_STARTS, 1)},
    "may": 5,
    "oct": 10,
    "mai": 5,
}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_STARTS: Final = {
    "man": 0,
    "mon": 0,
    "ti": 1,
    "tu": 1,
    "on": 2,
    "we": 2,
    "to": 3,
    "th": 3,
    "fr": 4,
    "loe": 5,
    "sa": 5,
    "soe": 6,
    "su": 6,
}

_MONTH = (
    r"(?:januar|februar|marts|april|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october|maj|mai|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|okt"
    r"|oct|nov|dec)\b\.?"
)
_DAY = r"(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|man|tirs|tir|ons|tors|tor|fre|lør|søn)\.?,? *)"
_ENGLISH_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun)"
_FULL_DAY = (
    r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_D = r"(?:d\. ?|den |d |the )"

_DATE = danish(
    rf"(?<![\w./+-])(?:"
    rf"(?P<iso>(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d))"
    rf"|{_DAY}?{_D}?(?P<nd>[0-3]?\d)(?P<sep>[./-]) ?(?P<nm>[01]?\d)(?P=sep) ?(?P<ny>(?:20)?\d\d)(?!\d)"
    rf"|{_DAY}?{_D}?(?P<sd>[0-3]?\d)/(?P<sm>[01]?\d)(?: ?(?:-|'|–| ) ?(?P<sy>(?:20)?2\d))?(?![\d/])"
    rf"|{_DAY}?{_D}(?P<pd>[0-3]?\d)\.(?P<pm>1[0-2]|0?[1-9])\.?(?![\d])"
    rf"|(?:{_DAY}|{_ENGLISH_DAY},? )?{_D}?(?P<td>[0-3]?\d)(?:st|nd|rd|th)?\.? ?(?:of"
    rf" )?(?P<tm>{_MONTH})(?:(?:,? '?(?P<ty>20\d\d)| '?(?P<tz>2\d))(?![\d.:,]|[-–]| ?(?:timer|t\b|tim\b"
    r"|hours|h\b|kr|pers|stk|mand)))?"
    r"|(?P<em>january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?P<ed>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,? (?P<ey>20\d\d))?"
    rf"|(?P<wday>{_DAY})?(?: i )?\buge (?P<week>[0-5]?\d)(?![\d.,]*\d| ?(?:timer|dage|kr))"
    rf"|{_DAY}?(?:d\. ?|den )(?P<day>[0-3]?\d)\.?(?P<ds> ?ds\.?)?(?![\d:/]| ?(?:timer|uge|kr|år))"
    r")"
)
_RELATIVE = danish(
    rf"\b(?:(?P<wday>{_FULL_DAY}) (?:i )?næste uge\b"
    r"|(?P<today>i dag|today)|(?P<tomorrow>i morgen(?! ?(?:tidlig|kl))|i morgen|tomorrow)"
    r"|(?P<overmorrow>i overmorgen)"
    rf"|(?P<next>næste |next )(?P<nday>{_FULL_DAY})\b"
    rf"|(?P<on>(?:nu )?på |on |this |førstkommende |kommende )(?P<oday>{_FULL_DAY})\b"
    r"|om (?P<count>\d{1,2}|en|et|to|tre|fire|fem|seks|otte|fjorten) (?P<unit>dage?|uger?|måned(?:er)?)\b)"
)
_BARE_DAY = danish(rf"\b(?P<day>{_FULL_DAY})\b")

_NUMBERS: Final = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "otte": 7, "fjorten": 14}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `start` and `end` are offsets of the characters that state it."""

    start: int
    end: int
    day: date


def find_dates(text: str, today: date) -> list[FoundDate]:
    """Every date in the text, in order; impossible ones (31/2) are left out.

    A date without a year is the coming one, or one of the last fortnight.
    """
    found: list[FoundDate] = []
    for match in _DATE.finditer(text):
        day = _read(match, today)
        if day is not None:
            lead = len(match.group()) - len(match.group().lstrip())
            found.append(FoundDate(match.start() + lead, match.end(), day))
    taken = [(item.start, item.end) for item in found]
    for match in _RELATIVE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        day = _relative(match, today)
        if day is not None:
            found.append(FoundDate(match.start(), match.end(), day))
    return sorted(found, key=lambda item: item.start)


def find_bare_weekdays(text: str, today: date) -> list[FoundDate]:
    """Named weekdays as the coming such day. Only sensible beside a word for a deadline or a start."""
    return [
        FoundDate(match.start(), match.end(), _coming(today, _weekday(match.group("day"))))
        for match in _BARE_DAY.finditer(text)
    ]


def _weekday(word: str) -> int:
    folded = fold(word)
    return next(at for start, at in _DAY_STARTS.items() if folded.startswith(start))


def _coming(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _relative(match: re.Match[str], today: date) -> date | None:
    if match.group("today"):
        return today
    if match.group("tomorrow"):
        return today + timedelta(days=1)
    if match.group("overmorrow"):
        return today + timedelta(days=2)
    if match.group("wday"):
        return today + timedelta(days=7 - today.weekday() + _weekday(match.group("wday")))
    if match.group("next"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
        return monday + timedelta(days=_weekday(match.group("nday")))
    if match.group("on"):
        return _coming(today, _weekday(match.group("oday")))
    count = match.group("count").lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    unit = fold(match.group("unit"))
    if unit.startswith("dag"):
        return today + timedelta(days=7 if count == "otte" else number)
    if unit.startswith("uge"):
        return today + timedelta(weeks=number)
    return None


def _read(match: re.Match[str], today: date) -> date | None:
    part = match.groupdict()
    if part["iso"]:
        return _date(int(part["iy"]), int(part["im"]), int(part["id"]))
    for day, month, year in (("nd", "nm", "ny"), ("sd", "sm", "sy"), ("pd", "pm", None)):
        if part[day]:
            return _with_year(int(part[day]), int(part[month]), part[year] if year else None, today)
    for day, month, year in (("td", "tm", "ty"), ("ed", "em", "ey")):
        if part[day]:
            return _with_year(
                int(part[day]),
                MONTHS[part[month].lower()[:3]],
                part[year] or (part["tz"] if year == "ty" else None),
                today,
            )
    if part["week"]:
        return _week(int(part["week"]), part["wday"], today)
    return _day_of_month(int(part["day"]), today)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for candidate in (today.year, today.year + 1):
        found = _date(candidate, month, day)
        if found and found >= today - timedelta(days=14):
            return found
    return None


def _week(week: int, weekday: str | None, today: date) -> date | None:
    at = _weekday(weekday.strip()) + 1 if weekday and weekday.strip() else 1
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            found = date.fromisocalendar(year, week, at)
        except ValueError:
            continue
        if found >= today - timedelta(days=7):
            return found
    return None


def _day_of_month(day: int, today: date) -> date | None:
    year, month = today.year, today.month
    for _ in range(3):
        found = _date(year, month, day)
        if found and found >= today:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None
