"""The fields of an opening, once: draft, form, modal, card, export and evaluation derive from this table.

A new field is a row here, an attribute of `drafts.Draft`, its label in `bot.text.openings`, and whatever reads it in
the parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a field holds, and with it how it is asked for, checked, shown and compared."""

    SHORT = auto()
    LONG = auto()
    COUNT = auto()
    TYPE = auto()
    HOURS = auto()
    DAYS = auto()
    START = auto()
    DAY = auto()
    PHONE = auto()
    EMAIL = auto()


FREE: Final = frozenset({Kind.SHORT, Kind.LONG})
"""Kinds whose values are free text."""


@dataclass(frozen=True, slots=True)
class OpeningField:
    """One field as people fill it in.

    `parts` are the attributes of a draft it stands for, `line` the line of the card it is shown on; both are `name`
    where nothing else is said. A broker cannot do without a `needed` one.
    """

    name: str
    kind: Kind
    needed: bool = False
    parts: tuple[str, ...] = ()
    line: str = ""

    @property
    def attributes(self) -> tuple[str, ...]:
        return self.parts or (self.name,)

    @property
    def shown_on(self) -> str:
        return self.line or self.name


OPENING_FIELDS: Final = (
    OpeningField("company", Kind.SHORT, needed=True),
    OpeningField("place", Kind.SHORT, needed=True),
    OpeningField("tasks", Kind.LONG, needed=True),
    OpeningField("positions", Kind.COUNT),
    OpeningField("type", Kind.TYPE, needed=True),
    OpeningField("hours", Kind.HOURS, needed=True, parts=("hours_min", "hours_max")),
    OpeningField("weekdays", Kind.DAYS),
    OpeningField("time_of_day", Kind.SHORT),
    OpeningField("start", Kind.START),
    OpeningField("deadline", Kind.DAY),
    OpeningField("contact_name", Kind.SHORT, line="contact"),
    OpeningField("contact_phone", Kind.PHONE, needed=True, line="contact"),
    OpeningField("contact_email", Kind.EMAIL, needed=True, line="contact"),
    OpeningField("requirements", Kind.LONG),
    OpeningField("considerations", Kind.LONG),
)
"""In the order people read them."""

KINDS: Final = {part: field.kind for field in OPENING_FIELDS for part in field.attributes}
"""The kind of each attribute of a draft."""

LINES: Final = {part: field.shown_on for field in OPENING_FIELDS for part in field.attributes}
"""The line of the card that shows each attribute of a draft."""


def of_kind(*kinds: Kind) -> tuple[str, ...]:
    """The attributes that hold values of these kinds."""
    return tuple(part for part, kind in KINDS.items() if kind in kinds)
