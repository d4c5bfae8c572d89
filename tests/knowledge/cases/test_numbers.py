"""The numbers of a case, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.cases import facts


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("dagpengene slipper op d. 15., 62 år, vil gerne arbejde", 62),
        ("sygemeldt i uge 21, 39, angst", 39),
        ("buschauffør 63 nedslidt ryg, kan kun 12 timer", 63),
        ("Hun er 29 og har 30 km til arbejde", 29),
        ("Frisør på 47, har klippet siden hun var 17", 47),
        ("Han har haft sit eget firma i 14 år", None),
        ("Hun er ansat 25 timer på et kontor", None),
        ("Vi er 18 ansatte", None),
        ("Kvinde, 20 års erfaring i faget", None),
    ],
)
def test_an_age_is_told_from_other_numbers(text: str, age: int | None) -> None:
    assert facts.read(text).numbers.get("age") == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Født 1965 og ledig", 61),
        ("Hun er fra 1964 og vil ikke vente, til hun er 68", 62),
        ("Murer fra 64-årgangen", 62),
        ("Ventilationen er fra 1974", None),
    ],
)
def test_an_age_is_reckoned_from_the_year_of_birth(text: str, age: int | None) -> None:
    assert facts.read(text, date(2026, 11, 1)).numbers.get("age") == age


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Hun kan varigt 18 timer", 18),
        ("Han klarer 12-15 timer om ugen", 15),
        ("Højst tre timer om dagen", 15),
        ("Det blev aldrig til mere end seks timer", 6),
        ("Han kan ikke klare 37 timer", None),
        ("Hun arbejder 30 timer", None),
    ],
)
def test_the_hours_a_person_can_work_are_told_from_others(text: str, hours: int | None) -> None:
    assert facts.read(text).numbers.get("hours") == hours


def test_no_day_of_absence_is_a_number_too() -> None:
    assert facts.read("Fuld tid og ingen sygedage").numbers["absence_days"] == 0


@pytest.mark.parametrize(
    ("text", "months"), [("Blev færdig for to et halvt år siden", 30), ("Uddannet for halvandet år siden", 18)]
)
def test_half_years_count(text: str, months: int) -> None:
    assert facts.read(text).numbers["graduated_months"] == months


def test_months_since_graduation_are_reckoned_from_a_year() -> None:
    assert facts.read("Færdig som biolog i 2021, ledig", date(2026, 11, 1)).numbers["graduated_months"] > 24
    assert facts.read("Dimitterede for tre år siden", date(2026, 11, 1)).numbers["graduated_months"] == 36
    assert "graduated_months" not in facts.read("Færdig som biolog i 2021, ledig").numbers
