"""Tells the coordinators of messages that can never be sent as they are: a channel gone, an account closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bot.domain.errors import Role
from bot.services.delivery.notice import Means, Notice
from bot.services.openings.notices import CardNotice, CardUpdateNotice
from bot.services.ports import Clock
from bot.services.roles import Roles
from bot.store.delivery.deliveries import Pending
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import WorkCalendar, local_date


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: recipient (a user or channel id), Slack's reason, and how many."""

    items: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class UndeliveredNotice(Notice[Returned]):
    kind: ClassVar[str] = "undelivered"
    day: date

    @property
    def key(self) -> str:
        return f"{self.day}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Returned | None:
        items = unit.deliveries.told_of(self.day)
        return Returned(tuple(items)) if items else None


TOLD_ELSEWHERE = (UndeliveredNotice.kind, CardNotice.kind, CardUpdateNotice.kind)
"""Kinds that are not brought up: a card that cannot be posted is told to its poster and posted once I am invited."""


class Undelivered:
    """One notice a day at the most to each coordinator, inside working hours."""

    def __init__(self, store: Store, clock: Clock, roles: Roles, calendar: WorkCalendar) -> None:
        self._store = store
        self._clock = clock
        self._roles = roles
        self._calendar = calendar

    def plan(self) -> None:
        """Owe the coordinators a notice of what has been parked since the last one."""
        coordinators = self._roles.holders(Role.COORDINATOR)
        if not coordinators:
            return
        now = self._clock.now()
        send_at = self._calendar.next_open(now)
        day = local_date(send_at)
        with self._store.write() as unit:
            if not unit.deliveries.bring_up(day, besides=TOLD_ELSEWHERE):
                return
            for user in coordinators:
                unit.deliveries.owe(UndeliveredNotice(user, day), now=now, not_before=send_at)

    def pending(self) -> list[Pending]:
        """Every message that waits or is parked, the parked first."""
        with self._store.read() as unit:
            return unit.deliveries.pending()

    def again(self, number: int | None = None) -> int:
        """Let one parked message, or all of them, be sent again; gives how many."""
        with self._store.write() as unit:
            return unit.deliveries.again(number, self._clock.now())
