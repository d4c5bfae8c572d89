"""Danish number words (and the English ones that are written among them), in folded spelling."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_TENS: Final = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90,
}  # fmt: skip
_TEENS: Final = (
    "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
)  # fmt: skip

NUMBERS: Final = {
    "nul": 0,
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **_TENS,
    **{f"{unit}og{ten}": value + add for ten, value in _TENS.items() for add, unit in enumerate(_UNITS, 1)},
    "et": 1, "een": 1, "eet": 1, "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15,
    "twenty": 20, "thirty": 30,
}  # fmt: skip

_ONES_ORDINAL: Final = ("foerste", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende")
_TEENS_ORDINAL: Final = (
    "tiende", "ellevte", "tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende",
)  # fmt: skip

ORDINALS: Final = {
    **{word: value for value, word in enumerate(_ONES_ORDINAL, 1)},
    **{word: value for value, word in enumerate(_TEENS_ORDINAL, 10)},
    "tyvende": 20,
    **{f"{unit}ogtyvende": 20 + add for add, unit in enumerate(_UNITS, 1)},
    "tredivte": 30, "enogtredivte": 31, "andet": 2, "andre": 2, "tredie": 3,
    "first": 1, "second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "sidste": -1, "last": -1,
    "naestsidste": -2,
}  # fmt: skip
"""From the end where negative."""
