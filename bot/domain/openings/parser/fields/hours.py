"""Working hours a week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import Mark, Reading
from bot.domain.openings.parser.text import danish
from danish.folding import fold
from danish.numbers import NUMBERS

NUMBER_WORDS: Final = {
    **{word: value for word, value in NUMBERS.items() if 1 <= value <= 40 and word not in {"a", "an"}},
    "én": 1, "ét": 1,
}  # fmt: skip
"""Numbers that can be hours, days or weeks."""
_WORD = "|".join(sorted((word for word in NUMBER_WORDS if word not in {"en", "et", "one"}), key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{_WORD})"
_UNIT = (
    r"(?:timers\b|timer\b|timmar\b|time\b(?! ?løn)|tim\.?(?![a-zæøå])|hours?\b|hrs?\b\.?|t(?:\."
    r"|\b)(?![a-zæøå])|h\b)"
)
_WEEK = (
    r"(?:(?:om|i|per|pr\.?|hver|a|/|each|every)? ?/? ?(?:ugen|uge|week|uken|veckan|u)\b\.?|ugentligt?|ugentlige"
    r"|ugtl\.?|ugl\.?|weekly|arbejdsuge)"
)
_DAY = (
    r"(?:(?:om|per|pr\.?|hver|a|/|each|every|ad) ?(?:dagen|dag|day|gangen|gang|vagt|vagten|formiddag"
    r"|eftermiddag|morgen|aften|shift|time|stk\.?)\b(?! (?:om|i) ugen?)"
    r"|hver(?= ?[.,;:!?)\n]|$)"
    r"|daglige?t?\b|dagl\.?|daily|hver af dagene)"
)
_FORTNIGHT = (
    r"(?:(?:pr\.?|per|hver|over|på|i|/)? ?(?:14 ?\.? dage?|fjorten dage|2 uger|to uger|fortnight|two"
    r" weeks)|hver (?:anden|2\.) (?:uge|(?:man|tirs|ons|tors|fre|lør|søn)dag)|hver fjortende dag)"
)
_MONTH = r"(?:(?:om|pr\.?|per|i|/) ?(?:måneden|måned|md\.?|mdr\.?|month))"
_APPROX = r"(?:ca\.?|cirka|omkring|omtrent|circa|about|around|approx\.?|på|vil være|er|a|á|à)"
_LOW = r"(?:mindst|minimum|min\.?|som minimum|fra|over|mere end|at least|from|ikke under|dog mindst)"
_HIGH = (
    r"(?:op til|max\.?|maks\.?|maksimum|maksimalt|maximalt|maximum|højst|højest|under|up to"
    r"|at most|indtil|ikke over)"
)

_FIGURE = danish(
    rf"(?<![\w.,/+-])(?:(?P<low>{_LOW})|(?P<high>{_HIGH}))? ?(?:{_APPROX} )?"
    r"(?:(?P<times>\d|to|tre|fire|fem|seks) ?(?:x|×|\*|gange(?: om ugen| ugentlige?t?)?(?: [aáàp]| på)?"
    r"|dage(?: om ugen| ugentlige?t?| pr\.? uge)?,? ?(?:[aáà]|på|med|ad|med hver)) ?)?"
    rf"(?P<n>{_N})(?: ?(?:{_UNIT} ?)?(?P<join>-|–|til|to|/|eller|op til|and|og) ?(?:(?:højst|max\.?|op"
    rf" til) )?(?P<m>{_N}))?(?: \((?:{_WORD})\))?"
    rf"(?P<plus>\+| ?eller (?:flere|mere))?[ -]?(?P<unit>{_UNIT})"
    rf"(?: ?(?:arbejde|ordinært|ordinære|i alt|altså|ialt|effektivt|lønnet|paid|of work))?"
    rf"(?P<ugly>)[ ,(]{{0,2}}(?:(?P<week>{_WEEK})|(?P<fortnight>{_FORTNIGHT})|(?P<month>{_MONTH})"
    rf"|(?P<day>{_DAY}))?"
)
_LABELLED = danish(
    r"\b(?:ugentlige? )?(?:(?:arbejds)?timer|timetal|timeantal|antal timer|hours|omfang|(?:ugentlig"
    r" )?arbejdstid)(?: ?(?:/|pr\.?|om|per) ?(?:ugen?|week))?(?: ugentlige?t?| weekly)?"
    r" ?(?:\([^)\n]{0,15}\))? ?[:=] ?"
    rf"(?:(?:aftales|efter aftale)[, ]{{1,3}}(?:dog )?)?(?:(?P<low>{_LOW})|(?P<high>{_HIGH}))?"
    rf" ?(?:{_APPROX} )?(?P<n>{_N})(?: ?(?:-|–|til) ?(?P<m>{_N}))?(?!\d| ?(?:kr|[.:]\d\d\b|dage"
    rf"|{_UNIT}))(?: \((?:{_WORD})\))?(?: ?{_WEEK})?"
)
_STEPPED = danish(
    rf"(?P<n>{_N}) ?(?:{_UNIT})?[^.\n\d]{{0,40}}?\b(?:trappe[rs]?|stige[rn]?|øge[rs]?|vokse[rn]?"
    r"|bygge[rs]?|sætte[rs]?|gå|arbejde[rs]?|increase|build(?:ing)?)\b(?: sig)?(?: langsomt| gradvist|"
    rf" stille og roligt| roligt)? ?(?:op )?(?:til|mod|to|up to) (?P<m>{_N})(?: ?{_UNIT})?(?: ?{_WEEK})?"
)
_EQUALS = danish(
    rf"(?:(?:=|i alt|altså|dvs\.?|sammenlagt|samlet|total(?:t)?:?|in total) ?(?:ca\.? ?)?(?P<n>{_N})(?:"
    rf" ?{_UNIT})?(?! ?(?:kr|dage|personer|stillinger|mand|pladser|x))(?: ?{_WEEK})?|(?P<k>{_N}) ?{_UNIT}"
    r" (?:i alt|ialt|in total|sammenlagt))"
)
_DAYS_OF = danish(
    r"(?P<days>\d|to|tre|fire|fem|seks|two|three|four|five) (?:dage?|gange|formiddage|eftermiddage|days"
    r"|times|vagter|aftener|morgener|nætter)(?: om ugen| ugentlige?t?| pr\.? uge| a week|"
    rf" /uge)?[^.\n]{{0,12}}?(?P<n>{_N}) ?{_UNIT}(?: ?(?P<per>{_DAY}))?"
)
_PER_DAY_OF = danish(
    rf"(?P<n>{_N}) ?{_UNIT} ?(?:{_DAY})?[ ,]{{0,2}}(?:i |på |fordelt på )?(?P<days>\d|to|tre|fire|fem"
    r"|seks) (?:dage|gange|days|times)\b(?: om ugen| ugentlige?t?| pr\.? uge| a week)?"
)
_NOT_HOURS_BEFORE = danish(any_of("times", "before a figure that is no working time") + r"$")
_NOT_HOURS_AFTER = danish(
    r"^(?:s?[ -]?(?:varsel|kursus|kørsel|kørekursus|frist|introduktion|tid siden|siden|ad gangen|i træk"
    r"|inden|før start|transport|ferie|prøve|svar|i streg|at a time|in a row)\b|s (?:varsel|kursus|kørsel"
    r"|introduktion))"
)
_STANDING_BEFORE = danish(r"\b" + any_of("times", "endured") + r"\b[^.,\n]{0,20}$")
_MONEY = danish(
    r"(?:\b(?:timeløn(?:nen)?|løn(?:nen)?|månedsløn|sats|salary|wage)[ :]{0,2}(?:er |på |ca\.? |efter"
    r" overenskomst,? ?\(?(?:ca\.? ?)?)?)?(?:\b(?:kr|dkk)\.? ?\d[\d.,]{0,9}|\d[\d.,]{0,9} ?(?:,-|kr\b\.?"
    r"|kroner|dkk)(?: ?[Kk]r\.?)?)(?: ?(?:/ ?t(?:ime|\.)?\b|i timen|pr\.? time|pr\.? t\b\.?|/ ?time|om"
    r" måneden|pr\.? måned|pr\.? md\.?|per hour|an hour|/h\b))?"
)
_DISTANCE = danish(
    r"(?<![\w])\d[\d.,]{0,6} ?(?:km|m2|m²|meter|m|kg|kilo|%|procent|minutter|min\.? ?(?:gang|kørsel)|min"
    r"|cm|liter|ansatte|medarbejdere (?:ansat|i alt)|kolleger|kollegaer|etager|beboere|børn|køer|grise"
    r"|heste|gæster|kunder)\b(?! ?\+)"
    r"|\b(?:team|hold|gruppe|arbejdsplads|personale) (?:på|med|of) \d{1,3}\b"
    r"|\b(?:i|af|på|over|max|op til|mindst|for) (?:\d{1,2}(?: ?[-–] ?\d{1,2})?|to|tre|fire|fem|seks|otte"
    r"|en|et) (?:uger|uge|mdr\.?|måneder|måned|weeks|months?)\b(?! ?(?:om|ad))"
    r"|\b\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:ugers?|mdr\.?|måneder(?:s)?|weeks?"
    r"|months?)\b(?! ?(?:alt))(?: ad gangen)?"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week; one bound may be missing. `start` and `end` are offsets of the first figure."""

    low: float | None
    high: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Figure:
    low: float | None
    high: float | None
    start: int
    end: int
    rank: int
    per_day: bool = False


