"""What must be sent once: its states, its backoff, its key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(seconds=90)
"""How long a claim holds; a row found claimed after that belongs to a process that died."""

FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=1)


class DeliveryState(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that is owed to one recipient (a user or channel id).

    ``key`` is unique within its kind, e.g. ``reminder/<followup>/<due>``; ``subject`` names what it is about.
    """

    id: int
    kind: str
    key: str
    recipient: str
    subject: dict[str, str]
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
