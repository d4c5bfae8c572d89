"""A question back waits for its answer; what was asked a moment ago is known; newcomers are greeted once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.services.answers.talking import PATIENCE, Talking, may_answer
from bot.services.delivery.receiving import Receiving
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "talk.db", "T1")
    opened.open()
    return opened


def test_a_question_back_waits_for_its_answer_and_not_longer(store: Store) -> None:
    clock = FixedClock()
    Talking(store, clock).ask_back("D1", "", "U1", "mind mig om møde i går")
    receiving = Receiving(store, clock)

    waiting = receiving.standing("D1", "2.0", "2.0", "U1").asked_back
    assert waiting is not None
    assert waiting.command == "mind mig om møde i går"
    assert receiving.standing("D1", "2.0", "2.0", "U2").asked_back is None

    clock.move(PATIENCE + timedelta(minutes=1))
    assert receiving.standing("D1", "2.0", "2.0", "U1").asked_back is None
    receiving.forget_old()
    clock.move(-PATIENCE)
    assert receiving.standing("D1", "2.0", "2.0", "U1").asked_back is None


def test_no_cpr_number_is_kept_with_a_question_back(store: Store) -> None:
    clock = FixedClock()
    Talking(store, clock).ask_back("D1", "", "U1", "mind mig om 310290-1234 i går")  # 31 February does not exist

    waiting = Receiving(store, clock).standing("D1", "2.0", "2.0", "U1").asked_back
    assert waiting is not None
    assert "310290" not in waiting.command


@pytest.mark.parametrize(
    ("command", "answer", "whole"),
    [
        ("mind mig om møde i går", "i morgen kl. 9", "mind mig om møde i morgen kl. 9"),
        ("mind mig om møde i går med Bo", "på tirsdag", "mind mig om møde på tirsdag med Bo"),
        ("mind mig om møde", "på tirsdag", "mind mig om møde på tirsdag"),
    ],
)
def test_an_answer_takes_the_place_of_what_could_not_be_used(
    store: Store, command: str, answer: str, whole: str
) -> None:
    assert Talking(store, FixedClock()).completed(command, answer) == whole


def test_questions_and_stories_are_no_answers() -> None:
    assert may_answer("i morgen kl. 9")
    assert not may_answer("hvad er et fleksjob?")
    assert not may_answer("ord " * 13)


def test_a_person_is_greeted_once(store: Store) -> None:
    talking = Talking(store, FixedClock())

    assert talking.greet("U1")
    assert not talking.greet("U1")
    assert talking.greet("U2")
