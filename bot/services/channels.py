"""The channels that the config names: found by name, then known by id, so that a new name changes nothing.

Nothing here asks Slack while somebody waits: the names are looked up at start, every few minutes and when a channel
has changed. What changes is told to the coordinators at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.errors import Role
from bot.services.delivery.notice import Means, Notice
from bot.services.ports import Clock, DeliveryFailed
from bot.store.sqlite.database import Store
from bot.store.unit import Unit

log = logging.getLogger(__name__)


class ChannelChange(StrEnum):
    RENAMED = "renamed"
    ARCHIVED = "archived"
    REOPENED = "reopened"
    LEFT = "left"
    JOINED = "joined"
    JOINED_OTHER = "joined_other"
    """Brobygger was invited somewhere that the config does not name."""


@dataclass(frozen=True, slots=True)
class ChannelNews:
    """For a coordinator: ``name`` is what the config calls the channel, or its own name where it is in none."""

    channel: str
    change: ChannelChange
    name: str


@dataclass(frozen=True, slots=True)
class ChannelNotice(Notice[ChannelNews]):
    kind: ClassVar[str] = "channel_changed"
    channel: str
    change: ChannelChange
    name: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.channel}/{self.change}/{self.recipient}/{self.at.isoformat(timespec='seconds')}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> ChannelNews:
        return ChannelNews(self.channel, self.change, self.name)


class Channels:
    """``find`` asks Slack for the id of a channel by its name."""

    def __init__(self, store: Store, clock: Clock, means: Means, find: Callable[[str], str | None]) -> None:
        self._store = store
        self._clock = clock
        self._roles = means.roles
        self._find = find
        settings = means.config.channels
        self._openings = settings.openings
        self._names = tuple(dict.fromkeys((*settings.openings, settings.experts, settings.leadership)))
        self._lock = threading.Lock()
        self._ids: dict[str, str] | None = None

    def id(self, name: str) -> str | None:
        """The id of a channel that the config names; None where there is none, or where Slack never said."""
        ids = self._ids
        return (self.look() if ids is None else ids).get(name)

    @property
    def openings(self) -> tuple[str, ...]:
        """The openings channels, in the config's order."""
        return tuple(channel for name in self._openings if (channel := self.id(name)))

    def look(self) -> dict[str, str]:
        """Ask for every name, and remember what is found; where Slack does not answer, what was known before holds."""
        with self._lock:
            with self._store.read() as unit:
                known = unit.channels.known()
            found: dict[str, str] = {}
            for name in self._names:
                try:
                    channel = self._find(name)
                except DeliveryFailed as failure:
                    log.warning("channels are not known: %s", failure.reason)
                    break
                if channel is not None:
                    found[name] = channel
            if new := {name: channel for name, channel in found.items() if known.get(name) != channel}:
                with self._store.write(aside=True) as unit:
                    for name, channel in new.items():
                        unit.channels.remember(name, channel, self._clock.now())
            self._ids = {name: channel for name, channel in (known | found).items() if name in self._names}
            return self._ids

    def changed(self, channel: str, change: ChannelChange, name: str = "") -> None:
        """Tell the coordinators of a channel that the config names, or of one that Brobygger has just joined."""
        if change in {ChannelChange.JOINED, ChannelChange.REOPENED}:
            self.look()
        configured = next((one for one in self._names if self.id(one) == channel), None)
        if configured is None:
            if change is not ChannelChange.JOINED:
                return
            change = ChannelChange.JOINED_OTHER
        now = self._clock.now()
        with self._store.write() as unit:
            for person in self._roles.holders(Role.COORDINATOR):
                notice = ChannelNotice(person, channel, change, configured or name, now)
                unit.deliveries.owe(notice, now=now)
