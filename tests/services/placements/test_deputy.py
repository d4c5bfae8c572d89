"""A deputy follows up while the broker is away, decides nothing for good, and the broker hears what was done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.placements.followups import Snooze
from bot.domain.placements.forms import EndingForm, OutcomeForm
from bot.services.placements.notices import Done, DoneForYou
from tests.support.clock import FixedClock
from tests.support.outbox import Outbox
from tests.support.world import opened, services_over

BROKER, DEPUTY = "U1OLE", "U2MIA"


class Unit:
    """A broker with one placement, away this week; the first follow-up is due."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.outbox = Outbox()
        self.story = services_over(opened(folder / "data.sqlite"), clock=self.clock, messenger=self.outbox)
        self.card = self.story.placements.follow(BROKER, "A12 hos Netto hver uge fra 23. november")
        self.number = self.card.placement.number
        self.story.covering.add_line(BROKER, f"23/11-27/11 dækkes af <@{DEPUTY}>")
        self.followup = self.card.open[0]

    def heard(self) -> list[DoneForYou]:
        self.clock.move(timedelta(minutes=1))
        self.story.delivering.run(self.clock.now())
        return [shown for shown in self.outbox.told(BROKER) if isinstance(shown, DoneForYou)]


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    return Unit(tmp_path)


def test_it_is_the_brokers_to_end_or_to_give_away(unit: Unit) -> None:
    placements = unit.story.placements
    ending = EndingForm("2026-11-23", "other", "")
    with pytest.raises(NotAllowed) as refused:
        placements.end(DEPUTY, unit.number, ending)
    assert refused.value.who_can == (BROKER,)
    with pytest.raises(NotAllowed):
        placements.hand_on(DEPUTY, unit.number, unit.card.placement.version, DEPUTY)
    with pytest.raises(NotAllowed):
        placements.to_decide(DEPUTY, unit.number)

    assert placements.end(BROKER, unit.number, ending).placement.ended_on is not None


def test_the_broker_hears_that_it_was_put_off_and_done(unit: Unit) -> None:
    story = unit.story
    story.followups.snooze(DEPUTY, unit.followup.number, unit.followup.version, Snooze.WEEK)
    assert [(one.what, one.by) for one in unit.heard()] == [(Done.SNOOZED, DEPUTY)]

    outcome = OutcomeForm("2026-11-23", "", "", "", "", (), "", "")
    story.followups.done(DEPUTY, unit.followup.number, outcome)
    assert [one.what for one in unit.heard()] == [Done.SNOOZED, Done.FOLLOWED_UP]


def test_what_one_does_oneself_is_not_told(unit: Unit) -> None:
    unit.story.followups.snooze(BROKER, unit.followup.number, unit.followup.version, Snooze.WEEK)
    assert unit.heard() == []
