"""The section that answers, and whether any does."""

from __future__ import annotations

import pytest

from knowledge.answers import Found
from knowledge.entry import Example
from knowledge.search import Index
from tests.knowledge.small_library import CHRONIC, FLEX, LIBRARY

INDEX = Index(LIBRARY)


def found(question: str, index: Index = INDEX) -> Found:
    answer = index.ask(question)
    assert isinstance(answer, Found), answer
    return answer


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("hvor længe gives mentorstøtte", "Omfang"),
        ("hvad siger loven om personlig assistance", "Lovgrundlag"),
        ("Kan personlig assistance gives sammen med fleksjob?", "Samspil"),
        ("Hvor mange år gælder en § 56-aftale?", "Omfang"),
    ],
)
def test_the_section_follows_what_is_asked_and_the_words(question: str, heading: str) -> None:
    section = found(question).section

    assert section is not None
    assert section.heading == heading


def test_what_a_thing_is_stands_in_the_short_answer() -> None:
    assert found("hvad er et fleksjob").section is None


def test_an_example_question_placed_in_a_section_opens_it() -> None:
    placed = (*FLEX.questions, Example(q="må man flytte sit fleksjob til en anden by", section="Lovgrundlag"))
    index = Index([CHRONIC, FLEX.model_copy(update={"questions": placed})])
    section = found("kan hun flytte sit fleksjob til en anden by?", index).section

    assert section is not None
    assert section.heading == "Lovgrundlag"


@pytest.mark.parametrize(
    "question", ["Hvad er sagsbehandlingstiden for fleksjob?", "Hvad er beløbet for fleksjob i 2031?"]
)
def test_what_the_entry_does_not_tell_is_said(question: str) -> None:
    assert not found(question).covered


def test_what_it_tells_is_not_doubted() -> None:
    assert found("hvor længe gives mentorstøtte").covered
    assert found("hvad er et fleksjob").covered


def test_two_questions_in_one_message_are_both_answered() -> None:
    answer = found("Hvad siger loven om fleksjob, og hvem bevilger personlig assistance?")

    assert answer.then is not None
    both = {answer.best.entry.id: answer.section, answer.then.best.entry.id: answer.then.section}
    assert {entry: section.heading if section else None for entry, section in both.items()} == {
        "ordning-fleksjob": "Lovgrundlag",
        "ordning-personlig-assistance": "Hvem søger og bevilger",
    }
