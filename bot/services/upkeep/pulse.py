"""What the running process notes of itself, from any thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from bot.domain.lease import Vitals
from bot.services.ports import Clock


class Pulse:
    """The vitals so far; nothing is noted before something happens."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._vitals = Vitals()

    @property
    def vitals(self) -> Vitals:
        with self._lock:
            return self._vitals

    def event(self) -> None:
        """Slack sent something."""
        self._note(event_at=self._clock.now())

    def tick(self) -> None:
        """The timetable ran."""
        self._note(tick_at=self._clock.now())

    def connected(self) -> None:
        """The socket is alive."""
        self._note(socket_at=self._clock.now())

    def refused(self, reason: str) -> None:
        """Slack refuses a token; the first moment of it is kept."""
        self._note(refused_at=self.vitals.refused_at or self._clock.now(), refusal=reason)

    def accepted(self) -> None:
        """Slack takes the tokens, again or still."""
        self._note(refused_at=None, refusal=None)

    def _note(self, **noted: Any) -> None:
        with self._lock:
            self._vitals = replace(self._vitals, **noted)
