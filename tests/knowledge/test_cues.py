"""Literal parts decide which expressions are worth trying."""

from __future__ import annotations

import pytest

from knowledge.data_files import sections
from knowledge.language.cues import Cues, anchors


@pytest.mark.parametrize(
    ("expression", "literal"),
    [
        ("varighed\\w*", ("varighed",)),
        ("hvor .{0,30}barsel", ("barsel",)),
        ("lovhjem+el", ("lovhjem",)),
        ("(?:trin|skridt) (?:et)?", ("trin", "skridt")),
        ("(?:uge|maaned)?", ()),
        ("e ?boks", ("boks",)),
        ("§(?:8|9)", ()),
    ],
)
def test_a_literal_part_stands_in_every_match(expression: str, literal: tuple[str, ...]) -> None:
    assert anchors(expression) == literal


def test_only_whole_words_are_found() -> None:
    assert Cues(["sats", "loft"]).within("hvad er satsen eller et loft")
    assert not Cues(["sats"]).within("indsatsen")


@pytest.mark.parametrize("name", ["facets", "pointers"])
def test_every_line_of_the_lists_is_an_expression(name: str) -> None:
    lines = [line for lines in sections(name).values() for line in lines]

    assert not list(Cues(lines).found(""))
