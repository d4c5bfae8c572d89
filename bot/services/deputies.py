"""Who stands in for whom today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.placements import covers
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import local_date


class Deputies:
    """Asked outside of a unit of work, where a right depends on it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def represented(self, user: str) -> tuple[str, ...]:
        """Whom a person stands in for today, besides themselves."""
        with self._store.read() as unit:
            return represented(unit, user, self._clock.now())


def represented(unit: Unit, user: str, now: datetime) -> tuple[str, ...]:
    """Whom a person stands in for, besides themselves."""
    return covers.represented(user, covers.in_force(unit.covers.standing(), local_date(now)))


def stand_ins(unit: Unit, people: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Who is told instead of these people: each themselves, or their deputy."""
    deputies = covers.in_force(unit.covers.standing(), local_date(now))
    return tuple(dict.fromkeys(covers.recipient(person, deputies) for person in people))
