"""A year of follow-ups through kills, refusals, lost answers and a week offline: each arrives exactly once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.year import Size, live


@pytest.mark.slow
def test_every_followup_of_a_year_arrives_exactly_once(tmp_path: Path) -> None:
    verdict = live(tmp_path, Size(brokers=4, placements=6, days=120, kills=6, seed=7))

    assert verdict.kills >= 4
    assert verdict.refused + verdict.lost_answers > 0
    assert verdict.followups > 80
    assert verdict.twice == []
    assert verdict.never == []
    assert verdict.never_again == []
    assert verdict.outside_hours == 0
    assert verdict.on_closed_days == 0
