"""The texts of files that are attached to a mail or shared with a message; what cannot be read is an empty text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.domain.openings.mail import Attachment
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


def _text(name: str, content: bytes) -> str:
    if not readable(name, len(content)):
        return ""
    try:
        return "\n\n".join(page.text for page in documents.pages(name, content, FIRST_PAGES))
    except documents.UnusableDocument:
        return ""
