"""Slack's message events as typed values, or the reason why they are not for us."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.openings.mail import file_ids, is_mail

PERSON_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})


@dataclass(frozen=True, slots=True)
class Said:
    """A person wrote something. ``thread`` is the ts the answer hangs on; ``in_thread`` that it is a reply.

    ``files`` are the ids of what was shared with it. A mail to the channel's address has no ``user``.
    """

    channel: str
    ts: str
    thread: str
    user: str
    text: str
    direct: bool
    in_thread: bool
    mentioned: bool
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A person edited a message; ``version`` orders several edits of one message."""

    channel: str
    ts: str
    thread: str
    user: str
    text: str
    version: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A message was deleted."""

    channel: str
    ts: str

    @property
    def thread(self) -> str:
        """What may hang on it."""
        return self.ts


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us."""

    reason: str


Heard = Said | Changed | Removed
"""What may concern a story."""

Inbound = Heard | Ignored


def read(body: Mapping[str, Any], bot_user: str) -> Inbound:
    """Read the body of a ``message`` or ``app_mention`` event (docs.slack.dev, Events API)."""
    event: Mapping[str, Any] = body.get("event", {})
    channel = str(event.get("channel", ""))
    match event.get("subtype"):
        case "message_changed":
            return _changed(channel, event)
        case "message_deleted":
            return Removed(channel, str(event.get("deleted_ts", "")))
        case subtype if subtype not in PERSON_SUBTYPES:
            return Ignored(f"subtype {subtype}")
        case _:
            pass
    mail = is_mail(event)
    user = str(event.get("user") or "")
    if not mail and (event.get("bot_id") or user in {"", bot_user}):
        return Ignored("not a person")
    text = str(event.get("text") or "")
    ts = str(event.get("ts") or "")
    if not ts:
        return Ignored("no message")
    thread = str(event.get("thread_ts") or ts)
    return Said(
        channel=channel,
        ts=ts,
        thread=thread,
        user="" if mail else user,
        text=without_mention(text, bot_user),
        direct=event.get("channel_type") == "im",
        in_thread=thread != ts,
        mentioned=f"<@{bot_user}>" in text or f"<@{bot_user}|" in text,
        files=file_ids(event),
    )


def without_mention(text: str, bot_user: str) -> str:
    """The text without the mention of the bot itself."""
    return re.sub(rf"<@{re.escape(bot_user)}(\|[^>]*)?>[,:]?", " ", text).strip()


def _changed(channel: str, event: Mapping[str, Any]) -> Inbound:
    message: Mapping[str, Any] = event.get("message", {})
    before: Mapping[str, Any] = event.get("previous_message", {})
    if message.get("subtype") == "tombstone":
        return Removed(channel, str(message.get("ts", "")))
    if message.get("bot_id") or not message.get("user"):
        return Ignored("not a person")
    if message.get("text") == before.get("text"):
        return Ignored("unfurled, not edited")
    edited: Mapping[str, Any] = message.get("edited", {})
    ts = str(message.get("ts") or "")
    if not ts:
        return Ignored("no message")
    return Changed(
        channel=channel,
        ts=ts,
        thread=str(message.get("thread_ts") or ts),
        user=str(message["user"]),
        text=str(message.get("text") or ""),
        version=str(edited.get("ts") or event.get("event_ts") or ts),
        files=file_ids(message),
    )
