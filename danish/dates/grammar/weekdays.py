"""Days of the week, weeks, and days counted from now."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.clocks import PART_OF_DAY, PARTS_OF_DAY
from danish.dates.grammar.dates import FEASTS, to_feast
from danish.dates.grammar.lengths import LENGTH
from danish.dates.grammar.patterns import RANGE, WD, WDS, any_of
from danish.dates.grammar.values import (
    Builder,
    Built,
    Rule,
    day_range,
    days_in,
    rule,
    says_next,
    to_vague,
    weekday_words,
    year,
)
from danish.dates.grammar.words import ENGLISH_ONLY, WORDS_TOO
from danish.dates.model import Doubt
from danish.dates.parts import Ahead, DayFromNow, DayPart, Marker, Side, Unit, Vague, Week, Weekdays
from danish.names import WEEKDAYS_SHORT


def to_weekday_range(match: re.Match[str]) -> Built:
    return (Weekdays(day_range(match[0]), every=1),)


_CALLING: Final = ("paa", "naeste", "naestkommende", "next", "kommende", "foerstkommende", "den kommende")


_TIME_NEXT: Final = re.compile(r"\s*(?:d\.|den\s+\d|kl|\d|i\s+uge|formiddag|eftermiddag|morgen)")


_PLURAL = re.compile(r"(?:dage|dagene|days)\Z")


def to_weekdays(match: re.Match[str]) -> Built:
    words = weekday_words(match["days"])
    days = days_in(match["days"])
    before = match["before"] or ""
    recurring = "om" in before.split() or any(_PLURAL.search(word) for word in words)
    if before.startswith(("sidste", "forrige", "last", "i ")):
        return (Vague(Doubt.IN_THE_PAST),)
    if any(word in ENGLISH_ONLY for word in words) and not before.startswith(("on", "next", "this")):
        return None
    timed = _TIME_NEXT.match(match.string, match.end()) is not None
    if any(word in WORDS_TOO for word in words) and not (timed or before.startswith(_CALLING)):
        return None  # "om man kan", "hans søn"
    weak = not (before or timed) and all(word in WEEKDAYS_SHORT for word in words)
    return (
        Weekdays(
            days, every=1 if recurring else 0, next_week=not {"naeste", "next"}.isdisjoint(before.split()), weak=weak
        ),
    )


_TWO_LETTERS = {"ma": 0, "mand": 0, "ti": 1, "on": 2, "to": 3, "fr": 4, "lo": 5, "loe": 5, "so": 6, "soe": 6}


def to_two_letters(match: re.Match[str]) -> Built:
    return (Weekdays((_TWO_LETTERS[match["day"]],)),)


def to_either(match: re.Match[str]) -> Built:
    return (Weekdays(days_in(match[0]), choice=True),)


def to_week(match: re.Match[str]) -> Built:
    return (Week(number=int(match["number"]), year=year(match["year"])),)


def to_which_week(match: re.Match[str]) -> Built:
    words = match[0]
    if "overnaeste" in words or "efter naeste" in words:
        return (Week(ahead=2),)
    return (Week(ahead=1 if says_next(words) else 0),)


def to_days_from_now(days: int) -> Builder:
    return lambda _: (DayFromNow(days),)


def to_next_workday(_: re.Match[str]) -> Built:
    return (Ahead(((1, Unit.WORKDAY),)),)


def to_later(_: re.Match[str]) -> Built:
    return (DayFromNow(0), Marker(Side.LATER))


def to_today_part(match: re.Match[str]) -> Built:
    return (DayFromNow(0), PARTS_OF_DAY[match["part"]])


WEEKS: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:(?:i|in)\s+)?(?:uge|week|ugenr\.?|uge\s+nr\.?)\s*(?P<number>\d{1,2})(?!\d|[.:,]\d)(?:\s*"
        r"(?:/|i|,)?\s*(?P<year>20\d\d))?",
        to_week,
    ),
    rule(
        r"(?:i\s+)?(?:naeste|denne|overnaeste|indevaerende)\s+uge|i\s+ugen\s+efter\s+naeste(?:\s+uge)?|"
        r"(?:in\s+)?(?:next|this)\s+week",
        to_which_week,
    ),
)


NEAR_DAYS: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:paa\s+)?(?:den\s+)?(?:naeste|naestkommende|foerstkommende|foerste|kommende)\s+(?:hverdag|arbejdsdag)"
        r"|(?:on\s+)?(?:the\s+)?next\s+(?:work(?:ing\s+)?day|weekday)",
        to_next_workday,
    ),
    rule(r"(?:i\s*)?overmorgen|the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow", to_days_from_now(2)),
    rule(r"(?:lidt\s+)?(?:senere|later)\s+(?:i\s*dag|today|paa\s+dagen)|i\s*dag\s+(?:lidt\s+)?senere", to_later),
    rule(rf"(?:lidt\s+)?(?:senere\s+(?:her\s+)?i|later\s+(?:this|in\s+the))\s+(?P<part>{PART_OF_DAY})", to_today_part),
    rule(r"i\s*morgen|tomorrow", to_days_from_now(1)),
    rule(r"dagen\s+efter\s+i\s*morgen", to_days_from_now(2)),
    rule(r"i\s*dag|today|dags\s+dato|d\.\s?d\.", to_days_from_now(0)),
    rule(r"tonight", lambda _: (DayFromNow(0), DayPart(18, afternoon=True))),
    rule(
        r"i\s*gaar|i\s+forgaars|i\s+morges|forleden|yesterday|(?:sidste|forrige)\s+(?:uge|maaned|aar)|"
        r"last\s+(?:week|month)",
        to_vague(Doubt.IN_THE_PAST),
    ),
    rule(rf"for\s+{LENGTH}\s+siden", to_vague(Doubt.IN_THE_PAST)),
    rule(rf"(?:i|her\s+til|her\s+i|nu\s+i|this)\s+(?P<part>{PART_OF_DAY})", to_today_part),
)


WEEKDAYS: Final[tuple[Rule, ...]] = (
    rule(RANGE, to_weekday_range),
    rule(rf"(?:paa\s+)?{WD}\s+(?:eller|or)\s+(?:paa\s+)?{WD}", to_either),
    rule(
        r"(?P<before>(?:(?:nu\s+)?paa(?:\s+(?:en|naeste|naestkommende|foerstkommende|kommende))?|om|(?:den\s+)?"
        r"(?:naeste|naestkommende|foerstkommende|kommende)|(?:nu\s+|her\s+)?denne|sidste|forrige|next|this|"
        r"on|last|i(?=\s+[a-z]+s\b))\s+)?"
        rf"(?P<days>{WDS})",
        to_weekdays,
    ),
    rule(
        r"(?P<day>ma|ti|on|to|fr|loe|lo|soe|so|mand(?=\.))(?:\.\s*|\s+)(?=(?:d\.|den)\s*\d|\d{1,2}\s?[/.]\s?\d)",
        to_two_letters,
        whole=False,
    ),
    rule(rf"(?P<name>{any_of(FEASTS)})", to_feast),
)
