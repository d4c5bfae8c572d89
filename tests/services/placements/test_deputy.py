"""A deputy follows up while the broker is away, and decides nothing for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.placements.forms import EndingForm
from tests.support.clock import FixedClock
from tests.support.world import opened, services_over

BROKER, DEPUTY = "U1OLE", "U2MIA"


class Away:
    """A broker with one placement, away this week; the first follow-up is due."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.story = services_over(opened(folder / "data.sqlite"), clock=self.clock)
        self.card = self.story.placements.follow(BROKER, "A12 hos Netto hver uge fra 23. november")
        self.number = self.card.placement.number
        self.story.covering.add_line(BROKER, f"23/11-27/11 dækkes af <@{DEPUTY}>")


@pytest.fixture
def away(tmp_path: Path) -> Away:
    return Away(tmp_path)


def test_it_is_the_brokers_to_end_or_to_give_away(away: Away) -> None:
    placements = away.story.placements
    ending = EndingForm("2026-11-23", "other", "")
    with pytest.raises(NotAllowed) as refused:
        placements.end(DEPUTY, away.number, ending)
    assert refused.value.who_can == (BROKER,)
    with pytest.raises(NotAllowed):
        placements.hand_on(DEPUTY, away.number, away.card.placement.version, DEPUTY)
    with pytest.raises(NotAllowed):
        placements.to_decide(DEPUTY, away.number)

    assert placements.end(BROKER, away.number, ending).placement.ended_on is not None
