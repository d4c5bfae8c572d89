"""What is posted: blocks with the one-line text that notifications and screen readers use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
"""One Block Kit block or element, as JSON."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in Slack: ``text`` is the summary, ``blocks`` what is shown.

    ``instead`` are the classic blocks for a workspace that refuses the newer ones. A message with ``files`` (name and
    content) is an upload, with ``text`` as its comment.
    """

    text: str
    blocks: tuple[Block, ...]
    instead: tuple[Block, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
