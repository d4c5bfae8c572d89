"""The follow-ups story on a real SQLite file, with a clock that stands still and an outbox for Slack."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.config import FollowupSettings, RoleSettings, WorkingTimeSettings
from bot.domain.placements.followups import Followup
from bot.domain.placements.forms import AgreementForm, EndingForm, OutcomeForm
from bot.services.delivering import Delivering
from bot.services.placements.access import Access
from bot.services.placements.agreements import PlacementCard, Placements
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.covering import Covering
from bot.services.placements.followups import FollowupCard, Followups
from bot.services.placements.personal import PersonalReminders
from bot.services.placements.reminding import Bundle, Reminding
from bot.services.ports import DeliveryFailed, Messenger, Sent
from bot.services.roles import Roles
from bot.store.database import Store
from danish.workdays import ZONE
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM

OLE, KAREN, SIGNE, BO = "UOLE", "UKAREN", "USIGNE", "UBO"
PATTERN = "^[A-ZÆØÅ]{1,3}-?[0-9]{1,5}$"


@dataclass
class Outbox:
    """A messenger that keeps what arrived: (recipient, notice, marker), and what was updated."""

    arrived: list[tuple[str, object, str]] = field(default_factory=list)
    updated: list[tuple[Sent, object]] = field(default_factory=list)
    failures: list[DeliveryFailed] = field(default_factory=list)

    def send(self, recipient: str, notice: object, marker: str = "") -> Sent:
        if self.failures:
            raise self.failures.pop(0)
        self.arrived.append((recipient, notice, marker))
        return Sent(f"D{recipient}", f"1.{len(self.arrived)}")

    def update(self, at: Sent, notice: object) -> None:
        self.updated.append((at, notice))

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        places = [position for position, (_, _, found) in enumerate(self.arrived, 1) if found == marker]
        return Sent(f"D{recipient}", f"1.{places[0]}") if places else None


class Office:
    """Ole is the broker, Karen the leader, Signe the coordinator, Bo a colleague."""

    def __init__(
        self,
        path: Path,
        *,
        settings: FollowupSettings | None = None,
        messenger: Messenger | None = None,
        roles: RoleSettings | None = None,
        clock: FixedClock | None = None,
    ) -> None:
        self.clock = clock or FixedClock()
        self.settings = settings or FollowupSettings()
        self.store = Store(path, TEAM)
        self.store.open()
        self.outbox = Outbox()
        self.gone: set[str] = set()
        working = WorkingTimeSettings()
        self.calendar = working.calendar()
        chosen = roles or RoleSettings(leaders=(KAREN,), coordinators=(SIGNE,))
        access = Access(Roles(chosen, lambda _group: ()))
        self.colleagues = Colleagues(self.store, self.clock, self._look_up, access)
        common = (self.settings, self.calendar, access)
        self.placements = Placements(self.store, self.clock, PATTERN, *common, self.colleagues)
        self.followups = Followups(self.store, self.clock, *common)
        self.covering = Covering(self.store, self.clock, self.calendar, access, self.colleagues)
        self.personal = PersonalReminders(self.store, self.clock, self.calendar)
        sender = messenger or self.outbox
        self.reminding = Reminding(self.store, self.clock, sender, self.settings, working, self.calendar)
        composers = {**self.placements.composers, **self.covering.composers, **self.reminding.composers}
        self.delivering = Delivering(self.store, sender, composers)

    def _look_up(self, user: str) -> tuple[str, bool]:
        if not user.startswith("U"):
            raise DeliveryFailed("user_not_found", permanent=True)
        return user.title(), user not in self.gone

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def tick(self) -> int:
        """What the timetable does; gives the number of messages sent."""
        self.reminding.plan(self.now)
        return self.delivering.run(self.now)

    def until(self, day: date, clock: str = "08:15") -> None:
        """Move to a later local time and tick there, without a tick in between."""
        hours, minutes = map(int, clock.split(":"))
        target = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZONE).astimezone(UTC)
        self.clock.move(target - self.now)
        self.tick()

    def each_day_until(self, day: date) -> None:
        """Live through every day up to one, with a tick each morning."""
        while self.today < day:
            self.until(self.today + timedelta(days=1))

    def bundles(self, user: str = OLE) -> list[Bundle]:
        """The reminders a person has got, oldest first."""
        return [notice for to, notice, _ in self.outbox.arrived if to == user and isinstance(notice, Bundle)]

    def reminded(self, user: str = OLE) -> list[tuple[str, date]]:
        """The reference and due date of every follow-up a person was reminded of, in order."""
        cards = [card for bundle in self.bundles(user) for card in bundle.followups]
        return [(card.placement.agreement.case_ref, card.followup.due) for card in cards]

    def follow(self, line: str = "A12 hos Netto hver 4. uge fra 1. december", by: str = OLE) -> PlacementCard:
        return self.placements.follow(by, line)

    def followup(self, card: PlacementCard, position: int = 0) -> Followup:
        """An open follow-up of a placement."""
        return self.placements.card(card.placement.broker, card.placement.number).open[position]

    def do(self, followup: Followup, by: str = OLE, **form: str) -> FollowupCard:
        written = {"done_on": self.today.isoformat(), "result": "as_agreed", **form}
        return self.followups.done(by, followup.number, OutcomeForm(**written))

    def end(self, card: PlacementCard, by: str = OLE, on: date | None = None) -> PlacementCard:
        form = EndingForm((on or self.today).isoformat(), "goal")
        return self.placements.end(by, card.placement.number, form)


def form(case_ref: str = "A12", company: str = "Netto", start: str = "2026-11-23", **more: str) -> AgreementForm:
    return AgreementForm(case_ref=case_ref, company=company, start=start, **more)
