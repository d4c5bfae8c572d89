"""The app is taken out of the workspace, or its tokens are withdrawn: noted, so that the process looks, and ends."""

from __future__ import annotations

from bot.services.upkeep.pulse import Pulse
from handlers.boundary import Listeners


class Installation:
    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse

    def register(self, listeners: Listeners) -> None:
        listeners.event("app_uninstalled", lambda request: self._pulse.refused("app_uninstalled"))
        listeners.event("tokens_revoked", lambda request: self._pulse.refused("token_revoked"))
