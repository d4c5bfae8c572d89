"""Slack's message events: what is for us, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.inbound import Changed, Ignored, Removed, Said, read

BOT = "U0BOT"


def body(**event: Any) -> dict[str, Any]:
    base = {"type": "message", "channel": "C1", "ts": "1.0", "user": "U1", "text": "hej", "channel_type": "channel"}
    return {"team_id": "T1", "event": base | event}


def test_a_message_is_read() -> None:
    said = read(body(), BOT)

    assert said == Said("C1", "1.0", "1.0", "U1", "hej", direct=False, in_thread=False, mentioned=False)


def test_a_mention_is_recognised_and_taken_out_of_the_text() -> None:
    said = read(body(text=f"<@{BOT}> hvad er en mentor?"), BOT)

    assert isinstance(said, Said)
    assert said.mentioned
    assert said.text == "hvad er en mentor?"


def test_a_reply_knows_its_thread() -> None:
    said = read(body(thread_ts="0.5"), BOT)

    assert isinstance(said, Said)
    assert (said.thread, said.in_thread) == ("0.5", True)


@pytest.mark.parametrize(
    "event",
    [
        {"user": BOT},
        {"bot_id": "B1"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "user": None},
        {
            "subtype": "message_changed",
            "message": {"user": "U1", "ts": "1.0", "text": "a"},
            "previous_message": {"text": "a"},
        },
        {"subtype": "message_changed", "message": {"bot_id": "B1", "ts": "1.0"}, "previous_message": {}},
    ],
)
def test_bots_joins_and_unfurls_are_ignored(event: dict[str, Any]) -> None:
    assert isinstance(read(body(**event), BOT), Ignored)


def test_an_edit_carries_its_version() -> None:
    message = {"user": "U1", "ts": "1.0", "text": "ny", "edited": {"ts": "2.0"}}
    changed = read(body(subtype="message_changed", message=message, previous_message={"text": "gammel"}), BOT)

    assert isinstance(changed, Changed)
    assert (changed.text, changed.version) == ("ny", "2.0")


def test_a_deleted_message_and_a_tombstone_are_both_removed() -> None:
    assert read(body(subtype="message_deleted", deleted_ts="1.0"), BOT) == Removed("C1", "1.0")
    tombstone = {"subtype": "tombstone", "ts": "1.0"}
    assert read(body(subtype="message_changed", message=tombstone, previous_message={}), BOT) == Removed("C1", "1.0")


def test_a_picture_with_a_text_is_a_message() -> None:
    assert isinstance(read(body(subtype="file_share"), BOT), Said)
