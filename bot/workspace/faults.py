"""What may go wrong on Slack's side, on demand."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing going wrong: `ratelimited`, `http_500`, `lost_answer`, or any error string of Slack's.

    A lost answer is accepted and carried out; then the connection drops before anything is answered.
    """

    kind: str
    retry_after: int = 1


class Faults:
    """The faults that are waiting. Thread safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next: dict[str, deque[Fault]] = {}
        self._channels: dict[str, Fault] = {}

    def next(self, method: str, kind: str, *, retry_after: int = 1, times: int = 1) -> None:
        """Let the next calls of a method fail; `response_url` counts as a method."""
        with self._lock:
            self._next.setdefault(method, deque()).extend([Fault(kind, retry_after)] * times)

    def channel(self, channel_id: str, error: str | None) -> None:
        """Let every call about a channel (or user) fail until it is called again with None."""
        with self._lock:
            if error is None:
                self._channels.pop(channel_id, None)
            else:
                self._channels[channel_id] = Fault(error)

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._next.clear()
            self._channels.clear()

    @property
    def pending(self) -> list[tuple[str, str]]:
        """The faults of `next` that have not happened yet, as (method, kind)."""
        with self._lock:
            return [(method, fault.kind) for method, queue in self._next.items() for fault in queue]

    def take(self, method: str, targets: tuple[str, ...]) -> Fault | None:
        """The fault that this call meets, if any; a `next` fault is used up."""
        with self._lock:
            queue = self._next.get(method)
            if queue:
                return queue.popleft()
            return next((self._channels[t] for t in targets if t in self._channels), None)
