"""The one way to speak in Slack: post, update, whisper, upload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.services.ports import DeliveryFailed, Sent
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import quiet
from bot.slack.web.api import Json, Web


class Sender:
    """Every method raises DeliveryFailed where Slack refuses or does not answer.

    A message that has ``instead`` is sent with those classic blocks where the workspace refuses the newer ones.
    """

    def __init__(self, web: Web) -> None:
        self._web = web

    def post(
        self,
        message: Message,
        channel: str,
        thread: str = "",
        metadata: Json | None = None,
        *,
        also_outside: bool = False,
    ) -> Sent:
        """Post in a conversation, or in a thread of it; a message with files is uploaded.

        ``also_outside`` shows what is posted in a thread in the conversation as well.
        """
        if message.files:
            return self._upload(message, channel, thread)
        answer = _with_fallback(
            message,
            lambda blocks: self._web.write(
                "chat.postMessage",
                channel=channel,
                thread_ts=thread or None,
                reply_broadcast=True if thread and also_outside else None,
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

    def respond(self, message: Message, url: str) -> None:
        """Show something else in the message whose button was pressed, also where only one person sees it."""
        _with_fallback(
            message,
            lambda blocks: self._web.respond(
                url, {"replace_original": True, "text": quiet(message.text), "blocks": blocks or []}
            ),
        )

    def answer(self, message: Message, url: str, thread: str = "", *, to_all: bool = False) -> None:
        """Answer where a person did something, whether the bot is there or not: to them alone, or to everybody."""
        body = {
            "response_type": "in_channel" if to_all else "ephemeral",
            "replace_original": False,
            "text": quiet(message.text),
        }
        inside = {"thread_ts": thread} if thread else {}
        _with_fallback(
            message, lambda blocks: self._web.respond(url, body | inside | ({"blocks": blocks} if blocks else {}))
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

    def address(self, at: Sent) -> str:
        """The link to a message; empty where Slack gives none."""
        try:
            return str(self._web.read("chat.getPermalink", channel=at.channel, message_ts=at.ts)["permalink"])
        except DeliveryFailed:
            return ""

    def conversation(self, user: str) -> str:
        """The id of the direct messages with a person."""
        return str(self._web.write("conversations.open", users=user)["channel"]["id"])

    def _upload(self, message: Message, channel: str, thread: str) -> Sent:
        self._web.upload(channel, thread or None, message.files, message.text)
        return Sent(channel, thread)


def _with_fallback(message: Message, send: Callable[[list[Block] | None], Any]) -> Json:
    try:
        return send(quiet(list(message.blocks)) or None)
    except DeliveryFailed as failure:
        if failure.reason != "invalid_blocks" or not message.instead:
            raise
        return send(quiet(list(message.instead)))
