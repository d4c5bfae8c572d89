"""What is shown and told about openings: the card in its thread, and notices to those who have something to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.deliveries import Delivery
from bot.domain.errors import Role
from bot.domain.openings import routing
from bot.domain.openings.deadlines import Level, Matter, Overdue, overdue
from bot.domain.openings.drafts import Draft
from bot.domain.openings.matching import Fit, fit, offer
from bot.domain.openings.opening import Closing, Opening, State
from bot.services.delivery.notice import Means, Notice, Update
from bot.services.ports import Sent
from bot.store.unit import Unit
from danish.workdays import local_date

SUBJECT = "opening"
"""The history's name for openings."""


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """The card: the opening as it stands, for how many days so, who it is suggested to go to, and what it is like.

    ``case_ref`` is the citizen of a match, where the card is shown to somebody who may know; never in a channel.
    """

    opening: Opening
    age: int = 0
    suggested: str | None = None
    like: Opening | None = None
    case_ref: str = ""


def card_of(unit: Unit, opening: Opening, means: Means, now: datetime) -> OpeningCard:
    """An opening with what its card shows of others: whom it is suggested to, what it is like."""
    like = None if opening.likeness is None else unit.openings.get(opening.likeness.number)
    age = (local_date(now) - local_date(opening.since)).days
    return OpeningCard(opening, age, suggested_for(opening.fields, means), like)


def suggested_for(draft: Draft, means: Means) -> str | None:
    """Who the config's routing suggests an opening goes to."""
    settings = means.config.routing
    default = settings.default or next(iter(means.roles.holders(Role.COORDINATOR)), None)
    return routing.suggested(draft, settings.rules, default)


def show_card(unit: Unit, opening: Opening, now: datetime, *, again: str = "") -> None:
    """Owe the card, or its update where it stands already; ``again`` makes another update of one version."""
    place, number, version = home(opening), opening.number, opening.version
    if opening.card is not None:
        unit.deliveries.owe(CardUpdateNotice(place, number, version, again), now=now)
    elif not unit.deliveries.owe(CardNotice(place, number, version), now=now) and _is_parked(unit, number):
        unit.deliveries.owe(CardNotice(place, number, version, f"{version}{again}"), now=now)


def home(opening: Opening) -> str:
    """Where the card goes: the thread of its message, or the channel or person of a form."""
    origin = opening.origin
    return f"{origin.channel}/{origin.ts}" if origin.ts else origin.channel


