"""What Slack knows of channels, user groups and people; asked once and remembered for a while."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

from bot.services.ports import Clock, DeliveryFailed
from bot.slack.web.api import Json, Web

log = logging.getLogger(__name__)

FRESH = timedelta(minutes=10)


class Directory:
    """Names to ids and back. Channels are given in the config by name or id."""

    def __init__(self, web: Web, clock: Clock) -> None:
        self._web = web
        self._clock = clock
        self._lock = threading.Lock()
        self._channels: dict[str, str] = {}
        self._asked_at: datetime | None = None
        self._guests: dict[str, bool] = {}
        self._groups: dict[str, tuple[datetime, tuple[str, ...]]] = {}

    def channel(self, name: str) -> str | None:
        """The id of a channel the bot can see; None where there is none of that name."""
        if name[:1] in "CG" and name.isalnum() and name.isupper():
            return name
        with self._lock:
            if name not in self._channels or self._is_old(self._asked_at):
                self._channels = self._listed()
                self._asked_at = self._clock.now()
            return self._channels.get(name)

    def members(self, group: str) -> tuple[str, ...]:
        """The users of a user group as last known; Slack is asked only about one that never was: see ``refresh``."""
        known = self._groups.get(group)
        return self._members_now(group) if known is None else known[1]

    def refresh(self) -> None:
        """Ask about every user group that has been asked about, where that was a while ago."""
        for group, (asked_at, _) in list(self._groups.items()):
            if self._is_old(asked_at):
                self._members_now(group)

    def _members_now(self, group: str) -> tuple[str, ...]:
        try:
            answer = self._web.read("usergroups.users.list", usergroup=group)
        except DeliveryFailed as failure:
            log.warning("a user group could not be read: %s", failure.reason)
            users = self._groups[group][1] if group in self._groups else ()
            self._groups[group] = (self._clock.now() - FRESH, users)  # asked again at the next refresh
            return users
        users = tuple(str(user) for user in answer["users"])
        self._groups[group] = (self._clock.now(), users)
        return users

    def person(self, user: str) -> tuple[str, bool]:
        """The display name of a user, and whether the account is active. Raises DeliveryFailed."""
        found: Json = self._web.read("users.info", user=user)["user"]
        self._guests[user] = bool(found.get("is_restricted") or found.get("is_ultra_restricted"))
        profile: Json = found.get("profile", {})
        name = profile.get("display_name") or profile.get("real_name") or found.get("real_name") or found.get("name")
        return str(name or user), not found.get("deleted", False)

    def is_guest(self, user: str) -> bool:
        """Whether a user is a guest, as last known: asked once, when they first do what only a broker may."""
        if user not in self._guests:
            try:
                self.person(user)
            except DeliveryFailed as failure:
                log.warning("it is not known who is a guest: %s", failure.reason)
        return self._guests.get(user, False)

    def _listed(self) -> dict[str, str]:
        channels = self._web.pages(
            "conversations.list", "channels", types="public_channel,private_channel", exclude_archived="true"
        )
        return {str(channel["name"]): str(channel["id"]) for channel in channels}

    def _is_old(self, asked_at: datetime | None) -> bool:
        return asked_at is None or self._clock.now() - asked_at >= FRESH
