"""What people are told about placements: handed on, left behind, covers, and the reminders of the day."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from bot.domain.openings.deadlines import Overdue
from bot.domain.openings.opening import Opening
from bot.domain.placements import covers
from bot.domain.placements.covers import Cover
from bot.domain.placements.followups import FollowupState
from bot.domain.placements.placement import Placement
from bot.domain.placements.reminders import ReminderState
from bot.services.day.today import Counts
from bot.services.delivery.notice import Means, Notice
from bot.services.openings.news import news_of
from bot.services.openings.notices import OpeningsDue, WishFits
from bot.services.placements.cards import SUBJECT as PLACEMENT
from bot.services.placements.cards import FollowupCard, PlacementCard, ReminderCard, card_for, card_of, reminder_card
from bot.services.ports import NotNow
from bot.store.history import Change
from bot.store.placements.reminders import BundleRow, ItemKind
from bot.store.unit import Unit
from danish.workdays import at, local_date


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
        return HandedOn(card_of(unit, placement, now), self.by)


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
    """For the deputy, with how many placements and openings it is about."""

    cover: Cover
    placements: int
    openings: int


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
        return None if cover is None else _cover_asked(unit, cover)


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
class Meanwhile:
    """What others did with one placement or opening while somebody was away."""

    subject: Placement | Opening
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class WhileAway:
    """For somebody who is back: what happened; ``fits`` are openings that fitted their citizens' wish lists."""

    cover: Cover
    meanwhile: tuple[Meanwhile, ...]
    fits: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class WhileAwayNotice(Notice[WhileAway]):
    """``last`` is the last day of it: a cover may be stopped ahead of time."""

    kind: ClassVar[str] = "while_away"
    cover: Cover
    last: date

    @property
    def key(self) -> str:
        return str(self.cover.number)

    def compose(self, unit: Unit, means: Means, now: datetime) -> WhileAway:
        absent, first, beyond = self.recipient, at(self.cover.first, time()), at(self.last + timedelta(days=1), time())
        happened: dict[tuple[str, int], list[Change]] = {}
        for subject, number, change in unit.history.between(first, beyond, but=absent):
            happened.setdefault((subject, number), []).append(change)
        found: list[Meanwhile] = []
        for (kind, number), changes in happened.items():
            thing = unit.placements.get(number) if kind == PLACEMENT else unit.openings.find(number)
            holder = thing.broker if isinstance(thing, Placement) else thing.holder if thing else None
            gone = any(change.details.get("from") == absent for change in changes)
            if thing is not None and (holder == absent or gone):
                found.append(Meanwhile(thing, tuple(changes)))
        numbers = unit.wishes.found_between(absent, first, beyond)
        fits = tuple(one for number in numbers if (one := unit.openings.find(number)) and one.is_open)
        return WhileAway(dataclasses.replace(self.cover, last=self.last), tuple(found), fits)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One message of reminders for one person; ``number`` travels in its buttons.

    ``news`` is what is told of openings in the same message.
    """

    number: int
    recipient: str
    day: date
    followups: tuple[FollowupCard, ...] = ()
    personal: tuple[ReminderCard, ...] = ()
    news: tuple[OpeningsDue | WishFits, ...] = ()

    @property
    def late_openings(self) -> tuple[tuple[Opening, tuple[Overdue, ...]], ...]:
        return tuple(item for news in self.news if isinstance(news, OpeningsDue) for item in news.openings)

    @property
    def fits(self) -> tuple[WishFits, ...]:
        return tuple(news for news in self.news if isinstance(news, WishFits))

    @property
    def counts(self) -> Counts:
        """What is still to be done of it."""
        days = [card.followup.due for card in self.followups if card.followup.state is FollowupState.OPEN]
        days += [card.reminder.planned.date() for card in self.personal if card.reminder.state is ReminderState.SENT]
        days += [self.day for card in self.personal if card.reminder.state is ReminderState.OPEN and card.reminder.rule]
        late, today = sum(day < self.day for day in days), days.count(self.day)
        return Counts(late, today, len(self.late_openings), len({fits.opening.number for fits in self.fits}))


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
        """What is still open of a planned message, for who gets it now; None where nothing is.

        Raises NotNow outside working hours.
        """
        if not means.calendar.is_open(now):
            raise NotNow(means.calendar.next_open(now))
        row = unit.reminders.get_bundle(self.bundle)
        return None if row is None else only_open(bundle_of(unit, row, means, now))


def _cover_asked(unit: Unit, cover: Cover) -> CoverAsked:
    held = [one for one in unit.openings.of_person([cover.absent]) if one.holder == cover.absent]
    return CoverAsked(cover, len(unit.placements.of_broker(cover.absent)), len(held))


def reminders_key(recipient: str, day: date, position: int) -> str:
    """``<user>/<date>``, with a number where a day has several."""
    return f"{recipient}/{day}" + (f"/{position + 1}" if position else "")


def bundle_of(unit: Unit, row: BundleRow, means: Means, now: datetime) -> Bundle:
    """A message of reminders as everything in it stands now."""
    today = local_date(now)
    cards: list[FollowupCard] = []
    personal: list[ReminderCard] = []
    deputies = covers.in_force(unit.covers.standing(), today)
    for item in row.items:
        if item.kind is ItemKind.PERSONAL:
            reminder = unit.reminders.get(item.number)
            personal.extend([reminder_card(reminder, today, means.calendar)] if reminder else [])
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
    personal = tuple(one for one in bundle.personal if one.reminder.state in {ReminderState.OPEN, ReminderState.SENT})
    if not cards and not personal and not bundle.news:
        return None
    return dataclasses.replace(bundle, followups=cards, personal=personal)
