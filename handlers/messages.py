"""The switchboard of messages: one listener, since Bolt runs only the first that matches.

Each message is written down before the work and ticked off after it: a redelivery adds nothing, and what a crash
interrupted is taken up again at the next start.
"""

from __future__ import annotations

import dataclasses

from bot.domain.errors import BrobyggerError
from bot.services.receiving import Pending, Receiving
from bot.slack.inbound import Changed, Ignored, Removed, Said, read
from handlers.boundary import Listeners, Request
from handlers.experts import ExpertStory
from handlers.openings import JobOpenings
from handlers.questions import Questions

KINDS: dict[str, type[Said | Changed | Removed]] = {"said": Said, "changed": Changed, "removed": Removed}


class Messages:
    """``bot_user`` is the bot's own user id, known once the token has been checked."""

    def __init__(
        self,
        receiving: Receiving,
        bot_user: str,
        questions: Questions,
        experts: ExpertStory,
        openings: JobOpenings,
    ) -> None:
        self._receiving = receiving
        self._bot_user = bot_user
        self._questions = questions
        self._experts = experts
        self._openings = openings

    def register(self, listeners: Listeners) -> None:
        self._listeners = listeners
        listeners.event("message", self.received)
        listeners.event("app_mention", self.received)

    def received(self, request: Request) -> None:
        inbound = read(request.body, self._bot_user)
        if isinstance(inbound, Ignored) or not self._concerns_us(inbound):
            return
        kind = type(inbound).__name__.lower()
        version = f"/{inbound.version}" if isinstance(inbound, Changed) else ""
        with self._listeners.lanes.hold(inbound.channel):
            pending = self._receiving.accept(inbound.channel, inbound.ts + version, kind, dataclasses.asdict(inbound))
            if pending is None:
                return
            self._work(request, inbound, pending)

    def interrupted(self) -> list[Pending]:
        """What was accepted but not finished when the process ended; ask before new messages come in."""
        return self._receiving.unfinished()

    def resume(self, interrupted: list[Pending]) -> None:
        """Take up what was interrupted."""
        for pending in interrupted:
            inbound = KINDS[pending.kind](**pending.body)
            request = self._listeners.bare_request(inbound.channel, getattr(inbound, "user", ""))
            self._listeners.run(request, lambda request, inbound=inbound: self._handle(request, inbound))
            self._receiving.finish(pending)

    def _work(self, request: Request, inbound: Said | Changed | Removed, pending: Pending) -> None:
        """A named error is an answer too: the person is told, and nothing is left to take up again."""
        try:
            self._handle(request, inbound)
        except BrobyggerError:
            self._receiving.finish(pending)
            raise
        self._receiving.finish(pending)

    def _concerns_us(self, inbound: Said | Changed | Removed) -> bool:
        """Chatter in channels is never answered."""
        if self._experts.concerns(inbound) or self._openings.concerns(inbound):
            return True
        return isinstance(inbound, Said) and self._is_question(inbound)

    def _is_question(self, said: Said) -> bool:
        return said.direct or said.mentioned or self._questions.follows(said)

    def _handle(self, request: Request, inbound: Said | Changed | Removed) -> None:
        if self._experts.concerns(inbound):
            self._experts.replied(request, inbound)
            return
        if self._openings.concerns(inbound) and self._openings.handled(request, inbound):
            return
        if isinstance(inbound, Said) and self._is_question(inbound):
            self._questions.asked(request, inbound)
