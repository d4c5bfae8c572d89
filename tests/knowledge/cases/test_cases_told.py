"""When a message tells a case, and what is offered where little is known."""

from __future__ import annotations

import pytest

from knowledge.answers import Suggested, Unknown
from knowledge.cases import asked, engine, facts
from knowledge.reading import asking
from tests.knowledge.small_library import LIBRARY


@pytest.mark.parametrize(
    "text",
    [
        "Vores maler har gigt i hænderne og er tit hjemme. Kan firmaet få noget igen for de dage?",
        "mand 50 kontanthj, angst, ka ik komme ud. hva gør vi",
        "Kan der gives noget til hende? Hun er ledig, blind og 40.",
        "en sælger hos os har mistet hørelsen på det ene øre og kan ikke følge med på møderne mere, ellers er alt godt",
    ],
)
def test_a_person_is_told_of(text: str) -> None:
    assert asked.told(text, None, tells=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Hun er ledig med angst og har haft fem forskellige sagsbehandlere. Hvad ved vi om det?",
        "Ledig mand på 50 med gigt. Er der erfaringer med at give pauser?",
        "hvem bevilger",
    ],
)
def test_a_question_of_experience_or_of_nobody_is_no_case(text: str) -> None:
    assert asked.told(text, None, tells=True) is None


def test_a_question_beside_the_schemes_is_answered_as_probable() -> None:
    story = "Ansat mand på 50 med epilepsi har mange sygedage."
    fitting = asked.told(f"{story} Hvad kan vi søge?", None, tells=True)
    beside = asked.told(f"{story} Hvor mange kroner kommer der på lønsedlen?", None, tells=True)

    assert fitting is not None
    assert beside is not None
    answers = [asked.answer(told, LIBRARY, lambda _: 0.5, english=False) for told in (fitting, beside)]
    assert [isinstance(one, Suggested) and one.likely for one in answers] == [False, True]


def test_a_question_is_found_before_its_story() -> None:
    story, question = asking.split_story("Hvad kan hun få? Hun er ledig og har gigt.")

    assert question.startswith("Hvad kan hun")
    assert "gigt" in story


def test_two_colleagues_of_the_firm_are_not_two_persons() -> None:
    told = asked.told("Vi er et firma med to ansatte, og den ene, en smed, er syg tit. Hvad kan vi søge?", None)

    assert told is not None
    answer = asked.answer(told, LIBRARY, lambda _: 0.5, english=False)
    assert isinstance(answer, Suggested)
    assert answer.ask_back is not asked.ONE_AT_A_TIME


def test_a_pensioners_scheme_is_not_offered_to_one_of_whom_no_situation_is_told() -> None:
    known = facts.read("Kvinde på 40 med angst har brug for en støtteperson i starten")

    offered = {fit.entry.id for fit in engine.suggest(LIBRARY, known).fits}
    assert "ordning-mentor" in offered
    assert "ordning-loentilskud-foertidspension" not in offered


def test_words_bring_up_no_scheme_whose_status_is_not_told() -> None:
    known = facts.read("Kvinde på 40 har brug for en støtteperson i starten")
    words = {"ordning-paragraf-56-aftale": 1.0}

    offered = {fit.entry.id for fit in engine.suggest(LIBRARY, known, words).fits}
    employed = facts.read("Ansat kvinde på 40 har brug for en støtteperson i starten")

    assert "ordning-paragraf-56-aftale" not in offered
    assert "ordning-paragraf-56-aftale" in {fit.entry.id for fit in engine.suggest(LIBRARY, employed, words).fits}


def test_what_is_not_wanted_is_not_offered() -> None:
    known = facts.read("Ledig mand med angst tør ikke møde op alene, men han vil ikke have en mentor")

    assert "ordning-mentor" not in {fit.entry.id for fit in engine.suggest(LIBRARY, known).fits}


def test_what_lies_beside_the_schemes_is_sent_to_its_office() -> None:
    told = asked.told("Hun er ledig med angst og skal skilles. Hvad kan hun gøre?", None, tells=True)

    assert told is not None
    answer = asked.answer(told, LIBRARY, lambda _: 0.5, english=False)
    assert isinstance(answer, Unknown)
    assert answer.pointer == "Familieretshuset"
