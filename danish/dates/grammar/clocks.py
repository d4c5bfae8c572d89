"""Times of day: "kl. 9.30", "halv ti", "ved 14-tiden", "om eftermiddagen"."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.patterns import ABOUT, CLOCK_WORD, HOUR, KL, NUM, UNIT, UNITS, any_of
from danish.dates.grammar.values import Built, Rule, number, rule
from danish.dates.grammar.words import CLOCK_WORDS
from danish.dates.parts import Clock, Date, DayPart
from danish.names import MONTHS_WRITTEN

_MINUTE = r"(?:\s?[.:,]\s?(?P<minute>\d\d)(?!\d))?"


_TO_CLOCK = (
    rf"(?:\s*(?:-|til|to|og)\s*(?:{KL}\s*)?\d{{1,2}}(?:[.:]\d\d)?(?![\d/.]\d|\s*\.?\s*"
    rf"(?:{any_of(MONTHS_WRITTEN)})))?"
)


NOT_A_YEAR_OR_SUM = r"(?!\s*(?:kr|timer|t\b|%|procent|stk|aar|borger|plads|person))"


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


PARTS_OF_DAY = {
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


PART_OF_DAY = rf"(?:{any_of(PARTS_OF_DAY)})"


def to_day_part(match: re.Match[str]) -> Built:
    return (PARTS_OF_DAY[match["part"]],)


def to_unsure_date(match: re.Match[str]) -> Built:
    day = int(match["day"])
    return (Date(day, int(match["month"]), unsure=day < 24 and not match["dot"]),)


CLOCKS: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:(?:{ABOUT}|i)\s+)?(?:{KL}\s*)?(?P<half>halv\s+)?(?P<hour>{CLOCK_WORD}|\d{{1,2}})(?:[.:](?P<minute>\d\d))?"
        r"\s?-?\s?tiden",
        to_near_hour,
    ),
    rule(
        rf"(?:(?:{KL}|{ABOUT})\s*)?(?P<step>half|(?:a\s+)?quarter|{NUM}(?:\s+minutes?)?)\s+(?P<way>past|to)\s+(?P<hour>{HOUR})",
        to_past_english,
    ),
    rule(rf"(?P<hour>{CLOCK_WORD}|\d{{1,2}})\s+o'?\s?clock", to_near_hour),
    rule(
        rf"(?:{KL}\s*)?(?P<shift>(?:{NUM}\s+(?:minutter\s+|min\.?\s+)?|kvart\s+)(?:over|i)\s+)?halv\s+"
        rf"(?P<hour>{HOUR})",
        to_half,
    ),
    rule(
        rf"(?:{KL}\s*)?(?P<step>kvart(?:er)?|{NUM})\s+(?:min(?:utter|\.)?\s+)?(?P<way>over|i)\s+"
        rf"(?P<hour>{HOUR})(?![.:]\d)",
        to_past_hour,
    ),
    rule(rf"{ABOUT}\s+(?P<hour>\d{{1,2}})[.:](?P<minute>00|15|30|45)(?!\d)", to_colon),
    rule(rf"(?:(?:{KL}|{ABOUT})\s*)?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\.?", to_english),
    rule(r"kl\.?\s*(?P<digits>\d{3,4})(?!\d)", to_kl_joined),
    rule(rf"(?:mellem\s+|fra\s+)?{KL}\s*(?P<hour>\d{{1,2}}(?!\d)|{CLOCK_WORD}){_MINUTE}{_TO_CLOCK}", to_kl),
    rule(rf"(?:{KL}\s*)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?!\d){_TO_CLOCK}", to_colon),
    rule(
        rf"(?:mellem|fra|between|from)\s+(?P<hour>\d{{1,2}}){_MINUTE}\s*(?:og|til|-|and|to)\s*"
        rf"(?:{KL}\s*)?\d{{1,2}}(?:[.:]\d\d)?"
        rf"(?!\d|\s*[/.]|\s*(?:{any_of(MONTHS_WRITTEN)}|{any_of(UNITS)})(?![a-z]))",
        to_kl,
    ),
    rule(r"(?P<hour>\d{1,2})[.](?P<minute>[0-5]\d)\s*-\s*\d{1,2}(?:[.]\d\d)?(?!\d)", to_loose),
    rule(
        r"(?P<day>\d{1,2})[.](?P<month>0?[1-9]|1[0-2])(?P<dot>[.](?=[\s,;)]|$))?(?![.\d])" + NOT_A_YEAR_OR_SUM,
        to_unsure_date,
    ),
    rule(r"(?P<hour>\d{1,2})[.](?P<minute>[0-5]\d)(?!\d|[.,]\d)" + NOT_A_YEAR_OR_SUM, to_loose),
    rule(r"(?P<hour>\d{1,2})-\d{1,2}(?P<minute>(?!))?(?![\d/.-])" + NOT_A_YEAR_OR_SUM, to_loose),
    rule(
        rf"(?:{ABOUT})\s+(?P<hour>\d{{1,2}})(?P<minute>(?!))?(?![\d./,-])(?!\s*(?:{UNIT}))" + NOT_A_YEAR_OR_SUM,
        to_loose,
    ),
    rule(
        r"(?:om|over|ved|til|i|in\s+the|tidlig|tidligt|sen|paa|omkring|ud\s+paa|hen\s+ad)"
        rf"\s+(?P<part>{PART_OF_DAY})",
        to_day_part,
    ),
    rule(r"(?:til\s+)?over\s+middag|efter\s+middag|efter\s+frokost", lambda _: (DayPart(13, afternoon=True),)),
    rule(rf"(?P<part>{PART_OF_DAY})", to_day_part),
)
