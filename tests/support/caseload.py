"""The follow-ups story on a real SQLite file, with a clock that stands still and an outbox for Slack."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.config import Config, FollowupSettings, RoleSettings
from bot.domain.placements.followups import Followup
from bot.domain.placements.forms import AgreementForm, EndingForm, OutcomeForm
from bot.services.delivery.notices import Shown
from bot.services.placements.cards import FollowupCard, PlacementCard
from bot.services.placements.notices import Bundle
from bot.services.ports import Messenger
from danish.workdays import ZONE
from tests.support.clock import FixedClock
from tests.support.outbox import Outbox
from tests.support.world import Town, opened, services_over

OLE, KAREN, SIGNE, BO = "UOLE", "UKAREN", "USIGNE", "UBO"


class Office:
    """Ole is the broker, Karen the leader, Signe the coordinator, Bo a colleague."""

    def __init__(
        self,
        path: Path,
        *,
        settings: FollowupSettings | None = None,
        messenger: Messenger[Shown] | None = None,
        roles: RoleSettings | None = None,
        clock: FixedClock | None = None,
    ) -> None:
        self.clock = clock or FixedClock()
        self.settings = settings or FollowupSettings()
        chosen = roles or RoleSettings(leaders=(KAREN,), coordinators=(SIGNE,))
        config = Config(followups=self.settings, roles=chosen)
        self.calendar = config.working_time.calendar()
        self.store = opened(path)
        self.outbox = Outbox()
        self.town = Town()
        self.gone = self.town.gone
        services = services_over(
            self.store, config, clock=self.clock, messenger=messenger or self.outbox, town=self.town
        )
        self.colleagues = services.colleagues
        self.placements = services.placements
        self.followups = services.followups
        self.covering = services.covering
        self.personal = services.personal_reminders
        self.reminding = services.reminding
        self.delivering = services.delivering

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
