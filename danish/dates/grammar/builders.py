"""What a match of the grammar comes to: its parts, or None where the words mean something else after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from danish.dates.grammar.patterns import (
    END,
    NUM,
    ORD,
    UNIT,
    UNITS,
    WD,
    any_of,
)
from danish.dates.grammar.words import ALONE_NOT_MONTHS, CLOCK_WORDS, ENGLISH_ONLY, WORDS_TOO
from danish.dates.model import Doubt
from danish.dates.parts import (
    Ahead,
    Apart,
    Clock,
    Count,
    Date,
    DayFromNow,
    DayPart,
    Every,
    Feast,
    Lasting,
    Marker,
    MonthDays,
    MonthOnly,
    Nth,
    Parity,
    Part,
    RestOf,
    Side,
    Unit,
    Vague,
    Week,
    Weekdays,
)
from danish.names import MONTHS_WRITTEN, WEEKDAYS_SHORT, WEEKDAYS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS

Built = tuple[Part, ...] | None
Builder = Callable[[re.Match[str]], Built]
Rule = tuple[re.Pattern[str], Builder]


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
_PLURAL = re.compile(r"(?:dage|dagene|days)\Z")


def _days(text: str) -> tuple[int, ...]:
    return tuple(sorted({weekday(found) for found in _WD_PATTERN.findall(text)}))


def _day_range(text: str) -> tuple[int, ...]:
    first, last = (weekday(found) for found in _WD_PATTERN.findall(text)[:2])
    return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))


def _interval(word: str | None) -> int:
    if word is None:
        return 1
    return number(word) if word in NUMBERS else ordinal(word)


# Time of day


def _clock(hour: str, minute: str | None, **kinds: bool) -> Clock:
    spoken = not hour.isdigit()
    value = CLOCK_WORDS[hour] if spoken else int(hour)
    return Clock(value, int(minute or 0), spoken=spoken or kinds.pop("spoken", False), **kinds)


def to_kl(match: re.Match[str]) -> Built:
    return (_clock(match["hour"], match["minute"]),)


def to_kl_joined(match: re.Match[str]) -> Built:
    digits = match["digits"]
    return (Clock(int(digits[:-2]), int(digits[-2:])),)


def to_loose(match: re.Match[str]) -> Built:
    return (Clock(int(match["hour"]), int(match["minute"] or 0), loose=True),)


def to_colon(match: re.Match[str]) -> Built:
    return (Clock(int(match["hour"]), int(match["minute"])),)


def to_english(match: re.Match[str]) -> Built:
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return (Clock(99, fixed=True),)
    return (Clock(hour % 12 + (12 if match["half"] == "p" else 0), int(match["minute"] or 0), fixed=True),)


def to_half(match: re.Match[str]) -> Built:
    hour = _clock(match["hour"], None).hour
    minutes = -30
    if match["shift"]:
        step = 15 if "kvart" in match["shift"] else _first_number(match["shift"])
        minutes += step if "over" in match["shift"] else -step
    return (_shifted(hour, minutes),)


def to_past_hour(match: re.Match[str]) -> Built:
    minutes = 15 if match["step"].startswith("kvart") else number(match["step"])
    if minutes > 30:
        return None
    hour = _clock(match["hour"], None).hour
    return (_shifted(hour, minutes if match["way"] == "over" else -minutes),)


def to_near_hour(match: re.Match[str]) -> Built:
    """ "ved 14-tiden", "ved halv ti-tiden"."""
    groups = match.groupdict()
    if groups.get("half"):
        return to_half_hour(match["hour"], -30)
    return (_clock(match["hour"], groups.get("minute")),)


def to_past_english(match: re.Match[str]) -> Built:
    step = match["step"]
    minutes = 30 if step == "half" else 15 if "quarter" in step else _first_number(step)
    return to_half_hour(match["hour"], minutes if match["way"] == "past" else -minutes)


def to_half_hour(hour: str, minutes: int) -> Built:
    """So many minutes from a full hour."""
    return (_shifted(_clock(hour, None).hour, minutes),)


def _shifted(hour: int, minutes: int) -> Clock:
    if not 0 <= hour <= 24:
        return Clock(99)
    total = hour * 60 + minutes
    if total < 60 and hour <= 12:
        total += 12 * 60
    return Clock(total // 60 % 24, total % 60, spoken=True)


def _first_number(text: str) -> int:
    found = re.match(NUM, text)
    return number(found[0]) if found else 0


_PARTS_OF_DAY = {
    "morgen": DayPart(8), "morgenen": DayPart(8), "tidlig": DayPart(8), "tidligt": DayPart(8), "morning": DayPart(8),
    "formiddag": DayPart(9), "formiddagen": DayPart(9), "middag": DayPart(12), "middagen": DayPart(12),
    "noon": DayPart(12), "frokost": DayPart(12), "frokosttid": DayPart(12), "middagstid": DayPart(12),
    "eftermiddag": DayPart(13, afternoon=True), "eftermiddagen": DayPart(13, afternoon=True),
    "afternoon": DayPart(13, afternoon=True), "aften": DayPart(18, afternoon=True),
    "aftenen": DayPart(18, afternoon=True), "evening": DayPart(18, afternoon=True),
    "midday": DayPart(12),
    **dict.fromkeys(("em", "e.m.", "e.m", "eftm", "efm", "efterm"), DayPart(13, afternoon=True)),
    **dict.fromkeys(("fm", "f.m.", "f.m", "form", "formidd"), DayPart(9)),
}  # fmt: skip
PART_OF_DAY = rf"(?:{any_of(_PARTS_OF_DAY)})"


def to_day_part(match: re.Match[str]) -> Built:
    return (_PARTS_OF_DAY[match["part"]],)


def to_today_part(match: re.Match[str]) -> Built:
    return (DayFromNow(0), _PARTS_OF_DAY[match["part"]])


def to_later(_: re.Match[str]) -> Built:
    return (DayFromNow(0), Marker(Side.LATER))


def to_daily_part(match: re.Match[str]) -> Built:
    return (Every(1, Unit.DAY), _PARTS_OF_DAY[match["part"]])


# Days


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


def to_unsure_date(match: re.Match[str]) -> Built:
    day = int(match["day"])
    return (Date(day, int(match["month"]), unsure=day < 24 and not match["dot"]),)


def to_iso(match: re.Match[str]) -> Built:
    date = Date(int(match["day"]), int(match["month"]), int(match["year"]))
    return (date,) if match["hour"] is None else (date, Clock(int(match["hour"]), int(match["minute"]), fixed=True))


def to_month_days(match: re.Match[str]) -> Built:
    days = tuple(dict.fromkeys(ordinal(found) for found in _ORD_PATTERN.findall(match["days"])))
    groups = match.groupdict()
    if groups.get("month"):
        if len(days) != 1:
            return (Vague(Doubt.AMBIGUOUS),)
        return (Date(days[0], month(match["month"]), year(match["year"])),)
    if groups.get("which"):
        return (MonthDays(days, 1 if _next(match["which"]) else 0),)
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
    step = _interval(match["step"])
    period = match["period"]
    if period in {"kvartal", "quarter"}:
        return 3 * step, step == 1
    return (12 * step if period in {"aar", "year"} else step), False


def _next(text: str) -> bool:
    return "naeste" in text or "next" in text


def to_nth(match: re.Match[str]) -> Built:
    nths = tuple(ordinal(found) for found in _ORD_PATTERN.findall(match["nths"]))
    if any(nth > 5 for nth in nths) and "hverdag" not in match["what"]:
        return None
    what = match["what"]
    workdays = what.startswith(("hverdag", "arbejdsdag", "workday", "work"))
    days = () if workdays or what in {"dag", "day"} else _days(what)
    if match["month"]:
        every = 12 if match["every"] and match["year"] is None else 0
        return (Nth(nths, days, workdays, every, month=month(match["month"]), year=year(match["year"])),)
    if match["which"]:
        return (Nth(nths, days, workdays, months=1 if _next(match["which"]) else 0),)
    step, quarter = _scope(match)
    return (Nth(nths, days, workdays, step, quarter),)


def to_nth_monthly(match: re.Match[str]) -> Built:
    nths = tuple(ordinal(found) for found in _ORD_PATTERN.findall(match["nths"]))
    what = match["what"]
    workdays = what.startswith(("hverdag", "arbejdsdag"))
    return (Nth(nths, () if workdays or what == "dag" else _days(what), workdays, every=1),)


def to_every_weekday(match: re.Match[str]) -> Built:
    interval = _interval(match["step"])
    days = match["days"]
    if interval < 1:
        return None
    chosen = _day_range(days) if match["range"] else _days(days)
    return (Weekdays(chosen, every=interval),)


def to_weekday_range(match: re.Match[str]) -> Built:
    return (Weekdays(_day_range(match[0]), every=1),)


_CALLING: Final = ("paa", "naeste", "naestkommende", "next", "kommende", "foerstkommende", "den kommende")
_TIME_NEXT: Final = re.compile(r"\s*(?:d\.|den\s+\d|kl|\d|i\s+uge|formiddag|eftermiddag|morgen)")


def to_weekdays(match: re.Match[str]) -> Built:
    words = _WD_PATTERN.findall(match["days"])
    days = _days(match["days"])
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
    return (Weekdays(_days(match[0]), choice=True),)


def to_every_unit(match: re.Match[str]) -> Built:
    unit = UNITS[match["unit"].rstrip(".")]
    interval = _interval(match["step"])
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
    step = _interval(match["step"])
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
    return (*(to_day_apart(match) or ()), _PARTS_OF_DAY[match["part"]])


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


def to_week(match: re.Match[str]) -> Built:
    return (Week(number=int(match["number"]), year=year(match["year"])),)


def to_which_week(match: re.Match[str]) -> Built:
    words = match[0]
    if "overnaeste" in words or "efter naeste" in words:
        return (Week(ahead=2),)
    return (Week(ahead=1 if _next(words) else 0),)


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
    return (MonthOnly(None, months=1 if match["which"] and _next(match["which"]) else 0, day=day),)


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


def to_side(side: Side) -> Builder:
    return lambda _: (Marker(side),)


def to_vague(doubt: Doubt) -> Builder:
    return lambda _: (Vague(doubt),)


def to_days_from_now(days: int) -> Builder:
    return lambda _: (DayFromNow(days),)


def to_parity(match: re.Match[str]) -> Built:
    return (Parity(odd="ulige" in match[0] or "odd" in match[0]),)


def to_next_workday(_: re.Match[str]) -> Built:
    return (Ahead(((1, Unit.WORKDAY),)),)


def to_weekend(_: re.Match[str]) -> Built:
    return (Weekdays((5, 6), every=1),)


def to_workdays(_: re.Match[str]) -> Built:
    return (Weekdays((0, 1, 2, 3, 4), every=1),)


def to_rest_of(match: re.Match[str]) -> Built:
    return (RestOf(Unit.YEAR if "aar" in match[0] or "year" in match[0] else Unit.MONTH),)
