"""CPR numbers in documents, whose tables hold rows of numbers that look like one."""

from __future__ import annotations

import pytest

from bot.domain.privacy import count_in_document


@pytest.mark.parametrize(
    "text",
    [
        "Borgeren 310290-1234 deltog",
        "Borgeren 3102901234 deltog",
        "310290 1234",
        "født 31.02.90-1234",
        "CPR: 31 02 90 1234",
        "Kolding 31 02 90 1234",
        "310290–1234",
        "310290-xxxx",
    ],
)
def test_a_number_of_a_person_is_counted(text: str) -> None:
    assert count_in_document(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Deltagere\t861\t2.760.038",
        "Kolding 12 10 75 1234 55",
        "2019 31 02 90 1234",
        "3 1 0 2 9 0 1 2 3 4",
        "I alt 480 392 82 % af 3102",
    ],
)
def test_a_row_of_a_table_is_not(text: str) -> None:
    assert count_in_document(text) == 0


def test_each_number_counts() -> None:
    assert count_in_document("310290-1234 og 300291-4321, og igen 310290-1234") == 3
