"""Who is still here: asked of Slack once somebody has been chosen, and of every broker once a day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from bot.domain.errors import Refusal, Refused
from bot.services.placements.access import Access
from bot.services.placements.notices import BrokerLeftNotice
from bot.services.ports import Clock, DeliveryFailed
from bot.store.sqlite.database import Store
from danish.workdays import local_date

log = logging.getLogger(__name__)

Lookup = Callable[[str], tuple[str, bool]]
"""A user's name and whether the account is active; raises DeliveryFailed."""

ASK_AGAIN_AFTER = timedelta(hours=20)
BATCH = 40
"""People asked about in one run: Slack takes about a hundred such questions a minute."""


class Colleagues:
    def __init__(self, store: Store, clock: Clock, lookup: Lookup, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._lookup = lookup
        self._access = access

    def require(self, user: str, field: str) -> None:
        """Raise Refused for ``field`` where it is nobody, or one who is known to have left.

        Slack is not asked: a form waits for its acknowledgement. Ask ``has_left`` once it has been acknowledged.
        """
        with self._store.read() as unit:
            active = unit.people.get(user).active
        if not user.startswith(("U", "W")) or not active:
            raise Refused({field: Refusal.UNKNOWN_PERSON})

    def has_left(self, user: str) -> bool:
        """Ask Slack about somebody who was chosen; where a broker has left, the leaders are told."""
        return not self._ask(user)

    def check(self) -> int:
        """Ask about brokers who have not been asked about today; gives how many have left."""
        now = self._clock.now()
        with self._store.read() as unit:
            people = unit.placements.brokers_to_check(now - ASK_AGAIN_AFTER, BATCH)
        return sum(not self._ask(user) for user in people)

    def _ask(self, user: str) -> bool:
        now = self._clock.now()
        try:
            name, active = self._lookup(user)
        except DeliveryFailed as failure:
            if not failure.permanent:
                log.warning("could not ask about a user: %s", failure.reason)
                with self._store.read() as unit:
                    return unit.people.get(user).active
            name, active = "", False
        with self._store.write(aside=True) as unit:
            known = unit.people.get(user)
            unit.people.seen(user, name or known.name, active=active, now=now)
            if not active and unit.placements.left_behind(user):
                for leader in self._access.leaders():
                    unit.deliveries.owe(BrokerLeftNotice(leader, user, local_date(now)), now=now)
        return active
