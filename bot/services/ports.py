"""What services need of the world outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar


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
    the answer was lost. ``ours``: nothing can be sent to anybody until the installation is mended (token, scopes).
    ``retry_after``: how long Slack asks to wait.
    """

    reason: str
    permanent: bool = False
    uncertain: bool = False
    ours: bool = False
    retry_after: timedelta | None = None


class ConnectionRefused(Exception):
    """Slack does not accept a token or cannot be reached; ``which`` names the environment variable to look at."""

    def __init__(self, which: str, reason: str) -> None:
        super().__init__(f"{which}: {reason}")
        self.which = which
        self.reason = reason


@dataclass(eq=False)
class NotNow(Exception):
    """A message is still wanted, but not before a moment: raised by a composer outside working hours."""

    until: datetime


Channel = Callable[[], str | None]
"""The id of a channel that the config names; None where there is none, or where Slack does not say."""


class Directory(Protocol):
    """What Slack knows of channels, user groups and people."""

    def channel(self, name: str) -> str | None:
        """The id of a channel by its name; None where there is none. Raises DeliveryFailed."""
        ...

    def members(self, group: str) -> tuple[str, ...]:
        """The users of a user group; the last known ones where Slack does not answer."""
        ...

    def is_guest(self, user: str) -> bool:
        """Whether a user is a guest of the workspace; where Slack does not say, they are none."""
        ...

    def person(self, user: str) -> tuple[str, bool]:
        """A user's name and whether the account is active. Raises DeliveryFailed."""
        ...


Shown_contra = TypeVar("Shown_contra", contravariant=True)


class Messenger(Protocol[Shown_contra]):
    """Sends domain values; what they look like in Slack is the messenger's business."""

    def send(self, recipient: str, shown: Shown_contra, marker: str = "") -> Sent:
        """Send to a channel, a user (as a direct message) or a thread (``channel/ts``). Raises DeliveryFailed."""
        ...

    def update(self, at: Sent, shown: Shown_contra) -> None:
        """Show the present state in a message that was sent before. Raises DeliveryFailed."""
        ...

    def mark(self, at: Sent, emoji: str, before: str) -> None:
        """React in place of an earlier reaction; a refusal is let be. Raises DeliveryFailed where it may go later."""
        ...

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        """The message that was sent with this marker, where it arrived after all. Raises DeliveryFailed."""
        ...
