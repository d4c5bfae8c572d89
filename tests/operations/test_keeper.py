"""The serving process watches itself: the watchdog is fed while it is well, and it ends by itself when it must."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.lease import Holder
from bot.operations.keeper import End, Keeper
from bot.services.ports import DeliveryFailed
from bot.services.upkeep.duty import Duty
from bot.services.upkeep.pulse import Pulse
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock

TEN_SECONDS = timedelta(seconds=10)


class Process:
    """A serving process without Slack: socket, Slack's answer about the tokens and the timetable are set by hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.store = Store(folder / "brobygger.sqlite")
        self.store.open()
        self.duty = Duty(self.store, self.clock, Holder("me", "here", 1, "p"), lambda _: False)
        assert self.duty.take()
        self.pulse = Pulse(self.clock)
        self.connected = self.ticks = True
        self.slack: str | DeliveryFailed | None = None
        self.asked = 0
        self.told: list[str] = []
        self.keeper = Keeper(self.duty, self.pulse, self.clock, lambda: self.connected, self.refusal, self.told.append)

    def refusal(self) -> str | None:
        self.asked += 1
        if isinstance(self.slack, DeliveryFailed):
            raise self.slack
        return self.slack

    def runs(self, **time: float) -> End | None:
        """Beat until the time is over or the process ends."""
        self.told.clear()
        for _ in range(int(timedelta(**time) / TEN_SECONDS)):
            self.clock.move(TEN_SECONDS)
            if self.ticks:
                self.pulse.tick()
            if (end := self.keeper.beat()) is not None:
                return end
        return None

    @property
    def fed(self) -> int:
        return sum("WATCHDOG=1" in lines for lines in self.told)


@pytest.fixture
def process(tmp_path: Path) -> Process:
    return Process(tmp_path)


def test_while_well_the_watchdog_is_fed_and_slack_is_not_asked(process: Process) -> None:
    assert process.runs(minutes=5) is None
    assert process.fed == 30
    assert process.asked == 0
    assert "STATUS=Forbundet" in process.told[-1]


def test_a_timetable_that_stands_still_starves_the_watchdog(process: Process) -> None:
    process.runs(minutes=1)
    process.ticks = False
    process.runs(minutes=2)

    assert process.fed == 4


def test_a_socket_that_stays_dead_starves_the_watchdog_and_ends_the_process(process: Process) -> None:
    process.runs(minutes=1)
    process.connected = False

    assert process.runs(minutes=2) is None
    assert process.fed == 4
    assert process.runs(minutes=5) is End.DEAF


def test_a_socket_that_comes_back_is_all_right(process: Process) -> None:
    process.connected = False
    process.runs(seconds=30)
    process.connected = True

    assert process.runs(minutes=10) is None
    assert process.fed == 60


def test_where_slack_is_away_a_new_start_would_cure_nothing(process: Process) -> None:
    process.connected = False
    process.slack = DeliveryFailed("no answer", uncertain=True)

    assert process.runs(minutes=20) is None
    assert "STATUS=Slack svarer ikke" in process.told[-1]
    assert process.fed >= 118


def test_a_token_refused_for_minutes_ends_the_process(process: Process) -> None:
    process.connected = False
    process.slack = "token_revoked"

    assert process.runs(minutes=5) is None
    assert process.runs(minutes=2) is End.REFUSED
    assert process.pulse.vitals.refusal == "token_revoked"
    assert process.asked <= 7


def test_a_token_that_is_replaced_in_time_is_forgiven(process: Process) -> None:
    process.connected = False
    process.slack = "invalid_auth"
    process.runs(minutes=3)
    process.connected, process.slack = True, None

    assert process.runs(minutes=30) is None
    assert process.pulse.vitals.refusal is None


def test_slack_saying_that_the_app_was_removed_is_looked_into(process: Process) -> None:
    process.pulse.refused("app_uninstalled")
    process.slack = "account_inactive"

    assert process.runs(minutes=6) is End.REFUSED


def test_another_processs_lease_ends_this_one(process: Process) -> None:
    process.runs(minutes=1)
    process.clock.move(timedelta(minutes=5))  # suspended meanwhile
    assert Duty(process.store, process.clock, Holder("other", "here", 2, "p"), lambda _: False).take()

    assert process.runs(minutes=1) is End.SUPERSEDED
