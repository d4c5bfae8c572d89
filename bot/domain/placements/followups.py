"""The plan of a placement's follow-ups: when they are due, what an outcome may say, how far they can be snoozed.

Dates are planned by the cadence's rule and counted from the planned date, never from the click, so that nothing
drifts. A planned date on a closed day is due on the next working day; two planned dates that fall on one working day
are one follow-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.errors import Refusal
from bot.domain.placements.placement import Cadence, hours_problems, text_problem
from danish.dates import last_before, next_after
from danish.workdays import WorkCalendar

USUAL_TIME = time(9)
"""The time of day of a phrase that states none."""

SHORTEST_GAP = 14
"""Days between two meetings, below which no phone call is planned in between."""

SNOOZE_DAYS = 3
"""Working days that are offered one by one, before the one a week later."""

FURTHEST = timedelta(days=366)
"""A follow-up is not snoozed longer than this."""


class FollowupKind(StrEnum):
    """A visit, a phone call between two visits, or a visit after the placement has ended."""

    MEETING = "meeting"
    CALL = "call"
    AFTERCARE = "aftercare"


class FollowupState(StrEnum):
    """``COVERED``: a later meeting was held in its place; ``CANCELLED``: the placement ended first."""

    OPEN = "open"
    DONE = "done"
    COVERED = "covered"
    CANCELLED = "cancelled"


class Result(StrEnum):
    """How a follow-up went."""

    AS_AGREED = "as_agreed"
    ADJUSTED = "adjusted"
    DIFFICULT = "difficult"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a follow-up. Hours are hours a week at present; None where they were not told."""

    on: date
    result: Result
    hours: float | None = None
    ordinary_hours: float | None = None
    note: str = ""
    sub_goals_met: tuple[str, ...] = ()
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Followup:
    """One follow-up. ``planned`` is the rule's date, ``due`` the working day it is expected on.

    ``rounds`` counts the reminders that were planned, ``snoozes`` how often it was snoozed; ``version`` grows with
    every change a person makes; ``in_calendar`` is the day under which the broker put it into their calendar.
    """

    number: int
    placement: int
    kind: FollowupKind
    planned: date
    due: date
    state: FollowupState = FollowupState.OPEN
    rounds: int = 0
    snoozes: int = 0
    version: int = 1
    outcome: Outcome | None = None
    done_by: str = ""
    in_calendar: date | None = None

    @property
    def moved_from(self) -> date | None:
        """The day on which it still stands in the broker's calendar, where that is another one."""
        return self.in_calendar if self.in_calendar != self.due else None


@dataclass(frozen=True, slots=True)
class Planned:
    """A follow-up that is to be written down."""

    kind: FollowupKind
    planned: date
    due: date


def usual_cadence(start: date, first_after_weeks: int, every_weeks: int) -> Cadence:
    """The first in the first week, then every so many weeks (ramboll-2019 §4.6.2)."""
    first = datetime.combine(start + timedelta(weeks=first_after_weeks), USUAL_TIME)
    return Cadence(first, weekly(every_weeks))


def weekly(weeks: int) -> str:
    """The recurrence rule (RFC 5545) of every so many weeks."""
    return f"FREQ=WEEKLY;INTERVAL={weeks}"


def stated_cadence(first: datetime, rule: str, start: date, first_after_weeks: int, *, states_start: bool) -> Cadence:
    """The cadence a phrase asks for.

    A bare interval ("hver 4. uge") begins in the first week; a phrase that names its start or its days is taken at
    its word.
    """
    if states_start or "BY" in rule:
        return Cadence(first, rule)
    return Cadence(datetime.combine(start + timedelta(weeks=first_after_weeks), first.time()), rule)


def opening_meeting(
    cadence: Cadence, start: date, today: date, first_after_weeks: int, calendar: WorkCalendar, *, states_start: bool
) -> Planned | None:
    """The first meeting: the rule's first date from today on, but one in the first weeks where the rule begins later.

    The day of the start itself is no follow-up, unless it was asked for. None where the rule has run out.
    """
    earliest = start if states_start else start + timedelta(days=1)
    first = _on_or_after(cadence, max(earliest, today))
    early = start + timedelta(weeks=first_after_weeks)
    if not states_start and first is not None and early >= today and first > early + timedelta(weeks=1):
        first = early
    return None if first is None else _meeting(first, calendar)


def next_meeting(cadence: Cadence, after: date, calendar: WorkCalendar) -> Planned | None:
    """The meeting that follows one planned for ``after``; dates that fall on the same working day are one."""
    due = calendar.on_or_after(after)
    planned = _after(cadence, after)
    while planned is not None and calendar.on_or_after(planned) <= due:
        planned = _after(cadence, planned)
    return None if planned is None else _meeting(planned, calendar)


