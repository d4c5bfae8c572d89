"""The services of an installation as the application builds them, over a world that a test makes up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import NOWHERE, Adapters, build
from bot.config import Config
from bot.services.answers.entries import IndexHolder
from bot.services.answers.own_reports import OwnReports
from bot.services.bundle import Services
from bot.services.day.home import Board
from bot.services.delivery.notice import Means
from bot.services.delivery.notices import Shown
from bot.services.ports import Clock, DeliveryFailed, Messenger
from bot.services.roles import Roles
from bot.store.sqlite.database import Store
from knowledge.entry import Entry
from knowledge.search import Index
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM


@dataclass
class Town:
    """Implements ``bot.services.ports.Directory``: one channel for every name, user groups, and who has left."""

    channel_id: str | None = "C1"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    gone: set[str] = field(default_factory=set[str])
    guests: set[str] = field(default_factory=set[str])

    def channel(self, name: str) -> str | None:
        return self.channel_id

    def members(self, group: str) -> tuple[str, ...]:
        return self.groups.get(group, ())

    def is_guest(self, user: str) -> bool:
        return user in self.guests

    def person(self, user: str) -> tuple[str, bool]:
        if not user.startswith("U"):
            raise DeliveryFailed("user_not_found", permanent=True)
        return user.title(), user not in self.gone


def opened(path: Path) -> Store:
    store = Store(path, TEAM)
    store.open()
    return store


def services_over(
    store: Store,
    config: Config | None = None,
    *,
    clock: Clock | None = None,
    entries: Iterable[Entry] = (),
    messenger: Messenger[Shown] = NOWHERE,
    town: Town | None = None,
    board: Board = NOWHERE,
) -> Services:
    """All services over a store that is open."""
    world = Adapters(store, clock or FixedClock(), lambda: Index(entries), messenger, town or Town(), board)
    return build(config or Config(), world)


def means_over(store: Store, config: Config | None = None) -> Means:
    """What composing may use, over no entries and no user groups."""
    settings = config or Config()
    roles = Roles(settings.roles, Town().members)
    knowledge, reports = IndexHolder(lambda: Index(()), store), OwnReports(store, FixedClock())
    return Means(settings, settings.working_time.calendar(), roles, knowledge, reports)