def take_noise(reading: Reading) -> None:
    """Take wages, distances, ages, sizes and durations out, so that their numbers are no hours."""
    for pattern, mark in ((_MONEY, Mark.MONEY), (_DISTANCE, Mark.NOISE)):
        for match in pattern.finditer(reading.masked):
            if match.group():
                reading.take(match.start(), match.end(), mark)


def find_figures(text: str) -> list[tuple[int, int]]:
    """Offsets of every figure of hours a week or a day; used to tell several openings apart."""
    return [(figure.start, figure.end) for figure in _figures(text)]


def rises(text: str) -> bool:
    """Are the figures the steps of one opening, or a part and its total?"""
    return bool(_STEPPED.search(text)) or _equals(text, has_figures=True) is not None


def differ(text: str) -> bool:
    """Are there several figures of hours a week that are neither steps, a part and its total, nor hours a day?"""
    weekly = {(figure.low, figure.high) for figure in _figures(text) if not figure.per_day}
    return len(weekly) > 1 and not rises(text)


def read_hours(reading: Reading, days: int) -> Hours | None:
    """The hours a week. `days` is the number of named weekdays, for figures that are stated a day."""
    text = reading.masked
    for special in (_stepped, _days_of, _labelled, _bare_week, _bare_bound):
        found = special(text)
        if found:
            _take(reading, found)
            _take_rest(reading)
            return Hours(found.low, found.high, found.start, found.end)
    figures = _figures(text)
    total = _equals(text, bool(figures))
    for figure in figures:
        _take(reading, figure)
    if total:
        _take(reading, total)
        return Hours(total.low, total.high, total.start, total.end)
    weekly = [figure for figure in figures if not figure.per_day]
    days = _stated_days(text) or days
    if weekly and not any(figure.rank > 1 for figure in weekly) and _too_few_for_a_week(weekly[0], days):
        figures, weekly = weekly, []
    if weekly:
        if by_day := _added_up(text, weekly):
            return by_day
        best = max(weekly, key=lambda figure: figure.rank)
        return Hours(best.low, best.high, best.start, best.end)
    if figures and days:
        first = figures[0]
        return Hours(
            first.low * days if first.low is not None else None,
            first.high * days if first.high is not None else None,
            first.start,
            first.end,
        )
    return None


