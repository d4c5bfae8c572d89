"""One job opening as a message states it, before anybody has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final, Literal

Asap = Literal["asap"]
Verdict = Literal["opening", "doubtful", "none"]


class OpeningType(StrEnum):
    """The kind of employment an opening offers."""

    SMAAJOB = "smaajob"
    FLEKSJOB = "fleksjob"
    LOENTILSKUD = "loentilskud"
    VIRKSOMHEDSPRAKTIK = "virksomhedspraktik"
    ORDINAERT = "ordinaert"


class Confidence(StrEnum):
    """Whether a person should look at a field before it is relied on."""

    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Draft:
    """One opening. A field is `None`, or empty, where the message does not state it.

    Hours are hours a week; `weekdays` are `mon` … `sun` in the order of the week; a Danish phone number has eight
    digits, a foreign one is E.164. `unsure` names the fields a person should look at.
    """

    company: str | None = None
    place: str | None = None
    tasks: str | None = None
    positions: int | None = None
    type: OpeningType | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    weekdays: tuple[str, ...] = ()
    time_of_day: str | None = None
    start: date | Asap | None = None
    deadline: date | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    requirements: str | None = None
    considerations: str | None = None
    unsure: frozenset[str] = frozenset()

    def confidence(self, field: str) -> Confidence | None:
        """How sure the parser is of `field`; `None` where the field is not stated."""
        if field not in self.as_record():
            return None
        return Confidence.UNSURE if field in self.unsure else Confidence.SURE

    def as_record(self) -> dict[str, object]:
        """The fields stated, in JSON's types: ISO dates, whole hours as integers, weekdays as a list."""
        record: dict[str, object] = {}
        for name in FIELDS:
            value: object = getattr(self, name)
            if value is None or value == ():
                continue
            record[name] = list(self.weekdays) if name == "weekdays" else _plain(value)
        return record


def _plain(value: object) -> object:
    if isinstance(value, OpeningType):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value


FIELDS: Final = tuple(field.name for field in fields(Draft) if field.name != "unsure")
"""The names of the fields an opening can state, in the order people read them."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one message says about job openings.

    `verdict` is `opening` where the message is logged, `doubtful` where the poster is asked first, and `none` where the
    message is left alone. `drafts` are empty for `none`. `reasons` say in short code words what spoke for and against.
    `left_out` counts openings of a very long list that were not read.
    """

    verdict: Verdict
    drafts: tuple[Draft, ...]
    reasons: tuple[str, ...]
    left_out: int = 0
