"""Asks Slack whether it still takes the tokens: a socket can be dead because the network is, or because they are."""

from __future__ import annotations

from typing import Any, cast

from slack_sdk import WebClient

from bot.services.ports import DeliveryFailed
from bot.slack.web.api import Web

REFUSALS = frozenset(
    {"account_inactive", "app_uninstalled", "invalid_auth", "not_allowed_token_type", "not_authed", "token_expired",
     "token_revoked"}
)  # fmt: skip
"""What Slack answers where a token is no good; everything else passes."""

TIMEOUT = 5
"""Seconds: two calls must be over before the lease wants to be renewed."""


class Probe:
    """The two tokens of one installation."""

    def __init__(self, bot_token: str, app_token: str, api_url: str) -> None:
        self._bot = _impatient(bot_token, api_url)
        self._app = _impatient(app_token, api_url)

    def refusal(self) -> str | None:
        """Slack's word for why a token is no good, None where it takes both. Raises DeliveryFailed: no answer."""
        return _refusal(self._bot, "auth.test") or _refusal(self._app, "apps.connections.open")


def _impatient(token: str, api_url: str) -> Web:
    client = WebClient(token=token, base_url=api_url, timeout=TIMEOUT)
    cast("Any", client).retry_handlers.clear()
    return Web(client)


def _refusal(web: Web, method: str) -> str | None:
    try:
        web.write(method)
    except DeliveryFailed as failure:
        if failure.reason in REFUSALS:
            return failure.reason
        raise
    return None
