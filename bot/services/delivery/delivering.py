"""Sends what is owed: claim, check that it is still wanted, send outside any transaction, mark it sent.

Running it twice, late or in two processes changes nothing that a person sees.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.deliveries import FIRST_WAIT, GONE, Delivery, wait_after
from bot.services.delivery.notice import Mark, Means, Notice, UnreadableNotice, Update
from bot.services.delivery.notices import Composed, Shown, notice_of
from bot.services.delivery.speaking import Spoken, SpokenNotice
from bot.services.ports import DeliveryFailed, Messenger, NotNow, Sent
from bot.store.sqlite.database import Store

log = logging.getLogger(__name__)

Noticed = Callable[[str], object]
"""Told of the recipient of every message that has arrived."""

BATCH = 300
"""Messages a run: Slack takes a few hundred a minute and workspace."""


class Delivering:
    """Works through the delivery table."""

    def __init__(
        self, store: Store, messenger: Messenger[Shown], means: Means, noticed: Noticed = lambda recipient: None
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._means = means
        self._noticed = noticed

    def take_over(self, now: datetime) -> int:
        """At the start: what an earlier process was sending when it ended is due at once; gives how many. Only for the
        one process that serves, before it sends anything itself."""
        with self._store.write() as unit:
            return unit.deliveries.take_over(now)

    def run(self, now: datetime) -> int:
        """Send everything that is due; gives the number of messages sent."""
        sent = 0
        for _ in range(BATCH):
            with self._store.write(aside=True) as unit:
                delivery = unit.deliveries.claim(now)
            if delivery is None:
                break
            try:
                sent += self._deliver(delivery, now)
            except NotNow as later:
                with self._store.write() as unit:
                    unit.deliveries.postpone(delivery, later.until, "outside working hours")
            except UnreadableNotice:
                log.exception("a delivery is parked")
                with self._store.write() as unit:
                    unit.deliveries.park(delivery, "unreadable")
            except DeliveryFailed as failure:
                self._failed(delivery, failure, now)
                if failure.retry_after is not None or failure.ours:
                    break
        return sent

    def send(self, delivery: Delivery, shown: Shown, now: datetime) -> bool:
        """Send what was just written down and claimed, as it is at hand; False where it will be sent later."""
        try:
            sent = self._put(delivery, shown)
        except DeliveryFailed as failure:
            self._failed(delivery, failure, now)
            return False
        self._mark_sent(delivery, notice_of(delivery), sent, now)
        return True

    def say_later(self, recipient: str, name: str, said: Spoken, now: datetime, *, uncertain: bool = False) -> None:
        """Owe what could not be said to a user, in a channel or a thread; ``uncertain``: it may have arrived."""
        notice = SpokenNotice(recipient, name, said.text, said.blocks, now)
        with self._store.write() as unit:
            unit.deliveries.owe(notice, now=now, not_before=now + FIRST_WAIT)
            if uncertain:
                unit.deliveries.doubt(notice, now + FIRST_WAIT)

    def _deliver(self, delivery: Delivery, now: datetime) -> int:
        notice = notice_of(delivery)
        if delivery.taken_over and (found := self._already_there(delivery)):
            self._mark_sent(delivery, notice, found, now)
            return 1
        with self._store.read() as unit:
            shown = notice.compose(unit, self._means, now)
        if shown is None:
            with self._store.write() as unit:
                unit.deliveries.drop(delivery, "not wanted any more")
            return 0
        self._mark_sent(delivery, notice, self._put(delivery, shown), now)
        return 1

    def _put(self, delivery: Delivery, shown: Composed) -> Sent:
        if isinstance(shown, Mark):
            self._messenger.mark(shown.at, shown.emoji, shown.before)
            return shown.at
        if isinstance(shown, Update):
            self._messenger.update(shown.at, shown.shown)
            return shown.at
        return self._messenger.send(delivery.recipient, shown, delivery.marker)

    def _already_there(self, delivery: Delivery) -> Sent | None:
        return self._messenger.find(delivery.recipient, delivery.marker, delivery.created_at)

    def _mark_sent(self, delivery: Delivery, notice: Notice[Composed], sent: Sent, now: datetime) -> None:
        with self._store.write() as unit:
            unit.deliveries.sent(delivery, sent.channel, sent.ts, now)
            notice.arrived(unit, delivery, sent, now)
        self._noticed(delivery.recipient)

    def _failed(self, delivery: Delivery, failure: DeliveryFailed, now: datetime) -> None:
        log.warning("delivery %s failed: %s (attempt %s)", delivery.id, failure.reason, delivery.attempts)
        wait = failure.retry_after or (FIRST_WAIT if failure.ours else wait_after(delivery.attempts))
        with self._store.write() as unit:
            if failure.reason in GONE:
                unit.deliveries.drop(delivery, failure.reason)
            elif failure.permanent:
                unit.deliveries.park(delivery, failure.reason)
            else:
                until = now + max(wait, timedelta(seconds=1))
                unit.deliveries.postpone(delivery, until, failure.reason, uncertain=failure.uncertain)
