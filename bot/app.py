"""The composition root: all services over one store and one world outside, each with what it needs.

The application gives Slack as the world, the command line nothing, tests what they want to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.config import Config
from bot.services.answers.asking import Asking
from bot.services.answers.curating import Curating
from bot.services.answers.entries import IndexHolder
from bot.services.answers.experts import Experts
from bot.services.answers.own_reports import OwnReports
from bot.services.answers.talking import Talking
from bot.services.bundle import Services
from bot.services.channels import Channels
from bot.services.day.home import Board, Homes, HomeView
from bot.services.delivery.delivering import Delivering
from bot.services.delivery.notice import Means
from bot.services.delivery.notices import Shown
from bot.services.delivery.receiving import Receiving
from bot.services.delivery.undelivered import Undelivered
from bot.services.deputies import Deputies
from bot.services.figures.overview import Leading
from bot.services.figures.reporting import Reporting
from bot.services.forgetting import Forgetting
from bot.services.openings.book import Book
from bot.services.openings.chasing import Chasing
from bot.services.openings.finding import Finding
from bot.services.openings.intake import Intake
from bot.services.openings.rights import Rights, holding_groups
from bot.services.openings.steps import Openings
from bot.services.openings.wishes import Matching
from bot.services.placements.access import Access
from bot.services.placements.agreements import Placements
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.covering import Covering
from bot.services.placements.followups import Followups
from bot.services.placements.law import LawChanges
from bot.services.placements.personal import PersonalReminders
from bot.services.placements.reminding import Reminding
from bot.services.ports import Clock, DeliveryFailed, Directory, Messenger, Sent
from bot.services.roles import Roles
from bot.services.upkeep.backups import Backups
from bot.store.sqlite.database import Store
from knowledge.search import Index


class Nowhere:
    """A world without Slack: nobody is known, nothing arrives."""

    def channel(self, name: str) -> str | None:
        return None

    def members(self, group: str) -> tuple[str, ...]:
        return ()

    def is_guest(self, user: str) -> bool:
        return False

    def person(self, user: str) -> tuple[str, bool]:
        raise DeliveryFailed("not connected")

    def send(self, recipient: str, shown: object, marker: str = "") -> Sent:
        raise DeliveryFailed("not connected")

    def mark(self, at: Sent, emoji: str, before: str) -> None:
        raise DeliveryFailed("not connected")

    def update(self, at: Sent, shown: object) -> None:
        raise DeliveryFailed("not connected")

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        return None

    def digest(self, view: HomeView) -> str:
        return ""

    def publish(self, view: HomeView, seen: str) -> str:
        raise DeliveryFailed("not connected")


NOWHERE = Nowhere()


@dataclass(frozen=True, slots=True)
class Adapters:
    """What lies outside the services; ``index`` makes the index over the entries' files, when it is first needed."""

    store: Store
    clock: Clock
    index: Callable[[], Index]
    messenger: Messenger[Shown] = NOWHERE
    directory: Directory = NOWHERE
    board: Board = NOWHERE


def build(config: Config, adapters: Adapters) -> Services:
    """All services."""
    store, clock, directory = adapters.store, adapters.clock, adapters.directory
    calendar = config.working_time.calendar()
    roles = Roles(config.roles, directory.members, directory.is_guest)
    knowledge = IndexHolder(adapters.index, store)
    own_reports = OwnReports(store, clock)
    means = Means(config, calendar, roles, knowledge, own_reports)

    channels = Channels(store, clock, means, directory.channel)
    experts_channel = partial(channels.id, config.channels.experts)

    access = Access(roles)
    colleagues = Colleagues(store, clock, directory.person, access)
    placements = Placements(store, clock, means, access, colleagues)

    rights = Rights(roles, Deputies(store, clock).represented)
    matching = Matching(store, clock, means)
    book = Book(matching, calendar, config.openings)

    def groups(user: str) -> tuple[str, ...]:
        return tuple(one for one in holding_groups(config) if user in roles.members(one))

    homes = Homes(store, clock, means, adapters.board, rights, groups, experts_channel)
    backups = Backups(store, clock, config.backups, config.data.backup_every, config.data.backup_keep)
    return Services(
        asking=Asking(store, clock, means),
        backups=backups,
        talking=Talking(store, clock),
        curating=Curating(store, clock, means, experts_channel),
        channels=channels,
        delivering=Delivering(store, adapters.messenger, means, homes.changed),
        experts=Experts(store, clock, means, experts_channel),
        knowledge=knowledge,
        own_reports=own_reports,
        forgetting=Forgetting(store, clock, means, backups),
        receiving=Receiving(store, clock),
        roles=roles,
        undelivered=Undelivered(store, clock, roles, calendar),
        colleagues=colleagues,
        placements=placements,
        followups=Followups(store, clock, calendar, access),
        reminding=Reminding(store, clock, adapters.messenger, means),
        personal_reminders=PersonalReminders(store, clock, calendar),
        law_changes=LawChanges(store, clock, means),
        covering=Covering(store, clock, calendar, access, colleagues),
        intake=Intake(store, clock, book, rights),
        openings=Openings(store, clock, book, rights, means, placements.place, placements.take_back),
        finding=Finding(store, groups),
        matching=matching,
        chasing=Chasing(store, clock, book, rights, means),
        reporting=Reporting(store, clock, means, partial(channels.id, config.channels.leadership)),
        leading=Leading(store, clock, means, placements),
        homes=homes,
    )
