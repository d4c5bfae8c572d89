"""Danish dates, numbers and plurals."""

from __future__ import annotations

from datetime import date, datetime

from danish.names import MONTHS, WEEKDAYS
from danish.workdays import ZONE


def day(value: date) -> str:
    """``1. december 2026``."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def weekday_and_day(value: date) -> str:
    """``tirsdag 1. december 2026``."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def weekday_and_date(value: date) -> str:
    """``tirsdag 15. december``: a day that is near enough to need no year."""
    return f"{WEEKDAYS[value.weekday()]} {value.day}. {MONTHS[value.month - 1]}"


def short_day(value: date) -> str:
    """``1/12``."""
    return f"{value.day}/{value.month}"


def clock(value: datetime) -> str:
    """``kl. 09.30`` in Copenhagen."""
    return f"kl. {value.astimezone(ZONE):%H.%M}"


def moment(value: datetime) -> str:
    """``tirsdag 1. december 2026 kl. 09.30`` in Copenhagen."""
    return f"{weekday_and_day(value.astimezone(ZONE).date())} {clock(value)}"


def number(value: float, decimals: int = 1) -> str:
    """``1.234,5``; whole numbers without decimals."""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    text = f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",")


def count(amount: int, one: str, many: str) -> str:
    """``1 forløb``, ``12 åbninger``."""
    return f"{number(amount)} {one if amount == 1 else many}"


def listed(words: list[str], last: str = "og") -> str:
    """``a, b og c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
