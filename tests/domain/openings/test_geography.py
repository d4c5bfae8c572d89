"""The municipalities, their neighbours and their towns; and what is read of a place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.openings.country.geography import (
    Municipality,
    Reach,
    areas,
    between,
    locate,
    municipalities,
    names_in,
    normal,
    proper,
)
from bot.domain.openings.country.places import reach
from bot.domain.openings.parser.lexicon import towns

ALL = municipalities()
NAMES = sorted(ALL)
TOWNS = sorted({town.rstrip("*") for one in ALL.values() for town in one.towns})
one_name = st.sampled_from(NAMES)
some_names = st.frozensets(one_name, min_size=1, max_size=3)


def reachable(start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        one = ALL[waiting.pop()]
        for other in (one.borders | one.bridges | one.crossings) - seen:
            seen.add(other)
            waiting.append(other)
    return seen


def test_there_are_98_municipalities_with_codes_of_their_own() -> None:
    assert len(ALL) == 98
    assert len({one.code for one in ALL.values()}) == 98
    assert all(101 <= one.code <= 860 for one in ALL.values())


@pytest.mark.parametrize("relation", ["borders", "bridges", "crossings"])
def test_every_relation_holds_both_ways_between_two_that_exist(relation: str) -> None:
    def related(one: Municipality) -> frozenset[str]:
        found: frozenset[str] = getattr(one, relation)
        return found

    for one in ALL.values():
        assert one.name not in related(one)
        for other in related(one):
            assert one.name in related(ALL[other]), (one.name, other)


def test_two_are_related_in_one_way_only() -> None:
    for one in ALL.values():
        assert not one.borders & one.bridges
        assert not one.neighbours & one.crossings


def test_one_gets_from_everywhere_to_everywhere() -> None:
    assert reachable("Thisted") == set(ALL)


def test_only_islands_have_no_neighbour() -> None:
    assert {one.name for one in ALL.values() if not one.neighbours} == {"Bornholm", "Fanø", "Læsø", "Samsø", "Ærø"}
    assert {one.name for one in ALL.values() if not one.borders} == {
        "Bornholm", "Fanø", "Langeland", "Læsø", "Morsø", "Samsø", "Ærø",
    }  # fmt: skip


def test_a_town_lies_in_one_municipality_or_is_marked() -> None:
    listed = Counter(town.rstrip("*") for one in ALL.values() for town in one.towns)
    marked = Counter(town.rstrip("*") for one in ALL.values() for town in one.towns if town.endswith("*"))

    assert {town: times for town, times in listed.items() if times > 1} == dict(marked)
    assert all(len(one.towns) == len(set(one.towns)) and one.towns for one in ALL.values())


def test_every_town_the_parser_knows_lies_somewhere() -> None:
    assert {town for town in towns() if not locate(town).municipalities} == {"christiansoe"}


def test_areas_are_made_of_municipalities() -> None:
    assert all(members <= set(ALL) for members in areas().values())


def test_a_postcode_is_of_three_municipalities_at_most() -> None:
    codes = Counter(code for one in ALL.values() for code in one.postcodes)

    assert all(times <= 3 for times in codes.values())
    assert all(one.postcodes for one in ALL.values())


@given(some_names, some_names)
def test_a_distance_is_the_same_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert between(one, other) == between(other, one)
    assert (between(one, other) is Reach.MUNICIPALITY) == bool(one & other)


@given(one_name, one_name, one_name)
def test_a_neighbour_of_a_neighbour_is_two_away_at_most(one: str, other: str, third: str) -> None:
    if other in ALL[one].neighbours and third in ALL[other].neighbours:
        assert between(frozenset({one}), frozenset({third})) <= Reach.SECOND


@given(st.sampled_from(TOWNS), st.sampled_from(TOWNS))
def test_a_town_is_found_however_it_is_written(town: str, other: str) -> None:
    assert locate(town).municipalities == locate(town.upper()).municipalities != frozenset()
    assert reach(town, town) is Reach.TOWN
    assert reach(town, other) is not None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert locate(text).municipalities <= set(ALL)
    assert all(low < high for low, high in names_in(normal(text).split()))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Lindevej 3, 7100 Vejle", {"Vejle"}),
        ("7323 Give", {"Vejle"}),
        ("6000", {"Kolding"}),
        ("1553 København V", {"København"}),
        ("1860 Frederiksberg C", {"Frederiksberg"}),
        ("Kbh NV", {"København"}),
        ("Nr. Snede", {"Ikast-Brande"}),
        ("Sdr. Omme", {"Billund"}),
        ("Kgs. Lyngby", {"Lyngby-Taarbæk"}),
        ("Høje Taastrup", {"Høje-Taastrup"}),
        ("hoeje-taastrup", {"Høje-Taastrup"}),
        ("Nykøbing F", {"Guldborgsund"}),
        ("Nykøbing Mors", {"Morsø"}),
        ("Nykøbing", {"Guldborgsund", "Morsø", "Odsherred"}),
        ("Balle", {"Norddjurs", "Silkeborg", "Syddjurs"}),
        ("8444 Balle", {"Norddjurs", "Syddjurs"}),
        ("Århus C", {"Aarhus"}),
        ("Vejen", {"Vejen"}),
        ("Vejen Kommune", {"Vejen"}),
        ("Bornholms Regionskommune", {"Bornholm"}),
        ("Vejlevej 20, Fredericia", {"Fredericia"}),
        ("Ringe Allé 3, Odense", {"Odense"}),
        ("Odense, Fyn", {"Odense"}),
        ("Vejle-området", {"Vejle"}),
        ("Kolding eller Vejle", {"Kolding", "Vejle"}),
        ("Djursland", {"Norddjurs", "Syddjurs"}),
        ("Industrivej 7", set[str]()),
        ("Malmö", set[str]()),
        ("", set[str]()),
    ],
)
def test_where_a_place_lies(place: str, expected: set[str]) -> None:
    assert locate(place).municipalities == expected


@pytest.mark.parametrize(
    ("wanted", "stated", "expected"),
    [
        ("Vejle", "Lindevej 3, 7100 Vejle", Reach.TOWN),
        ("7100", "7100 Vejle", Reach.TOWN),
        ("Fyn", "Assens", Reach.TOWN),
        ("Vejle Kommune", "Give", Reach.TOWN),
        ("Vejle", "Give", Reach.MUNICIPALITY),
        ("Vejle", "Kolding", Reach.NEIGHBOUR),
        ("Middelfart", "Fredericia", Reach.NEIGHBOUR),
        ("Vejle", "Haderslev", Reach.SECOND),
        ("Nyborg", "Slagelse", Reach.CROSSING),
        ("Esbjerg", "Nordby på Fanø", Reach.CROSSING),
        ("Vejle", "Skagen", Reach.FAR),
        ("Fyn", "Kolding", Reach.SECOND),
        ("Vejle", "ved den gamle havn", None),
        ("ved havnen", "den gamle fabrik", Reach.FAR),
        ("ved havnen", "lageret ved havnen", Reach.TOWN),
    ],
)
def test_how_far_it_is(wanted: str, stated: str, expected: Reach | None) -> None:
    assert reach(wanted, stated) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("vejle", "Vejle"),
        ("VEJLE", "Vejle"),
        ("odder", "Odder"),
        ("7100 vejle", "7100 Vejle"),
        ("aarhus c", "Aarhus C"),
        ("kbh nv", "Kbh NV"),
        ("århus", "Århus"),
        ("nykøbing falster", "Nykøbing Falster"),
        ("høje-taastrup", "Høje-Taastrup"),
        ("lindevej 3, odder", "Lindevej 3, Odder"),
        ("ved havnen i kolding", "ved havnen i Kolding"),
        ("lageret på fyn", "lageret på Fyn"),
        ("ved den gamle havn", "ved den gamle havn"),
        ("Lindevej 3, 8300 Odder", "Lindevej 3, 8300 Odder"),
        ("AaB's bane i Aalborg", "AaB's bane i Aalborg"),
        ("", ""),
    ],
)
def test_a_place_gets_its_capitals(written: str, expected: str) -> None:
    assert proper(written) == expected


@given(st.text(max_size=40))
def test_capitals_change_nothing_else(text: str) -> None:
    assert proper(text).lower() == text.lower()
    assert proper(proper(text)) == proper(text)
