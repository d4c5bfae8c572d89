"""The messenger that speaks to Slack: sends, updates and finds messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.services.ports import DeliveryFailed, Sent
from bot.slack.ids import EVENT_TYPE
from bot.slack.message import Block, Message, render
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
        conversation, thread = self._conversation(recipient)
        return post(self._web, message, conversation, thread, metadata)

    def update(self, at: Sent, notice: object) -> None:
        message = render(notice)
        self._web.write("chat.update", channel=at.channel, ts=at.ts, text=message.text, blocks=list(message.blocks))

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        channel, thread = self._conversation(recipient)
        history = self._web.read(
            "conversations.replies" if thread else "conversations.history",
            channel=channel,
            ts=thread,
            oldest=f"{since.timestamp():.6f}",
            limit=LOOK_BACK,
            include_all_metadata="true",
        )
        for message in history["messages"]:
            if message.get("metadata", {}).get("event_payload", {}).get("marker") == marker:
                return Sent(channel, message["ts"])
        return None

    def _conversation(self, recipient: str) -> tuple[str, str | None]:
        """A user's direct message or the channel itself, and the thread in it."""
        conversation, _, thread = recipient.partition("/")
        if conversation.startswith(("U", "W")):
            opened = self._web.write("conversations.open", users=conversation)
            conversation = str(opened["channel"]["id"])
        return conversation, thread or None


def post(
    web: Web, message: Message, channel: str, thread: str | None = None, metadata: dict[str, Any] | None = None
) -> Sent:
    """Post a message or upload its files; with the classic blocks where Slack refuses the newer ones."""
    if message.files:
        web.upload(channel, thread, message.files, message.text)
        return Sent(channel, thread or "")

    def posted(blocks: tuple[Block, ...]) -> dict[str, Any]:
        return web.write(
            "chat.postMessage",
            channel=channel,
            thread_ts=thread,
            text=message.text,
            blocks=list(blocks),
            unfurl_links=False,
            unfurl_media=False,
            metadata=metadata,
        )

    try:
        answer = posted(message.blocks)
    except DeliveryFailed as failure:
        if failure.reason != "invalid_blocks" or not message.instead:
            raise
        answer = posted(message.instead)
    return Sent(channel=answer["channel"], ts=answer["ts"])
