"""Mails to a channel's address, as Slack describes them in a file of type e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import format_datetime, getaddresses
from html import escape, unescape
from typing import TYPE_CHECKING

from bot.workspace.wire.shapes import as_number, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.workspace.wire.shapes import JsonObject

PREVIEW = 500
"""Characters of the preview."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail; `sender` as in a header: `Name <address>`. Attachments are name and content."""

    subject: str
    sender: str
    text: str = ""
    html: str = ""
    attachments: tuple[tuple[str, bytes], ...] = ()

    def as_html(self) -> str:
        """The content of the file: Slack keeps a mail as HTML."""
        return self.html or f"<div>{'<br>'.join(escape(self.text).splitlines())}</div>"

    def described(self, attached: Sequence[JsonObject], now: datetime) -> JsonObject:
        """The fields that Slack adds to the file."""
        text = self.text or unescape(re.sub(r"<[^>]*>", " ", self.html)).strip()
        return {
            "title": self.subject,
            "mimetype": "text/html",
            "filetype": "email",
            "pretty_type": "Email",
            "mode": "email",
            "display_as_bot": True,
            "username": "Email",
            "subject": self.subject,
            "from": _people(self.sender),
            "to": [{"address": "", "name": "Email", "original": "Email <>"}],
            "cc": [],
            "attachments": [_attached(file) for file in attached],
            "original_attachment_count": len(attached),
            "plain_text": text,
            "preview": text[:PREVIEW],
            "preview_plain_text": text[:PREVIEW],
            "headers": {
                "date": format_datetime(now),
                "in_reply_to": None,
                "reply_to": None,
                "message_id": f"<{int(now.timestamp())}@mail.example>",
            },
            "has_more": False,
            "sent_to_self": False,
            "has_rich_preview": False,
            "file_access": "visible",
        }


def _people(header: str) -> list[JsonObject]:
    return [
        {"address": address, "name": name or address, "original": header} for name, address in getaddresses([header])
    ]


def _attached(file: JsonObject) -> JsonObject:
    """A mail's attachments are described more briefly than files are."""
    return {
        "filename": as_text(file.get("name")),
        "size": as_number(file.get("size")),
        "mimetype": as_text(file.get("mimetype")),
        "url": as_text(file.get("url_private")),
        "metadata": None,
    }
