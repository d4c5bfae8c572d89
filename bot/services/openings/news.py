"""One morning message instead of several: what waits to be told of openings joins the person's reminders.

What would otherwise go out as messages of their own - openings that are late, openings that fit a wish list - is taken
off the delivery table in the transaction that plans the reminders, and stands in the same message. Somebody who has
nothing gets nothing; who asked for single messages keeps getting them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.domain.openings.deadlines import Matter, Overdue, overdue
from bot.domain.openings.matching import fit, offer
from bot.domain.openings.opening import Opening, State
from bot.services.delivery.notice import Means
from bot.services.deputies import represented
from bot.services.openings.notices import FitNotice, OpeningsDue, OpeningsDueNotice, WishFits
from bot.store.placements.reminders import BundleRow, Item, ItemKind
from bot.store.unit import Unit

KINDS = (OpeningsDueNotice.kind, FitNotice.kind)
MERGED = "in the morning message"

Boxes = dict[str, list[Item]]
"""What is to be told, by person."""


def anything_waiting(unit: Unit, now: datetime) -> bool:
    return unit.deliveries.anything_waiting(KINDS, now)


def gather(unit: Unit, boxes: Boxes, now: datetime) -> None:
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


def news_of(unit: Unit, row: BundleRow, means: Means, now: datetime) -> tuple[OpeningsDue | WishFits, ...]:
    """What is still to be told of the openings of a message."""
    late: list[tuple[Opening, Overdue]] = []
    fits: list[WishFits] = []
    for item in row.items:
        if item.kind not in {ItemKind.OPENING, ItemKind.FIT}:
            continue
        opening = unit.openings.find(item.number)
        if opening is None:
            continue
        if item.kind is ItemKind.OPENING:
            late.extend((opening, one) for one in _late(opening, means, now))
        elif opening.is_open and opening.state is not State.MATCHED:
            owners = (row.recipient, *represented(unit, row.recipient, now))
            wishes = [wish for owner in owners for wish in unit.wishes.of_owner(owner)]
            found = [one for wish in wishes if (one := fit(offer(opening.fields), wish)) is not None]
            fits.extend(WishFits(opening, one) for one in found)
    due = (OpeningsDue(tuple(late)),) if late else ()
    return (*due, *fits)


def _late(opening: Opening, means: Means, now: datetime) -> list[Overdue]:
    """Each matter once, whoever else is reminded of it."""
    found: dict[Matter, Overdue] = {}
    for one in overdue(opening, means.config.openings, means.calendar, now):
        found.setdefault(one.matter, one)
    return list(found.values())


def _items(delivery: Delivery) -> list[Item]:
    if delivery.kind == FitNotice.kind:
        return [Item(ItemKind.FIT, FitNotice.read(delivery).number, 1)]
    numbers = {late.number for late in OpeningsDueNotice.read(delivery).matters}
    return [Item(ItemKind.OPENING, number, 1) for number in sorted(numbers)]
