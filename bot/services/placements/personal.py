"""Personal reminders: "mind mig om …", once or recurring; listed, changed, snoozed, done, deleted."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time

from bot.domain.errors import NotFound, NotUnderstood, Outdated, Refusal, Refused
from bot.domain.placements import reminders as rules
from bot.domain.placements.followups import snoozed
from bot.domain.placements.reminders import Occurrence, Reminder, ReminderState
from bot.domain.privacy import contains_cpr
from bot.services.placements.cards import ReminderCard, reminder_card
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text import followups as text
from bot.text.when import question
from danish.dates import Unclear, When, find, understand
from danish.workdays import WorkCalendar, local

WHAT = "reminder"


class PersonalReminders:
    def __init__(self, store: Store, clock: Clock, calendar: WorkCalendar) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def add(self, user: str, line: str) -> tuple[Reminder, Occurrence]:
        """``at ringe til Mette på tirsdag kl. 9``. Raises Refused or NotUnderstood with the question to ask back."""
        now = self._clock.now()
        if contains_cpr(line):
            raise Refused({"text": Refusal.CPR})
        found = find(line, local(now))
        if found is None:
            raise NotUnderstood(line, text.REMIND_WHEN)
        when, span = found
        if isinstance(when, Unclear):
            raise NotUnderstood(line, question(when))
        subject = rules.subject(line, span)
        if not subject:
            raise NotUnderstood(line, text.REMIND_WHAT)
        first = self._first(when, now)
        reminder = self._reminder(0, user, subject, when, first)
        with self._store.write() as unit:
            number = unit.reminders.add(reminder, now)
        return dataclasses.replace(reminder, number=number), first

    def mine(self, user: str) -> list[Reminder]:
        """What has come up and is not finished, then what is still to come, the nearest first."""
        with self._store.read() as unit:
            return unit.reminders.of(user)

    def get(self, user: str, number: int) -> Reminder:
        """Raises NotFound, also for somebody else's."""
        with self._store.read() as unit:
            return self._own(unit, user, number)

    def change(
        self, user: str, number: int, version: int, subject: str, phrase: str
    ) -> tuple[Reminder, Occurrence | None]:
        """New text, and a new time where ``phrase`` is not empty. Raises Refused, Outdated or NotFound."""
        now = self._clock.now()
        refused: dict[str, Refusal] = {}
        if contains_cpr(subject):
            refused["text"] = Refusal.CPR
        elif not subject.strip():
            refused["text"] = Refusal.EMPTY
        when = understand(phrase, local(now)) if phrase.strip() else None
        if isinstance(when, Unclear):
            refused["cadence"] = Refusal.NOT_A_DATE
        if refused:
            raise Refused(refused)
        with self._store.write() as unit:
            before = self._own(unit, user, number)
            changed, first = dataclasses.replace(before, text=subject.strip()), None
            if isinstance(when, When):
                first = self._first(when, now)
                changed = self._reminder(number, user, subject.strip(), when, first)
            if not unit.reminders.change(changed, version):
                raise Outdated(WHAT, number)
            return self._own(unit, user, number), first

    def card(self, user: str, number: int) -> ReminderCard:
        """One that has come up, with the days it can be snoozed to. Raises NotFound."""
        return reminder_card(self.get(user, number), local(self._clock.now()).date(), self._calendar)

    def snooze(self, user: str, number: int, version: int, to: date) -> Reminder:
        """Bring one that has come up again on a day, at the same time of day.

        A recurring one keeps its rule: a single reminder is added. Raises Refused, Outdated or NotFound.
        """
        now = self._clock.now()
        today = local(now).date()
        with self._store.write() as unit:
            before = self._own(unit, user, number)
            day = snoozed(to, rules.came_up_on(before, today), today, self._calendar)
            if isinstance(day, Refusal):
                raise Refused({"snooze_to": day})
            if before.version != version or before.state in {ReminderState.DONE, ReminderState.DELETED}:
                raise Outdated(WHAT, number)
            when = When(datetime.combine(day, _time_of(before)), None)
            single = self._reminder(number, user, before.text, when, self._first(when, now))
            if before.rule is not None:
                number = unit.reminders.add(single, now)
            elif not unit.reminders.change(single, version):
                raise Outdated(WHAT, number)
            return self._own(unit, user, number)

    def done(self, user: str, number: int) -> Reminder:
        """A recurring one goes on. Raises Outdated or NotFound."""
        with self._store.write() as unit:
            before = self._own(unit, user, number)
            if before.rule is None and not unit.reminders.close(number, ReminderState.DONE):
                raise Outdated(WHAT, number)
            return self._own(unit, user, number)

    def delete(self, user: str, number: int) -> Reminder:
        """Raises Outdated or NotFound."""
        with self._store.write() as unit:
            self._own(unit, user, number)
            if not unit.reminders.close(number, ReminderState.DELETED):
                raise Outdated(WHAT, number)
            return self._own(unit, user, number)

    def _own(self, unit: Unit, user: str, number: int) -> Reminder:
        reminder = unit.reminders.get(number)
        if reminder is None or reminder.user != user:
            raise NotFound(WHAT, str(number))
        return reminder

    def _first(self, when: When, now: datetime) -> Occurrence:
        return rules.next_occurrence(when.first, when.rule, now, self._calendar) or rules.occurrence(
            when.first, self._calendar
        )

    def _reminder(self, number: int, user: str, subject: str, when: When, first: Occurrence) -> Reminder:
        if len(subject) > rules.LONGEST:
            raise Refused({"text": Refusal.TOO_LONG})
        return Reminder(number, user, subject, when.first, when.rule, first.planned, first.at)


def _time_of(reminder: Reminder) -> time:
    return reminder.planned.time()
