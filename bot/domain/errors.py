"""The vocabulary of what can go wrong. ``bot/text`` says each in Danish; nobody sees an exception's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Who may do what; set in ``[roles]``."""

    COORDINATOR = "coordinator"
    LEADER = "leader"
    CURATOR = "curator"
    BROKER = "broker"


class Refusal(StrEnum):
    """Why a value that a person wrote cannot be used."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CPR = "cpr"
    CASE_REF = "case_ref"
    NOT_A_DATE = "not_a_date"
    IN_THE_PAST = "in_the_past"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_COUNT = "not_a_count"
    NOT_HOURS = "not_hours"
    HOURS_RANGE = "hours_range"
    HOURS_ORDER = "hours_order"
    ORDINARY_ABOVE_HOURS = "ordinary_above_hours"
    PHONE = "phone"
    EMAIL = "email"
    NO_INTERVAL = "no_interval"
    UNKNOWN_PERSON = "unknown_person"
    COVER_SELF = "cover_self"
    COVER_OVERLAP = "cover_overlap"
    BEFORE_START = "before_start"
    IN_THE_FUTURE = "in_the_future"
    END_BEFORE_START = "end_before_start"
    TARGET_GROUP = "target_group"
    CVR = "cvr"
    UNKNOWN_OPENING = "unknown_opening"
    DIAGNOSIS = "diagnosis"
    TOO_FAR = "too_far"
    SAME_PERSON = "same_person"
    BEFORE_PLANNED = "before_planned"


class Trouble(StrEnum):
    """Why the database took nothing."""

    FULL = "full"
    BUSY = "busy"
    DAMAGED = "damaged"
    UNWRITABLE = "unwritable"


class BrobyggerError(Exception):
    """Something that a person can be told about and can do something about."""


@dataclass(eq=False)
class Refused(BrobyggerError):
    """One or more fields of a form or command cannot be used; ``fields`` maps each to its reason."""

    fields: dict[str, Refusal] = field(default_factory=dict[str, Refusal])


@dataclass(eq=False)
class NotAllowed(BrobyggerError):
    """The person lacks a role; ``who_can`` are the user ids of those who have it."""

    role: Role
    who_can: tuple[str, ...] = ()


@dataclass(eq=False)
class NotFound(BrobyggerError):
    """There is no such opening, placement or reminder."""

    what: str
    reference: str


@dataclass(eq=False)
class Outdated(BrobyggerError):
    """Somebody else was first: the card is shown as it is now instead of acting twice.

    ``by_self`` says that this somebody was the same person, on another card or with an earlier press.
    """

    what: str
    number: int
    by_self: bool = False


@dataclass(eq=False)
class Impossible(BrobyggerError):
    """The step does not exist from the present state, e.g. filling a closed opening."""

    what: str
    number: int
    state: str


@dataclass(eq=False)
class NotUnderstood(BrobyggerError):
    """A command or phrase could not be read; ``question`` is what to ask back, in Danish, where one is known."""

    text: str
    question: str | None = None


@dataclass(eq=False)
class NotStored(BrobyggerError):
    """The database took nothing: what was being done is not stored, and whatever came of it neither."""

    trouble: Trouble