_DAY_AFTER = danish(r",? ?(?:om |hver )?(?P<day>(?:man|tirs|ons|tors|fre|lør|søn)dag)\w*")


def _added_up(text: str, figures: list[_Figure]) -> Hours | None:
    """ "3 timer mandag og 2 timer torsdag": the hours of each day together."""
    days = [_DAY_AFTER.match(text, figure.end) for figure in figures]
    named = {match["day"].lower() for match in days if match}
    if len(figures) < 2 or len(named) < len(figures):
        return None
    low, high = sum(figure.low or 0 for figure in figures), sum(figure.high or 0 for figure in figures)
    return Hours(low, high, figures[0].start, figures[0].end)


_STATED_DAYS = danish(
    r"\b(?P<days>[1-7]|en|to|tre|fire|fem|seks|one|two|three|four|five|six) (?:dage?"
    r"|days?) (?:om ugen|ugentligt?|i ugen|/ ?uge"
    r"|pr\.? uge|hver uge|a week|per week)"
)


def _stated_days(text: str) -> int:
    match = _STATED_DAYS.search(text)
    return int(number(match.group("days"))) if match else 0


def _too_few_for_a_week(figure: _Figure, days: int) -> bool:
    """ "2 timer man, tirs, ons og tors" can only be hours a day."""
    return days > 1 and figure.high is not None and figure.high < days


