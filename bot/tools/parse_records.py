"""What the parsers understand, in the fixed forms of ``brobygger parse`` (product.md) and as lines to read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.openings import parser as opening_parser
from bot.text import when as when_text
from bot.text.terminal import parsing as text
from danish.dates import Unclear, When, understand


def when_record(words: str, now: datetime) -> dict[str, Any]:
    """``first`` (local ISO time or null), ``rule`` (RRULE or null), ``question`` (Danish, or null)."""
    understood = understand(words, now)
    if isinstance(understood, Unclear):
        return {"first": None, "rule": None, "question": when_text.question(understood)}
    return {"first": understood.first.isoformat(timespec="minutes"), "rule": understood.rule, "question": None}


def when_lines(record: dict[str, Any]) -> str:
    """A record of `when_record` in words."""
    if record["first"] is None:
        return str(record["question"])
    return when_text.describe(When(datetime.fromisoformat(record["first"]), record["rule"]))


def opening_record(words: str, now: datetime) -> dict[str, Any]:
    """``openings``: the fields of each opening that a message states; empty where the message would not be logged."""
    parsed = opening_parser.parse(words, now)
    drafts = parsed.drafts if parsed.verdict == "opening" else ()
    return {"openings": [draft.as_record() for draft in drafts]}


def opening_lines(record: dict[str, Any]) -> str:
    """A record of `opening_record` in words, one opening after the other."""
    openings: list[dict[str, Any]] = record["openings"]
    return text.openings(openings)
