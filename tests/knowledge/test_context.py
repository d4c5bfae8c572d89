"""Follow-ups in a thread."""

from __future__ import annotations

import pytest

from knowledge.answers import Found, Topic, Unknown
from knowledge.search import Index
from tests.knowledge.small_library import ASSISTANCE, CHRONIC, LIBRARY, MENTOR

INDEX = Index(LIBRARY)


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("og hvor mange timer?", "omfang"),
        ("hvad siger loven?", "lovgrundlag"),
        ("hvem bevilger det så?", "ansoegning"),
        ("hvad hvis han er i fleksjob?", "samspil"),
        ("gælder det også selvstændige?", None),
    ],
)
def test_a_follow_up_is_answered_within_the_threads_entry(question: str, facet: str | None) -> None:
    answer = INDEX.ask(question, Topic(ASSISTANCE))

    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE
    assert answer.facet == facet
    assert answer.from_thread


def test_a_new_topic_leaves_the_thread() -> None:
    answer = INDEX.ask("kronikeraftale krav ti sygedage", Topic(MENTOR))

    assert isinstance(answer, Found)
    assert answer.best.entry == CHRONIC
    assert not answer.from_thread


def test_thanks_in_a_thread_are_thanks() -> None:
    assert INDEX.ask("tak for hjælpen!", Topic(MENTOR)) == Unknown(small_talk=True)


def test_a_foreign_topic_in_a_thread_is_sent_on() -> None:
    answer = INDEX.ask("hvad er dagpengesatsen for en dimittend", Topic(MENTOR))

    assert isinstance(answer, Unknown)
    assert answer.pointer


def test_without_a_thread_a_follow_up_is_not_answered() -> None:
    assert not isinstance(INDEX.ask("og hvad siger han så"), Found)
