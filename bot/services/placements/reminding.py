"""Puts what is due into the delivery table, and says at the moment of sending what is still open.

What a message will speak of is fixed when it is planned, in the transaction that also sets the next reminder: so each
reminder is in exactly one message, however often and late this runs.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time

from bot.domain.placements import covers
from bot.domain.placements import followups as rules
from bot.domain.placements.followups import FollowupKind
from bot.domain.placements.reminders import next_occurrence
from bot.services.delivery.notice import Means
from bot.services.openings import news
from bot.services.openings.news import Boxes
from bot.services.placements.notices import Bundle, RemindersNotice, WhileAwayNotice, bundle_of, reminders_key
from bot.services.ports import Clock, DeliveryFailed, Messenger, Sent
from bot.store.people import Person
from bot.store.placements.followups import ToRemind
from bot.store.placements.reminders import Item, ItemKind
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import ZONE, local_date

log = logging.getLogger(__name__)

MOST = 20
"""Reminders in one message: Slack takes 50 blocks and 13,000 characters."""

LATEST = 3
"""How many earlier messages of a follow-up are brought up to date when it is done."""


class Reminding:
    def __init__(self, store: Store, clock: Clock, messenger: Messenger[Bundle], means: Means) -> None:
        self._store = store
        self._clock = clock
        self._messenger = messenger
        self._means = means
        self._calendar = means.calendar

    def plan(self, now: datetime) -> int:
        """Write down every reminder that has come up; gives the number of messages. Nothing outside working hours."""
        if not self._calendar.is_open(now):
            return 0
        today = local_date(now)
        with self._store.read() as unit:
            if not self._has_work(unit, today, now):
                return 0
        with self._store.write() as unit:
            self._turn_covers(unit, today, now)
            boxes = self._followups(unit, today, now)
            self._personal(unit, boxes, now)
            news.gather(unit, boxes, now)
            return self._owe(unit, boxes, today, now)

    def refresh(self, kind: ItemKind, numbers: Iterable[int]) -> int:
        """Show the present state in the messages that speak of these; gives how many do.

        Call it after the transaction.
        """
        now = self._clock.now()
        shown: list[tuple[Sent, Bundle]] = []
        with self._store.read() as unit:
            for number in unit.reminders.bundles_with(kind, numbers, LATEST):
                row = unit.reminders.get_bundle(number)
                place = unit.deliveries.location(RemindersNotice.kind, row.key) if row else None
                if row and place:
                    shown.append((Sent(*place), bundle_of(unit, row, self._means, now)))
        for place, bundle in shown:
            try:
                self._messenger.update(place, bundle)
            except DeliveryFailed as failure:
                log.warning("bundle %s still shows what was: %s", bundle.number, failure.reason)
        return len(shown)

    def refresh_placement(self, placement: int) -> int:
        """The same for the follow-ups of a placement."""
        with self._store.read() as unit:
            reminded = [one for one in unit.followups.of_placement(placement) if one.rounds or one.snoozes]
        return self.refresh(ItemKind.FOLLOWUP, [one.number for one in reminded[-LATEST:]])

    def refresh_personal(self, number: int) -> int:
        """The same for a personal reminder."""
        return self.refresh(ItemKind.PERSONAL, [number])

    def _has_work(self, unit: Unit, today: date, now: datetime) -> bool:
        return (
            unit.followups.anything_to_remind(today)
            or unit.reminders.anything_due(now)
            or unit.covers.anything_to_turn(today)
            or news.anything_waiting(unit, now)
        )

    def _turn_covers(self, unit: Unit, today: date, now: datetime) -> None:
        """When a cover begins or ends, what is open goes to who is responsible now; who is back is told of it."""
        for cover in unit.covers.turn(today):
            unit.followups.remind_again(cover.absent, today)
            if cover.last < today:
                unit.deliveries.owe(WhileAwayNotice(cover.absent, cover, cover.last), now=now)

    def _followups(self, unit: Unit, today: date, now: datetime) -> Boxes:
        boxes: Boxes = defaultdict(list)
        due = unit.followups.to_remind(today)
        if self._plan_successors(unit, due, today):
            due = unit.followups.to_remind(today)
        due = _together(due)
        clock = now.astimezone(ZONE).time()
        people = {person.user: person for person in unit.people.all()}
        deputies = covers.in_force(unit.covers.standing(), today)
        planned: list[int] = []
        for one in due:
            recipient = covers.recipient(one.broker, deputies)
            person = people.get(recipient, Person(recipient))
            if person.active and clock >= self._morning(person):
                boxes[recipient].append(Item(ItemKind.FOLLOWUP, one.number, one.rounds + 1))
                planned.append(one.number)
        unit.followups.reminded(planned, self._calendar.add(today, self._means.config.followups.repeat_after))
        return boxes

    def _plan_successors(self, unit: Unit, due: list[ToRemind], today: date) -> bool:
        """Write down the meetings after those that come up for the first time; whether any of them is due too."""
        planned = [
            (one.placement, successor)
            for one in due
            if one.rounds == 0 and one.kind is FollowupKind.MEETING
            for successor in rules.successors(
                one.kind, one.planned, one.cadence, today, self._calendar, phone_between=one.phone_between
            )
        ]
        unit.followups.plan_many(planned)
        return any(successor.due <= today for _, successor in planned)

    def _personal(self, unit: Unit, boxes: Boxes, now: datetime) -> None:
        for reminder in unit.reminders.due(now):
            if not unit.people.get(reminder.user).active:
                continue
            boxes[reminder.user].append(Item(ItemKind.PERSONAL, reminder.number, reminder.version))
            following = next_occurrence(reminder.first, reminder.rule, now, self._calendar) if reminder.rule else None
            unit.reminders.owed(reminder.number, following)

    def _owe(self, unit: Unit, boxes: Boxes, today: date, now: datetime) -> int:
        """Everything as messages; gives how many."""
        separately = {person.user for person in unit.people.all() if not person.bundled}
        before = unit.reminders.bundles_of(today)
        owed = 0
        for recipient, items in boxes.items():
            size = 1 if recipient in separately else MOST
            parts = [items[start : start + size] for start in range(0, len(items), size)]
            for position, part in enumerate(parts, before.get(recipient, 0)):
                key = reminders_key(recipient, today, position)
                bundle = unit.reminders.bundle(recipient, today, key, part)
                unit.deliveries.owe(RemindersNotice(recipient, bundle, today, position), now=now)
            owed += len(parts)
        return owed

    def _morning(self, person: Person) -> time:
        """The person's time of the morning message; one outside working hours means the opening."""
        chosen = person.digest_at or self._means.config.working_time.digest
        return chosen if self._calendar.opens <= chosen < self._calendar.closes else self._calendar.opens


def _together(due: list[ToRemind]) -> list[ToRemind]:
    """By the oldest follow-up of each placement, so that a placement stands in one message where there are several."""
    oldest: dict[int, date] = {}
    for one in due:
        oldest[one.placement] = min(one.due, oldest.get(one.placement, one.due))
    return sorted(due, key=lambda one: (one.broker, oldest[one.placement], one.placement, one.due))
