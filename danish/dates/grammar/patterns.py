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
_UNITS_WRITTEN = {
    Unit.MINUTE: "minut minutter min mins minute minutes",
    Unit.HOUR: "time timer timers tim t hour hours hr hrs",
    Unit.DAY: "dag dage dages dags dg dgs doegn day days",
    Unit.WORKDAY: "hverdag hverdage hverd arbejdsdag arbejdsdage workday workdays",
    Unit.WEEK: "uge uger uges ugers ug week weeks wk wks",
    Unit.MONTH: "maaned maaneder maaneders maaneds md mdr mnd month months",
    Unit.YEAR: "aar aars year years",
}
UNITS = {word: unit for unit, words in _UNITS_WRITTEN.items() for word in words.split()}
UNIT = rf"(?:{any_of(UNITS)}){END}\.?"
EACH = r"(?:hver|hvert|hvere|hv\.|every|each|alle)"
GLUE = r"(?:\s+|(?=\d|anden|andet|tredje|fjerde))"
CLOCK_WORD = rf"(?:{any_of(CLOCK_WORDS)})(?![a-z])"
HOUR = rf"(?:\d{{1,2}}(?![\d])|{CLOCK_WORD})"
ABOUT = r"(?:ca\.?|cirka|omkring|omtrent|ved|hen\s+ad|around|about|roughly|approximately)"
KL = rf"(?:(?:{ABOUT}\s+)?(?:klokken|klk\.?|kl\s?[.:]?|at)(?:\s+{ABOUT})?)"
"""Before a time of day; a time said as near is taken as it is said."""
SCOPE = (
    rf"(?:(?P<each>(?:{EACH})\s+(?:(?P<step>{ORD})\s+)?(?P<period>maaned|mdr|mnd|md|month|kvartal|quarter|aar|year))"
    rf"|(?P<the>(?:i\s+)?(?:maaneden|md|mnd|kvartalet|the\s+month))"
    rf"|(?P<which>(?:i\s+)?(?:denne|naeste|indevaerende|this|next)\s+(?:maaned|month))"
    rf"|(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?){END}"
)
EXCEPT = r"(?:undtagen|undtaget|bortset\s+fra|paa\s+naer|(?:men\s+|dog\s+)?ikke|except(?:\s+(?:for|on))?|uden)"
IN = r"\s*(?:i|in|of|of the|paa|,)?\s+"
