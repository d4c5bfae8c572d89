"""Sees to it that every message is handled once: written down before the work, ticked off after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.privacy import mask
from bot.services.answers.asking import earlier
from bot.services.ports import Clock
from bot.store.answers.questions import Asked
from bot.store.database import Store
from bot.store.inbox import Pending

KEEP = timedelta(days=14)
"""How long a finished event is remembered; Slack redelivers within hours."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the place where a message stands.

    ``questions`` are those in whose light a new one is understood, ``has_openings`` says that the thread is that of an
    opening, ``asks_experts`` that of a question to the experts, ``is_expert_reply`` that the message was kept as a
    reply there.
    """

    questions: tuple[Asked, ...] = ()
    has_openings: bool = False
    asks_experts: bool = False
    is_expert_reply: bool = False


class Receiving:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def standing(self, channel: str, thread: str, ts: str, user: str) -> Standing:
        """What the stories need to know, whether a message is theirs; all of it in one read."""
        with self._store.read() as unit:
            return Standing(
                questions=earlier(unit, channel, thread, user, self._clock.now()),
                has_openings=bool(unit.openings.in_thread(channel, thread)),
                asks_experts=unit.experts.thread(channel, thread) is not None,
                is_expert_reply=unit.experts.reply(channel, ts) is not None,
            )

    def accept(self, channel: str, ts: str, kind: str, body: dict[str, Any]) -> Pending | None:
        """Write a message down, without CPR numbers; None where it was seen before."""
        clean = {name: mask(value).text if isinstance(value, str) else value for name, value in body.items()}
        pending = Pending(channel, ts, kind, clean)
        with self._store.write() as unit:
            return pending if unit.inbox.accept(pending, self._clock.now()) else None

    def finish(self, pending: Pending) -> None:
        with self._store.write() as unit:
            unit.inbox.finish(pending)

    def unfinished(self) -> list[Pending]:
        """What a crash interrupted, oldest first."""
        with self._store.read() as unit:
            return unit.inbox.unfinished()

    def forget_old(self) -> int:
        with self._store.write() as unit:
            return unit.inbox.forget_before(self._clock.now(), KEEP)
