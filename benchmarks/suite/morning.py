"""A Monday morning with 2,000 brokers: how long until everybody has the day's message, within what Slack lets through.

Slack and the clock are simulated; choosing, writing, drawing and storing the messages are real. Slack documents one
message a second and channel, and "several hundred" a minute and workspace: 300 are let through in a minute here, and
what is above is refused with 429 until the minute is over.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.measure import QUICK, note, say
from bot.domain.placements.followups import USUAL_TIME, FollowupKind, Planned
from bot.domain.placements.placement import Agreement, Cadence, Placement
from bot.services.delivery.notices import Shown
from bot.services.ports import DeliveryFailed, Sent
from bot.slack.rendering import render
from tests.support.caseload import Office
from tests.support.clock import FixedClock

BROKERS = 100 if QUICK else 2_000
EACH = 3
"""Follow-ups a broker that are due this morning."""

A_MINUTE = 300
MINUTE = timedelta(minutes=1)
KNOCK = timedelta(seconds=15)
"""How often the timetable sends what is owed."""

DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""Monday, 08:00 in Copenhagen."""


class Pacing:
    """A messenger that lets through what Slack would, by the simulated clock."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self._minute = clock.now()
        self._let_through = 0
        self.arrived: Counter[str] = Counter()
        self.refused = 0

    def send(self, recipient: str, shown: Shown, marker: str = "") -> Sent:
        passed = self._clock.now() - self._minute
        if passed >= MINUTE:
            self._minute, self._let_through, passed = self._clock.now(), 0, timedelta()
        if self._let_through == A_MINUTE:
            self.refused += 1
            raise DeliveryFailed("ratelimited", retry_after=MINUTE - passed)
        self._let_through += 1
        render(shown)
        self.arrived[recipient] += 1
        return Sent(recipient, f"1.{sum(self.arrived.values()):06}")

    def update(self, at: Sent, shown: Shown) -> None:
        """Nothing is changed this morning."""

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        return None


def main() -> None:
    logging.disable(logging.WARNING)
    note(f"{BROKERS:,} brokers with {EACH} follow-ups each; Slack and the clock are simulated: {A_MINUTE} messages a "
         "minute and workspace, 429 for what is above.")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(MORNING - timedelta(days=1))
        slack = Pacing(clock)
        office = Office(Path(folder) / "brobygger.sqlite", messenger=slack, clock=clock)
        fill(office)
        clock.move(MORNING - clock.now())
        began = time.perf_counter()
        office.reminding.plan(office.now)
        say("the morning is planned", time.perf_counter() - began, "s")
        began = time.perf_counter()
        while sum(slack.arrived.values()) < BROKERS:
            office.delivering.run(office.now)
            clock.move(KNOCK)
        took = time.perf_counter() - began
        office.delivering.run(office.now)
    everybody = (clock.now() - MORNING).total_seconds() / 60
    say("until everybody has the message (simulated)", everybody, "minutes")
    say("the least that Slack's pacing allows (simulated)", BROKERS // A_MINUTE, "minutes", who="Slack")
    say("own work a message", took * 1000 / BROKERS, "ms")
    say("refusals by Slack on the way", slack.refused, "count")
    once = sum(count == 1 for count in slack.arrived.values())
    say("brokers with two messages or none", BROKERS - once, "count", aim=0)


def fill(office: Office) -> None:
    with office.store.write() as unit:
        for broker in range(BROKERS):
            for number in range(EACH):
                cadence = Cadence(datetime.combine(DAY, USUAL_TIME), "FREQ=WEEKLY;INTERVAL=4")
                agreement = Agreement(case_ref=f"B{number}", company=f"Firma {broker}", start=DAY)
                placement = unit.placements.add(Placement(0, f"U{broker:05}", agreement, cadence), office.now)
                unit.followups.plan(placement, [Planned(FollowupKind.MEETING, DAY, DAY)])


if __name__ == "__main__":
    main()
