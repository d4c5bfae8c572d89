"""The messenger of what is owed: finds the conversation, renders, sends; finds a message by its marker."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.services.answers.asking import Answered
from bot.services.delivery.notices import Shown
from bot.services.ports import DeliveryFailed, Sent
from bot.slack.ids import EVENT_TYPE
from bot.slack.rendering import render
from bot.slack.web.api import Json, Web
from bot.slack.web.sender import Sender

CLOCKS = timedelta(minutes=5)
"""How far the server's clock may be ahead of Slack's."""

log = logging.getLogger(__name__)

LOOK_BACK = 200
"""Messages of a conversation that are searched for a marker."""


class SlackMessenger:
    """Implements ``bot.services.ports.Messenger``."""

    def __init__(self, web: Web, sender: Sender) -> None:
        self._web = web
        self._sender = sender

    def send(self, recipient: str, shown: Shown, marker: str = "") -> Sent:
        conversation, thread = self._conversation(recipient)
        outside = isinstance(shown, Answered) and shown.outside
        mark = _metadata(marker) if marker else None
        return self._sender.post(render(shown), conversation, thread, mark, also_outside=outside)

    def update(self, at: Sent, shown: Shown) -> None:
        self._sender.update(render(shown), at)

    def mark(self, at: Sent, emoji: str, before: str) -> None:
        for method, name in (("reactions.remove", before), ("reactions.add", emoji)):
            if not name:
                continue
            try:
                self._web.write(method, channel=at.channel, timestamp=at.ts, name=name)
            except DeliveryFailed as failure:
                if failure.uncertain or failure.ours or failure.retry_after is not None:
                    raise
                log.info("%s: %s", method, failure.reason)

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        channel, thread = self._conversation(recipient)
        history = self._web.read(
            "conversations.replies" if thread else "conversations.history",
            channel=channel,
            ts=thread or None,
            oldest=f"{(since - CLOCKS).timestamp():.6f}",
            limit=LOOK_BACK,
            include_all_metadata="true",
        )
        for message in history["messages"]:
            if message.get("metadata", {}).get("event_payload", {}).get("marker") == marker:
                return Sent(channel, message["ts"])
        return None

    def _conversation(self, recipient: str) -> tuple[str, str]:
        """A user's direct messages or the channel itself, and the thread in it, empty where there is none."""
        conversation, _, thread = recipient.partition("/")
        if conversation.startswith(("U", "W")):
            conversation = self._sender.conversation(conversation)
        return conversation, thread


def marker(kind: str, key: str) -> Json:
    """The metadata by which a message is found that is not owed yet, as ``Delivery.marker`` names it."""
    return _metadata(f"{kind}/{key}")


def _metadata(mark: str) -> Json:
    return {"event_type": EVENT_TYPE, "event_payload": {"marker": mark}}
