"""The texts of files that are attached to a mail or shared with a message; what cannot be read is an empty text."""

from __future__ import annotations

import email
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Final

from bot.domain.openings.mail import Attachment, Mail, Sender
from bot.services import documents

MOST_BYTES: Final = 10_000_000
"""A file that is larger is not read, and need not be fetched: an advertisement has no 10 MB of text."""
MOST_FILES: Final = 5
FIRST_PAGES: Final = 10
READABLE: Final = frozenset(documents.READERS)
"""The endings of files that are read, with their full stop."""


def readable(name: str, size: int) -> bool:
    """Whether it is worth fetching a file of this name and size in bytes."""
    return Path(name).suffix.lower() in READABLE and size <= MOST_BYTES


def texts(files: Iterable[tuple[str, bytes]]) -> tuple[Attachment, ...]:
    """The text of each file (name and content), at most the first five."""
    return tuple(Attachment(name, _text(name, content)) for name, content in list(files)[:MOST_FILES])


def mail_of(raw: bytes) -> Mail:
    """A mail as it was sent (RFC 5322), with the texts of its attachments; what is broken in it is left out."""
    parsed = email.message_from_bytes(raw[:MOST_BYTES], policy=policy.default)
    name, address = parseaddr(str(parsed.get("From", "")))
    return Mail(
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        subject=str(parsed.get("Subject", "")),
        sender=Sender(name, address),
        attachments=texts(_attached(parsed)),
    )


def _text(name: str, content: bytes) -> str:
    if not readable(name, len(content)):
        return ""
    try:
        return "\n\n".join(page.text for page in documents.pages(name, content, FIRST_PAGES))
    except documents.UnusableDocument:
        return ""


def _body(parsed: EmailMessage, kind: str) -> str:
    part = parsed.get_body(preferencelist=(kind,))
    try:
        return str(part.get_content()) if part is not None else ""
    except (LookupError, UnicodeError, ValueError):
        return ""


def _attached(parsed: EmailMessage) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for part in parsed.iter_attachments():
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes):
            found.append((str(part.get_filename()), content))
    return found
