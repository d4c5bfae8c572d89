"""What a job spares a person, or demands."""

from __future__ import annotations

import pytest

from bot.domain.openings.considerations import Topic, read, terms
from bot.domain.openings.drafts import Draft


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ingen tunge løft", Topic.LIFTING),
        ("uden løft", Topic.LIFTING),
        ("tunge løft kan undgås", Topic.LIFTING),
        ("ikke kundekontakt", Topic.CUSTOMERS),
        ("støjfri", Topic.NOISE),
        ("ingen aften- eller weekendarbejde", Topic.EVENINGS),
        ("undgå stress", Topic.STRESS),
        ("ingen loeft", Topic.LIFTING),
    ],
)
def test_what_is_ruled_out(text: str, topic: Topic) -> None:
    assert topic in read(text).no
    assert topic not in read(text).yes


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("tunge løft", Topic.LIFTING),
        ("ekspedition af kunder", Topic.CUSTOMERS),
        ("kørekort kræves", Topic.DRIVING),
        ("mentor og gode pauser", Topic.MENTOR),
        ("siddende arbejde", Topic.SITTING),
        ("ikke mandag. Tunge løft", Topic.LIFTING),
    ],
)
def test_what_is_there(text: str, topic: Topic) -> None:
    assert topic in read(text).yes


def test_considerations_spare_and_requirements_demand() -> None:
    found = terms(
        Draft(tasks="lager med tunge løft", requirements="kørekort", considerations="hensyn til løft, pauser")
    )

    assert found.demands == {Topic.DRIVING}
    assert found.spares == {Topic.LIFTING}
    assert found.offers == {Topic.BREAKS}
