"""A placement and a follow-up as they are shown: with what is open, how it went, what comes next."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.placements import followups as rules
from bot.domain.placements.followups import Followup, FollowupKind, FollowupState
from bot.domain.placements.placement import UNDO_WITHIN, Placement, PlacementState
from bot.domain.placements.reminders import Reminder, came_up_on
from bot.store.history import Change
from bot.store.unit import Unit
from danish.workdays import WorkCalendar

SUBJECT = "placement"
"""What placements are called in the history."""

ENDED = "ended"
"""What the end of a placement is called there."""


@dataclass(frozen=True, slots=True)
class PlacementCard:
    """A placement as it stands: what is open, how the follow-ups went, who changed what.

    ``is_new`` is False where the placement was there already, and ``ignored`` then names what was asked for and is
    otherwise. ``can_reopen`` while its end can be undone. ``hours`` are (hours, ordinary hours) a week, oldest first,
    as agreed and as each follow-up found them.
    """

    placement: Placement
    open: tuple[Followup, ...] = ()
    done: tuple[Followup, ...] = ()
    hours: tuple[tuple[float | None, float | None], ...] = ()
    history: tuple[Change, ...] = ()
    is_new: bool = False
    ignored: tuple[str, ...] = ()
    can_reopen: bool = False


@dataclass(frozen=True, slots=True)
class FollowupCard:
    """A follow-up with what the broker needs for it.

    ``last`` is the latest one done; ``also_open`` are earlier ones of the placement that are still open;
    ``sub_goals`` those not met yet; ``late`` the working days since it was due; ``following`` the next planned one;
    ``holder`` who gets its reminders now, empty where nobody has asked; ``snooze_to`` the days it can be snoozed to.
    """

    followup: Followup
    placement: Placement
    last: Followup | None
    hours: tuple[tuple[float | None, float | None], ...]
    also_open: tuple[Followup, ...]
    sub_goals: tuple[str, ...]
    late: int
    following: Followup | None = None
    holder: str = ""
    snooze_to: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderCard:
    """A personal reminder that has come up, with the days it can be snoozed to."""

    reminder: Reminder
    came_up_on: date
    snooze_to: tuple[date, ...]


def undoable(placement: Placement, history: Sequence[Change], now: datetime) -> Change | None:
    """The end of a placement, where it can still be undone."""
    last = next((one for one in reversed(history) if one.what == ENDED), None)
    is_ended = placement.state is PlacementState.ENDED
    return last if is_ended and last is not None and now - last.at <= UNDO_WITHIN else None


def card_of(unit: Unit, placement: Placement, now: datetime) -> PlacementCard:
    """A placement with its follow-ups, its hours and its history."""
    everything = unit.followups.of_placement(placement.number)
    done = done_of(everything)
    history = tuple(unit.history.of(SUBJECT, placement.number))
    return PlacementCard(
        placement=placement,
        open=tuple(one for one in everything if one.state is FollowupState.OPEN),
        done=done,
        hours=hours_of(placement, done),
        history=history,
        can_reopen=undoable(placement, history, now) is not None,
    )


def done_of(everything: Iterable[Followup]) -> tuple[Followup, ...]:
    """Those that were done, by the day they were done."""
    done = [one for one in everything if one.state is FollowupState.DONE]
    return tuple(sorted(done, key=lambda one: (one.outcome.on if one.outcome else one.due, one.number)))


def hours_of(placement: Placement, done: tuple[Followup, ...]) -> tuple[tuple[float | None, float | None], ...]:
    """Hours and ordinary hours a week as agreed and as the follow-ups found them, oldest first."""
    outcomes = sorted((one.outcome for one in done if one.outcome), key=lambda outcome: outcome.on)
    found = tuple((one.hours, one.ordinary_hours) for one in outcomes if one.hours is not None)
    agreed = placement.agreement
    return found if agreed.hours is None else ((agreed.hours, agreed.ordinary_hours), *found)


def card_for(unit: Unit, followup: Followup, placement: Placement, today: date, calendar: WorkCalendar) -> FollowupCard:
    """A follow-up with what the broker needs for it."""
    everything = unit.followups.of_placement(placement.number)
    open_ones = [one for one in everything if one.state is FollowupState.OPEN]
    done = done_of(everything)
    met = {goal for one in done if one.outcome for goal in one.outcome.sub_goals_met}
    earlier = tuple(one for one in open_ones if one.number != followup.number and one.due <= min(followup.due, today))
    following = _following(open_ones, followup)
    if following is None and followup.state is FollowupState.OPEN and followup.kind is FollowupKind.MEETING:
        planned = rules.next_meeting(placement.cadence, followup.planned, calendar)
        if planned is not None and placement.state is PlacementState.ACTIVE:
            following = dataclasses.replace(
                followup, number=0, planned=planned.planned, due=planned.due, in_calendar=None
            )
    return FollowupCard(
        followup=followup,
        placement=placement,
        last=done[-1] if done else None,
        hours=hours_of(placement, done),
        also_open=earlier,
        sub_goals=tuple(goal for goal in placement.agreement.sub_goals if goal not in met),
        late=calendar.passed(followup.due, today) if followup.state is FollowupState.OPEN else 0,
        following=following,
        snooze_to=rules.snooze_days(followup.due, today, calendar),
    )


def reminder_card(reminder: Reminder, today: date, calendar: WorkCalendar) -> ReminderCard:
    came_up = came_up_on(reminder, today)
    return ReminderCard(reminder, came_up, rules.snooze_days(came_up, today, calendar))


def _following(everything: list[Followup], followup: Followup) -> Followup | None:
    """The next open meeting planned after this one."""
    later = [
        one
        for one in everything
        if one.kind is FollowupKind.MEETING and one.state is FollowupState.OPEN and one.planned > followup.planned
    ]
    return min(later, key=lambda one: one.planned, default=None)
