"""Who serves: one process at a time, by a lease that the others can see; and what it last knew of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

RENEW_EVERY = timedelta(seconds=10)
LASTS = timedelta(seconds=30)
"""A process that has not renewed for so long is gone; whoever waits takes over then."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A process. ``place`` tells machines and containers apart: a process number means something in its own only."""

    id: str
    host: str
    pid: int
    place: str


@dataclass(frozen=True, slots=True)
class Vitals:
    """What a serving process knows of itself: when it last heard from Slack, worked, saw its socket alive, was refused.

    ``refusal`` is Slack's word for why no token works, and ``refused_at`` since when; None while they do.
    """

    event_at: datetime | None = None
    tick_at: datetime | None = None
    socket_at: datetime | None = None
    refused_at: datetime | None = None
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """``released_at``: the process ended in order; None while it serves, and where it died."""

    holder: Holder
    taken_at: datetime
    renewed_at: datetime
    released_at: datetime | None
    vitals: Vitals


def is_held(lease: Lease | None, now: datetime) -> bool:
    """Whether a process serves. A moment far in the future counts as long past: the clock was set back."""
    return lease is not None and lease.released_at is None and abs(now - lease.renewed_at) <= LASTS
