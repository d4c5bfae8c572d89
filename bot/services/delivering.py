"""Sends what is owed: claim, check that it is still wanted, send outside any transaction, mark it sent.

Running it twice, late or in two processes changes nothing that a person sees.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deliveries import Delivery, wait_after
from bot.services.ports import DeliveryFailed, Messenger, NotNow, Sent
from bot.store.database import Store
from bot.store.unit import Unit

log = logging.getLogger(__name__)

Composer = Callable[[Unit, Delivery, datetime], object | None]
"""What a delivery says at the moment it is sent; None where it is no longer wanted."""

Arrived = Callable[[Unit, Delivery, Sent, datetime], None]
"""What a story writes down when its message has arrived."""

Noticed = Callable[[str], object]
"""Told of the recipient of every message that has arrived."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a composer returns to change a message that stands in Slack already, instead of sending a new one."""

    at: Sent
    notice: object


BATCH = 300
"""Messages a run: Slack takes a few hundred a minute and workspace."""


class Delivering:
    """Works through the delivery table. ``composers`` and ``arrived`` are keyed by the delivery's kind."""

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        composers: Mapping[str, Composer],
        arrived: Mapping[str, Arrived] | None = None,
        noticed: Noticed | None = None,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._composers = composers
        self._arrived = arrived or {}
        self._noticed = noticed

    def run(self, now: datetime) -> int:
        """Send everything that is due; gives the number of messages sent."""
        sent = 0
        for _ in range(BATCH):
            with self._store.write() as unit:
                delivery = unit.deliveries.claim(now)
            if delivery is None:
                break
            try:
                sent += self._deliver(delivery, now)
            except NotNow as later:
                with self._store.write() as unit:
                    unit.deliveries.postpone(delivery, later.until, "outside working hours")
            except DeliveryFailed as failure:
                self._failed(delivery, failure, now)
                if failure.retry_after is not None:
                    break
        return sent

    def _deliver(self, delivery: Delivery, now: datetime) -> int:
        if delivery.taken_over and (found := self._already_there(delivery)):
            self._mark_sent(delivery, found, now)
            return 1
        with self._store.read() as unit:
            notice = self._composers[delivery.kind](unit, delivery, now)
        if notice is None:
            with self._store.write() as unit:
                unit.deliveries.drop(delivery, "not wanted any more")
            return 0
        self._mark_sent(delivery, self._put(delivery, notice), now)
        return 1

    def _put(self, delivery: Delivery, notice: object) -> Sent:
        if isinstance(notice, Update):
            self._messenger.update(notice.at, notice.notice)
            return notice.at
        return self._messenger.send(delivery.recipient, notice, delivery.marker)

    def _already_there(self, delivery: Delivery) -> Sent | None:
        return self._messenger.find(delivery.recipient, delivery.marker, delivery.created_at)

    def _mark_sent(self, delivery: Delivery, sent: Sent, now: datetime) -> None:
        with self._store.write() as unit:
            unit.deliveries.sent(delivery, sent.channel, sent.ts, now)
            if note := self._arrived.get(delivery.kind):
                note(unit, delivery, sent, now)
        if self._noticed is not None:
            self._noticed(delivery.recipient)

    def _failed(self, delivery: Delivery, failure: DeliveryFailed, now: datetime) -> None:
        log.warning("delivery %s failed: %s (attempt %s)", delivery.id, failure.reason, delivery.attempts)
        wait = failure.retry_after or wait_after(delivery.attempts)
        with self._store.write() as unit:
            if failure.permanent:
                unit.deliveries.park(delivery, failure.reason)
            else:
                until = now + max(wait, timedelta(seconds=1))
                unit.deliveries.postpone(delivery, until, failure.reason, uncertain=failure.uncertain)
