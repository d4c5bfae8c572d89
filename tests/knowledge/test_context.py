"""Follow-ups in a thread."""

from __future__ import annotations

import pytest

from knowledge.answers import Compared, Earlier, Found, Silent, Suggested, Topic, Unknown
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


def asked(*questions: str) -> Topic:
    return INDEX.topic([Earlier(question) for question in questions])


def test_the_old_topic_is_returned_to() -> None:
    topic = asked("hvad er personlig assistance?", "hvad er mentorstøtte?")
    answer = INDEX.ask("hvem bevilger personlig assistance?", topic)

    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE


def test_a_topic_named_alone_keeps_what_was_asked() -> None:
    answer = INDEX.ask("og mentor?", asked("hvor længe varer fleksjob?"))

    assert isinstance(answer, Found)
    assert answer.best.entry == MENTOR
    assert answer.section is not None
    assert answer.section.heading == "Omfang"


def test_a_choice_keeps_what_was_asked() -> None:
    topic = INDEX.topic([Earlier("hvor længe varer det?", chosen=MENTOR.id)])
    answer = INDEX.ask("og hvad siger loven?", topic)

    assert isinstance(answer, Found)
    assert (answer.best.entry, answer.facet) == (MENTOR, "lovgrundlag")


def test_the_thread_compares_with_what_it_is_about_and_the_last_is_meant() -> None:
    topic = asked("hvad er mentorstøtte?")
    compared = INDEX.ask("hvad er forskellen på den og personlig assistance?", topic)
    answer = INDEX.ask("hvem bevilger den sidste?", INDEX.moved(topic, "forskellen på den og PA", compared))

    assert isinstance(compared, Compared)
    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE


def test_a_follow_up_that_the_entry_does_not_answer_is_said_to_be_one() -> None:
    answer = INDEX.ask("og hvad med hjemmeboende unge?", Topic(ASSISTANCE))

    assert isinstance(answer, Found)
    assert answer.from_thread
    assert not answer.covered


@pytest.mark.parametrize("remark", ["vi plejer nu bare at bruge mentor", "husk frokost kl. 12", "det var godt 😄"])
def test_remarks_between_colleagues_are_left_alone(remark: str) -> None:
    assert INDEX.ask(remark, Topic(ASSISTANCE), overheard=True) == Silent()


def test_a_question_without_a_topic_is_asked_back_and_its_answer_is_heard() -> None:
    assert INDEX.ask("hvor længe kan sådan en bevilling køre?") == Unknown(topicless=True)
    answer = INDEX.ask("mentor, mente jeg", asked("hvor længe kan sådan en bevilling køre?"), overheard=True)

    assert isinstance(answer, Found)
    assert (answer.best.entry, answer.section and answer.section.heading) == (MENTOR, "Omfang")


def test_the_fact_asked_back_for_narrows_the_case() -> None:
    story = "Mand på 40 med angst har brug for en støtteperson i starten. Hvad findes der?"
    first = INDEX.ask(story)
    answer = INDEX.ask("han er ledig", asked(story), overheard=True)

    assert isinstance(first, Suggested)
    assert first.ask_back is not None
    assert isinstance(answer, Suggested)
    assert answer.fits[0].entry == MENTOR
    assert not answer.likely
