"""Which events the app hears about: what it subscribed to, in the conversations it is a member of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.state import BOT_USER
from bot.workspace.wire import payloads
from bot.workspace.wire.shapes import as_text

if TYPE_CHECKING:
    from bot.workspace.sockets import SocketMode
    from bot.workspace.state import Post, State
    from bot.workspace.wire.shapes import JsonObject

_MESSAGE_KINDS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


class Events:
    """Turns what happened into event envelopes."""

    def __init__(self, state: State, sockets: SocketMode, subscriptions: frozenset[str]) -> None:
        self._state = state
        self._sockets = sockets
        self._subscriptions = subscriptions

    async def posted(self, post: Post) -> str:
        """A new message, and the mention in it: two events. Returns the first event's id."""
        if post.seen_by is not None:
            return ""
        event_id = await self.publish(payloads.message_event(self._state, post), post.channel)
        if f"<@{BOT_USER}>" in post.text and post.bot_id is None and not self._direct(post.channel):
            await self.publish(payloads.mention_event(self._state, post), post.channel)
        return event_id

    async def changed(self, post: Post, previous: JsonObject) -> str:
        """A message was edited, updated or unfurled."""
        return await self.publish(payloads.changed_event(self._state, post, previous), post.channel)

    async def deleted(self, post: Post, previous: JsonObject) -> str:
        """A message was deleted."""
        channel = self._state.channels[post.channel]
        event = payloads.deleted_event(self._state, channel, post.ts, previous)
        return await self.publish(event, post.channel)

    async def publish(self, event: JsonObject, channel: str | None) -> str:
        """Send one event when the app is to hear of it; returns its event id, or an empty string."""
        name = as_text(event.get("type"))
        if name == "message" and channel is not None:
            name = _MESSAGE_KINDS[self._state.channels[channel].kind]
        member = channel is None or BOT_USER in self._state.members[channel]
        if name not in self._subscriptions or not member:
            return ""
        payload = payloads.event_callback(self._state, event)
        await self._sockets.send("events_api", payload)
        return as_text(payload.get("event_id"))

    def _direct(self, channel: str) -> bool:
        return self._state.channels[channel].direct
