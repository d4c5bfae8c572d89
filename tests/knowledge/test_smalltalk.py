"""Thanks and greetings ask for nothing; a question that thanks is still one."""

from __future__ import annotations

import pytest

from knowledge.language.normalise import words
from knowledge.language.smalltalk import is_small_talk


@pytest.mark.parametrize(
    "said",
    [
        "tak",
        "Tak for skemaerne!",
        "okay, tak for hjælpen",
        "så er den hjemme, tak for det",
        "mange tak, Ole",
        "hej",
    ],
)
def test_a_thank_you_asks_for_nothing(said: str) -> None:
    assert is_small_talk(words(said))


@pytest.mark.parametrize(
    "said",
    [
        "tak, hvem betaler?",
        "en liste over redskaber, tak",
        "tak for svaret, kan man få mentor oveni fleksjob",
        "mentor",
    ],
)
def test_a_question_that_thanks_is_a_question(said: str) -> None:
    assert not is_small_talk(words(said))
