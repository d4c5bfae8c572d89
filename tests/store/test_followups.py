"""The queries that run every minute use an index, whatever the caseload."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.domain.placements.followups import FollowupKind, Planned
from bot.domain.placements.placement import Agreement, Cadence, Placement
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from tests.support.seeding import TEAM

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CADENCE = Cadence(datetime(2026, 12, 1, 9), "FREQ=WEEKLY;INTERVAL=4")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "brobygger.sqlite", TEAM)
    store.open()
    with store.write() as unit:
        for number in range(40):
            agreement = Agreement(f"A{number}", "Netto", TODAY)
            placement = unit.placements.add(Placement(0, f"U{number % 4}", agreement, CADENCE), NOW)
            unit.followups.plan(placement, [Planned(FollowupKind.MEETING, TODAY, TODAY)])
    return store.path


QUERIES: dict[str, Callable[[Unit], object]] = {
    "is anything due": lambda unit: unit.followups.anything_to_remind(TODAY),
    "what is due": lambda unit: unit.followups.to_remind(TODAY),
    "personal ones": lambda unit: unit.reminders.due(NOW),
    "overdue": lambda unit: unit.followups.overdue(TODAY),
    "of a placement": lambda unit: unit.followups.of_placement(1),
    "of a broker": lambda unit: unit.followups.open_of_broker("U1"),
    "a broker's placements": lambda unit: unit.placements.of_broker("U1"),
    "of a citizen": lambda unit: unit.placements.of_case("A1"),
    "covers to turn": lambda unit: unit.covers.anything_to_turn(TODAY),
    "the next delivery": lambda unit: unit.deliveries.claim(NOW),
    "deliveries of a kind": lambda unit: unit.deliveries.waiting(("reminders",), NOW),
    "when to deliver next": lambda unit: unit.deliveries.next_due(),
    "messages of a day": lambda unit: unit.reminders.bundles_of(TODAY),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_no_query_reads_a_whole_table(path: Path, query: Callable[[Unit], object]) -> None:
    db = Database(path, execute_plugins=False, strict=True)
    statements: list[str] = []
    db.conn.set_trace_callback(statements.append)
    query(Unit(db, TEAM))
    db.conn.set_trace_callback(None)

    plans = [str(row[3]) for sql in statements for row in db.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    db.close()
    assert plans
    small = ("SEARCH", "SCAN deliveries USING INDEX deliveries_waiting", "USE TEMP B-TREE", "LIST SUBQUERY")
    assert [line for line in plans if not line.startswith(small)] == []
    assert [line for line in plans if line.endswith("(team=?)")] == []


def test_what_is_planned_twice_stands_there_once(path: Path) -> None:
    store = Store(path, TEAM)
    with store.write() as unit:
        unit.followups.plan(1, [Planned(FollowupKind.MEETING, TODAY, TODAY)] * 2)
        assert len(unit.followups.of_placement(1)) == 1


def test_teams_do_not_see_each_other(path: Path) -> None:
    with Store(path, "T2").read() as unit:
        assert unit.placements.get(1) is None
        assert unit.followups.get(1) is None
        assert unit.placements.of_case("A1") == []
        assert unit.followups.overdue(TODAY) == []
        assert unit.followups.to_remind(TODAY) == []
        assert unit.reminders.due(NOW) == []
