"""What a person writes into the form of an opening, read and checked; every field that cannot be used at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import phonenumbers
from stdnum.dk import cvr as danish_cvr  # pyright: ignore[reportMissingTypeStubs]
from stdnum.exceptions import ValidationError  # pyright: ignore[reportMissingTypeStubs]

from bot.domain.errors import Refusal, Refused
from bot.domain.openings.drafts import Asap, Draft, OpeningType
from bot.domain.openings.fields import OPENING_FIELDS, Kind, OpeningField
from bot.domain.openings.opening import MOST_LONG, MOST_SHORT
from bot.domain.openings.parser.text import danish
from bot.domain.privacy import contains_cpr
from danish.dates import mentioned
from danish.names import WEEKDAY_CODES

MOST_HOURS: Final = 37.0
MOST_POSITIONS: Final = 99

_SPAN: Final = danish(
    r"^(?:ca\.? ?)?(?P<word>mindst|min\.?|fra|op til|højst|max\.?|maks\.?)? ?(?P<low>\d{1,2}(?:[.,]\d{1,2})?)"
    r"(?: ?(?:-|–|til) ?(?P<high>\d{1,2}(?:[.,]\d{1,2})?))? ?(?:timer?|t\.?)?(?: (?:om|pr\.?) ugen?)?$"
)
_AT_MOST: Final = danish(r"^(?:op til|højst|max|maks)")
_AT_LEAST: Final = danish(r"^(?:mindst|min|fra)")
_ASAP: Final = danish(r"^(?:snarest(?: muligt)?|hurtigst muligt|asap|straks|med det samme)\.?$")
_EMAIL: Final = re.compile(r"^[^\s@<>|]+@[^\s@<>|]+\.[^\s@<>|.]{2,}$")


@dataclass(frozen=True, slots=True)
class Written:
    """The form as it was filled in: text of each field by its name, and the chosen weekdays."""

    texts: Mapping[str, str]
    weekdays: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """A field as written, without spaces around; empty where it was not filled in."""
        return self.texts.get(name, "").strip()


def read_form(form: Written, today: date, before: Draft) -> Draft:
    """The opening as the form states it. A date that was there ``before`` may have passed. Raises Refused."""
    problems: dict[str, Refusal] = {}
    values: dict[str, Any] = {}
    for field in OPENING_FIELDS:
        try:
            values |= _values(field, form, today, before)
        except Unusable as unusable:
            problems[field.name] = unusable.reason
            values |= dict.fromkeys(field.attributes, () if field.kind is Kind.DAYS else None)
    if not (form.text("company") or form.text("tasks")):
        problems.setdefault("tasks", Refusal.EMPTY)
    if problems:
        raise Refused(problems)
    return Draft(**values)


def _values(field: OpeningField, form: Written, today: date, before: Draft) -> dict[str, Any]:
    """The attributes that a field of the form sets. Raises Unusable."""
    text = form.text(field.name)
    match field.kind:
        case Kind.SHORT:
            value: object = _free(text, MOST_SHORT)
        case Kind.LONG:
            value = _free(text, MOST_LONG)
        case Kind.COUNT:
            value = positions(text)
        case Kind.TYPE:
            value = OpeningType(text) if text else None
        case Kind.HOURS:
            return dict(zip(field.attributes, hours(text), strict=True))
        case Kind.DAYS:
            value = tuple(day for day in WEEKDAY_CODES if day in form.weekdays)
        case Kind.START:
            value = start(text, today)
        case Kind.DAY:
            value = deadline(text, today, getattr(before, field.name))
        case Kind.PHONE:
            value = phone(text)
        case Kind.EMAIL:
            value = email(text)
    return {field.name: value}


class Unusable(ValueError):
    """One value cannot be used."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


def hours(text: str) -> tuple[float | None, float | None]:
    """``10``, ``10-15``, ``op til 15``, ``mindst 10``: the least and the most hours a week. Raises Unusable."""
    if not text:
        return None, None
    match = _SPAN.match(text)
    if match is None:
        raise Unusable(Refusal.NOT_HOURS)
    low = float(match["low"].replace(",", "."))
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    if not 0 < low <= MOST_HOURS or not 0 < high <= MOST_HOURS:
        raise Unusable(Refusal.HOURS_RANGE)
    if high < low:
        raise Unusable(Refusal.HOURS_ORDER)
    word = match["word"] or ""
    if _AT_MOST.match(word):
        return None, high
    return (low, None) if _AT_LEAST.match(word) and not match["high"] else (low, high)


def positions(text: str) -> int | None:
    """A whole number from 1 to ``MOST_POSITIONS``; None where empty. Raises Unusable."""
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= MOST_POSITIONS:
        raise Unusable(Refusal.NOT_A_COUNT)
    return int(text)


def start(text: str, today: date) -> date | Asap | None:
    """``snarest`` or a date in any usual form. Raises Unusable."""
    if not text:
        return None
    if _ASAP.match(text):
        return "asap"
    found = mentioned(text, today)
    if not found:
        raise Unusable(Refusal.NOT_A_DATE)
    return found[0].day


def deadline(text: str, today: date, before: date | None) -> date | None:
    """A day as the date picker writes it (ISO); a past one only where it stood there before. Raises Unusable."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unusable(Refusal.NOT_A_DATE) from None
    if day < today and day != before:
        raise Unusable(Refusal.IN_THE_PAST)
    return day


def phone(text: str) -> str | None:
    """Eight digits for a Danish number, E.164 for a foreign one (phonenumbers). Raises Unusable."""
    if not text:
        return None
    try:
        number = phonenumbers.parse(text, "DK")
    except phonenumbers.NumberParseException:
        raise Unusable(Refusal.PHONE) from None
    if not phonenumbers.is_valid_number(number):
        raise Unusable(Refusal.PHONE)
    if number.country_code == 45:
        return str(number.national_number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(text: str) -> str | None:
    """An address as it was written; None where empty. Raises Unusable."""
    if not text:
        return None
    if not _EMAIL.match(text) or len(text) > MOST_SHORT:
        raise Unusable(Refusal.EMAIL)
    return text


def cvr(text: str) -> str | None:
    """Eight digits that pass the check of the Danish business register (python-stdnum). Raises Unusable."""
    if not text:
        return None
    try:
        return str(danish_cvr.validate(text))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    except ValidationError:
        raise Unusable(Refusal.CVR) from None


def _free(text: str, most: int) -> str | None:
    if len(text) > most:
        raise Unusable(Refusal.TOO_LONG)
    if contains_cpr(text):
        raise Unusable(Refusal.CPR)
    return text or None
