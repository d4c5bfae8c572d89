"""Reactions under messages: how the openings of a message stand, and that a reply was read.

A reaction is decoration: it is owed like a message, so that none is lost, but one that Slack refuses disturbs nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from bot.domain.deliveries import Delivery
from bot.domain.openings.opening import Opening, State
from bot.services.delivery.notice import Mark, Means, Notice
from bot.services.ports import Sent
from bot.store.unit import Unit

LOGGED: Final = "eyes"
MATCHED: Final = "handshake"
FILLED: Final = "white_check_mark"
READ: Final = "+1"
"""Names of emoji."""


def mark_of(openings: Iterable[Opening]) -> str:
    """What stands for the openings of one message: the one that is furthest from its end decides."""
    openings = list(openings)
    still_open = [one for one in openings if one.is_open]
    if still_open:
        return MATCHED if all(one.state is State.MATCHED for one in still_open) else LOGGED
    return FILLED if any(one.state is State.FILLED for one in openings) else ""


def show_mark(unit: Unit, opening: Opening, now: datetime) -> None:
    """Owe the reaction that fits now, where another one stands."""
    channel, ts = opening.origin.channel, opening.origin.ts
    known = unit.openings.message(channel, ts) if ts else None
    if known is None or known.removed:
        return
    wanted = mark_of(unit.openings.of_message(channel, ts))
    if wanted != known.mark:
        unit.deliveries.owe(MarkNotice(channel, ts, opening.number, opening.version, wanted), now=now)


@dataclass(frozen=True, slots=True)
class MarkNotice(Notice[Mark]):
    """``mark`` is what was wanted after one version of one opening; ``recipient`` is the channel."""

    kind: ClassVar[str] = "opening_mark"
    ts: str
    number: int
    version: int
    mark: str

    @property
    def key(self) -> str:
        return f"{self.number}/{self.version}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Mark | None:
        """Nothing where it stands already, or is no longer what fits."""
        known = unit.openings.message(self.recipient, self.ts)
        if known is None or known.removed or known.mark == self.mark:
            return None
        if mark_of(unit.openings.of_message(self.recipient, self.ts)) != self.mark:
            return None
        return Mark(Sent(self.recipient, self.ts), self.mark, known.mark)

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        unit.openings.place_mark(self.recipient, self.ts, self.mark)


@dataclass(frozen=True, slots=True)
class ReplyReadNotice(Notice[Mark]):
    """A reply completed a card; ``recipient`` is the channel."""

    kind: ClassVar[str] = "opening_reply_read"
    ts: str

    @property
    def key(self) -> str:
        return f"{self.recipient}/{self.ts}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Mark | None:
        return Mark(Sent(self.recipient, self.ts), READ)
