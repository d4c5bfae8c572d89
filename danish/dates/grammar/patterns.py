"""The building blocks of the grammar's patterns, in folded spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from danish.dates.grammar.words import CLOCK_WORDS
from danish.dates.parts import Unit
from danish.names import MONTHS_WRITTEN, WEEKDAYS_SHORT, WEEKDAYS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS


def any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


END = r"(?![a-z0-9])"
_LONG = rf"(?:{any_of(WEEKDAYS_WRITTEN)})(?:ene|en|e|s)?"
_SHORT = rf"(?:{any_of(WEEKDAYS_SHORT)})\.?(?![a-z0-9])"
WD = rf"(?:{_LONG}{END}|{_SHORT})"
WDS = rf"{WD}(?:(?:\s*,\s*og|\s*,|\s+og|\s+samt|\s+and|\s*/|\s*\+)\s*(?:(?:paa|om|hver|on)\s+)?{WD})*"
RANGE = rf"(?:fra\s+|from\s+)?{WD}(?:\s*-\s*|\s+(?:til\s+og\s+med|t\.?o\.?m\.?|til|to)\s+){WD}"
NUM = rf"(?:\d{{1,3}}|(?:{any_of(NUMBERS)})(?![a-z]))"
ORD = rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th)?(?![\d,])|(?:{any_of(ORDINALS)})(?![a-z]))"
MONTH = rf"(?:{any_of(MONTHS_WRITTEN)})(?![a-z])\.?"
YEAR = r"(?:(?:19|20)\d\d|'\d\d|2[5-9](?![:.,]?\d)|3\d(?![:.,]?\d))(?!\d)"
UNITS = {
    "minut": Unit.MINUTE, "minutter": Unit.MINUTE, "min": Unit.MINUTE, "minute": Unit.MINUTE, "minutes": Unit.MINUTE,
    "time": Unit.HOUR, "timer": Unit.HOUR, "timers": Unit.HOUR, "hour": Unit.HOUR, "hours": Unit.HOUR, "t": Unit.HOUR,
    "dag": Unit.DAY, "dage": Unit.DAY, "dages": Unit.DAY, "dags": Unit.DAY, "day": Unit.DAY, "days": Unit.DAY,
    "doegn": Unit.DAY, "hverdag": Unit.WORKDAY, "hverdage": Unit.WORKDAY, "arbejdsdag": Unit.WORKDAY,
    "arbejdsdage": Unit.WORKDAY, "uge": Unit.WEEK, "uger": Unit.WEEK, "uges": Unit.WEEK, "ugers": Unit.WEEK,
    "week": Unit.WEEK, "weeks": Unit.WEEK, "maaned": Unit.MONTH, "maaneder": Unit.MONTH, "maaneders": Unit.MONTH,
    "maaneds": Unit.MONTH, "month": Unit.MONTH, "months": Unit.MONTH, "aar": Unit.YEAR, "aars": Unit.YEAR,
    "year": Unit.YEAR, "years": Unit.YEAR,
}  # fmt: skip
UNIT = rf"(?:{any_of(UNITS)}){END}\.?"
EACH = r"(?:hver|hvert|hvere|every|each|alle)"
GLUE = r"(?:\s+|(?=\d|anden|andet|tredje|fjerde))"
CLOCK_WORD = rf"(?:{any_of(CLOCK_WORDS)})(?![a-z])"
HOUR = rf"(?:\d{{1,2}}(?![\d])|{CLOCK_WORD})"
KL = r"(?:klokken|kl\.?|at)"
SCOPE = (
    rf"(?:(?P<each>(?:{EACH})\s+(?:(?P<step>{ORD})\s+)?(?P<period>maaned|month|kvartal|quarter|aar|year))"
    rf"|(?P<the>(?:i\s+)?(?:maaneden|kvartalet|the\s+month))"
    rf"|(?P<which>(?:i\s+)?(?:denne|naeste|indevaerende|this|next)\s+(?:maaned|month))"
    rf"|(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?){END}"
)
EXCEPT = r"(?:undtagen|undtaget|bortset\s+fra|paa\s+naer|(?:men\s+|dog\s+)?ikke|except(?:\s+(?:for|on))?|uden)"
IN = r"\s*(?:i|in|of|of the|paa|,)?\s+"
