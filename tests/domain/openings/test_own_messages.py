"""Messages and replies written for these tests, by kind; the fields are those a caseworker reads in them.

A closed value must be right or marked as unsure, a free text must agree in its words; the share of fields that are
found and right is held for the whole set, so that one odd phrase does not stop a good change.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.openings.opening import draft_from_record
from bot.domain.openings.parser import parse, parse_reply
from bot.tools.evaluating_openings import Labelled, same, score

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


MESSAGES = lines("messages.jsonl")
REPLIES = lines("replies.jsonl")


def test_the_figures_on_all_messages_hold() -> None:
    figures = score([Labelled.of(record) for record in MESSAGES])
    assert figures.detection.f1 >= 0.98
    assert figures.count_right >= 0.97
    assert figures.overall.f1 >= 0.96
    assert figures.unmarked_share <= 0.02


@pytest.mark.parametrize("record", MESSAGES, ids=lambda record: f"{record['kind']}: {record['text'][:40]}")
def test_an_opening_is_found_and_what_is_none_left_alone(record: dict[str, Any]) -> None:
    parsed = parse(record["text"], datetime.fromisoformat(record["now"]))
    found = parsed.drafts if parsed.verdict == "opening" else ()
    assert len(found) == len(record["openings"]), parsed.reasons


@pytest.mark.parametrize("record", REPLIES, ids=lambda record: f"{record['kind']}: {record['text'][:40]}")
def test_a_reply_sets_what_it_says_and_nothing_else(record: dict[str, Any]) -> None:
    before = draft_from_record(record["before"])
    sets = parse_reply(record["text"], datetime.fromisoformat(record["now"]), before).as_record()
    assert sets.keys() == record["sets"].keys()
    assert all(same(name, value, sets[name]) for name, value in record["sets"].items()), sets


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Start engang til sommer, tror jeg", True),
        ("Fristen kender de ikke endnu", True),
        ("Tak, det lyder godt", False),
        ("Er det 10 timer?", False),
        ("10 timer", False),
    ],
)
def test_a_reply_about_a_field_that_could_not_be_read_says_so(text: str, unread: bool) -> None:
    assert parse_reply(text, datetime(2027, 3, 1, 9)).unread is unread
