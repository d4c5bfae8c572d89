"""The scheme finder."""

from __future__ import annotations

from knowledge.entry import Affected, Need, Situation
from knowledge.finder import find
from tests.knowledge.small_library import LIBRARY


def fitting(situation: Situation, affected: tuple[Affected, ...] = (), needs: tuple[Need, ...] = ()) -> list[str]:
    return [fit.entry.id.removeprefix("ordning-") for fit in find(LIBRARY, situation, affected, needs)]


def test_a_need_gives_the_schemes_that_meet_it() -> None:
    assert fitting(Situation.EMPLOYED, needs=(Need.ABSENCE,)) == ["paragraf-56-aftale"]


def test_what_is_made_for_the_affected_comes_before_what_is_for_all() -> None:
    assert fitting(Situation.EMPLOYED, (Affected.SIGHT,), (Need.TASKS,)) == ["personlig-assistance", "mentor"]


def test_more_needs_met_come_first() -> None:
    assert fitting(Situation.EMPLOYED, needs=(Need.TASKS, Need.SUPPORT_PERSON))[0] == "mentor"


def test_what_is_made_for_something_else_is_left_out() -> None:
    assert "personlig-assistance" not in fitting(Situation.EMPLOYED, (Affected.HEARING,), (Need.TASKS,))


def test_another_situation_is_left_out() -> None:
    assert fitting(Situation.STUDENT) == []


def test_a_closed_scheme_comes_last() -> None:
    assert fitting(Situation.UNEMPLOYED, needs=(Need.FEWER_HOURS, Need.EDUCATION)) == ["fleksjob", "revalidering"]


def test_each_fit_has_its_reason_and_the_needs_it_meets() -> None:
    [fit] = find(LIBRARY, Situation.SELF_EMPLOYED, (Affected.MOVEMENT,), (Need.TASKS, Need.EQUIPMENT))

    assert fit.needs == (Need.TASKS,)
    assert fit.reason == "Betaler en hjælper til afgrænsede opgaver."
