"""When several people mean the same by the same words."""

from __future__ import annotations

import pytest

from bot.domain.wording import Pick, agreeing, normalised, similar

WORDS = "den blaa mappe"


def test_the_words_alone_count() -> None:
    assert normalised("Den BLÅ mappe, [fjernet]?!") == WORDS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tidlig fastholdelse fleks", "fleks tidlig fastholdelse", True),
        ("hvad er blaabogen", "hvad er blaaabogen", True),
        ("mentor til en ledig", "mentor til en ansat", False),
        ("", "", False),
    ],
)
def test_wordings_are_similar_whatever_their_order(one: str, other: str, same: bool) -> None:
    assert similar(one, other) is same


@pytest.mark.parametrize(
    ("people", "times"),
    [(["a", "b", "a"], 3), (["a", "b", "c", "c"], 4), (["a", "a", "a", "a"], 0), (["a", "b"], 0), ([], 0)],
)
def test_three_times_by_two_people_make_a_habit(people: list[str], times: int) -> None:
    assert agreeing(WORDS, [Pick(person, WORDS) for person in people]) == times


def test_other_words_do_not_count() -> None:
    picks = [Pick("a", WORDS), Pick("b", WORDS), Pick("c", "noget helt andet end det")]

    assert agreeing(WORDS, picks) == 0
