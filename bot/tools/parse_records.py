"""What the parsers understand, in the fixed forms of ``brobygger parse`` (product.md) and as lines to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.openings import parser as opening_parser
from bot.domain.openings.opening import draft_from_record
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
    """``openings``: the fields of each opening that a message states; empty where the message would not be logged.

    Where there is something to say also ``unsure`` (the fields to check, a list for each opening), ``left_out`` (how
    many openings of a long list were not read), and ``ask`` (true where the poster is asked whether it is one).
    """
    parsed = opening_parser.parse(words, now)
    drafts = parsed.drafts if parsed.verdict == "opening" else ()
    record: dict[str, Any] = {"openings": [draft.as_record() for draft in drafts]}
    unsure = [sorted(draft.unsure & draft.as_record().keys()) for draft in drafts]
    if any(unsure):
        record["unsure"] = unsure
    if parsed.left_out and drafts:
        record["left_out"] = parsed.left_out
    if parsed.verdict == "doubtful":
        record["ask"] = True
    return record


def reply_record(words: str, now: datetime, before: Mapping[str, object]) -> dict[str, Any]:
    """``sets``: what a reply in an opening's thread adds to ``before`` or changes of it; ``unread`` asks a person."""
    reply = opening_parser.parse_reply(words, now, draft_from_record(before))
    record: dict[str, Any] = {"sets": reply.as_record()}
    return record | {"unread": True} if reply.unread else record


def reply_lines(record: dict[str, Any]) -> str:
    """A record of `reply_record` in words."""
    return text.reply(record["sets"])


def opening_lines(record: dict[str, Any]) -> str:
    """A record of `opening_record` in words, one opening after the other."""
    openings: list[dict[str, Any]] = record["openings"]
    return text.openings(openings)
