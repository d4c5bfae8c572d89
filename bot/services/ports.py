"""What services need of the world outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment as aware UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message stands in Slack."""

    channel: str
    ts: str


@dataclass(eq=False)
class DeliveryFailed(Exception):
    """A message could not be sent.

    ``permanent``: no further try will help (channel gone, user deactivated). ``uncertain``: it may have arrived,
    the answer was lost. ``retry_after``: how long Slack asks to wait.
    """

    reason: str
    permanent: bool = False
    uncertain: bool = False
    retry_after: timedelta | None = None


@dataclass(eq=False)
class NotNow(Exception):
    """A message is still wanted, but not before a moment: raised by a composer outside working hours."""

    until: datetime


class Messenger(Protocol):
    """Sends domain values; what they look like in Slack is the messenger's business."""

    def send(self, recipient: str, notice: object, marker: str = "") -> Sent:
        """Send to a channel, a user (as a direct message) or a thread (``channel/ts``). Raises DeliveryFailed."""
        ...

    def update(self, at: Sent, notice: object) -> None:
        """Show the present state in a message that was sent before. Raises DeliveryFailed."""
        ...

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        """The message that was sent with this marker, where it arrived after all. Raises DeliveryFailed."""
        ...
