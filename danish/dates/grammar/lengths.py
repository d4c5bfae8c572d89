"""Lengths of time: "om 3 uger", "2 dage før", "i 3 måneder", "6 gange"."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.clocks import PART_OF_DAY, PARTS_OF_DAY
from danish.dates.grammar.dates import FEASTS
from danish.dates.grammar.patterns import END, MONTH, NUM, UNIT, UNITS, WD, any_of
from danish.dates.grammar.rhythms import ADVERBS
from danish.dates.grammar.values import Built, Rule, number, rule, to_vague, weekday
from danish.dates.model import Doubt
from danish.dates.parts import Ahead, Apart, Count, Lasting, RestOf, Unit, Vague
from danish.numbers import NUMBERS, ORDINALS

BACK = r"(?:foer|inden|forud\s+for|before)"


ONWARD = r"(?:efter|after|following)"


A_DAY = (
    rf"(?:(?:paa\s+)?(?:den|d\.|the)\s*)?(?:\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:/|\.\s*\d|(?:of\s+)?{MONTH})"
    rf"|(?<=den )\d|{any_of(FEASTS)}|{any_of(ORDINALS)})|{MONTH}\s+\d"
)


_AMOUNT = (
    rf"(?:\d{{1,3}}(?:[,.]5|½)?|½|half\s+an?|halvanden|halvandet|(?:et|en)\s+halvt?|et\s+par|a\s+couple\s+of|{NUM})"
)


LENGTH = (
    rf"(?:tre\s+kvarter|(?:et\s+)?kvarter(?:s\s+tid)?{END}|halvaar{END}|et\s+halvaar"
    rf"|{_AMOUNT}\s*(?:{UNIT})(?:\s+tid{END})?)"
)


_LENGTH_PATTERN = re.compile(rf"(?P<amount>{_AMOUNT})\s*(?P<unit>{UNIT})")


def length(text: str, *, exactly: bool = False) -> tuple[int, Unit] | None:
    """An amount in whole units; None for half days, weeks and months, which name no day.

    Eight days from now are a week; ``exactly`` eight days from another day are eight.
    """
    if "kvarter" in text:
        return (45 if text.startswith("tre") else 15), Unit.MINUTE
    if "halvaar" in text:
        return 6, Unit.MONTH
    match = _LENGTH_PATTERN.match(text)
    if match is None:
        return None
    unit = UNITS[match["unit"].rstrip(".")]
    twice = _twice(match["amount"])
    if twice % 2 == 0:
        if unit is Unit.DAY and twice == 16 and not exactly:
            return 7, Unit.DAY  # "om otte dage" is a week
        return twice // 2, unit
    smaller = {Unit.HOUR: (30, Unit.MINUTE), Unit.YEAR: (6, Unit.MONTH)}.get(unit)
    return None if smaller is None else (twice * smaller[0], smaller[1])


def _twice(amount: str) -> int:
    """Twice the amount, so that halves stay whole."""
    if amount.startswith("halvand"):
        return 3
    if "halv" in amount or amount.startswith(("½", "half")):
        return 1
    if "par" in amount or "couple" in amount:
        return 4
    whole = re.match(r"\d+", amount)
    if whole is None:
        return 2 * NUMBERS[amount]
    return 2 * int(whole[0]) + (1 if amount[whole.end() :] else 0)


def to_ahead(match: re.Match[str]) -> Built:
    amounts = [length(match["one"])]
    if match["two"]:
        amounts.append(length(match["two"]))
    known = tuple(amount for amount in amounts if amount is not None)
    if len(known) < len(amounts):
        return (Vague(Doubt.NO_EXACT_DATE),)
    return (Ahead(known),)


def to_from_now(match: re.Match[str]) -> Built:
    amount = length(match["one"])
    return (Vague(Doubt.NO_EXACT_DATE),) if amount is None else (Ahead((amount,)),)


def to_apart(match: re.Match[str]) -> Built:
    amount = length(match["length"], exactly=True)
    if amount is None:
        return (Vague(Doubt.NO_EXACT_DATE),)
    if amount[1] in {Unit.MINUTE, Unit.HOUR}:
        return None
    return (Apart((amount,), back=_back(match)),)


def to_day_apart(match: re.Match[str]) -> Built:
    return (Apart(((1, Unit.DAY),), back=_back(match)),)


def to_part_apart(match: re.Match[str]) -> Built:
    return (*(to_day_apart(match) or ()), PARTS_OF_DAY[match["part"]])


def to_weekday_apart(match: re.Match[str]) -> Built:
    return (Apart(back=_back(match), weekday=weekday(match["weekday"])),)


def _back(match: re.Match[str]) -> bool:
    return match["way"].startswith(("foer", "inden", "forud", "before"))


def to_added(match: re.Match[str]) -> Built:
    return (Ahead(((14 if match[0].startswith(("14", "fj")) else 7, Unit.DAY),), added=True),)


def to_lasting(match: re.Match[str]) -> Built:
    if match["one"] in UNITS:  # "den næste måned", but not "i uge"
        return (Lasting(1, UNITS[match["one"]], from_now=True),) if match["next"] else None
    amount = length(match["one"])
    if amount is None or amount[1] in {Unit.MINUTE, Unit.HOUR}:
        return None
    return (Lasting(*amount, from_now=match["next"] is not None),)


def to_count(match: re.Match[str]) -> Built:
    return (Count(number(match["times"])),)


def to_rest_of(match: re.Match[str]) -> Built:
    return (RestOf(Unit.YEAR if "aar" in match[0] or "year" in match[0] else Unit.MONTH),)


APART: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:om\s+|om\s+ca\.?\s+)?(?P<length>{LENGTH})\s+(?P<way>{BACK}|{ONWARD}|fra|from)\s+(?!nu\b|now\b|dags\b)",
        to_apart,
        whole=False,
    ),
    rule(rf"(?:paa\s+)?(?:the\s+)?(?:dagen|day)\s+(?P<way>{BACK}|{ONWARD})\s+", to_day_apart, whole=False),
    rule(rf"(?:om\s+)?(?P<part>{PART_OF_DAY})\s+(?P<way>{BACK}|{ONWARD})\s+(?={A_DAY})", to_part_apart, whole=False),
    rule(
        rf"(?:paa\s+)?(?:the\s+)?(?P<weekday>{WD})\s+(?P<way>{BACK}|{ONWARD})\s+(?={A_DAY})",
        to_weekday_apart,
        whole=False,
    ),
    rule(
        rf"(?:i\s+)?(?:ugen|maaneden|the\s+week|the\s+month)\s+(?:{BACK}|{ONWARD})\s+(?!naeste)",
        to_vague(Doubt.NO_EXACT_DATE),
        whole=False,
    ),
)


LENGTHS: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:om|in)\s+(?P<one>{LENGTH})(?:\s*(?:og|,|and)\s+(?P<two>{LENGTH}))?(?!\s+om\s+(?:uge|dag|"
        r"maaned))",
        to_ahead,
    ),
    rule(rf"(?P<one>{LENGTH})\s+(?:fra\s+(?:nu|dags\s+dato)|frem(?:\s+i\s+tiden)?|from\s+now)", to_from_now),
    rule(r"(?:om\s+)?(?:otte|8|fjorten|14)\s+dage", to_added),
    rule(
        r"(?:(?P<next>(?:de|det|den)\s+(?:naeste|kommende)|the\s+next)|i|for)\s+"
        rf"(?P<times>{NUM})\s+gange?",
        to_count,
    ),
    rule(
        r"(?:(?P<next>(?:i\s+)?(?:de|det|den)\s+(?:naeste|kommende)|for\s+the\s+next)|i|for)\s+"
        rf"(?P<one>{LENGTH}|(?:{UNIT}))",
        to_lasting,
    ),
    rule(
        r"(?:(?:i\s+)?alt\s+|de\s+(?:naeste|foerste)\s+|x\s*|maks\.?\s+|max\.?\s+|kun\s+)?"
        rf"(?P<times>{NUM})\s*(?:gange?|x|opfoelgninger|times)(?!\s+(?:hver|{any_of(ADVERBS)}))",
        to_count,
    ),
    rule(r"x\s*(?P<times>\d{1,2})", to_count),
    rule(r"resten\s+af\s+(?:aaret|maaneden)|aaret\s+ud|maaneden\s+ud", to_rest_of),
    rule(r"in\s+a\s+fortnight|a\s+fortnight\s+from\s+(?:now|today)", lambda _: (Ahead(((2, Unit.WEEK),)),)),
)
