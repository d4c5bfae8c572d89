"""Sends files to a person, as direct messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from bot.slack.web import Web

File = tuple[str, bytes]
"""Name and content."""


def send_files(web: Web, user: str, files: Sequence[File], comment: str) -> None:
    """One direct message with all files. Raises DeliveryFailed."""
    opened = web.write("conversations.open", users=user)
    uploads: list[dict[str, Any]] = [{"filename": name, "title": name, "content": content} for name, content in files]
    client = cast("Any", web.client)
    client.files_upload_v2(channel=opened["channel"]["id"], file_uploads=uploads, initial_comment=comment)