@dataclass(frozen=True, slots=True)
class CardNotice(Notice[OpeningCard]):
    """The card for the first time; ``again`` tells another try from one that could not be posted."""

    kind: ClassVar[str] = "opening_card"
    number: int
    version: int
    again: str = ""

    @property
    def key(self) -> str:
        return f"{self.number}/{self.again}" if self.again else str(self.number)

    def compose(self, unit: Unit, means: Means, now: datetime) -> OpeningCard | None:
        """The card as it stands now; nothing where it stands in Slack already or was withdrawn before it was posted."""
        opening = unit.openings.get(self.number)
        withdrawn = opening.closing in {Closing.WITHDRAWN, Closing.EDITED_AWAY}
        return None if opening.card is not None or withdrawn else card_of(unit, opening, means, now)

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Remember where the card stands; show it again where the opening changed while it was on its way."""
        opening = unit.openings.get(self.number)
        if opening.card is None:
            unit.openings.place_card(opening.number, sent.channel, sent.ts)
        _catch_up(unit, self.number, self.version, delivery, now)


@dataclass(frozen=True, slots=True)
class CardUpdateNotice(Notice[Update[OpeningCard]]):
    """The card once more, as the opening stands; ``again`` makes another update of one version."""

    kind: ClassVar[str] = "opening_card_update"
    number: int
    version: int
    again: str = ""

    @property
    def key(self) -> str:
        return f"{self.number}/{self.version}{self.again}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Update[OpeningCard] | None:
        opening = unit.openings.get(self.number)
        return None if opening.card is None else Update(Sent(*opening.card), card_of(unit, opening, means, now))

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        _catch_up(unit, self.number, self.version, delivery, now)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """For the person who holds an opening now."""

    opening: Opening
    by: str


@dataclass(frozen=True, slots=True)
class HandedOverNotice(Notice[HandedOver]):
    kind: ClassVar[str] = "opening_handed_over"
    number: int
    version: int
    by: str
    holder: str

    @property
    def key(self) -> str:
        return f"{self.number}/{self.version}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> HandedOver | None:
        """Nothing where it has gone on to somebody else, or ended, before it was told."""
        opening = unit.openings.get(self.number)
        return HandedOver(opening, self.by) if opening.is_open and opening.holder == self.holder else None


@dataclass(frozen=True, slots=True)
class OpeningsDue:
    """What somebody is reminded of, in one message."""

    items: tuple[tuple[Opening, Overdue], ...]

    @property
    def openings(self) -> tuple[tuple[Opening, tuple[Overdue, ...]], ...]:
        """Each opening once, with all that is late about it."""
        numbers = dict.fromkeys(opening.number for opening, _ in self.items)
        grouped = (tuple(item for item in self.items if item[0].number == number) for number in numbers)
        return tuple((items[0][0], tuple(late for _, late in items)) for items in grouped)


@dataclass(frozen=True, slots=True)
class LateMatter:
    """What was late with an opening when it was planned."""

    number: int
    matter: Matter
    level: Level


@dataclass(frozen=True, slots=True)
class OpeningsDueNotice(Notice[OpeningsDue]):
    kind: ClassVar[str] = "openings_due"
    planned: datetime
    matters: tuple[LateMatter, ...]

    @property
    def key(self) -> str:
        return f"{self.recipient}/{self.planned.isoformat(timespec='seconds')}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> OpeningsDue | None:
        """What is overdue, without what has been done since it was planned."""
        items: list[tuple[Opening, Overdue]] = []
        for late in self.matters:
            opening = unit.openings.get(late.number)
            still = overdue(opening, means.config.openings, means.calendar, now)
            items += [(opening, one) for one in still if one.matter is late.matter and one.level is late.level]
        return OpeningsDue(tuple(items)) if items else None


@dataclass(frozen=True, slots=True)
class Expired:
    """The closing date has passed."""

    opening: Opening


@dataclass(frozen=True, slots=True)
class ExpiredNotice(Notice[Expired]):
    kind: ClassVar[str] = "opening_expired"
    number: int
    version: int

    @property
    def key(self) -> str:
        return f"{self.number}/{self.version}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Expired | None:
        opening = unit.openings.get(self.number)
        return Expired(opening) if opening.closing is Closing.EXPIRED else None


@dataclass(frozen=True, slots=True)
class Ended:
    """Whoever posted an opening hears how it ended."""

    opening: Opening


@dataclass(frozen=True, slots=True)
class EndedNotice(Notice[Ended]):
    kind: ClassVar[str] = "opening_ended"
    number: int
    version: int

    @property
    def key(self) -> str:
        return f"{self.number}/{self.version}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Ended | None:
        """Nothing where it has been taken up again before it was told."""
        opening = unit.openings.get(self.number)
        return None if opening.is_open else Ended(opening)


@dataclass(frozen=True, slots=True)
class WishFits:
    """An opening fits a citizen's wish list."""

    opening: Opening
    fit: Fit


@dataclass(frozen=True, slots=True)
class FitNotice(Notice[WishFits]):
    """``fit`` is the number under which it was written down that they fit."""

    kind: ClassVar[str] = "wish_fit"
    number: int
    fit: int

    @property
    def key(self) -> str:
        return str(self.fit)

    def compose(self, unit: Unit, means: Means, now: datetime) -> WishFits | None:
        """The reasons as they are at this moment; nothing where it no longer fits or is no longer to be had."""
        opening = unit.openings.get(self.number)
        wish = unit.wishes.of_fit(self.fit)
        if wish is None or not opening.is_open or opening.state is State.MATCHED:
            return None
        found = fit(offer(opening.fields), wish)
        return None if found is None else WishFits(opening, found)


@dataclass(frozen=True, slots=True)
class FitGone:
    """What was told to fit a wish list has ended."""

    opening: Opening
    case_ref: str


@dataclass(frozen=True, slots=True)
class FitGoneNotice(Notice[Update[FitGone]]):
    """``fit`` as in `FitNotice`, whose message is changed."""

    kind: ClassVar[str] = "wish_fit_gone"
    number: int
    fit: int
    version: int

    @property
    def key(self) -> str:
        return f"{self.fit}/{self.version}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Update[FitGone] | None:
        """Nothing where no message of its own told of the fit, or where the opening is to be had again."""
        opening = unit.openings.get(self.number)
        wish = unit.wishes.of_fit(self.fit)
        there = unit.deliveries.location(FitNotice.kind, str(self.fit))
        if wish is None or there is None or opening.is_open:
            return None
        return Update(Sent(*there), FitGone(opening, wish.case_ref))


def _catch_up(unit: Unit, number: int, version: int, delivery: Delivery, now: datetime) -> None:
    opening = unit.openings.get(number)
    if opening.version > version:
        show_card(unit, opening, now, again=f"/{delivery.id}")


def _is_parked(unit: Unit, number: int) -> bool:
    return any(CardNotice.read(one).number == number for one in unit.deliveries.parked(CardNotice.kind))
