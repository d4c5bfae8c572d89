"""Whole messages: the labelled file must stay above its floor, and no text may make the parser fail."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.openings.parser import parse, read_anyway
from bot.tools.evaluating_openings import Labelled, score

NOW = datetime(2026, 11, 23, 9, 15)
LABELLED = Path(__file__).with_name("opening_messages.jsonl")

DETECTION_FLOOR = 0.97
FIELDS_FLOOR = 0.96
COUNT_FLOOR = 0.96

PIECES = [
    "søger",
    "mangler",
    "3 timer",
    "man-fre",
    "kl. 9-12",
    "Kroen",
    "i Vejen",
    "1)",
    "2)",
    "a)",
    "•",
    "\n",
    "Krav:",
    "Kontakt",
    "97 10 35 48",
    "+45",
    "31/2",
    "uge 54",
    "uge 0",
    "d. 0.",
    "(",
    ")",
    "småjob",
    "<mailto:",
    "|",
    ">",
    "&lt;",
    "*",
    ":wave:",
    "=",
    "op til",
    "2 x",
    "Mvh",
    "Lone",
    "é",
    "½",
    "\u0000",
    "\ud83d\ude00",
    ",",
    ".",
    "senest",
    "start",
    "0 timer",
    "99999 timer",
    "x x x",
]


def test_the_labelled_messages_stay_above_the_floor():
    figures = score([Labelled.of(json.loads(line)) for line in LABELLED.read_text(encoding="utf-8").splitlines()])
    assert figures.detection.f1 >= DETECTION_FLOOR
    assert figures.overall.f1 >= FIELDS_FLOOR
    assert figures.count_right >= COUNT_FLOOR


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text):
    parse(text, NOW)
    read_anyway(text, NOW)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_meaningful_pieces_is_read_without_error(pieces):
    for parsed in (parse(" ".join(pieces), NOW), parse("".join(pieces), NOW)):
        assert parsed.verdict in {"opening", "doubtful", "none"}
        assert bool(parsed.drafts) == (parsed.verdict != "none")


@pytest.mark.parametrize("text", ["", " \n\t", "🎉🎉", "\x00\x01\x02", "1" * 500, "....", "<@U0ABCDEF12>"])
def test_a_text_without_words_is_no_opening(text):
    assert parse(text, NOW).verdict == "none"
    assert parse(text, NOW).drafts == ()


@pytest.mark.parametrize(
    "piece", ["a", " ", "1", "12 ", "man ", "Anders ", "opvask 3 timer småjob og ", "- a 3 timer\n", "(a", "Krav: x. "]
)
def test_the_longest_message_slack_allows_is_read_in_time(piece):
    begin = time.perf_counter()
    parse(piece * (40_000 // len(piece)), NOW)
    assert time.perf_counter() - begin < 3.0


@pytest.mark.parametrize("number", ["000101-0000", "0001010000", "000101 0000"])
def test_a_number_like_a_cpr_number_is_put_into_no_field(number):
    record = (
        parse(f"Kroen i Assens søger opvasker, 8 timer. Ring Bo 62 17 40 95. Reference {number}", NOW)
        .drafts[0]
        .as_record()
    )
    assert "contact_phone" not in record or record["contact_phone"] == "62174095"
    assert not any(number in str(value) for value in record.values())
