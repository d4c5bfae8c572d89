"""Telephone numbers and mail addresses as people read them, and where a tap on them leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import phonenumbers

DENMARK: Final = "DK"

_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS: Final = re.compile(
    r"(?<![\w+.-])(?:(?:\+|00)45[ .-]?)?(?:\d{8}|\d\d(?:[ .-]\d\d){3}|\d{4}[ .-]\d{4}|\d{3}[ .-]\d\d[ .-]\d{3})"
    r"(?!\w|[.,-]\d)|(?<!\w)\+\d(?:[ .-]?\d){7,14}"
)
"""Eight digits as Danes group them, and foreign numbers with their country."""

_AFTER_A_NUMBER_OF: Final = re.compile(r"\b(?:cvr|ean|konto|reg|sags?|p)[-. ]*(?:nr|nummer)?\.?:? ?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``link`` is a ``tel:`` or ``mailto:`` address, empty for mere words."""

    text: str
    link: str = ""


def phone(number: str | None) -> str | None:
    """``22 33 44 55``; a foreign number with its country, ``+46 70 123 45 67``. Anything else as it is."""
    parsed = _parsed(number or "")
    if parsed is None:
        return number
    if parsed.country_code == 45:
        digits = str(parsed.national_number)
        return " ".join(digits[at : at + 2] for at in range(0, 8, 2))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def phone_link(number: str) -> str:
    """``tel:+4522334455``; empty where it is no number that can be called."""
    parsed = _parsed(number)
    if parsed is None:
        return ""
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


def mail_link(address: str) -> str:
    """``mailto:lone@firma.example``; empty where it is no address."""
    return f"mailto:{address}" if _ADDRESS.fullmatch(address) else ""


def parts(text: str) -> tuple[Part, ...]:
    """A line such as ``Lone Bech, 22334455, lone@firma.example`` in its pieces, numbers as people read them."""
    found: list[Part] = []
    at = 0
    for match in sorted([*_ADDRESS.finditer(text), *_DIGITS.finditer(text)], key=lambda one: one.start()):
        part = _linked(match.group())
        if match.start() < at or part is None or _AFTER_A_NUMBER_OF.search(text[: match.start()]):
            continue
        if match.start() > at:
            found.append(Part(text[at : match.start()]))
        found.append(part)
        at = match.end()
    return (*found, Part(text[at:])) if text[at:] else tuple(found)


def _linked(written: str) -> Part | None:
    if "@" in written:
        return Part(written, mail_link(written))
    link = phone_link(written)
    return Part(phone(written) or written, link) if link else None


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    """None for what nobody can call. Danish numbers have eight digits, of which the first is no 0 or 1."""
    try:
        parsed = phonenumbers.parse(number, DENMARK)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_possible_number(parsed) and _callable(parsed) else None


def _callable(parsed: phonenumbers.PhoneNumber) -> bool:
    national = str(parsed.national_number)
    return parsed.country_code != 45 or (len(national) == 8 and national[0] not in "01")
