"""What a phrase about time comes to: a moment with an optional rule, or the reason why it is asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class When:
    """The first moment, as naive wall-clock time in Copenhagen, and how it repeats.

    ``rule`` is an RFC 5545 RRULE without DTSTART, such as ``FREQ=WEEKLY;INTERVAL=4``, or None for a single moment.
    Nothing is moved to working days.
    """

    first: datetime
    rule: str | None = None


class Doubt(StrEnum):
    """Why a phrase is asked about instead of being taken."""

    NOT_A_DATE = "not_a_date"
    INVALID_DATE = "invalid_date"
    INVALID_TIME = "invalid_time"
    SKIPPED_TIME = "skipped_time"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    TOO_OFTEN = "too_often"
    NO_EXACT_DATE = "no_exact_date"
    NO_INTERVAL = "no_interval"
    NO_WEEKDAY = "no_weekday"
    END_BEFORE_START = "end_before_start"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A phrase that must be asked about.

    ``about`` holds what the question names, where it is known: ``said`` (the words in question), ``date`` (ISO date or
    moment), ``weekday`` (the one said; 0 is Monday).
    """

    doubt: Doubt
    about: dict[str, str] = field(default_factory=dict[str, str])


class Doubtful(Exception):
    """Ends the reading of a phrase with a question."""

    def __init__(self, doubt: Doubt, **about: str) -> None:
        super().__init__(doubt)
        self.unclear = Unclear(doubt, about)
