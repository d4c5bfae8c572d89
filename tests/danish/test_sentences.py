"""A sentence ends where a reader would stop."""

from __future__ import annotations

import pytest

from danish import sentences


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mentor er en person. Den gives i 6 måneder.", "Mentor er en person."),
        ("Kommunen giver et tilskud pr. Time eller dag. Se satser.", "Kommunen giver et tilskud pr. Time eller dag."),
        ("Efter § 56 stk. 2 i loven. [K1] [K2] Se mere.", "Efter § 56 stk. 2 i loven. [K1] [K2]"),
        ("Kun én", "Kun én"),
        ("Det er ca. 20 timer, jf. LAB. [K1] Mere.", "Det er ca. 20 timer, jf. LAB. [K1]"),
        ("Tilskud på 2.500 kr. Det gives for et år.", "Tilskud på 2.500 kr."),
        ("Ca. 10 dage, fx. Ved eftersyn. Øvrige dage tæller ikke.", "Ca. 10 dage, fx. Ved eftersyn."),
        ("Kan man det? Ja.", "Kan man det?"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert sentences.first(text) == first
