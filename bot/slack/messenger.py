"""The messenger that speaks to Slack: sends, updates and finds messages."""

from __future__ import annotations

from datetime import datetime

from bot.services.ports import Sent
from bot.slack.ids import EVENT_TYPE
from bot.slack.message import render
from bot.slack.web import Web

LOOK_BACK = 200
"""Messages of a conversation that are searched for a marker."""


class SlackMessenger:
    """Implements ``bot.services.ports.Messenger``."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def send(self, recipient: str, notice: object, marker: str = "") -> Sent:
        message = render(notice)
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"marker": marker}} if marker else None
        answer = self._web.write(
            "chat.postMessage",
            channel=self._conversation(recipient),
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
            metadata=metadata,
        )
        return Sent(channel=answer["channel"], ts=answer["ts"])

    def update(self, at: Sent, notice: object) -> None:
        message = render(notice)
        self._web.write("chat.update", channel=at.channel, ts=at.ts, text=message.text, blocks=list(message.blocks))

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        channel = self._conversation(recipient)
        history = self._web.read(
            "conversations.history",
            channel=channel,
            oldest=f"{since.timestamp():.6f}",
            limit=LOOK_BACK,
            include_all_metadata="true",
        )
        for message in history["messages"]:
            if message.get("metadata", {}).get("event_payload", {}).get("marker") == marker:
                return Sent(channel, message["ts"])
        return None

    def _conversation(self, recipient: str) -> str:
        """A user's direct message, or the channel itself."""
        if not recipient.startswith(("U", "W")):
            return recipient
        opened = self._web.write("conversations.open", users=recipient)
        return str(opened["channel"]["id"])
