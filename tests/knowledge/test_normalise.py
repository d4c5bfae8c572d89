"""Danish spelling made comparable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.normalise import STOPWORDS, fold, grams, pairs, stem, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Løntilskud", "loentilskud"),
        ("hjælpemidler på arbejdspladsen", "HJAELPEMIDLER PAA ARBEJDSPLADSEN"),
        ("§ 56", "paragraf 56"),
        ("§56-aftale", "pargraf 56 aftale"),
        ("§ 56", "par. 56"),
        ("café", "cafe"),
    ],
)
def test_spellings_of_one_thing_become_the_same_words(written: str, typed: str) -> None:
    assert words(written) == words(typed)


def test_a_paragraph_sign_stays_with_its_number() -> None:
    assert words("Hvad siger §56, stk. 2?") == ["hvad", "siger", "§56", "stk", "2"]


def test_inflections_share_a_stem() -> None:
    assert stem("arbejdspladsen") == stem("arbejdspladserne") == stem("arbejdspladser")


def test_not_is_no_stop_word() -> None:
    assert "ikke" not in STOPWORDS


def test_pairs_are_neighbouring_stems() -> None:
    parts = ["kort", "svar", "igen"]

    assert pairs(parts) == [f"{stem(left)} {stem(right)}" for left, right in pairwise(parts)]


def test_a_misspelling_shares_most_letter_groups() -> None:
    right, wrong = set(grams("asistance")), set(grams("assistance"))

    assert len(right & wrong) / len(right | wrong) > 0.5


@given(st.text(max_size=200))
def test_folding_is_done_once(text: str) -> None:
    assert words(fold(text)) == words(text)
