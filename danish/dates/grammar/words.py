"""The words of Danish (and some English) phrases about time, in folded spelling."""

from __future__ import annotations

from typing import Final

from danish.numbers import NUMBERS

WORDS_TOO: Final = frozenset({"man", "soen", "son", "tor", "fred"})
"""Short weekdays that are also other words: "man kan", "hans søn", "Tor", "fred"."""

ENGLISH_ONLY: Final = frozenset({"mon", "fri", "sat", "sun"})
"""Short English weekdays that are Danish words: read only after an English word."""

ALONE_NOT_MONTHS: Final = frozenset({"mar", "may", "jul", "maj", "dec", "march", "jan"})
"""Months that are too often something else when no number stands beside them."""

CLOCK_WORDS: Final = {
    word: NUMBERS[word] for word in (
        "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "one", "two", "three",
        "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    )
}  # fmt: skip
