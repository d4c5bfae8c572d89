"""Sees to it that every message is handled once: written down before the work, ticked off after it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.privacy import mask
from bot.services.answers.asking import earlier
from bot.services.answers.talking import PATIENCE
from bot.services.ports import Clock
from bot.store.answers.questions import Asked
from bot.store.answers.talk import AskedBack
from bot.store.delivery.inbox import Pending
from bot.store.sqlite.database import Noted, Store
from bot.store.unit import Unit

KEEP = timedelta(days=14)
"""How long a finished event is remembered; Slack redelivers within hours."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the place where a message stands.

    ``questions`` are those in whose light a new one is understood, ``has_openings`` says that the thread is that of an
    opening, ``asks_experts`` that of a question to the experts, ``is_expert_reply`` that the message was kept as a
    reply there. ``asked_back`` is a command of the same person that waits for an answer.
    """

    questions: tuple[Asked, ...] = ()
    has_openings: bool = False
    asks_experts: bool = False
    is_expert_reply: bool = False
    asked_back: AskedBack | None = None


class Receiving:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._guard = threading.Lock()
        self._mine: set[tuple[str, str, str]] = set()
        """Keys of the events that this process is working on."""

    def standing(self, channel: str, thread: str, ts: str, user: str) -> Standing:
        """What the stories need to know, whether a message is theirs; all of it in one read."""
        now = self._clock.now()
        with self._store.read() as unit:
            return _standing(unit, channel, thread, ts, user, now)

    def accept(self, event: Pending, wanted: Callable[[Standing], bool] | None = None) -> Pending | None:
        """Write an event down, without CPR numbers; None where it was seen before. Raises NotStored.

        ``wanted`` says of a message, by where it stands, whether anybody wants it; None where nobody does.
        """
        clean = {name: mask(value).text if isinstance(value, str) else value for name, value in event.body.items()}
        pending = replace(event, body=clean)
        now = self._clock.now()
        with self._guard:
            known = _key(pending) in self._mine
            self._mine.add(_key(pending))
        accepted = False
        try:
            with self._store.write() as unit:
                if not unit.people.get(clean.get("user") or clean.get("user_id", "")).active:
                    return None  # the account is closed
                accepted = wanted is None or wanted(
                    _standing(unit, event.channel, clean.get("thread", ""), clean["ts"], clean.get("user", ""), now)
                )
                accepted = accepted and unit.inbox.accept(pending, now)
        finally:
            if not accepted and not known:
                self.let_go(pending)
        return pending if accepted else None

    def is_acted(self, event: Pending) -> bool:
        """Whether what an event asked for is stored."""
        with self._store.read() as unit:
            return unit.inbox.is_acted(event)

    @contextmanager
    def working(self, pending: Pending | None) -> Generator[Noted]:
        """Meanwhile it is told whether anything was stored, and written to the event in the same transaction."""

        def note(unit: Unit) -> None:
            if pending is not None:
                unit.inbox.acted(pending)

        with self._store.noting(note) as work:
            yield work

    def finish(self, pending: Pending) -> None:
        with self._store.write() as unit:
            unit.inbox.finish(pending)
        self.let_go(pending)

    def forget(self, pending: Pending) -> None:
        """As if it had never come: the same may be sent again."""
        with self._store.write() as unit:
            unit.inbox.forget(pending)
        self.let_go(pending)

    def let_go(self, pending: Pending) -> None:
        """It is not finished, and may be taken up again."""
        with self._guard:
            self._mine.discard(_key(pending))

    def interrupted(self) -> list[Pending]:
        """What nobody is working on and is not finished, oldest first; from now on somebody is."""
        with self._store.read() as unit:
            found = unit.inbox.unfinished()
        with self._guard:
            left = [one for one in found if _key(one) not in self._mine]
            self._mine.update(map(_key, left))
        return left

    def taken_up(self, pending: Pending) -> None:
        with self._store.write() as unit:
            unit.inbox.taken_up(pending)

    def forget_old(self) -> int:
        """Erase events older than ``KEEP`` and unanswered questions back; gives the number of events."""
        now = self._clock.now()
        with self._store.write() as unit:
            unit.talk.forget_before(now - PATIENCE)
            return unit.inbox.forget_before(now, KEEP)


def _key(pending: Pending) -> tuple[str, str, str]:
    return pending.channel, pending.ts, pending.kind


def _standing(unit: Unit, channel: str, thread: str, ts: str, user: str, now: datetime) -> Standing:
    return Standing(
        questions=earlier(unit, channel, thread, user, now),
        has_openings=bool(unit.openings.in_thread(channel, thread)),
        asks_experts=unit.experts.thread(channel, thread) is not None,
        is_expert_reply=unit.experts.reply(channel, ts) is not None,
        asked_back=unit.talk.asked_back(channel, user, now - PATIENCE) if user else None,
    )
