"""A reference is found however it is written, and nothing else is taken for it."""

from __future__ import annotations

import json

import pytest

from bot.domain.references import ERASED, blotted


@pytest.mark.parametrize(
    "written",
    [
        "Z81",
        "z81",
        "Z-81",
        "z\u201381",
        "Z 81",
        "Z81s",
        "Z81's",
        "Z81\u2019s",
        "(Z81)",
        "Z_81".replace("_", "\u2011"),
        "Z81,",
    ],
)
def test_every_spelling_names_it(written: str) -> None:
    assert ERASED in blotted(f"hils {written} i dag", "Z81")
    assert ERASED in blotted(f"hils {written} i dag", "Z-81")


@pytest.mark.parametrize("written", ["Z810", "AZ81", "Z8 1", "z 81", "81", "Z", "Z81a"])
def test_other_words_are_left_alone(written: str) -> None:
    text = f"hils {written} i dag"
    assert blotted(text, "Z81") == text


def test_a_small_word_before_a_number_is_no_citizen() -> None:
    assert blotted("praktik i 12 uger", "I12") == "praktik i 12 uger"


def test_inside_json_it_is_found_after_a_line_break_and_the_rest_stays_readable() -> None:
    value = json.dumps(
        {"note": "Ring\nZ81 er syg", "Z81": ["z81s", 3, None], "on": "2026-11-30T09:00", "who": "U0Z81ABCD"}
    )
    clean = json.loads(blotted(value, "Z81"))
    assert clean == {
        "note": f"Ring\n{ERASED} er syg",
        ERASED: [ERASED, 3, None],
        "on": "2026-11-30T09:00",
        "who": "U0Z81ABCD",
    }


def test_dates_and_ids_in_json_are_no_references_even_where_those_are_numbers() -> None:
    value = '{"at":"2026-11-30","ts":"1764500000.123456","note":"sag 2026"}'
    assert json.loads(blotted(value, "2026")) == {
        "at": "2026-11-30",
        "ts": "1764500000.123456",
        "note": f"sag {ERASED}",
    }


def test_what_only_begins_like_json_is_a_text() -> None:
    assert blotted("[vigtigt] ring til Z81", "Z81") == f"[vigtigt] ring til {ERASED}"