_PART_OF_DAY = danish(
    r"(?:for|efter)middage?n?|morge[nr]\w*|afte[nr]\w*|nætter|nat\b|(?:man|tirs|ons|tors|fre|lør|søn)dag\w*"
)


def _take(reading: Reading, figure: _Figure) -> None:
    """Mark the figure, but leave the part of the day in it ("3 formiddage á 3 timer") to be read as such."""
    at = figure.start
    for match in _PART_OF_DAY.finditer(reading.part(figure.start, figure.end)):
        reading.take(at, figure.start + match.start(), Mark.HOURS)
        at = figure.start + match.end()
    reading.take(at, figure.end, Mark.HOURS)


def _take_rest(reading: Reading) -> None:
    for figure in _figures(reading.masked):
        _take(reading, figure)


def number(word: str) -> float:
    """The value of a figure or a number word."""
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return float(NUMBERS[fold(word)])


def _figures(text: str) -> list[_Figure]:
    found: list[_Figure] = []
    for match in _FIGURE.finditer(text):
        figure = _figure(match, text)
        if figure:
            found.append(figure)
    return found


_ON = danish(r"på ")
_BETWEEN = danish(r"\b(?:mellem|imellem|between) $")


def _figure(match: re.Match[str], text: str) -> _Figure | None:
    before = text[max(0, match.start("n") - 32) : match.start("n")].rstrip()
    start = match.start() + (len(match.group()) - len(match.group().lstrip()))
    outside = text[max(0, start - 32) : start].rstrip() + (" på" if _ON.match(text, start) else "")
    unit = match.group("unit").lower()
    per = match.group("week") or match.group("fortnight") or match.group("day")
    if unit == "time" and number(match.group("n")) > 1.5 and not per and number(match.group("n")).is_integer():
        return None
    if _NOT_HOURS_AFTER.match(text[match.end("unit") : match.end("unit") + 24].lstrip()):
        return None
    if not per and (_NOT_HOURS_BEFORE.search(outside) or _STANDING_BEFORE.search(before)):
        return None
    if match.group("month"):
        return None
    low, high = number(match.group("n")), number(match.group("m") or match.group("n"))
    between = _BETWEEN.search(text, max(0, start - 10), start)
    if (match.group("join") in {"og", "and"} and not between) or high < low:
        high = low
    if low > 90 or high > 90 or low <= 0:
        return None
    factor = 1.0
    if match.group("times"):
        factor = number(match.group("times"))
    if match.group("fortnight"):
        factor = 0.5
    bounded_low: float | None = low * factor
    bounded_high: float | None = high * factor
    if match.group("m") is None:
        if match.group("high"):
            bounded_low = None
        elif match.group("low") or match.group("plus"):
            bounded_high = None
    rank = 3 if match.group("week") or match.group("times") or match.group("fortnight") else 1
    end = match.end()
    while end > match.start() and text[end - 1] in " ,(":
        end -= 1
    day = match.group("day") or ""
    per_day = bool(day) and not match.group("times") and (day.strip() != "hver" or _stated_days(text) > 0)
    return _Figure(bounded_low, bounded_high, start, end, rank, per_day)


