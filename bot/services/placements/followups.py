"""Follow-ups: what a broker does about one, and which ones have been open too long."""

from __future__ import annotations

import dataclasses
from datetime import date

from bot.domain.errors import NotFound, Outdated, Refusal, Refused
from bot.domain.placements import followups as rules
from bot.domain.placements import forms
from bot.domain.placements.followups import Followup, FollowupKind, FollowupState, Planned
from bot.domain.placements.forms import OutcomeForm
from bot.domain.placements.placement import Placement, PlacementState
from bot.services.placements.access import Access
from bot.services.placements.calendar import Appointment, appointment
from bot.services.placements.cards import SUBJECT, FollowupCard, card_for
from bot.services.ports import Clock
from bot.store.history import Change
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import WorkCalendar, local_date

WHAT = "followup"


class Followups:
    def __init__(self, store: Store, clock: Clock, calendar: WorkCalendar, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._access = access

    def card(self, by: str, number: int) -> FollowupCard:
        """Raises NotFound or NotAllowed."""
        with self._store.read() as unit:
            followup, placement = self._found(unit, by, number)
            return card_for(unit, followup, placement, self.today(), self._calendar)

    def open_card(self, by: str, number: int) -> FollowupCard:
        """The same, for a button that acts: raises Outdated where it is no longer open."""
        card = self.card(by, number)
        if card.followup.state is not FollowupState.OPEN:
            raise Outdated(WHAT, number)
        return card

    def done(self, by: str, number: int, form: OutcomeForm) -> FollowupCard:
        """Store the outcome and plan what follows. Raises Refused, Outdated, NotFound or NotAllowed.

        A meeting also closes what was still open before it; a chosen next date moves the next meeting.
        """
        now = self._clock.now()
        today = local_date(now)
        with self._store.write() as unit:
            followup, placement = self._found(unit, by, number)
            outcome, next_on = forms.read_outcome(form, placement.agreement.start, today)
            goals = placement.agreement.sub_goals
            met = tuple(goal for goal in goals if goal[: forms.CHOICE] in outcome.sub_goals_met)
            outcome = dataclasses.replace(outcome, sub_goals_met=met)
            following = card_for(unit, followup, placement, today, self._calendar).following
            if not unit.followups.done(followup, followup.version, outcome, by, now):
                raise Outdated(WHAT, number)
            unit.placements.hours(placement.number, outcome.hours, outcome.ordinary_hours)
            covered = unit.followups.cover_earlier(followup, now)
            is_moved = following is None or next_on != following.due
            self._plan_following(unit, followup, placement, next_on if is_moved else None, today)
            details = {"followup": number, "kind": followup.kind.value, "planned": followup.planned.isoformat()}
            details |= {"on": outcome.on.isoformat(), "result": outcome.result.value, "covered": len(covered)}
            unit.history.add(SUBJECT, placement.number, Change(now, by, "done", details))
            return self._again(unit, by, number)

    def appointment(self, by: str, number: int) -> Appointment:
        """The follow-up for the broker's calendar; a later move is told. Raises Outdated, NotFound or NotAllowed."""
        now = self._clock.now()
        with self._store.write() as unit:
            followup, placement = self._found(unit, by, number)
            if followup.state is not FollowupState.OPEN:
                raise Outdated(WHAT, number)
            unit.followups.put_in_calendar(followup)
            return appointment(followup, placement, now)

    def snooze(self, by: str, number: int, version: int, to: date) -> FollowupCard:
        """Put it off to a day. Raises Refused, Outdated (also for a second click), NotFound or NotAllowed."""
        now = self._clock.now()
        with self._store.write() as unit:
            followup, placement = self._found(unit, by, number)
            due = rules.snoozed(to, followup.due, local_date(now), self._calendar)
            if isinstance(due, Refusal):
                raise Refused({"snooze_to": due})
            if not unit.followups.snooze(followup, version, due):
                raise Outdated(WHAT, number)
            details = {"followup": number, "from": followup.due.isoformat(), "to": due.isoformat()}
            unit.history.add(SUBJECT, placement.number, Change(now, by, "snoozed", details))
            return self._again(unit, by, number)

    def _plan_following(
        self, unit: Unit, followup: Followup, placement: Placement, next_on: date | None, today: date
    ) -> None:
        if placement.state is not PlacementState.ACTIVE or followup.kind is not FollowupKind.MEETING:
            return
        if next_on is not None:
            moved = rules.moved_meeting(next_on, placement.cadence, followup.planned, self._calendar)
            unit.followups.move_next(placement.number, followup.planned, moved)
            planned = [moved]
            if placement.phone_between and (call := rules.call_between(followup.planned, moved, self._calendar)):
                planned.append(call)
        else:
            planned = self._successors(followup, placement, today)
        unit.followups.plan(placement.number, planned)

    def _successors(self, followup: Followup, placement: Placement, today: date) -> list[Planned]:
        return rules.successors(
            followup.kind,
            followup.planned,
            placement.cadence,
            today,
            self._calendar,
            phone_between=placement.phone_between,
        )

    def _again(self, unit: Unit, by: str, number: int) -> FollowupCard:
        followup, placement = self._found(unit, by, number)
        return card_for(unit, followup, placement, self.today(), self._calendar)

    def _found(self, unit: Unit, by: str, number: int) -> tuple[Followup, Placement]:
        followup = unit.followups.get(number)
        if followup is None:
            raise NotFound(WHAT, str(number))
        return followup, self._access.placement(unit, followup.placement, by, self.today())

    def today(self) -> date:
        """The date in Copenhagen."""
        return local_date(self._clock.now())
