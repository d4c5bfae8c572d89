"""Which channels are openings channels: the config's names as ids, asked of Slack seldom."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.services.ports import Clock, DeliveryFailed

log = logging.getLogger(__name__)

FRESH = timedelta(minutes=5)


class OpeningChannels:
    """``find`` gives the id of a channel by its name. When Slack does not answer, what was known before holds."""

    def __init__(self, names: tuple[str, ...], find: Callable[[str], str | None], clock: Clock) -> None:
        self._names = names
        self._find = find
        self._clock = clock
        self._lock = threading.Lock()
        self._ids: tuple[str, ...] = ()
        self._asked_at: datetime | None = None

    def __contains__(self, channel: str) -> bool:
        return channel in self.ids()

    @property
    def first(self) -> str | None:
        """Where an opening without a message is shown."""
        return next(iter(self.ids()), None)

    def ids(self) -> tuple[str, ...]:
        with self._lock:
            now = self._clock.now()
            if self._asked_at is None or now - self._asked_at > FRESH:
                try:
                    found = [self._find(name) for name in self._names]
                except DeliveryFailed as failure:
                    log.warning("openings channels could not be looked up: %s", failure.reason)
                    return self._ids
                self._ids = tuple(channel for channel in found if channel)
                self._asked_at = now
            return self._ids
