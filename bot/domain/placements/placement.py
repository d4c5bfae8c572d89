"""A placement: a citizen at work in a company, with the fields of the work agreement.

The fields are those of ramboll-2019 §4.4 (hours, tasks, sub-goals, ordinary hours, considerations, contact person).
Citizens exist only as references; a diagnosis is never a consideration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import cast

from bot.domain.errors import Refusal
from bot.domain.openings.drafts import OpeningType
from bot.domain.privacy import contains_cpr, tells_health_of_person

FULL_TIME = 37.0
"""Hours a week at most."""

LONGEST = 1000
"""Characters of a free-text field."""

UNDO_WITHIN = timedelta(days=1)
"""How long a filled opening or the end of a placement can be undone."""

OLDEST_START_YEARS = 5
"""A start longer ago than this is a typing error."""


class PlacementState(StrEnum):
    """``UNDONE``: it should not have been created, and counts nowhere."""

    ACTIVE = "active"
    ENDED = "ended"
    UNDONE = "undone"


class EndReason(StrEnum):
    """Why a placement ended."""

    ORDINARY = "ordinary"
    GOAL = "goal"
    EXPIRED = "expired"
    EDUCATION = "education"
    CITIZEN = "citizen"
    COMPANY = "company"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cadence:
    """When meetings are planned: ``first`` by the wall clock (naive), ``rule`` an RRULE or None for once only."""

    first: datetime
    rule: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What citizen and company agreed on. Hours are hours a week; None where nothing was agreed."""

    case_ref: str
    company: str
    start: date
    contact: str = ""
    kind: OpeningType | None = None
    hours: float | None = None
    ordinary_hours: float | None = None
    tasks: str = ""
    goal: str = ""
    sub_goals: tuple[str, ...] = ()
    considerations: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """One placement as it stands.

    ``hours_now`` and ``ordinary_now`` are the hours a week as the last follow-up found them, at first those agreed;
    ``version`` grows with every change, for compare-and-set.
    """

    number: int
    broker: str
    agreement: Agreement
    cadence: Cadence
    hours_now: float | None = None
    ordinary_now: float | None = None
    phone_between: bool = False
    opening: int | None = None
    state: PlacementState = PlacementState.ACTIVE
    ended_on: date | None = None
    end_reason: EndReason | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Ending:
    """How a placement ended."""

    on: date
    reason: EndReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of an agreement before and after, in JSON's types."""

    name: str
    before: object
    after: object


def case_reference(text: str, pattern: str) -> str | Refusal:
    """The reference as it is stored, or why the text is none: a CPR number, or not of the configured form."""
    written = text.strip()
    if contains_cpr(written):
        return Refusal.CPR
    if not written:
        return Refusal.EMPTY
    for form in (written, written.upper()):
        if re.fullmatch(pattern, form):
            return form
    return Refusal.CASE_REF


def problems(agreement: Agreement, today: date) -> dict[str, Refusal]:
    """What cannot be used in an agreement, by field name; the reference has been checked before."""
    found: dict[str, Refusal] = {}
    for name in ("company", "contact", "tasks", "goal", "considerations"):
        if reason := text_problem(str(getattr(agreement, name))):
            found[name] = reason
    if reason := text_problem("\n".join(agreement.sub_goals)):
        found["sub_goals"] = reason
    if not agreement.company.strip():
        found["company"] = Refusal.EMPTY
    if "considerations" not in found and _names_diagnosis(agreement.considerations):
        found["considerations"] = Refusal.DIAGNOSIS
    found |= hours_problems(agreement.hours, agreement.ordinary_hours)
    if agreement.start.year < today.year - OLDEST_START_YEARS:
        found["start"] = Refusal.IN_THE_PAST
    return found


def text_problem(text: str) -> Refusal | None:
    """Why a free text cannot be stored."""
    if contains_cpr(text):
        return Refusal.CPR
    return Refusal.TOO_LONG if len(text) > LONGEST else None


def hours_problems(hours: float | None, ordinary: float | None) -> dict[str, Refusal]:
    """Hours are 0 to 37 a week, and ordinary hours are part of them."""
    found: dict[str, Refusal] = {}
    for name, value in (("hours", hours), ("ordinary_hours", ordinary)):
        if value is not None and not 0 <= value <= FULL_TIME:
            found[name] = Refusal.HOURS_RANGE
    if not found and hours is not None and ordinary is not None and ordinary > hours:
        found["ordinary_hours"] = Refusal.ORDINARY_ABOVE_HOURS
    return found


def differences(before: Agreement, after: Agreement) -> tuple[Changed, ...]:
    """The fields that changed, for the history."""
    names = [one.name for one in fields(Agreement)]
    pairs = [(name, _plain(getattr(before, name)), _plain(getattr(after, name))) for name in names]
    return tuple(Changed(name, old, new) for name, old, new in pairs if old != new)


def asked_in_vain(existing: Placement, asked: Placement) -> tuple[str, ...]:
    """What somebody wanted who asked for a placement that is there already, and what it has otherwise; by field name.

    An empty field asks for nothing.
    """
    told = [one.name for one in differences(existing.agreement, asked.agreement) if one.after not in (None, "")]
    found = [name for name in told if name not in {"case_ref", "company"}]
    if asked.cadence.rule != existing.cadence.rule or asked.cadence.first.time() != existing.cadence.first.time():
        found.append("cadence")
    if asked.phone_between and not existing.phone_between:
        found.append("phone_between")
    return tuple(found)


def ending_problems(ending: Ending, start: date, today: date) -> dict[str, Refusal]:
    """What cannot be used in an ending, by field name."""
    found: dict[str, Refusal] = {}
    if ending.on < start:
        found["ended_on"] = Refusal.BEFORE_START
    elif ending.on > today:
        found["ended_on"] = Refusal.IN_THE_FUTURE
    if reason := text_problem(ending.note):
        found["note"] = reason
    return found


def _names_diagnosis(text: str) -> bool:
    """Every consideration is about the citizen, so a health word alone is a diagnosis."""
    return tells_health_of_person(f"borgeren: {text}")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in cast("tuple[object, ...]", value))
    return value
