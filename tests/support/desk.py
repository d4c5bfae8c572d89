"""The services of the job openings on a database of their own; what is sent is kept in a list instead of Slack."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Config, RoleSettings
from bot.domain.openings.opening import Opening
from bot.domain.placements.forms import AgreementForm
from bot.services.delivering import Delivering
from bot.services.openings.intake import Incoming, Logged
from bot.services.openings.steps import At
from bot.services.openings.story import assemble
from bot.services.ports import DeliveryFailed, Sent
from bot.services.roles import Roles
from bot.store.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM

CHANNEL = "C1"
POSTER, BROKER, COORDINATOR = "U1", "U2", "U3"


class Outbox:
    """Implements ``bot.services.ports.Messenger``; ``failing`` is raised by the next calls."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, object]] = []
        self.shown: dict[str, object] = {}
        self.failing: list[DeliveryFailed] = []

    def send(self, recipient: str, notice: object, marker: str = "") -> Sent:
        if self.failing:
            raise self.failing.pop()
        self.sent.append((recipient, notice))
        ts = f"99.{len(self.sent)}"
        self.shown[ts] = notice
        return Sent(recipient.partition("/")[0], ts)

    def update(self, at: Sent, notice: object) -> None:
        if self.failing:
            raise self.failing.pop()
        self.shown[at.ts] = notice

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        return None


class Desk:
    """Where openings are worked on; U1 posts, U2 is a broker, U3 coordinates."""

    def __init__(self, folder: Path, coordinators: tuple[str, ...] = (COORDINATOR,)) -> None:
        self.store = Store(folder / "brobygger.sqlite", TEAM)
        self.store.open()
        self.clock = FixedClock()
        self.outbox = Outbox()
        self.placed: list[AgreementForm] = []
        config = Config(roles=RoleSettings(coordinators=coordinators))
        roles = Roles(config.roles, lambda _group: ())
        self.story = assemble(config, self.store, self.clock, roles, lambda _group: (), self._place)
        self.delivering = Delivering(self.store, self.outbox, self.story.composers, self.story.arrived)

    def post(self, text: str, ts: str = "1.1", version: str = "", user: str = POSTER) -> Logged:
        """Post, or with a version edit, and send what is owed."""
        logged = self.story.intake.log(Incoming(CHANNEL, ts, user, text, version))
        self.deliver()
        return logged

    def reply(self, text: str, thread: str = "1.1", user: str = POSTER) -> Logged:
        return self.story.intake.complete(Incoming(CHANNEL, f"{thread}9", user, text), thread)

    def deliver(self) -> None:
        self.delivering.run(self.clock.now())

    def later(self, **by: float) -> None:
        self.clock.move(timedelta(**by))
        self.story.chasing.run()
        self.deliver()

    def get(self, number: int = 1) -> Opening:
        return self.story.openings.get(number)

    def at(self, number: int = 1) -> At:
        return At(number, self.get(number).version)

    def events(self, number: int = 1) -> list[str]:
        return [change.what for change in self.story.openings.history(number)[1]]

    def told(self, person: str) -> list[object]:
        return [notice for recipient, notice in self.outbox.sent if recipient == person]

    def _place(self, by: str, form: AgreementForm, opening: int) -> int:
        self.placed.append(form)
        return 70 + opening
