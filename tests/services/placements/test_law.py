"""A change of the rules is told once to those whose placements it touches."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config, RoleSettings
from bot.domain.openings.drafts import OpeningType
from bot.domain.placements import schemes
from bot.indexing import open_index
from bot.services.bundle import Services
from bot.services.placements.law import LawChange
from knowledge.entry import Change, ChangeStatus
from tests.knowledge.small_library import entry
from tests.support.caseload import form
from tests.support.clock import FixedClock
from tests.support.outbox import Outbox
from tests.support.world import opened, services_over

OLE, BO, KAREN = "UOLE", "UBO", "UKAREN"
NEW_YEAR = date(2027, 1, 1)
FLEKSJOB = entry(
    "ordning-fleksjob",
    "Fleksjob",
    "Kort.",
    questions=("?",),
    changes=(Change(date=NEW_YEAR, what="Fleksjob får nye regler.", status=ChangeStatus.EXPECTED, source="K1"),),
)


class Town:
    """Ole has a fleksjob and an internship, Bo an internship, Karen leads."""

    def __init__(self, path: Path) -> None:
        self.clock = FixedClock(datetime(2026, 11, 23, 8, tzinfo=UTC))
        self.outbox = Outbox()
        config = Config(roles=RoleSettings(leaders=(KAREN,)))
        self.services: Services = services_over(
            opened(path), config, clock=self.clock, entries=[FLEKSJOB], messenger=self.outbox
        )
        self.services.placements.create(OLE, form("A12", kind="fleksjob"))
        self.services.placements.create(OLE, form("A13", kind="virksomhedspraktik"))
        self.services.placements.create(BO, form("B7", kind="virksomhedspraktik"))

    def on(self, day: date) -> None:
        self.clock.move(datetime(day.year, day.month, day.day, 8, tzinfo=UTC) - self.clock.now())
        self.services.law_changes.plan()
        self.services.delivering.run(self.clock.now())

    def told(self, person: str) -> list[LawChange]:
        return [shown for shown in self.outbox.told(person) if isinstance(shown, LawChange)]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "brobygger.sqlite")


def test_thirty_days_ahead_the_broker_and_the_leader_hear_of_it_once(town: Town) -> None:
    town.on(date(2026, 12, 1))
    assert town.told(OLE) == []

    for day in (date(2026, 12, 2), date(2026, 12, 3), NEW_YEAR + timedelta(days=3)):
        town.on(day)
    (broker,), (leader,) = town.told(OLE), town.told(KAREN)
    assert [one.agreement.case_ref for one in broker.placements] == ["A12"]
    assert (broker.leads, leader.leads) == (False, True)
    assert town.told(BO) == []


def test_who_gets_such_a_placement_afterwards_is_told_too(town: Town) -> None:
    town.on(date(2026, 12, 2))
    town.services.placements.create(BO, form("B8", kind="fleksjob"))
    town.on(date(2026, 12, 7))
    assert [[one.agreement.case_ref for one in told.placements] for told in town.told(BO)] == [["B8"]]
    assert len(town.told(OLE)) == 1


def test_what_passed_long_ago_is_no_news(town: Town) -> None:
    town.on(NEW_YEAR + timedelta(days=40))
    assert town.told(OLE) == []


def test_the_entries_of_each_kind_are_there() -> None:
    entries = open_index(Config()).entries
    assert {one for ids in schemes.RULES.values() for one in ids} <= entries.keys()
    assert schemes.RULES.keys() == set(OpeningType) - {OpeningType.ORDINAERT}
