"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 23, 7, 15, tzinfo=UTC)
"""Monday 23 November 2026, 08:15 in Copenhagen."""


class FixedClock:
    """Implements ``bot.services.ports.Clock``."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by
