"""What was said to somebody and did not arrive: kept as it was, and sent once Slack takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from bot.services.delivery.notice import Means, Notice
from bot.store.unit import Unit

STALE = timedelta(days=1)
"""A receipt that is older surprises more than it helps."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as it was to be shown; ``blocks`` are opaque here."""

    text: str
    blocks: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class SpokenNotice(Notice[Spoken]):
    """``name`` is made up when it is said, and stands as the marker in the message."""

    kind: ClassVar[str] = "spoken"
    name: str
    text: str
    blocks: tuple[dict[str, Any], ...]
    said_at: datetime

    @property
    def key(self) -> str:
        return self.name

    def compose(self, unit: Unit, means: Means, now: datetime) -> Spoken | None:
        return None if now - self.said_at > STALE else Spoken(self.text, self.blocks)
