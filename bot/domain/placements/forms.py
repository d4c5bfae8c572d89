"""What people write into the forms of placements and follow-ups: texts to values, every problem at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite

from bot.domain.errors import Refusal, Refused
from bot.domain.openings.drafts import OpeningType
from bot.domain.placements import followups
from bot.domain.placements import placement as placements
from bot.domain.placements.followups import Outcome, Result
from bot.domain.placements.placement import Agreement, Ending, EndReason

CHOICE = 140
"""Characters by which a sub-goal is known in a form's boxes; Slack takes 150."""


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """A placement's form as written; dates are ISO, sub-goals one a line. The names are the inputs' block ids."""

    case_ref: str
    company: str
    start: str
    contact: str = ""
    kind: str = ""
    hours: str = ""
    ordinary_hours: str = ""
    tasks: str = ""
    goal: str = ""
    sub_goals: str = ""
    considerations: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """A follow-up's outcome as written; ``next_on`` may be empty."""

    done_on: str
    result: str
    hours: str = ""
    ordinary_hours: str = ""
    note: str = ""
    sub_goals_met: tuple[str, ...] = ()
    next_step: str = ""
    next_on: str = ""


@dataclass(frozen=True, slots=True)
class EndingForm:
    ended_on: str
    reason: str
    note: str = ""


def read_agreement(form: AgreementForm, pattern: str, today: date) -> Agreement:
    """Raises Refused with every field that cannot be used."""
    refused: dict[str, Refusal] = {}
    reference = placements.case_reference(form.case_ref, pattern)
    if isinstance(reference, Refusal):
        refused["case_ref"] = reference
    hours, ordinary = _number("hours", form.hours, refused), _number("ordinary_hours", form.ordinary_hours, refused)
    agreement = Agreement(
        case_ref=str(reference),
        company=" ".join(form.company.split()),
        start=_day("start", form.start, refused) or today,
        contact=form.contact.strip(),
        kind=OpeningType(form.kind) if form.kind else None,
        hours=hours,
        ordinary_hours=ordinary,
        tasks=form.tasks.strip(),
        goal=form.goal.strip(),
        sub_goals=_lines(form.sub_goals),
        considerations=form.considerations.strip(),
    )
    _raise_if_any(placements.problems(agreement, today) | refused)
    return agreement


def read_outcome(form: OutcomeForm, start: date, today: date) -> tuple[Outcome, date | None]:
    """The outcome and the chosen next date. Raises Refused with every field that cannot be used."""
    refused: dict[str, Refusal] = {}
    outcome = Outcome(
        on=_day("done_on", form.done_on, refused) or today,
        result=Result(form.result) if form.result else Result.AS_AGREED,
        hours=_number("hours", form.hours, refused),
        ordinary_hours=_number("ordinary_hours", form.ordinary_hours, refused),
        note=form.note.strip(),
        sub_goals_met=form.sub_goals_met,
        next_step=form.next_step.strip(),
    )
    next_on = _day("next_on", form.next_on, refused) if form.next_on else None
    _raise_if_any(followups.outcome_problems(outcome, next_on, start, today) | refused)
    return outcome, next_on


def read_ending(form: EndingForm, start: date, today: date) -> Ending:
    """Raises Refused with every field that cannot be used."""
    refused: dict[str, Refusal] = {}
    on = _day("ended_on", form.ended_on, refused) or today
    if not form.reason:
        refused["reason"] = Refusal.EMPTY
    ending = Ending(on, EndReason(form.reason) if form.reason else EndReason.OTHER, form.note.strip())
    _raise_if_any(placements.ending_problems(ending, start, today) | refused)
    return ending


def _lines(text: str) -> tuple[str, ...]:
    """The lines without bullets, each once."""
    return tuple(dict.fromkeys(line.strip(" -•") for line in text.splitlines() if line.strip(" -•")))


def _number(name: str, text: str, refused: dict[str, Refusal]) -> float | None:
    """``7,5`` and ``7.5``; empty is no statement."""
    if not text.strip():
        return None
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        refused[name] = Refusal.NOT_A_NUMBER
        return None
    if not isfinite(value):
        refused[name] = Refusal.NOT_A_NUMBER
        return None
    return value


def _day(name: str, text: str, refused: dict[str, Refusal]) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        refused[name] = Refusal.NOT_A_DATE
        return None


def _raise_if_any(refused: dict[str, Refusal]) -> None:
    if refused:
        raise Refused(refused)
