"""The switchboard of messages: one listener, since Bolt runs only the first that matches.

Each message is put to each story once, written down before the work and ticked off after it: a redelivery adds
nothing, and what a crash interrupted is taken up again at the next start.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Protocol

from bot.domain.errors import BrobyggerError
from bot.services.receiving import Pending, Receiving, Standing
from bot.slack.inbound import Changed, Heard, Ignored, Removed, Said, read
from handlers.boundary import Do, Listeners, Request

KINDS: dict[str, type[Heard]] = {"said": Said, "changed": Changed, "removed": Removed}


class Story(Protocol):
    """Somebody who may want a message."""

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """Whether it is for this story; nothing is looked up."""
        ...

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """Do what it asks for; False leaves it to the next story that takes it."""
        ...


class Messages:
    """``bot_user`` is the bot's own user id, known once the token has been checked; the first story comes first."""

    def __init__(self, receiving: Receiving, bot_user: str, stories: Sequence[Story]) -> None:
        self._receiving = receiving
        self._bot_user = bot_user
        self._stories = stories

    def register(self, listeners: Listeners) -> None:
        self._listeners = listeners
        listeners.event("message", self.received)
        listeners.event("app_mention", self.received)

    def received(self, request: Request) -> None:
        inbound = read(request.body, self._bot_user)
        if isinstance(inbound, Ignored):
            return
        with self._listeners.lanes.hold(inbound.channel):
            work = self._work_of(inbound)
            if work is None or (pending := self._accept(inbound)) is None:
                return
            try:
                work(request)
            except BrobyggerError:  # an answer too: the person is told, and nothing is left to take up again
                self._receiving.finish(pending)
                raise
            self._receiving.finish(pending)

    def interrupted(self) -> list[Pending]:
        """What was accepted but not finished when the process ended; ask before new messages come in."""
        return self._receiving.unfinished()

    def resume(self, interrupted: list[Pending]) -> None:
        """Take up what was interrupted."""
        for pending in interrupted:
            kind = KINDS[pending.kind]
            known = {field.name for field in dataclasses.fields(kind)}  # earlier versions wrote more of them
            inbound = kind(**{name: value for name, value in pending.body.items() if name in known})
            if work := self._work_of(inbound):
                request = self._listeners.bare_request(inbound.channel, getattr(inbound, "user", ""))
                self._listeners.run(request, work)
            self._receiving.finish(pending)

    def _work_of(self, inbound: Heard) -> Do | None:
        """What is to be done about a message; None where no story takes it."""
        standing = self._receiving.standing(inbound.channel, inbound.thread, inbound.ts, getattr(inbound, "user", ""))
        takers = [story for story in self._stories if story.takes(inbound, standing)]

        def work(request: Request) -> None:
            for story in takers:
                if story.run(request, inbound, standing):
                    return

        return work if takers else None

    def _accept(self, inbound: Heard) -> Pending | None:
        version = f"/{inbound.version}" if isinstance(inbound, Changed) else ""
        kind = type(inbound).__name__.lower()
        return self._receiving.accept(inbound.channel, inbound.ts + version, kind, dataclasses.asdict(inbound))
