"""Slack's Web API behind two typed calls; its refusals and lost answers as DeliveryFailed.

``read`` sends arguments in the query and ``write`` as JSON, as docs.slack.dev asks of the methods used here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from http.client import HTTPException
from socket import gaierror
from typing import Any, cast
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.services.ports import DeliveryFailed

Json = dict[str, Any]

PERMANENT = frozenset(
    {
        "cannot_dm_bot", "cannot_reply_to_message", "cant_update_message", "channel_not_found", "edit_window_closed",
        "invalid_blocks", "is_archived", "message_not_found", "messages_tab_disabled", "msg_blocks_too_long",
        "msg_too_long", "not_in_channel", "restricted_action", "thread_not_found", "user_disabled", "user_not_found",
        "user_not_in_channel", "user_not_visible",
    }
)  # fmt: skip
"""Errors that no further try can cure: of this message, this conversation or this person."""

OURS = frozenset(
    {
        "access_denied", "account_inactive", "app_uninstalled", "invalid_auth", "missing_scope", "no_permission",
        "not_allowed_token_type", "not_authed", "org_login_required", "team_access_not_granted", "token_expired",
        "token_revoked",
    }
)  # fmt: skip
"""Errors of the installation itself: what waits is sent once it is mended (docs.slack.dev, chat.postMessage)."""


SLACK_API = "https://slack.com/api/"


class Web:
    """One workspace's Web API."""

    def __init__(self, client: WebClient) -> None:
        self.client = client
        self.scopes: frozenset[str] = frozenset()
        """What the bot's token may do, as Slack said with its last answer; empty before the first."""
        self.answered_at = ""
        """Slack's clock at its last answer, as an HTTP date; empty where it did not tell."""
        self._call: Callable[..., Any] = cast("Any", client).api_call

    def read(self, method: str, **arguments: object) -> Json:
        """Ask for something. Raises DeliveryFailed."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._noted(_guarded(lambda: self._call(method, http_verb="GET", params=given)))

    def pages(self, method: str, key: str, **arguments: object) -> list[Json]:
        """Everything a paged method lists under ``key``. Raises DeliveryFailed."""
        found: list[Json] = []
        cursor = None
        while True:
            page = self.read(method, cursor=cursor, limit=200, **arguments)
            found.extend(page[key])
            cursor = page.get("response_metadata", {}).get("next_cursor") or None
            if cursor is None:
                return found

    def write(self, method: str, **arguments: object) -> Json:
        """Change something. Raises DeliveryFailed."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._noted(_guarded(lambda: self._call(method, json=given)))

    def respond(self, url: str, body: Json) -> Json:
        """Answer an interaction at its ``response_url``, which needs no membership. Raises DeliveryFailed.

        It takes five answers in half an hour (docs.slack.dev, "Handling user interaction").
        """
        hook: Any = WebhookClient(
            url,
            timeout=self.client.timeout,
            proxy=self.client.proxy,
            ssl=self.client.ssl,
            retry_handlers=[],
        )
        answer = _guarded(lambda: hook.send_dict(body))
        if answer.status_code == 429:
            seconds = int(answer.headers.get("Retry-After", 1))
            raise DeliveryFailed("ratelimited", retry_after=timedelta(seconds=seconds))
        if answer.status_code != 200 or '"ok": false' in str(answer.body):
            raise DeliveryFailed(_words(answer.body), permanent=200 < answer.status_code < 500)
        return {}

    def upload(self, channel: str, thread: str | None, files: Sequence[tuple[str, bytes]], comment: str) -> None:
        """Put files (name and content) into a conversation, as one message. Raises DeliveryFailed."""
        uploads = [{"filename": name, "title": name, "content": content} for name, content in files]
        client = cast("Any", self.client)
        _guarded(
            lambda: client.files_upload_v2(
                channel=channel, thread_ts=thread, file_uploads=uploads, initial_comment=comment
            )
        )

    def _noted(self, answer: Any) -> Json:
        headers = {str(name).lower(): value for name, value in answer.headers.items()}
        self.answered_at = str(headers.get("date", ""))
        if scopes := headers.get("x-oauth-scopes"):
            self.scopes = frozenset(scopes.replace(" ", "").split(","))
        return dict(answer.data)


def _guarded(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except SlackApiError as error:
        response: Any = cast("Any", error).response
        reason = str(response.get("error", "unknown"))
        if response.status_code == 429:
            seconds = int(response.headers.get("Retry-After", 1))
            raise DeliveryFailed("ratelimited", retry_after=timedelta(seconds=seconds)) from error
        raise DeliveryFailed(reason, permanent=reason in PERMANENT, ours=reason in OURS) from error
    except (OSError, HTTPException) as error:
        raise DeliveryFailed("no answer", uncertain=not _never_left(error)) from error


def _words(body: object) -> str:
    """Slack's error of a ``response_url``, which stands there alone or in an object."""
    found = re.search(r"[a-z]+(?:_[a-z]+)+", str(body))
    return found[0] if found else "refused"


def _never_left(error: Exception) -> bool:
    """Whether there was no connection at all, so that nothing can have arrived."""
    cause = error.reason if isinstance(error, URLError) else error
    return isinstance(cause, ConnectionRefusedError | gaierror)
