"""Is this opening already known?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.duplicates import find, keys, likeness

KNOWN = Draft(
    company="Netto",
    place="Kolding",
    tasks="pakke varer på lageret",
    hours_min=10.0,
    hours_max=10.0,
    contact_name="Lone Bech",
    contact_phone="22334455",
)
AT = 80


@pytest.mark.parametrize(
    "again",
    [
        KNOWN,
        replace(KNOWN, company="netto a/s"),
        replace(KNOWN, company="Netto Kolding"),
        replace(KNOWN, company="Neto"),
        replace(KNOWN, place="6000 Kolding"),
        replace(KNOWN, place="Jernbanegade 4, 6000 Kolding"),
        replace(KNOWN, tasks="lagerarbejde: pakning af varer"),
        replace(KNOWN, tasks="lagermedarbejder"),
        replace(KNOWN, contact_phone="+4522334455"),
        replace(KNOWN, contact_name=None, contact_phone=None),
        replace(KNOWN, place=None),
        replace(KNOWN, hours_min=12.0, hours_max=12.0),
        Draft(company="Netto", place="Kolding", tasks="pakke varer"),
    ],
)
def test_the_same_opening_is_known_again(again: Draft) -> None:
    assert likeness(KNOWN, again) >= AT
    assert keys(KNOWN) & keys(again)


@pytest.mark.parametrize(
    "other",
    [
        replace(KNOWN, tasks="rengøring af butikken"),
        replace(KNOWN, tasks="sidde ved kassen"),
        replace(KNOWN, place="Odense"),
        replace(KNOWN, company="Tømrer Holm", contact_name="Per Holm", contact_phone="44556677"),
        Draft(company="Netto", place="Kolding"),
        Draft(place="Kolding", tasks="pakke varer på lageret"),
        Draft(),
    ],
)
def test_another_opening_is_another_one(other: Draft) -> None:
    assert likeness(KNOWN, other) < AT


def test_contradictions_cost_something() -> None:
    same = likeness(KNOWN, KNOWN)

    assert likeness(KNOWN, replace(KNOWN, hours_min=30.0, hours_max=37.0)) < same
    dated = replace(KNOWN, deadline=date(2026, 12, 1), type=OpeningType.FLEKSJOB)
    assert likeness(dated, replace(dated, deadline=date(2026, 12, 8), type=OpeningType.SMAAJOB)) < same


def test_likeness_is_the_same_from_both_sides() -> None:
    other = replace(KNOWN, company="Netto A/S", tasks="lager og varemodtagelse", place="Kolding C")

    assert likeness(KNOWN, other) == pytest.approx(likeness(other, KNOWN))


def test_the_most_alike_comes_first_then_the_newest() -> None:
    near = replace(KNOWN, tasks="lagermedarbejder")
    found = find(KNOWN, [(1, near), (2, KNOWN), (3, KNOWN), (4, replace(KNOWN, place="Odense"))], AT)

    assert [one.number for one in found] == [3, 2, 1]
    assert found[0].percent == 100
