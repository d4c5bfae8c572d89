"""The days that a question about changes names."""

from __future__ import annotations

from datetime import date

import pytest

from danish import spans
from danish.folding import fold

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("hvad gælder fra 1. juli 2026", date(2026, 7, 1), date(2026, 7, 31)),
        ("fra 1.7.2026", date(2026, 7, 1), date(2026, 7, 31)),
        ("pr. 1/7-2026", date(2026, 7, 1), date(2026, 7, 31)),
        ("hvad skete der 1/7 i 2025", date(2025, 7, 1), date(2025, 7, 31)),
        ("fra 1/1", date(2027, 1, 1), date(2027, 1, 31)),
        ("hvad kom ved årsskiftet 24/25", date(2025, 1, 1), date(2025, 1, 31)),
        ("ved årsskiftet 2025/2026", date(2026, 1, 1), date(2026, 1, 31)),
        ("hvad er nyt i 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("hvad skete der sommeren 2025", date(2025, 6, 1), date(2025, 8, 31)),
        ("siden 2024", date(2024, 1, 1), TODAY),
        ("siden nytår", date(2026, 1, 1), TODAY),
        ("i år", date(2026, 1, 1), date(2026, 12, 31)),
        ("næste år", date(2027, 1, 1), date(2027, 12, 31)),
        ("sidste år", date(2025, 1, 1), date(2025, 12, 31)),
        ("efter nytår", date(2027, 1, 1), date(2027, 1, 31)),
        ("hvad sker der til januar", date(2027, 1, 1), date(2027, 1, 31)),
        ("hvad kom til februar", date(2027, 2, 1), date(2027, 2, 28)),
        ("til sommer", date(2026, 6, 1), date(2026, 8, 31)),
        ("senere end 1. januar 2027", date(2027, 2, 1), date.max),
        ("hvad er ændret for nylig", date(2025, 11, 29), TODAY),
    ],
)
def test_a_span_is_read(question: str, first: date, last: date) -> None:
    assert spans.asked(fold(question), TODAY) == spans.Span(first, last)


@pytest.mark.parametrize("question", ["hvad er nyt", "hvem betaler", "fra 1.13.2026"])
def test_no_span_is_made_up(question: str) -> None:
    assert spans.asked(fold(question), TODAY) is None


def test_a_year_alone_is_no_exact_day() -> None:
    assert spans.is_numbered("i 2026")
    assert not spans.is_exact("i 2026")
    assert spans.is_exact("1. februar 2026")
