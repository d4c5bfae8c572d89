"""One morning message instead of several: what waits to be told of openings joins the person's reminders.

What would otherwise go out as messages of their own - openings that are late, openings that fit a wish list - is taken
off the delivery table in the transaction that plans the reminders, and stands in the same message. Somebody who has
nothing gets nothing; who asked for single messages keeps getting them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound
from bot.domain.openings.deadlines import Limits, Matter, Overdue, overdue
from bot.domain.openings.matching import fit, offer
from bot.domain.openings.opening import Opening, State
from bot.services.openings.notices import DUE, FIT, OpeningsDue, WishFits
from bot.store.placements.reminders import BundleRow, Item, ItemKind
from bot.store.rows import from_json
from bot.store.unit import Unit
from danish.workdays import WorkCalendar

KINDS = (DUE, FIT)
MERGED = "in the morning message"

Boxes = dict[str, list[Item]]
"""What is to be told, by person."""


class Digesting:
    """``limits`` are the deadlines of openings."""

    def __init__(self, limits: Limits, calendar: WorkCalendar) -> None:
        self._limits = limits
        self._calendar = calendar

    def anything_waiting(self, unit: Unit, now: datetime) -> bool:
        return unit.deliveries.anything_waiting(KINDS, now)

    def gather(self, unit: Unit, boxes: Boxes, now: datetime) -> None:
        """Put what waits into the boxes of those who get a message anyway, or who would get several."""
        waiting: dict[str, list[Delivery]] = defaultdict(list)
        for delivery in unit.deliveries.waiting(KINDS, now):
            waiting[delivery.recipient].append(delivery)
        for person, deliveries in waiting.items():
            has_message = bool(boxes.get(person))
            if not has_message and len(deliveries) < 2:
                continue
            if not unit.people.get(person).bundled:
                continue
            found = [item for delivery in deliveries for item in _items(delivery)]
            boxes.setdefault(person, []).extend(dict.fromkeys(found))
            for delivery in deliveries:
                unit.deliveries.drop(delivery, MERGED)

    def news(self, unit: Unit, row: BundleRow, now: datetime) -> tuple[object, ...]:
        """What is still to be told of the openings of a message, as the notices that say it."""
        late: list[tuple[Opening, Overdue]] = []
        fits: list[WishFits] = []
        for item in row.items:
            if item.kind not in {ItemKind.OPENING, ItemKind.FIT}:
                continue
            try:
                opening = unit.openings.get(item.number)
            except NotFound:
                continue
            if item.kind is ItemKind.OPENING:
                late.extend((opening, one) for one in self._late(opening, now))
            elif opening.is_open and opening.state is not State.MATCHED:
                wishes = unit.wishes.of_owner(row.recipient)
                found = [one for wish in wishes if (one := fit(offer(opening.fields), wish)) is not None]
                fits.extend(WishFits(opening, one) for one in found)
        due: Sequence[object] = (OpeningsDue(tuple(late)),) if late else ()
        return (*due, *fits)

    def _late(self, opening: Opening, now: datetime) -> list[Overdue]:
        """Each matter once, whoever else is reminded of it."""
        found: dict[Matter, Overdue] = {}
        for one in overdue(opening, self._limits, self._calendar, now):
            found.setdefault(one.matter, one)
        return list(found.values())


def _items(delivery: Delivery) -> list[Item]:
    if delivery.kind == FIT:
        return [Item(ItemKind.FIT, int(delivery.subject["number"]), 1)]
    numbers = {int(number) for number, _, _ in from_json(delivery.subject["matters"])}
    return [Item(ItemKind.OPENING, number, 1) for number in sorted(numbers)]
