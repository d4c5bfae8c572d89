"""Dates and days of a month: "1. december", "15.12.", "den sidste hverdag i måneden", "juleaften"."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.patterns import EACH, IN, MONTH, ORD, SCOPE, WD, YEAR, any_of
from danish.dates.grammar.values import (
    Built,
    Rule,
    days_in,
    interval_of,
    month,
    ordinal,
    ordinals,
    rule,
    says_next,
    to_vague,
    year,
)
from danish.dates.grammar.words import ALONE_NOT_MONTHS
from danish.dates.model import Doubt
from danish.dates.parts import Clock, Date, Every, Feast, MonthDays, MonthOnly, Nth, Unit, Vague
from danish.numbers import ORDINALS


def to_named_date(match: re.Match[str]) -> Built:
    if ordinal(match["day"]) < 0:
        return None
    date = Date(ordinal(match["day"]), month(match["month"]), year(match["year"]))
    return (Every(1, Unit.YEAR), date) if match["every"] else (date,)


def to_date(match: re.Match[str]) -> Built:
    return (Date(ordinal(match["day"]), month(match["month"]), year(match["year"])),)


def to_digits_date(match: re.Match[str]) -> Built:
    written = match["year"]
    full = None if written is None else int(written) + (2000 if len(written) < 4 else 0)
    return (Date(int(match["day"]), int(match["month"]), full),)


def to_iso(match: re.Match[str]) -> Built:
    date = Date(int(match["day"]), int(match["month"]), int(match["year"]))
    return (date,) if match["hour"] is None else (date, Clock(int(match["hour"]), int(match["minute"]), fixed=True))


def to_month_days(match: re.Match[str]) -> Built:
    days = ordinals(match["days"])
    groups = match.groupdict()
    if groups.get("month"):
        if len(days) != 1:
            return (Vague(Doubt.AMBIGUOUS),)
        return (Date(days[0], month(match["month"]), year(match["year"])),)
    if groups.get("which"):
        return (MonthDays(days, 1 if says_next(match["which"]) else 0),)
    if groups.get("the") or groups.get("each"):
        step, quarter = _scope(match)
        return (Every(step, Unit.MONTH, quarter), MonthDays(days))
    return (MonthDays(days),)


def to_monthly_days(match: re.Match[str]) -> Built:
    return (Every(1, Unit.MONTH), *(to_month_days(match) or ()))


def to_month_end(_: re.Match[str]) -> Built:
    return (Every(1, Unit.MONTH), MonthDays((-1,)))


def _scope(match: re.Match[str]) -> tuple[int, bool]:
    """Months between, and whether they are quarters."""
    if match["the"]:
        quarter = "kvartal" in match["the"]
        return (3 if quarter else 1), quarter
    step = interval_of(match["step"])
    period = match["period"]
    if period in {"kvartal", "quarter"}:
        return 3 * step, step == 1
    return (12 * step if period in {"aar", "year"} else step), False


def to_nth(match: re.Match[str]) -> Built:
    nths = ordinals(match["nths"])
    if any(nth > 5 for nth in nths) and "hverdag" not in match["what"]:
        return None
    what = match["what"]
    workdays = what.startswith(("hverdag", "arbejdsdag", "workday", "work"))
    days = () if workdays or what in {"dag", "day"} else days_in(what)
    if match["month"]:
        every = 12 if match["every"] and match["year"] is None else 0
        return (Nth(nths, days, workdays, every, month=month(match["month"]), year=year(match["year"])),)
    if match["which"]:
        return (Nth(nths, days, workdays, months=1 if says_next(match["which"]) else 0),)
    step, quarter = _scope(match)
    return (Nth(nths, days, workdays, step, quarter),)


def to_nth_monthly(match: re.Match[str]) -> Built:
    nths = ordinals(match["nths"])
    what = match["what"]
    workdays = what.startswith(("hverdag", "arbejdsdag"))
    return (Nth(nths, () if workdays or what == "dag" else days_in(what), workdays, every=1),)


def to_month_only(match: re.Match[str]) -> Built:
    name = match["month"].rstrip(".")
    if name in ALONE_NOT_MONTHS and not match["before"] and not match["year"]:
        return None
    return (MonthOnly(month(name), year=year(match["year"])),)


def to_edge(match: re.Match[str]) -> Built:
    day = {"primo": 1, "medio": 15, "ultimo": -1}[match["edge"]]
    if match["month"]:
        return (MonthOnly(month(match["month"]), year=year(match["year"]), day=day),)
    if match["each"]:
        return (Every(1, Unit.MONTH), MonthDays((day,)))
    return (MonthOnly(None, months=1 if match["which"] and says_next(match["which"]) else 0, day=day),)


FEASTS = {
    "juleaften": Feast(12, 24), "juleaftensdag": Feast(12, 24), "juledag": Feast(12, 25), "1. juledag": Feast(12, 25),
    "2. juledag": Feast(12, 26), "nytaarsaften": Feast(12, 31), "nytaarsaftensdag": Feast(12, 31),
    "nytaarsdag": Feast(1, 1), "grundlovsdag": Feast(6, 5), "sankthansaften": Feast(6, 23),
    "sankt hans": Feast(6, 23), "skt. hans": Feast(6, 23), "valentinsdag": Feast(2, 14),
    "skaertorsdag": Feast(easter=-3), "langfredag": Feast(easter=-2), "paaskedag": Feast(easter=0),
    "1. paaskedag": Feast(easter=0), "2. paaskedag": Feast(easter=1), "kristi himmelfartsdag": Feast(easter=39),
    "kristi himmelfart": Feast(easter=39), "pinsedag": Feast(easter=49), "1. pinsedag": Feast(easter=49),
    "2. pinsedag": Feast(easter=50), "christmas eve": Feast(12, 24), "christmas day": Feast(12, 25),
    "new year's eve": Feast(12, 31), "new year's day": Feast(1, 1),
    "lillejuleaften": Feast(12, 23), "lille juleaften": Feast(12, 23),
}  # fmt: skip


def to_feast(match: re.Match[str]) -> Built:
    return (FEASTS[match["name"]],)


DATES: Final[tuple[Rule, ...]] = (
    rule(
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:(?:t|\s+(?:kl\.?\s*)?)"
        r"(?P<hour>\d\d)[:.](?P<minute>\d\d)"
        r"(?::\d\d)?)?",
        to_iso,
    ),
    rule(
        r"(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<day>\d{1,2})(?P<mark>\s?[/.-]\s?)(?P<month>\d{1,2})"
        r"(?:(?P=mark)|\s?[/.-]\s?|\s+)"
        r"(?P<year>(?:19|20)\d\d|(?<=[/.-])\d\d|(?<=- )\d\d)(?![:.,]\d)",
        to_digits_date,
    ),
    rule(
        rf"(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<days>{ORD}(?:(?:\s*,\s*(?:og\s+)?|\s+(?:og|and)\s+)"
        rf"(?:den\s+|d\.\s*)?{ORD})+){IN}{SCOPE}",
        to_month_days,
    ),
    rule(
        rf"(?:(?P<every>{EACH})\s+)?(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<day>{ORD})\s*(?:of\s+)?"
        rf"(?P<month>{MONTH})(?:\s*[,-]?\s*(?P<year>{YEAR}))?",
        to_named_date,
    ),
    rule(
        rf"(?:on\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?!\d|[:.]\d|/)"
        r"(?:,?\s*(?P<year>(?:19|20)\d\d))?",
        to_date,
    ),
    rule(r"(?:paa\s+)?(?:den|d\.?)\s*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?P<year>(?!))?", to_digits_date),
    rule(
        r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?P<year>(?!))?(?!\s*(?:time|dag|stilling|aar|maaned|"
        r"del))(?![/\d])",
        to_digits_date,
    ),
)


NTH_DAYS: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:(?P<every>{EACH}|om|hvert aar)\s+)?(?:paa\s+)?(?:(?:den|the|on the)\s+)?(?P<nths>{ORD}(?:"
        rf"(?:\s*,|\s+og|\s+and)\s+{ORD})*)\s+"
        rf"(?P<what>hverdag|arbejdsdag|dag|day|workday|working day|{WD}){IN}{SCOPE}",
        to_nth,
    ),
    rule(rf"(?:i\s+)?(?:hver\s+)?maanedens\s+(?P<nths>{ORD})\s+(?P<what>hverdag|arbejdsdag|dag|{WD})", to_nth_monthly),
    rule(rf"(?:{EACH})\s+(?P<nths>foerste|1\.|first|sidste|last)\s+(?P<what>{WD})", to_nth_monthly),
    rule(rf"(?:hver\s+)?(?:(?:paa\s+)?(?:den|d\.?|the|on the)\s*)?(?P<days>{ORD}){IN}{SCOPE}", to_month_days),
    rule(rf"(?:{EACH})\s+den\s+(?P<days>{ORD})", to_monthly_days),
    rule(
        r"(?:ved\s+)?(?:udgangen|slutningen|enden)\s+af\s+hver\s+maaned",
        to_month_end,
    ),
    rule(
        rf"(?P<edge>primo|medio|ultimo)\s+(?:(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?|"
        r"(?P<each>hver\s+maaned)|maaneden|(?P<which>(?:denne|naeste)\s+maaned))",
        to_edge,
    ),
    rule(
        r"(?:ved\s+)?(?:starten|begyndelsen|slutningen|midten|udgangen|foerst|midt|sidst|sent|tidligt|"
        rf"i loebet)\s+(?:af|i|paa)\s+(?:{MONTH}|maaneden|ugen|aaret|dagen|(?:naeste|denne)\s+(?:maaned|"
        r"uge))",
        to_vague(Doubt.NO_EXACT_DATE),
    ),
)


DAYS_ALONE: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:paa\s+)?(?:den|d\.|the)\s*(?P<days>\d{1,2}(?:\.|st|nd|rd|th)?(?:(?:\s*,|\s+(?:og|and))\s+"
        r"(?:den\s+|d\.\s*)?\d{1,2}\.)*)(?!\d|[.:]\d|\s*(?:time|borger|kollega))",
        to_month_days,
    ),
    rule(
        rf"(?:paa\s+)?den\s+(?P<days>(?:{any_of(word for word, value in ORDINALS.items() if value > 2)}))"
        r"(?!\s+[a-z])",
        to_month_days,
    ),
)


MONTHS_ALONE: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?P<before>(?:i|in|hele|for)\s+)?(?P<month>{MONTH})(?:\s+(?P<year>(?:19|20)\d\d))?",
        to_month_only,
    ),
)
