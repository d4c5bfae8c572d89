"""Which words are which part: one pattern per form, tried in this order."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.clocks import CLOCKS
from danish.dates.grammar.dates import DATES, DAYS_ALONE, MONTHS_ALONE, NTH_DAYS
from danish.dates.grammar.lengths import APART, LENGTHS
from danish.dates.grammar.markers import MARKERS, VAGUE
from danish.dates.grammar.rhythms import RHYTHMS
from danish.dates.grammar.values import Rule
from danish.dates.grammar.weekdays import NEAR_DAYS, WEEKDAYS, WEEKS

RULES: Final[tuple[Rule, ...]] = (
    *DATES,
    *NTH_DAYS,
    *APART,
    *RHYTHMS,
    *LENGTHS,
    *WEEKS,
    *NEAR_DAYS,
    *WEEKDAYS,
    *CLOCKS,
    *DAYS_ALONE,
    *VAGUE,
    *MONTHS_ALONE,
    *MARKERS,
)
"""Dates before the numbers they are made of; times of day after the days that look like them; markers last."""

FILLER: Final = re.compile(
    r"(?:[\s,;.:!?()]+|-(?=\s)|(?:og|samt|and|paa|den|det|d|i|om|on|the|at|senest|gerne|tak|venligst|"
    r"please|igen|altid|kun|pr|per|mht|nemlig|"
    r"indtil\s+videre|(?:en|een|1)\s+gang(?=\s+hver)|fast(?=\s+hver)|fremover|fremadrettet|herfra|"
    r"frem|igen|ogsaa|lige|bare|praecis|praecist|foerstkommende|naestkommende|engang|dato)(?![a-z0-9]))"
)

"""What may stand between parts without meaning."""
