"""Months and years, and the days of them that are counted."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.figures.spans import Month, Period, elapsed

NOVEMBER = Month(2026, 11)


def test_a_running_month_counts_up_to_today() -> None:
    assert elapsed(NOVEMBER, date(2026, 11, 12)) == Period(date(2026, 11, 1), date(2026, 11, 12))
    assert elapsed(NOVEMBER, date(2027, 3, 1)) == Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [
        (Month(2026, 11), Month(2026, 10), Month(2026, 12)),
        (Month(2026, 1), Month(2025, 12), Month(2026, 2)),
        (Month(2026, 12), Month(2026, 11), Month(2027, 1)),
    ],
)
def test_months_follow_each_other(month: Month, before: Month, after: Month) -> None:
    assert (month.previous, month.following) == (before, after)
    assert month.back(12) == Month(month.year - 1, month.month)
