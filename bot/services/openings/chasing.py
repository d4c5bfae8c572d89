"""Sees to it that no opening is forgotten: brings up what is late, ends what has expired."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from bot.domain.openings import opening as steps
from bot.domain.openings.deadlines import Level, Overdue, has_expired, overdue
from bot.domain.openings.opening import Closing, Event, Opening
from bot.services.notice import Means
from bot.services.openings.book import Book
from bot.services.openings.notices import ExpiredNotice, LateMatter, OpeningsDueNotice
from bot.services.openings.rights import Rights
from bot.services.ports import Clock
from bot.store.database import Store
from bot.store.unit import Unit
from danish.workdays import local_date

SYSTEM = ""
"""Who did it, where nobody did: the calendar."""


class Chasing:
    def __init__(self, store: Store, clock: Clock, book: Book, rights: Rights, means: Means) -> None:
        self._store = store
        self._clock = clock
        self._book = book
        self._rights = rights
        self._calendar = means.calendar
        self._settings = means.config.openings

    def run(self) -> int:
        """Bring up what is due, inside working hours; gives how many people are told. May run at any time, twice."""
        now = self._clock.now()
        if not self._calendar.is_open(now):
            return 0
        with self._store.write() as unit:
            lists: dict[str, list[LateMatter]] = defaultdict(list)
            for opening in unit.openings.open():
                if has_expired(opening, local_date(now)):
                    self._expire(unit, opening, now)
                    continue
                for one in overdue(opening, self._settings, self._calendar, now):
                    for person in self._recipients(opening, one):
                        if unit.openings.nudge(opening.number, one.matter, one.basis, person, now):
                            lists[person].append(LateMatter(one.number, one.matter, one.level))
            for person, items in lists.items():
                unit.deliveries.owe(OpeningsDueNotice(person, now, tuple(items)), now=now)
            return len(lists)

    def _recipients(self, opening: Opening, late: Overdue) -> tuple[str, ...]:
        """The holder, then the coordinators; the poster where there is neither."""
        if late.level is Level.HOLDER:
            return self._rights.people(opening.holder)
        return self._rights.coordinators() if opening.holder else self._rights.caretakers(opening)

    def _expire(self, unit: Unit, opening: Opening, now: datetime) -> None:
        closed = steps.close(opening, Closing.EXPIRED, now)
        self._book.turn(unit, opening, closed, SYSTEM, Event.CLOSED, now, {"closing": Closing.EXPIRED})
        for person in self._rights.people(opening.holder) or self._rights.caretakers(opening):
            unit.deliveries.owe(ExpiredNotice(person, opening.number, opening.version), now=now)
