"""The switchboard of messages: one listener, since Bolt runs only the first that matches.

Each message is put to each story once, written down before it is acknowledged and ticked off after the work: a
redelivery adds nothing, and what a crash or a failing database interrupted is taken up again.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.domain.errors import NotStored
from bot.services.delivery.receiving import Pending, Receiving, Standing
from bot.slack.inbound import Changed, Heard, Ignored, Removed, Said, read
from bot.text import common
from handlers.boundary import Listeners, Request

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 20
"""How often a message is taken up while the database fails, about a minute apart."""

KINDS: dict[str, type[Heard]] = {"said": Said, "changed": Changed, "removed": Removed}


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that is written down."""

    inbound: Heard
    pending: Pending


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
        listeners.written_down(("message", "app_mention"), self.write_down)
        listeners.event("message", self.received)
        listeners.event("app_mention", self.received)

    def write_down(self, body: Mapping[str, Any]) -> Taken | None:
        """Keep a message that somebody wants, before Slack hears that it has arrived. Raises NotStored."""
        inbound = read(body, self._bot_user)
        if isinstance(inbound, Ignored):
            return None
        version = f"/{inbound.version}" if isinstance(inbound, Changed) else ""
        kind = type(inbound).__name__.lower()
        event = Pending(inbound.channel, inbound.ts + version, kind, dataclasses.asdict(inbound))
        pending = self._receiving.accept(event, lambda standing: bool(self._takers(inbound, standing)))
        return None if pending is None else Taken(inbound, pending)

    def received(self, request: Request) -> None:
        taken: Taken | None = request.accepted
        if taken is not None:
            with self._listeners.lanes.hold(taken.inbound.channel):
                self._work(request, taken)

    def take_up(self) -> None:
        """Take up what was written down and not finished: after a start, or where the database had failed."""
        for pending in self._receiving.interrupted():
            try:
                self._take_up(pending)
            except NotStored as failure:
                log.warning("what was interrupted waits on: %s", failure.trouble)
                self._receiving.let_go(pending)

    def _take_up(self, pending: Pending) -> None:
        if pending.kind not in KINDS:
            self._listeners.take_up(pending)
            return
        if pending.acted:  # stored, with what is owed for it
            self._receiving.finish(pending)
            return
        self._receiving.taken_up(pending)
        inbound = _inbound(pending)
        request = self._listeners.bare_request(inbound.channel, getattr(inbound, "user", ""))
        with self._listeners.lanes.hold(inbound.channel):
            self._listeners.take(request, lambda request: self._work(request, Taken(inbound, pending)))

    def _work(self, request: Request, taken: Taken) -> None:
        """Do what a message asks for; where the database fails, it is left to be taken up again."""
        inbound, pending = taken.inbound, taken.pending
        with self._receiving.working(pending) as work:
            try:
                user = getattr(inbound, "user", "")
                standing = self._receiving.standing(inbound.channel, inbound.thread, inbound.ts, user)
                for story in self._takers(inbound, standing):
                    if story.run(request, inbound, standing):
                        break
            except NotStored as failure:
                self._receiving.let_go(pending)
                if work.stored:
                    return  # what was asked for is stored, with what is owed for it
                self._say_when(request, pending, failure)
                return
            except Exception:  # an answer too: the person is told, and nothing is left to take up again
                self._finish(pending)
                raise
        self._finish(pending)

    def _say_when(self, request: Request, pending: Pending, failure: NotStored) -> None:
        log.warning("a message waits: %s (attempt %s)", failure.trouble, pending.attempts)
        if pending.attempts >= MOST_ATTEMPTS:
            self._finish(pending)
            request.tell_now(common.NEVER_DONE)
        elif pending.attempts == 0:
            request.tell_now(common.taken_up_later(failure.trouble))

    def _finish(self, pending: Pending) -> None:
        try:
            self._receiving.finish(pending)
        except NotStored as failure:
            log.warning("a message could not be ticked off: %s", failure.trouble)
            self._receiving.let_go(pending)

    def _takers(self, inbound: Heard, standing: Standing) -> list[Story]:
        return [story for story in self._stories if story.takes(inbound, standing)]


def _inbound(pending: Pending) -> Heard:
    kind = KINDS[pending.kind]
    known = {field.name for field in dataclasses.fields(kind)}  # earlier versions wrote more of them
    return kind(**{name: value for name, value in pending.body.items() if name in known})
