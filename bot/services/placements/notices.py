"""What people are told about placements: handed on, left behind, covers, and the reminders of the day."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.placements import covers
from bot.domain.placements.covers import Cover
from bot.domain.placements.followups import FollowupState
from bot.domain.placements.placement import Placement
from bot.domain.placements.reminders import Reminder, ReminderState
from bot.services.notice import Means, Notice
from bot.services.openings.news import news_of
from bot.services.openings.notices import OpeningsDue, WishFits
from bot.services.placements.cards import FollowupCard, PlacementCard, card_for, card_of
from bot.services.ports import NotNow
from bot.store.placements.reminders import BundleRow, ItemKind
from bot.store.unit import Unit
from danish.workdays import WorkCalendar, local_date


@dataclass(frozen=True, slots=True)
class HandedOn:
    """For the broker who has a placement now."""

    card: PlacementCard
    by: str


@dataclass(frozen=True, slots=True)
class HandedOnNotice(Notice[HandedOn]):
    kind: ClassVar[str] = "handed_on"
    placement: int
    version: int
    by: str

    @property
    def key(self) -> str:
        return f"{self.placement}/{self.version}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> HandedOn | None:
        """None where it has been handed on meanwhile."""
        placement = unit.placements.get(self.placement)
        if placement is None or placement.broker != self.recipient:
            return None
        return HandedOn(card_of(unit, placement), self.by)


class Done(StrEnum):
    """What somebody else did with a broker's placement."""

    FOLLOWED_UP = "followed_up"
    SNOOZED = "snoozed"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class DoneForYou:
    """For the broker: a deputy, coordinator or leader did something; ``day`` is when it was, or is put off to."""

    placement: Placement
    what: Done
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class DoneForYouNotice(Notice[DoneForYou]):
    kind: ClassVar[str] = "done_for_you"
    placement: int
    what: Done
    by: str
    day: date
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.placement}/{self.what}/{self.at.isoformat(timespec='microseconds')}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> DoneForYou | None:
        placement = unit.placements.get(self.placement)
        return None if placement is None else DoneForYou(placement, self.what, self.by, self.day)


def tell_broker(
    unit: Unit, placement: Placement, what: Done, by: str, day: date, now: datetime, calendar: WorkCalendar
) -> None:
    """Owe it to the broker to hear what somebody else did."""
    if by != placement.broker:
        notice = DoneForYouNotice(placement.broker, placement.number, what, by, day, now)
        unit.deliveries.owe(notice, now=now, not_before=calendar.next_open(now))


@dataclass(frozen=True, slots=True)
class BrokerLeft:
    """For a leader: these placements need a new broker."""

    user: str
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class BrokerLeftNotice(Notice[BrokerLeft]):
    kind: ClassVar[str] = "broker_left"
    user: str
    day: date

    @property
    def key(self) -> str:
        return f"{self.user}/{self.day}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> BrokerLeft | None:
        """None where nothing is left behind any more."""
        placements = tuple(unit.placements.left_behind(self.user))
        return BrokerLeft(self.user, placements) if placements else None


@dataclass(frozen=True, slots=True)
class CoverAsked:
    """For the deputy, with how many placements it is about."""

    cover: Cover
    placements: int


@dataclass(frozen=True, slots=True)
class CoverNotice(Notice[CoverAsked]):
    kind: ClassVar[str] = "cover"
    cover: int

    @property
    def key(self) -> str:
        return str(self.cover)

    def compose(self, unit: Unit, means: Means, now: datetime) -> CoverAsked | None:
        """None where it was deleted meanwhile."""
        cover = next((one for one in unit.covers.standing() if one.number == self.cover), None)
        return None if cover is None else CoverAsked(cover, len(unit.placements.of_broker(cover.absent)))


@dataclass(frozen=True, slots=True)
class CoverEnded:
    """For who did not stop it: a cover was stopped ahead of time; ``by`` is the user who did."""

    cover: Cover
    by: str


@dataclass(frozen=True, slots=True)
class CoverEndedNotice(Notice[CoverEnded]):
    kind: ClassVar[str] = "cover_ended"
    cover: Cover
    by: str

    @property
    def key(self) -> str:
        return f"{self.cover.number}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> CoverEnded:
        return CoverEnded(self.cover, self.by)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One message of reminders for one person; ``number`` travels in its buttons.

    ``news`` is what is told of openings in the same message.
    """

    number: int
    recipient: str
    day: date
    followups: tuple[FollowupCard, ...] = ()
    personal: tuple[Reminder, ...] = ()
    news: tuple[OpeningsDue | WishFits, ...] = ()


@dataclass(frozen=True, slots=True)
class RemindersNotice(Notice[Bundle]):
    """A day's reminders; ``position`` counts the messages of the day from 0."""

    kind: ClassVar[str] = "reminders"
    bundle: int
    day: date
    position: int

    @property
    def key(self) -> str:
        return reminders_key(self.recipient, self.day, self.position)

    def compose(self, unit: Unit, means: Means, now: datetime) -> Bundle | None:
        """What is still open of a planned message, for who gets it now; None where nothing is."""
        if not means.calendar.is_open(now):
            raise NotNow(means.calendar.next_open(now))
        row = unit.reminders.get_bundle(self.bundle)
        return None if row is None else only_open(bundle_of(unit, row, means, now))


def reminders_key(recipient: str, day: date, position: int) -> str:
    """``<user>/<date>``, with a number where a day has several."""
    return f"{recipient}/{day}" + (f"/{position + 1}" if position else "")


def bundle_of(unit: Unit, row: BundleRow, means: Means, now: datetime) -> Bundle:
    """A message of reminders as everything in it stands now."""
    today = local_date(now)
    cards: list[FollowupCard] = []
    personal: list[Reminder] = []
    deputies = covers.in_force(unit.covers.standing(), today)
    for item in row.items:
        if item.kind is ItemKind.PERSONAL:
            reminder = unit.reminders.get(item.number)
            personal.extend([reminder] if reminder else [])
        if item.kind is not ItemKind.FOLLOWUP:
            continue
        followup = unit.followups.get(item.number)
        placement = unit.placements.get(followup.placement) if followup else None
        if followup and placement:
            card = card_for(unit, followup, placement, today, means.calendar)
            cards.append(dataclasses.replace(card, holder=covers.recipient(placement.broker, deputies)))
    cards.sort(key=lambda card: (card.followup.due, card.followup.number))
    news = news_of(unit, row, means, now)
    return Bundle(row.number, row.recipient, today, _grouped(cards), tuple(personal), news)


def _grouped(cards: list[FollowupCard]) -> tuple[FollowupCard, ...]:
    """Without those that stand as "also open" on a later card of the same placement."""
    mentioned = {
        earlier.number for card in cards if card.followup.state is FollowupState.OPEN for earlier in card.also_open
    }
    return tuple(card for card in cards if card.followup.number not in mentioned)


def only_open(bundle: Bundle) -> Bundle | None:
    """What of a message is still to be done by who got it; None where nothing is."""
    cards = tuple(
        card
        for card in bundle.followups
        if card.followup.state is FollowupState.OPEN and card.holder == bundle.recipient
    )
    personal = tuple(one for one in bundle.personal if one.state in {ReminderState.OPEN, ReminderState.SENT})
    if not cards and not personal and not bundle.news:
        return None
    return dataclasses.replace(bundle, followups=cards, personal=personal)
