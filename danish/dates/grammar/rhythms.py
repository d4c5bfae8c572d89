"""What repeats: "hver 4. uge", "hver anden tirsdag", "kvartalsvis", "i lige uger"."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.clocks import PART_OF_DAY, PARTS_OF_DAY
from danish.dates.grammar.patterns import EACH, EXCEPT, GLUE, NUM, ORD, RANGE, UNIT, UNITS, WDS, any_of
from danish.dates.grammar.values import Builder, Built, Rule, day_range, days_in, interval_of, number, rule
from danish.dates.model import Doubt
from danish.dates.parts import Every, Marker, Parity, Side, Unit, Vague, Weekdays


def to_every_weekday(match: re.Match[str]) -> Built:
    interval = interval_of(match["step"])
    days = match["days"]
    if interval < 1:
        return None
    chosen = day_range(days) if match["range"] else days_in(days)
    return (Weekdays(chosen, every=interval),)


def to_every_unit(match: re.Match[str]) -> Built:
    unit = UNITS[match["unit"].rstrip(".")]
    interval = interval_of(match["step"])
    if interval < 1:
        return None
    if unit in {Unit.HOUR, Unit.MINUTE}:
        return (Vague(Doubt.TOO_OFTEN),)
    if unit is Unit.WORKDAY:
        return (Weekdays((0, 1, 2, 3, 4), every=1),) if interval == 1 else (Vague(Doubt.AMBIGUOUS),)
    return (Every(interval, unit),)


def to_every(interval: int, unit: Unit, *, quarter: bool = False) -> Builder:
    return lambda _: (Every(interval, unit, quarter),)


def to_quarters(match: re.Match[str]) -> Built:
    step = interval_of(match["step"])
    return (Every(3 * step, Unit.MONTH, step == 1),) if step >= 1 else None


ADVERBS = {
    "daglig": (1, Unit.DAY), "daily": (1, Unit.DAY), "ugentlig": (1, Unit.WEEK), "weekly": (1, Unit.WEEK),
    "ugevis": (1, Unit.WEEK), "maanedlig": (1, Unit.MONTH), "maanedsvis": (1, Unit.MONTH), "monthly": (1, Unit.MONTH),
    "kvartalsvis": (3, Unit.MONTH), "kvartaarlig": (3, Unit.MONTH), "kvartalsmaessig": (3, Unit.MONTH),
    "quarterly": (3, Unit.MONTH), "halvaarlig": (6, Unit.MONTH), "aarlig": (1, Unit.YEAR), "yearly": (1, Unit.YEAR),
    "annually": (1, Unit.YEAR), "biweekly": (2, Unit.WEEK), "fortnightly": (2, Unit.WEEK),
}  # fmt: skip


def to_adverb(match: re.Match[str]) -> Built:
    if match["times"] and number(match["times"]) != 1:
        return (Vague(Doubt.AMBIGUOUS),)
    interval, unit = ADVERBS[match["word"]]
    return (Every(interval, unit),)


def to_times_a(match: re.Match[str]) -> Built:
    unit = match["unit"]
    if match["times"] not in {"1", "en", "een", "1.", "once"}:
        return (Vague(Doubt.NO_WEEKDAY if "ug" in unit or "week" in unit else Doubt.AMBIGUOUS),)
    if "kvartal" in unit:
        return (Every(3, Unit.MONTH, quarter=True),)
    if "halvaar" in unit:
        return (Every(6, Unit.MONTH),)
    for stem, kind in (("ug", Unit.WEEK), ("week", Unit.WEEK), ("maaned", Unit.MONTH), ("month", Unit.MONTH),
                       ("aar", Unit.YEAR), ("year", Unit.YEAR), ("da", Unit.DAY)):  # fmt: skip
        if unit.startswith(stem):
            return (Every(1, kind),)
    return None


def to_between(match: re.Match[str]) -> Built:
    return (Every(number(match["number"]), UNITS[match["unit"]]),)


def to_parity(match: re.Match[str]) -> Built:
    return (Parity(odd="ulige" in match[0] or "odd" in match[0]),)


def to_weekend(_: re.Match[str]) -> Built:
    return (Weekdays((5, 6), every=1),)


def to_workdays(_: re.Match[str]) -> Built:
    return (Weekdays((0, 1, 2, 3, 4), every=1),)


def to_daily_part(match: re.Match[str]) -> Built:
    return (Every(1, Unit.DAY), PARTS_OF_DAY[match["part"]])


RHYTHMS: Final[tuple[Rule, ...]] = (
    rule(r"(?:hver|every)\s+(?:ulige|lige|odd|even)\s+(?:uge|week)", to_parity),
    rule(r"(?:(?:i|in)\s+)?(?:(?:alle|de)\s+)?(?:ulige|lige|odd|even)\s+(?:uger?|weeks?|ugenumre)", to_parity),
    rule(r"(?:hver(?:t)?|every)\s+halve?\s+(?:aar|year)|hvert\s+halvaar", to_every(6, Unit.MONTH)),
    rule(r"(?:every|each)\s+fortnight", to_every(2, Unit.WEEK)),
    rule(r"hvert\s+halvandet\s+aar", to_every(18, Unit.MONTH)),
    rule(rf"(?:{EACH})\s+(?:(?P<step>{ORD}|{NUM})\s+)?(?:kvartal|quarter)", to_quarters),
    rule(
        rf"(?:hver|paa|i|alle)\s+hverdage?|(?:paa\s+)?hverdage(?:ne)?|alle\s+hverdage|(?:{EACH}|on)\s+"
        r"(?:weekdays?|workdays?|working\s+days?)|alle\s+arbejdsdage|(?:paa\s+)?arbejdsdage",
        to_workdays,
    ),
    rule(rf"{EXCEPT}\s+(?:i\s+|om\s+)?weekend(?:en|er|erne)?", lambda _: (Marker(Side.EXCEPT), Weekdays((5, 6)))),
    rule(r"hver\s+weekend|(?:i\s+)?weekender(?:ne)?|every\s+weekend|(?:paa\s+)?weekenddage", to_weekend),
    rule(rf"(?:{EACH}|hver dag)\s+(?P<part>{PART_OF_DAY})", to_daily_part),
    rule(
        rf"(?:(?:{EACH})(?:\s+dag)?|every\s+day)\s+(?:fra\s+)?(?P<step>(?!))?(?P<days>"
        rf"(?P<range>{RANGE}))",
        to_every_weekday,
    ),
    rule(
        rf"(?:paa\s+|om\s+)?(?:{EACH}){GLUE}(?:(?P<step>{ORD}|{NUM})\s+)?(?:enkelt\s+|eneste\s+)?"
        rf"(?P<days>{WDS})(?P<range>(?!))?",
        to_every_weekday,
    ),
    rule(rf"(?:{EACH}){GLUE}(?:(?P<step>{ORD}|{NUM})\s*)?(?:enkelt\s+|eneste\s+)?(?P<unit>{UNIT})", to_every_unit),
    rule(rf"(?:(?P<times>{NUM})\s*(?:gange?|times)\s+)?(?P<word>{any_of(ADVERBS)})t?", to_adverb),
    rule(
        rf"(?P<times>{NUM}|once|twice|flere|nogle|et\s+par)\s*(?:gange?|times)?\s+(?:om|i|pr\.?|per|a|"
        r"hver(?:t)?)\s+(?P<unit>ugen?|dagen?|maaned(?:en)?|aaret?|aar|kvartal(?:et)?|halvaar(?:et)?|"
        r"week|month|year|day)(?<!\d)",
        to_times_a,
    ),
    rule(
        rf"(?:med|i)\s+(?P<number>{NUM})\s+(?P<unit>dages|ugers|maaneders|uges|maaneds)\s+(?:mellemrum|"
        r"interval(?:ler)?)",
        to_between,
    ),
    rule(r"(?:hver\s+)?(?:14|fjorten)[ -]?dages?(?:vis|ligt?|lig)", to_every(2, Unit.WEEK)),
)
