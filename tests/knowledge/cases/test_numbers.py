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


def test_months_since_graduation_are_reckoned_from_a_year() -> None:
    assert facts.read("Færdig som biolog i 2021, ledig", date(2026, 11, 1)).numbers["graduated_months"] > 24
    assert facts.read("Dimitterede for tre år siden", date(2026, 11, 1)).numbers["graduated_months"] == 36
    assert "graduated_months" not in facts.read("Færdig som biolog i 2021, ledig").numbers
