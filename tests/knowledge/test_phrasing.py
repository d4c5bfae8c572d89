"""How a question is put leans to a heading, whatever it is about."""

from __future__ import annotations

from knowledge.language.normalise import words
from knowledge.reading import phrasing
from knowledge.reading.phrasing import Phrasing

PLACED = [
    ("hvem betaler for en mentor", "Til virksomheden"),
    ("hvem betaler for hjælpemidler på kontoret", "Til virksomheden"),
    ("hvem betaler vikaren, når han er syg", "Til virksomheden"),
    ("må man arbejde mere end 20 timer", "Omfang"),
    ("må man holde ferie i et fleksjob", "Omfang"),
    ("må man tage en uddannelse imens", "Omfang"),
]


def learnt() -> Phrasing:
    return Phrasing.learnt([(words(question), heading) for question, heading in PLACED], phrasing.paired, 2)


def test_words_that_were_seen_before_lean_to_their_heading() -> None:
    leanings = learnt().leanings(phrasing.paired(words("Hvem betaler tolken?")))

    assert leanings["Til virksomheden"] > 0 > leanings["Omfang"]


def test_words_seen_once_and_words_never_seen_lean_nowhere() -> None:
    leaning = learnt()

    assert leaning.leanings(["vikaren"]) == leaning.leanings(["gummitraeet"])
    assert all(abs(one) < 1e-9 for one in leaning.leanings(()).values())


def test_without_placed_questions_nothing_leans() -> None:
    assert Phrasing.learnt([], phrasing.single, 2).leanings(["hvem", "betaler"]) == {}
