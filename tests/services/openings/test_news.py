"""What waits to be told of openings joins the morning message, and only then."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.openings.deadlines import Level, Matter
from bot.services.openings import news
from bot.services.openings.news import Boxes
from bot.services.openings.notices import FitNotice, LateMatter, OpeningsDue, OpeningsDueNotice
from bot.store.people import Person
from bot.store.placements.reminders import BundleRow, Item, ItemKind
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from tests.support.seeding import opening
from tests.support.world import means_over, opened

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
FOLLOWUP = Item(ItemKind.FOLLOWUP, 7, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path / "brobygger.sqlite")


def owe_late(unit: Unit, number: int, user: str = "U1", *, at: datetime = NOW) -> None:
    late = LateMatter(number, Matter.HAND_OVER, Level.HOLDER)
    unit.deliveries.owe(OpeningsDueNotice(user, NOW, (late,)), now=NOW, not_before=at)


def owe_fit(unit: Unit, number: int, user: str = "U1") -> None:
    unit.deliveries.owe(FitNotice(user, number, fit=70 + number), now=NOW)


def test_it_joins_a_message_that_is_sent_anyway(store: Store) -> None:
    boxes: Boxes = {"U1": [FOLLOWUP]}
    with store.write() as unit:
        owe_late(unit, 3)
        owe_fit(unit, 4)
        news.gather(unit, boxes, NOW)
        assert boxes == {"U1": [FOLLOWUP, Item(ItemKind.OPENING, 3, 1), Item(ItemKind.FIT, 4, 1)]}
        assert unit.deliveries.waiting(news.KINDS, NOW) == []


def test_several_become_one_message_and_a_single_one_stays_its_own(store: Store) -> None:
    boxes: Boxes = {}
    with store.write() as unit:
        owe_late(unit, 3, "U1")
        owe_late(unit, 3, "U2")
        owe_fit(unit, 4, "U2")
        news.gather(unit, boxes, NOW)
        assert list(boxes) == ["U2"]
        assert [delivery.recipient for delivery in unit.deliveries.waiting(news.KINDS, NOW)] == ["U1"]


def test_who_asked_for_single_messages_keeps_getting_them(store: Store) -> None:
    boxes: Boxes = {"U1": [FOLLOWUP]}
    with store.write() as unit:
        unit.people.prefer(Person("U1", bundled=False))
        owe_late(unit, 3)
        news.gather(unit, boxes, NOW)
        assert boxes == {"U1": [FOLLOWUP]}


def test_what_is_not_due_yet_waits(store: Store) -> None:
    boxes: Boxes = {"U1": [FOLLOWUP]}
    with store.write() as unit:
        owe_late(unit, 3, at=NOW + timedelta(hours=1))
        assert not news.anything_waiting(unit, NOW)
        news.gather(unit, boxes, NOW)
        assert boxes == {"U1": [FOLLOWUP]}


@pytest.mark.parametrize(("waits", "told"), [((), 1), ((0.5,), 0)])
def test_what_has_been_done_meanwhile_is_not_told(store: Store, waits: tuple[float, ...], told: int) -> None:
    """Logged on Friday, nobody has it on Monday; or somebody took it in the meantime."""
    with sqlite3.connect(store.path) as db:
        opening(db, 3, "U1", datetime(2026, 11, 20, 7, 30, tzinfo=UTC), *waits)
    row = BundleRow(1, "U1", date(2026, 11, 23), "U1/2026-11-23", (Item(ItemKind.OPENING, 3, 1),))
    with store.read() as unit:
        found = news.news_of(unit, row, means_over(store), NOW)
    assert len([one for one in found if isinstance(one, OpeningsDue)]) == told


def test_an_opening_that_is_gone_is_passed_over(store: Store) -> None:
    items = (Item(ItemKind.OPENING, 99, 1), Item(ItemKind.FIT, 98, 1))
    row = BundleRow(1, "U1", date(2026, 11, 23), "U1/2026-11-23", items)
    with store.read() as unit:
        assert news.news_of(unit, row, means_over(store), NOW) == ()
