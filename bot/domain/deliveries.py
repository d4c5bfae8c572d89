"""What must be sent once: its states, its backoff, its key."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

LEASE = timedelta(seconds=90)
"""How long a claim holds; a row found claimed after that belongs to a process that died."""

GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"})
"""Reasons for which there is nothing left to send to: the message was deleted in Slack, or may not be changed."""

FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=1)


class DeliveryState(StrEnum):
    """How far a message that is owed has come: parked waits for a person, dropped is no longer wanted."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Owed(ABC):
    """A message that must be sent once to one recipient (a user or channel id, or a thread as ``channel/ts``).

    The fields of a kind say what it is about; ``key`` is unique within the kind.
    """

    kind: ClassVar[str]
    recipient: str

    @property
    @abstractmethod
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the delivery table; ``subject`` are the fields of what is owed but its recipient, as JSON has them."""

    id: int
    kind: str
    key: str
    recipient: str
    subject: dict[str, Any]
    created_at: datetime
    attempts: int
    taken_over: bool
    """The claim of a dead process was taken over: it may have been sent already."""

    @property
    def marker(self) -> str:
        """What is written into the message's metadata to find it again."""
        return f"{self.kind}/{self.key}"


def wait_after(attempts: int) -> timedelta:
    """Twenty seconds, doubled for each further failure, an hour at most."""
    return min(FIRST_WAIT * 2 ** max(0, attempts - 1), LONGEST_WAIT)
