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

WEEKDAYS_SHORT: Final = {
    "man": 0, "mon": 0, "tir": 1, "tirs": 1, "tue": 1, "tues": 1, "ons": 2, "wed": 2, "tor": 3, "tors": 3,
    "thu": 3, "thur": 3, "thurs": 3, "fre": 4, "fred": 4, "fri": 4, "loer": 5, "lor": 5, "sat": 5, "soen": 6, "son": 6,
    "sun": 6,
}  # fmt: skip
"""Weekdays cut short; several of them are also other words."""

MONTHS_WRITTEN: Final = {
    **{name: month for month, name in enumerate(MONTHS, 1)},
    **{name[:3]: month for month, name in enumerate(MONTHS, 1)},
    "febr": 2, "sept": 9, "january": 1, "february": 2, "march": 3, "may": 5, "mai": 5, "june": 6, "july": 7,
    "october": 10, "oct": 10,
}  # fmt: skip
"""Months in full and cut short, January 1."""