def _stepped(text: str) -> _Figure | None:
    match = _STEPPED.search(text)
    if not match:
        return None
    low, high = number(match.group("n")), number(match.group("m"))
    if not low < high <= 60:
        return None
    return _Figure(low, high, match.start(), match.end(), 3)


def _days_of(text: str) -> _Figure | None:
    match = _DAYS_OF.search(text)
    if match and (
        match.group("per") or re.search(r"[aáàx]\s*$|på\s*$|med\s*$", text[match.start() : match.start("n")])
    ):
        value = number(match.group("n")) * number(match.group("days"))
        return _Figure(value, value, match.start(), match.end(), 3) if value <= 60 else None
    match = _PER_DAY_OF.search(text)
    if match:
        if "fordelt" in match.group():
            return None
        value = number(match.group("n")) * number(match.group("days"))
        return _Figure(value, value, match.start(), match.end(), 3) if value <= 60 else None
    return None


def _labelled(text: str) -> _Figure | None:
    match = _LABELLED.search(text)
    if not match:
        return None
    low: float | None = number(match.group("n"))
    high: float | None = number(match.group("m") or match.group("n"))
    if match.group("m") is None and match.group("high"):
        low = None
    elif match.group("m") is None and match.group("low"):
        high = None
    return _Figure(low, high, match.start(), match.end(), 3)


_A_DAY = danish(rf" ?{_DAY}")


_BARE_WEEK = danish(
    rf"(?<![\w.,/+-])(?:{_APPROX} )?(?P<n>{_N})(?: ?(?:-|–|til) ?(?P<m>{_N}))? (?:om ugen|pr\.? uge|ugentlige?t?)\b"
)


_BARE_BOUND = danish(
    r"\b(?:timer(?:ne)?|timetal(?:let)?)\b[^.\n]{0,40}?"
    rf"(?:(?P<low>mindst|minimum|min\.)|(?P<high>højst|max\.?|maks\.?|op til)) (?P<n>{_N})(?=\s*(?:[.,;\n]|$))"
)


def _bare_bound(text: str) -> _Figure | None:
    """ "Timetallet aftales, dog mindst 6": a bound without its unit."""
    match = _BARE_BOUND.search(text)
    if not match:
        return None
    value = number(match["n"])
    return _Figure(value if match["low"] else None, value if match["high"] else None, match.start(), match.end(), 3)


def _bare_week(text: str) -> _Figure | None:
    """ "et par timer om dagen, ca. 10 om ugen": hours without their unit, where the text speaks of hours."""
    match = _BARE_WEEK.search(text)
    if not match or not re.search(r"(?i)time(?:r|tal)", text[max(0, match.start() - 60) : match.start()]):
        return None
    return _Figure(number(match["n"]), number(match["m"] or match["n"]), match.start(), match.end(), 3)


def _equals(text: str, has_figures: bool) -> _Figure | None:
    for match in _EQUALS.finditer(text):
        if match.group("k") is None and not has_figures and not re.search(r"timer|t\b|hours", match.group()):
            continue
        if _A_DAY.match(text, match.end()):
            continue
        value = number(match.group("n") or match.group("k"))
        if 1 <= value <= 60:
            return _Figure(value, value, match.start(), match.end(), 3)
    return None
