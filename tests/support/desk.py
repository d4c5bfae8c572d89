"""The services of the job openings on a database of their own; what is sent is kept in a list instead of Slack."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.config import Config, RoleSettings
from bot.domain.openings.opening import Opening
from bot.services.delivery.notices import Shown
from bot.services.openings.intake import Incoming, Logged
from bot.services.openings.steps import At
from tests.support.clock import FixedClock
from tests.support.outbox import Outbox
from tests.support.world import opened, services_over

CHANNEL = "C1"
POSTER, BROKER, COORDINATOR = "U1", "U2", "U3"


class Desk:
    """Where openings are worked on; U1 posts, U2 is a broker, U3 coordinates."""

    def __init__(self, folder: Path, coordinators: tuple[str, ...] = (COORDINATOR,)) -> None:
        self.store = opened(folder / "brobygger.sqlite")
        self.clock = FixedClock()
        self.outbox = Outbox()
        config = Config(roles=RoleSettings(coordinators=coordinators))
        self.story = services_over(self.store, config, clock=self.clock, messenger=self.outbox)

    def post(self, text: str, ts: str = "1.1", version: str = "", user: str = POSTER) -> Logged:
        """Post, or with a version edit, and send what is owed."""
        logged = self.story.intake.log(Incoming(CHANNEL, ts, user, text, version))
        self.deliver()
        return logged

    def reply(self, text: str, thread: str = "1.1", user: str = POSTER) -> Logged:
        return self.story.intake.complete(Incoming(CHANNEL, f"{thread}9", user, text), thread)

    def deliver(self) -> None:
        self.story.delivering.run(self.clock.now())

    def later(self, **by: float) -> None:
        self.clock.move(timedelta(**by))
        self.story.chasing.run()
        self.deliver()

    def get(self, number: int = 1) -> Opening:
        return self.story.openings.get(number)

    def at(self, number: int = 1) -> At:
        return At(number, self.get(number).version)

    def events(self, number: int = 1) -> list[str]:
        return [change.what for change in self.story.openings.history(number, COORDINATOR)[1]]

    def told(self, person: str) -> list[Shown]:
        return self.outbox.told(person)
