"""The clock the workspace shows and moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class MovableClock(Protocol):
    """A clock that can be set forward; `now` is aware and in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        ...

    def move(self, by: timedelta) -> None:
        """Set the clock forward."""
        ...


class SteppedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 7, 15, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._now

    def move(self, by: timedelta) -> None:
        """Set the clock forward by a duration."""
        self._now += by