def moved_meeting(chosen: date, cadence: Cadence, after: date, calendar: WorkCalendar) -> Planned:
    """The next meeting on a day that was chosen by hand, after the one planned for ``after``.

    Near a planned date it takes that date's place; well before it, it is one more; past it, the dates in between are
    skipped. So the dates after it stay where the rule has them.
    """
    following = _after(cadence, after)
    due = calendar.on_or_after(chosen)
    if following is None:
        return Planned(FollowupKind.MEETING, chosen, due)
    if chosen >= following:
        stands_for = last_before(cadence.first, cadence.rule, _end_of(chosen))
        return Planned(FollowupKind.MEETING, stands_for.date() if stands_for else following, due)
    is_near = (following - chosen) * 2 <= following - after
    return Planned(FollowupKind.MEETING, following if is_near else chosen, due)


def call_between(before: date, meeting: Planned, calendar: WorkCalendar) -> Planned | None:
    """The phone call half-way between two meetings; None where they stand too close."""
    gap = (meeting.planned - before).days
    if gap < SHORTEST_GAP:
        return None
    planned = before + timedelta(days=gap // 2)
    due = calendar.on_or_after(planned)
    return Planned(FollowupKind.CALL, planned, due) if due < meeting.due else None


def successors(
    kind: FollowupKind, planned: date, cadence: Cadence, today: date, calendar: WorkCalendar, *, phone_between: bool
) -> list[Planned]:
    """What follows a meeting that has come up: every date missed since, and the first one still to come."""
    found: list[Planned] = []
    if kind is not FollowupKind.MEETING:
        return found
    before = planned
    while (meeting := next_meeting(cadence, before, calendar)) is not None:
        call = call_between(before, meeting, calendar) if phone_between and meeting.due > today else None
        found.extend([meeting, call] if call else [meeting])
        if meeting.due > today:
            break
        before = meeting.planned
    return found


def aftercare(ended_on: date, months: tuple[int, ...], calendar: WorkCalendar) -> list[Planned]:
    """Calls after the end, so many months later each."""
    days = [ended_on + relativedelta(months=count) for count in sorted(set(months))]
    return [Planned(FollowupKind.AFTERCARE, day, calendar.on_or_after(day)) for day in days]


def snoozed(chosen: date, due: date, today: date, calendar: WorkCalendar) -> date | Refusal:
    """The working day that something due on ``due`` is snoozed to, which is never before it; or why not."""
    if chosen <= today:
        return Refusal.IN_THE_PAST
    if chosen < due:
        return Refusal.BEFORE_PLANNED
    if chosen - today > FURTHEST:
        return Refusal.TOO_FAR
    return calendar.on_or_after(chosen)


def snooze_days(due: date, today: date, calendar: WorkCalendar) -> tuple[date, ...]:
    """The days that are offered: the next working days after the planned one, and the one a week after it."""
    near = [calendar.later(due, today, workdays=count) for count in range(1, SNOOZE_DAYS + 1)]
    return tuple(sorted({*near, calendar.later(due, today, weeks=1)}))


def outcome_problems(outcome: Outcome, next_on: date | None, start: date, today: date) -> dict[str, Refusal]:
    """What cannot be used in an outcome, by field name."""
    found = hours_problems(outcome.hours, outcome.ordinary_hours)
    if outcome.on < start:
        found["done_on"] = Refusal.BEFORE_START
    elif outcome.on > today:
        found["done_on"] = Refusal.IN_THE_FUTURE
    for name, text in (("note", outcome.note), ("next_step", outcome.next_step)):
        if reason := text_problem(text):
            found[name] = reason
    if next_on is not None and next_on <= today:
        found["next_on"] = Refusal.IN_THE_PAST
    elif next_on is not None and next_on - today > FURTHEST:
        found["next_on"] = Refusal.TOO_FAR
    return found


def overdue_since(today: date, workdays: int, calendar: WorkCalendar) -> date:
    """The latest due date from which at least that many working days have passed."""
    day = today
    while calendar.passed(day, today) < workdays:
        day -= timedelta(days=1)
    return day


def _meeting(planned: date, calendar: WorkCalendar) -> Planned:
    return Planned(FollowupKind.MEETING, planned, calendar.on_or_after(planned))


def _after(cadence: Cadence, day: date) -> date | None:
    found = next_after(cadence.first, cadence.rule, _end_of(day))
    return None if found is None else found.date()


def _on_or_after(cadence: Cadence, day: date) -> date | None:
    return _after(cadence, day - timedelta(days=1))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max)
