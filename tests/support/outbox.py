"""Slack as a list: what arrived, what stands there now, and failures on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.services.delivery.notices import Shown
from bot.services.ports import DeliveryFailed, Sent


@dataclass
class Outbox:
    """Implements ``bot.services.ports.Messenger``; ``failures`` are raised by the next calls, the first one first.

    ``loses_answers``: the next message arrives, but its sender never hears of it.
    """

    arrived: list[tuple[str, Shown, str]] = field(default_factory=list)
    """Recipient, what was shown, marker."""

    standing: dict[str, Shown] = field(default_factory=dict)
    """What each message shows now, by its ts."""

    updated: list[tuple[Sent, Shown]] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    """The reaction under each message, by its ts."""

    failures: list[DeliveryFailed] = field(default_factory=list)
    loses_answers: bool = False

    def send(self, recipient: str, shown: Shown, marker: str = "") -> Sent:
        self._fail()
        self.arrived.append((recipient, shown, marker))
        sent = self._place(len(self.arrived))
        self.standing[sent.ts] = shown
        if self.loses_answers:
            self.loses_answers = False
            raise DeliveryFailed("no answer", uncertain=True)
        return sent

    def update(self, at: Sent, shown: Shown) -> None:
        self._fail()
        self.updated.append((at, shown))
        self.standing[at.ts] = shown

    def mark(self, at: Sent, emoji: str, before: str) -> None:
        self._fail()
        standing = self.marks.get(at.ts, "")
        assert standing == before, "a mark that does not stand is taken away"
        self.marks[at.ts] = emoji

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        places = [at for at, (to, _, found) in enumerate(self.arrived, 1) if (to, found) == (recipient, marker)]
        return self._place(places[0]) if places else None

    def told(self, person: str) -> list[Shown]:
        """What a person or channel got, oldest first."""
        return [shown for recipient, shown, _ in self.arrived if recipient == person]

    def _place(self, number: int) -> Sent:
        return Sent(self.arrived[number - 1][0].partition("/")[0], f"99.{number}")

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
