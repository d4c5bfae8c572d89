"""Wish lists and openings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.openings.country.places import Reach
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.matching import (
    Fit,
    ReasonKind,
    Wish,
    fit,
    fits,
    keys,
    offer,
    offer_keys,
    suggestions,
)
from bot.domain.openings.opening import Opening, Origin
from bot.text.wishes import fit_reasons

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)

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

NEAR = (None, Reach.TOWN, Reach.MUNICIPALITY, Reach.NEIGHBOUR)


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


@pytest.mark.parametrize(
    ("place", "wanted", "reach"),
    [
        ("6000 Kolding", "Kolding", Reach.TOWN),
        ("Lunderskov", "Kolding", Reach.MUNICIPALITY),
        ("Fredericia", "Vejle", Reach.NEIGHBOUR),
        ("Horsens", "Vejle", Reach.SECOND),
        ("Odense", "Fyn", Reach.TOWN),
    ],
)
def test_the_place_named_that_is_nearest_counts(place: str, wanted: str, reach: Reach) -> None:
    one = found(replace(WISH, places=("Vejle", "Kolding", "Fyn")), replace(OPENING, place=place))

    assert one is not None
    assert one.reach is reach
    assert [(reason.value, reason.reach) for reason in one.reasons if reason.kind is ReasonKind.PLACE] == [
        (wanted, reach)
    ]


def test_the_nearer_the_better() -> None:
    places = ("Kolding", "Lunderskov", "Vejle", "Hedensted")
    scores = [fit(offer(replace(OPENING, place=place)), replace(WISH, places=("Kolding",))) for place in places]

    assert [one.score for one in scores if one] == sorted((one.score for one in scores if one), reverse=True)
    assert len({one.score for one in scores if one}) == len(places)


def test_nobody_is_told_unasked_of_what_is_two_municipalities_away() -> None:
    far = offer(replace(OPENING, place="Hedensted"))
    wish = replace(WISH, places=("Kolding",))

    assert fit(far, wish) is not None
    assert fits(far, [wish]) == []
    assert fits(offer(replace(OPENING, place="Vejle")), [wish])


def test_a_place_nobody_knows_is_left_open() -> None:
    one = found(WISH, replace(OPENING, place="ved den gamle havn"))

    assert one is not None
    assert one.unknown == ("place",)
    assert one.reach is None


def test_the_openings_for_a_citizen_come_with_the_best_first_and_why() -> None:
    drafts = [
        replace(OPENING, place="Hedensted"),
        replace(OPENING, place="Skagen"),
        replace(OPENING, place="Vejle"),
        replace(OPENING, tasks="kontorhjælp"),
        OPENING,
        OPENING,
    ]
    openings = [Opening(at + 1, Origin("C1"), "U1", one, NOW) for at, one in enumerate(drafts)]
    wish = replace(WISH, places=("Kolding",))

    found = suggestions(wish, openings)

    assert [one.opening.number for one in found] == [6, 5, 3, 1]
    assert [fit_reasons(one.fit) for one in found][1:] == [
        "B-job lager; 10 timer passer; Kolding",
        "B-job lager; 10 timer passer; nabokommune til Kolding",
        "B-job lager; 10 timer passer; to kommuner fra Kolding",
    ]


_places = st.sampled_from(["Kolding", "Vejle", "Give", "Skagen", "6000 Kolding", "Fanø", "ukendt sted", None])
_drafts = st.builds(
    Draft,
    tasks=st.sampled_from(["lager", "butik", "opvask i kantine"]),
    place=_places,
    hours_min=st.sampled_from([None, 5.0, 15.0]),
    hours_max=st.sampled_from([None, 15.0, 30.0]),
)
_wishes = st.builds(
    Wish,
    st.just("A1"),
    st.just("U1"),
    st.sampled_from([("lager", "", ""), ("kontor", "butik", "køkken")]),
    hours_min=st.sampled_from([None, 8.0]),
    hours_max=st.sampled_from([None, 12.0]),
    places=st.sampled_from([(), ("Vejle",), ("Kolding", "Esbjerg"), ("Jylland",)]),
)


@given(_drafts, _wishes)
def test_both_ways_agree(draft: Draft, wish: Wish) -> None:
    one = fit(offer(draft), wish)
    opening = Opening(1, Origin("C1"), "U1", draft, NOW)

    assert [found.fit for found in suggestions(wish, [opening])] == ([one] if one else [])
    assert set(fits(offer(draft), [wish])) == ({one} if one and one.reach in NEAR else set())
    if one:
        assert 0 < one.score <= 100
        assert keys(wish) & offer_keys(offer(draft))
