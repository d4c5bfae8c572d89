"""What is shown and told about openings: the card in its thread, and notices to those who have something to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.domain.openings.deadlines import Level, Limits, Matter, Overdue, overdue
from bot.domain.openings.drafts import Draft
from bot.domain.openings.matching import Fit, fit, offer
from bot.domain.openings.opening import Closing, Opening, State
from bot.services.delivering import Arrived, Composer, Update
from bot.services.ports import Sent
from bot.store.history import Change
from bot.store.rows import from_json
from bot.store.unit import Unit
from danish.workdays import WorkCalendar

SUBJECT = "opening"
"""The history's name for openings."""

CARD = "opening_card"
CARD_UPDATE = "opening_card_update"
HANDED_OVER = "opening_handed_over"
DUE = "openings_due"
EXPIRED = "opening_expired"
FIT = "wish_fit"


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """The card: the opening as it stands, who it is suggested to go to, and the last thing that happened."""

    opening: Opening
    suggested: str | None = None
    like: Opening | None = None
    last: Change | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """For the person who holds an opening now."""

    opening: Opening
    by: str


@dataclass(frozen=True, slots=True)
class OpeningsDue:
    """What somebody is reminded of, in one message."""

    items: tuple[tuple[Opening, Overdue], ...]


@dataclass(frozen=True, slots=True)
class Expired:
    """The closing date has passed."""

    opening: Opening


@dataclass(frozen=True, slots=True)
class WishFits:
    """An opening fits a citizen's wish list."""

    opening: Opening
    fit: Fit


def home(opening: Opening) -> str:
    """Where the card goes: the thread of its message, or the channel or person of a form."""
    origin = opening.origin
    return f"{origin.channel}/{origin.ts}" if origin.ts else origin.channel


class Cards:
    """Owes the card of an opening, and its present state whenever something changes."""

    def __init__(self, suggest: Callable[[Draft], str | None]) -> None:
        self._suggest = suggest

    def show(self, unit: Unit, opening: Opening, now: datetime, *, again: str = "") -> None:
        """Owe the card, or its update where it stands already; ``again`` makes another update of one version."""
        subject = {"number": str(opening.number), "version": str(opening.version)}
        stands = opening.card is not None
        kind, key = (
            (CARD_UPDATE, f"{opening.number}/{opening.version}{again}") if stands else (CARD, str(opening.number))
        )
        owed = unit.deliveries.owe(kind, key, recipient=home(opening), subject=subject, now=now, not_before=now)
        if not owed and opening.card is None and self._is_parked(unit, opening):
            key = f"{opening.number}/{opening.version}{again}"
            unit.deliveries.owe(CARD, key, recipient=home(opening), subject=subject, now=now, not_before=now)

    def of(self, unit: Unit, opening: Opening) -> OpeningCard:
        changes = unit.history.of(SUBJECT, opening.number)
        like = None
        if opening.likeness is not None:
            like = unit.openings.get(opening.likeness.number)
        return OpeningCard(opening, self._suggest(opening.fields), like, changes[-1] if changes else None)

    def compose_card(self, unit: Unit, delivery: Delivery, _now: datetime) -> object | None:
        """The card as it stands now; nothing where it stands in Slack already or was withdrawn before it was posted."""
        opening = _subject(unit, delivery)
        withdrawn = opening.closing in {Closing.WITHDRAWN, Closing.EDITED_AWAY}
        return None if opening.card is not None or withdrawn else self.of(unit, opening)

    def compose_update(self, unit: Unit, delivery: Delivery, _now: datetime) -> object | None:
        opening = _subject(unit, delivery)
        return None if opening.card is None else Update(Sent(*opening.card), self.of(unit, opening))

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Remember where the card stands; show it again where the opening changed while it was on its way."""
        opening = _subject(unit, delivery)
        if opening.card is None:
            unit.openings.place_card(opening.number, sent.channel, sent.ts)
            opening = _subject(unit, delivery)
        if opening.version > int(delivery.subject["version"]):
            self.show(unit, opening, now, again=f"/{delivery.id}")

    def _is_parked(self, unit: Unit, opening: Opening) -> bool:
        return any(
            delivery.kind == CARD and delivery.subject["number"] == str(opening.number)
            for delivery in unit.deliveries.parked()
        )


def compose_handed_over(unit: Unit, delivery: Delivery, _now: datetime) -> HandedOver | None:
    """Nothing where it has gone on to somebody else, or ended, before it was told."""
    opening = _subject(unit, delivery)
    if not opening.is_open or opening.holder != delivery.subject["holder"]:
        return None
    return HandedOver(opening, delivery.subject["by"])


def compose_expired(unit: Unit, delivery: Delivery, _now: datetime) -> Expired | None:
    opening = _subject(unit, delivery)
    return Expired(opening) if opening.closing is Closing.EXPIRED else None


def compose_fit(unit: Unit, delivery: Delivery, _now: datetime) -> WishFits | None:
    """The reasons as they are at this moment; nothing where it no longer fits or is no longer to be had."""
    opening = _subject(unit, delivery)
    wish = unit.wishes.of_fit(int(delivery.subject["fit"]))
    if wish is None or not opening.is_open or opening.state is State.MATCHED:
        return None
    found = fit(offer(opening.fields), wish)
    return None if found is None else WishFits(opening, found)


class Reminders:
    """Composes what is overdue, leaving out what has been done since it was planned."""

    def __init__(self, limits: Limits, calendar: WorkCalendar) -> None:
        self._limits = limits
        self._calendar = calendar

    def compose(self, unit: Unit, delivery: Delivery, now: datetime) -> OpeningsDue | None:
        items: list[tuple[Opening, Overdue]] = []
        for number, matter, level in from_json(delivery.subject["matters"]):
            opening = unit.openings.get(int(number))
            still = overdue(opening, self._limits, self._calendar, now)
            items += [(opening, one) for one in still if one.matter is Matter(matter) and one.level is Level(level)]
        return OpeningsDue(tuple(items)) if items else None


def composers(cards: Cards, reminders: Reminders) -> dict[str, Composer]:
    return {
        CARD: cards.compose_card,
        CARD_UPDATE: cards.compose_update,
        HANDED_OVER: compose_handed_over,
        DUE: reminders.compose,
        EXPIRED: compose_expired,
        FIT: compose_fit,
    }


def arrivals(cards: Cards) -> dict[str, Arrived]:
    return {CARD: cards.arrived, CARD_UPDATE: cards.arrived}


def _subject(unit: Unit, delivery: Delivery) -> Opening:
    return unit.openings.get(int(delivery.subject["number"]))
