"""How a question is put leans to a heading, whatever it is about."""

from __future__ import annotations

from knowledge.language.normalise import words
from knowledge.reading.phrasing import Phrasing

PLACED = [
    ("hvem betaler for en mentor", "Til virksomheden"),
    ("hvem betaler for hjælpemidler på kontoret", "Til virksomheden"),
    ("hvem betaler vikaren, når han er syg", "Til virksomheden"),
    ("må man arbejde mere end 20 timer", "Omfang"),
    ("må man holde ferie i et fleksjob", "Omfang"),
    ("må man tage en uddannelse imens", "Omfang"),
]


def test_words_that_were_seen_before_lean_to_their_heading() -> None:
    leanings = Phrasing(PLACED).leanings(words("Hvem betaler tolken?"))

    assert leanings["Til virksomheden"] > 0 > leanings["Omfang"]


def test_words_seen_once_and_words_never_seen_lean_nowhere() -> None:
    phrasing = Phrasing(PLACED)

    assert phrasing.leanings(words("vikaren")) == phrasing.leanings(words("gummitræet"))
    assert all(abs(one) < 1e-9 for one in phrasing.leanings(()).values())


def test_without_placed_questions_nothing_leans() -> None:
    assert Phrasing([]).leanings(words("hvem betaler")) == {}
