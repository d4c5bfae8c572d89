"""Channels: renamed, archived, left, joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.services.channels import ChannelChange, Channels
from handlers.boundary import Listeners
from handlers.request import Request

CHANGES = {
    "channel_rename": ChannelChange.RENAMED,
    "group_rename": ChannelChange.RENAMED,
    "channel_archive": ChannelChange.ARCHIVED,
    "group_archive": ChannelChange.ARCHIVED,
    "channel_deleted": ChannelChange.ARCHIVED,
    "group_deleted": ChannelChange.ARCHIVED,
    "channel_unarchive": ChannelChange.REOPENED,
    "group_unarchive": ChannelChange.REOPENED,
    "channel_left": ChannelChange.LEFT,
    "group_left": ChannelChange.LEFT,
}


class ChannelStory:
    """``arrived`` is done with a channel that Brobygger was invited to; ``bot_user`` is its own user id."""

    def __init__(self, channels: Channels, bot_user: str, arrived: Callable[[str], object]) -> None:
        self._channels = channels
        self._bot_user = bot_user
        self._arrived = arrived

    def register(self, listeners: Listeners) -> None:
        for event, change in CHANGES.items():
            listeners.event(event, lambda request, change=change: self.changed(request, change))
        listeners.event("member_joined_channel", self.joined)

    def changed(self, request: Request, change: ChannelChange) -> None:
        channel: str | dict[str, Any] = request.body["event"].get("channel", "")
        named = {"id": channel} if isinstance(channel, str) else channel
        self._channels.changed(str(named.get("id", "")), change, str(named.get("name", "")))

    def joined(self, request: Request) -> None:
        event = request.body["event"]
        if event.get("user") == self._bot_user:
            channel = str(event.get("channel", ""))
            self._channels.changed(channel, ChannelChange.JOINED, channel)
            self._arrived(channel)
