"""Sees to it that no opening is forgotten: brings up what is late, ends what has expired."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from bot.domain.openings import opening as steps
from bot.domain.openings.deadlines import has_expired, overdue
from bot.domain.openings.opening import Closing, Event, Opening
from bot.services.delivery.notice import Means
from bot.services.deputies import stand_ins
from bot.services.openings.book import Book
from bot.services.openings.notices import ExpiredNotice, LateMatter, OpeningsDueNotice, show_card
from bot.services.openings.rights import Rights
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import local_date

FORTNIGHT = 14

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
                self._show_age(unit, opening, now)
                for one in overdue(opening, self._settings, self._calendar, now):
                    for person in stand_ins(unit, self._rights.responsible(opening, one.level), now):
                        if unit.openings.nudge(opening.number, one.matter, one.basis, person, now):
                            lists[person].append(LateMatter(one.number, one.matter, one.level))
            for person, items in lists.items():
                unit.deliveries.owe(OpeningsDueNotice(person, now, tuple(items)), now=now)
            return len(lists)

    def _show_age(self, unit: Unit, opening: Opening, now: datetime) -> None:
        """The card tells how long it has stood so: each day for a fortnight, then each week."""
        today = local_date(now)
        days = (today - local_date(opening.since)).days
        if opening.card is not None and days > 0 and (days < FORTNIGHT or days % 7 == 0):
            show_card(unit, opening, now, again=f"/{today}")

    def _expire(self, unit: Unit, opening: Opening, now: datetime) -> None:
        closed = steps.close(opening, Closing.EXPIRED, now)
        self._book.turn(unit, opening, closed, SYSTEM, Event.CLOSED, now, {"closing": Closing.EXPIRED})
        carers = self._rights.people(opening.holder) or self._rights.coordinators()
        for person in stand_ins(unit, tuple(dict.fromkeys(filter(None, (*carers, opening.poster)))), now):
            unit.deliveries.owe(ExpiredNotice(person, opening.number, opening.version), now=now)
