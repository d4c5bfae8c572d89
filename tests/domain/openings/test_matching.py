"""Wish lists and openings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.matching import Fit, ReasonKind, Wish, fit, fits, keys, offer, offer_keys

OPENING = Draft(
    company="Netto",
    place="6000 Kolding",
    tasks="lagermedarbejder, pakke varer",
    type=OpeningType.SMAAJOB,
    hours_min=10.0,
    hours_max=10.0,
    weekdays=("mon", "wed"),
    considerations="ingen tunge løft, gode pauser",
)
WISH = Wish("A12", "U1", ("butik", "lager", ""), 8.0, 12.0, ("Vejle", "Kolding"))


def found(wish: Wish, draft: Draft = OPENING) -> Fit | None:
    return fit(offer(draft), wish)


def reasons(wish: Wish, draft: Draft = OPENING) -> dict[ReasonKind, str]:
    one = found(wish, draft)
    assert one is not None
    return {reason.kind: reason.value for reason in one.reasons}


def test_a_fit_tells_why() -> None:
    wish = replace(WISH, considerations="ingen tunge løft, pauser", weekdays=("mon",), types=(OpeningType.SMAAJOB,))

    assert reasons(wish) == {
        ReasonKind.JOB: "lager",
        ReasonKind.HOURS: "10-10",
        ReasonKind.PLACE: "Kolding",
        ReasonKind.DAYS: "mon",
        ReasonKind.TYPE: "smaajob",
        ReasonKind.SPARED: "lifting",
        ReasonKind.OFFERED: "breaks",
    }


@pytest.mark.parametrize(
    "wish",
    [
        replace(WISH, jobs=("kontor", "", "")),
        replace(WISH, hours_min=15.0, hours_max=20.0),
        replace(WISH, hours_min=None, hours_max=8.0),
        replace(WISH, places=("Odense",)),
        replace(WISH, weekdays=("fri",)),
        replace(WISH, types=(OpeningType.FLEKSJOB,)),
    ],
)
def test_what_speaks_against_it_settles_it(wish: Wish) -> None:
    assert found(wish) is None


def test_a_burden_that_is_demanded_settles_it() -> None:
    heavy = replace(OPENING, tasks="lager med tunge løft", considerations=None)

    assert found(replace(WISH, considerations="ingen tunge løft"), heavy) is None
    assert found(replace(WISH, considerations="tunge løft"), heavy) is None
    assert found(WISH, heavy) is not None


def test_what_the_opening_leaves_open_is_named() -> None:
    one = found(WISH, Draft(tasks="lager"))

    assert one is not None
    assert one.unknown == ("hours", "place")


def test_the_rank_of_the_job_decides_the_order() -> None:
    first = replace(WISH, case_ref="B1", jobs=("lager", "", ""))
    third = replace(WISH, case_ref="B3", jobs=("kontor", "have", "lager"))

    assert [one.wish.case_ref for one in fits(offer(OPENING), [third, WISH, first])] == ["B1", "A12", "B3"]


@pytest.mark.parametrize(
    ("job", "tasks"),
    [
        ("rengøring", "gøre rent på kontor"),
        ("rengoering", "rengøringsassistent"),
        ("køkken", "opvasker i kantine"),
        ("butik", "salgsassistent"),
        ("pedel", "forefaldende viceværtopgaver"),
        ("lagerarbejde", "lager"),
        ("gartner", "lugning og klipning af hække"),
        ("chauffør", "køre varer ud med varebil"),
    ],
)
def test_the_same_work_in_other_words_is_found(job: str, tasks: str) -> None:
    wish = replace(WISH, jobs=(job, "", ""))
    offered = offer(replace(OPENING, tasks=tasks))

    assert fit(offered, wish) is not None
    assert keys(wish) & offer_keys(offered)


@pytest.mark.parametrize(
    ("job", "tasks"),
    [("butik", "opvask"), ("pedel", "pædagogmedhjælper"), ("it", "italiensk køkken"), ("kok", "kokosplukker på lager")],
)
def test_other_work_is_other_work(job: str, tasks: str) -> None:
    assert found(replace(WISH, jobs=(job, "", "")), replace(OPENING, tasks=tasks)) is None
