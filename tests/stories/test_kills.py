"""The process is killed in the middle of people's work, and nobody loses anything or gets it twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.kills import live

pytestmark = pytest.mark.slow


def test_whoever_acts_while_it_is_killed_gets_one_answer(tmp_path: Path) -> None:
    tally = live(tmp_path, kills=4, actions=16, seed=11)

    assert tally.kills == 4
    assert tally.lost == []
    assert tally.doubled == []
