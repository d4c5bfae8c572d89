"""The one way to speak in Slack: post, update, whisper, upload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.services.ports import DeliveryFailed, Sent
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import quiet
from bot.slack.web import Json, Web


class Sender:
    """Every method raises DeliveryFailed where Slack refuses or does not answer.

    A message that has ``instead`` is sent with those classic blocks where the workspace refuses the newer ones.
    """

    def __init__(self, web: Web) -> None:
        self._web = web

    def post(self, message: Message, channel: str, thread: str = "", metadata: Json | None = None) -> Sent:
        """Post in a conversation, or in a thread of it; a message with files is uploaded."""
        if message.files:
            return self._upload(message, channel, thread)
        answer = _with_fallback(
            message,
            lambda blocks: self._web.write(
                "chat.postMessage",
                channel=channel,
                thread_ts=thread or None,
                text=quiet(message.text),
                blocks=blocks,
                unfurl_links=False,
                unfurl_media=False,
                metadata=metadata,
            ),
        )
        return Sent(str(answer["channel"]), str(answer["ts"]))

    def update(self, message: Message, at: Sent) -> None:
        """Show something else in a message of the bot's own."""
        _with_fallback(
            message,
            lambda blocks: self._web.write(
                "chat.update", channel=at.channel, ts=at.ts, text=quiet(message.text), blocks=blocks or []
            ),
        )

    def whisper(self, message: Message | str, user: str, channel: str = "", thread: str = "") -> None:
        """Tell one person only: where they are, or in their own conversation where they are in none."""
        shown = Message(message, ()) if isinstance(message, str) else message
        if not channel:
            self.post(shown, self.conversation(user))
            return
        _with_fallback(
            shown,
            lambda blocks: self._web.write(
                "chat.postEphemeral",
                channel=channel,
                user=user,
                thread_ts=thread or None,
                text=quiet(shown.text),
                blocks=blocks,
            ),
        )

    def respond(self, message: Message | str, url: str, thread: str = "", *, to_all: bool = False) -> None:
        """Answer an interaction at its ``response_url``: the person alone, or everybody in the conversation."""
        shown = Message(message, ()) if isinstance(message, str) else message
        _with_fallback(
            shown,
            lambda blocks: self._web.respond(
                url,
                response_type="in_channel" if to_all else "ephemeral",
                replace_original=False,
                thread_ts=thread or None,
                text=quiet(shown.text),
                blocks=blocks,
            ),
        )

    def conversation(self, user: str) -> str:
        """The id of the direct messages with a person."""
        return str(self._web.write("conversations.open", users=user)["channel"]["id"])

    def _upload(self, message: Message, channel: str, thread: str) -> Sent:
        self._web.upload(channel, thread or None, message.files, message.text)
        return Sent(channel, thread)


def _with_fallback(message: Message, send: Callable[[list[Block] | None], Any]) -> Any:
    try:
        return send(quiet(list(message.blocks)) or None)
    except DeliveryFailed as failure:
        if failure.reason != "invalid_blocks" or not message.instead:
            raise
        return send(quiet(list(message.instead)))
