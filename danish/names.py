"""The names of weekdays and months: as they are written out, and as people write them, in folded spelling."""

from __future__ import annotations

from typing import Final

from danish.folding import fold

WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
"""Monday first."""

WEEKDAY_CODES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""What weekdays are called in stored records, Monday first."""

MONTHS: Final = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
"""January first."""

WEEKDAYS_WRITTEN: Final = {
    **{fold(name): day for day, name in enumerate(WEEKDAYS)},
    **{name: day for day, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))},
}  # fmt: skip
"""Weekdays in full, Monday 0."""

_SHORT_FORMS: Final = (
    "man mon", "tir tirs tirsd tue tues", "ons onsd wed", "tor tors torsd thu thur thurs", "fre fred fri",
    "loer lor loerd sat", "soen son soend sun",
)  # fmt: skip
WEEKDAYS_SHORT: Final = {word: day for day, words in enumerate(_SHORT_FORMS) for word in words.split()}
"""Weekdays cut short; several of them are also other words."""

MONTHS_WRITTEN: Final = {
    **{name: month for month, name in enumerate(MONTHS, 1)},
    **{name[:3]: month for month, name in enumerate(MONTHS, 1)},
    "febr": 2, "sept": 9, "january": 1, "february": 2, "march": 3, "may": 5, "mai": 5, "june": 6, "july": 7,
    "october": 10, "oct": 10,
}  # fmt: skip
"""Months in full and cut short, January 1."""
