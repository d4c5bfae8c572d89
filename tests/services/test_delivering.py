"""What is owed is sent once: through failures, lost answers, crashes and two processes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import LEASE
from bot.domain.placements.covers import Cover
from bot.services.delivery.delivering import Delivering
from bot.services.placements.notices import CoverEndedNotice, CoverNotice
from bot.services.ports import DeliveryFailed
from bot.store.sqlite.database import Store
from tests.support.outbox import Outbox
from tests.support.world import opened, services_over

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path / "brobygger.sqlite")


@pytest.fixture
def post() -> Outbox:
    return Outbox()


@pytest.fixture
def delivering(store: Store, post: Outbox) -> Delivering:
    return services_over(store, messenger=post).delivering


def owe(store: Store, number: int = 1, at: datetime = NOW) -> bool:
    """Something that is always wanted."""
    cover = Cover("U1", "U2", date(2026, 11, 23), date(2026, 11, 24), number)
    with store.write() as unit:
        return unit.deliveries.owe(CoverEndedNotice("U1", cover, "U2"), now=NOW, not_before=at)


def test_what_is_owed_twice_is_sent_once(store: Store, post: Outbox, delivering: Delivering) -> None:
    assert owe(store)
    assert not owe(store)

    assert delivering.run(NOW) == 1
    assert delivering.run(NOW) == 0
    assert [(to, marker) for to, _, marker in post.arrived] == [("U1", "cover_ended/1/U1")]


def test_nothing_is_sent_before_its_time(store: Store, post: Outbox, delivering: Delivering) -> None:
    owe(store, at=NOW + timedelta(hours=1))

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(hours=1)) == 1


def test_what_is_no_longer_wanted_is_dropped(store: Store, post: Outbox, delivering: Delivering) -> None:
    with store.write() as unit:
        unit.deliveries.owe(CoverNotice("U1", 99), now=NOW)

    assert delivering.run(NOW) == 0
    assert post.arrived == []


def test_a_rate_limit_ends_the_run_and_waits_as_long_as_slack_asks(
    store: Store, post: Outbox, delivering: Delivering
) -> None:
    owe(store, 1)
    owe(store, 2)
    post.failures = [DeliveryFailed("ratelimited", retry_after=timedelta(seconds=30))]

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(seconds=29)) == 1
    assert delivering.run(NOW + timedelta(seconds=31)) == 1


def test_a_lost_answer_is_looked_up_before_it_is_sent_again(store: Store, post: Outbox, delivering: Delivering) -> None:
    owe(store)
    post.loses_answers = True

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(minutes=5)) == 1
    assert len(post.arrived) == 1


def test_the_claim_of_a_dead_process_is_taken_over_after_its_lease(
    store: Store, post: Outbox, delivering: Delivering
) -> None:
    owe(store)
    with store.write() as unit:
        assert unit.deliveries.claim(NOW) is not None

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + LEASE) == 1
    assert len(post.arrived) == 1


@pytest.mark.parametrize("arrived", [True, False], ids=["it had arrived", "it had not"])
def test_the_next_process_looks_for_what_a_dead_one_was_sending_and_sends_it_once(
    store: Store, post: Outbox, delivering: Delivering, arrived: bool
) -> None:
    owe(store)
    if arrived:
        post.loses_answers = True
        delivering.run(NOW)
    else:
        with store.write() as unit:
            assert unit.deliveries.claim(NOW) is not None

    assert delivering.take_over(NOW) == 1
    assert delivering.run(NOW) == 1
    assert len(post.arrived) == 1
    assert delivering.take_over(NOW) == 0


def test_a_permanent_failure_is_parked_for_a_person(store: Store, post: Outbox, delivering: Delivering) -> None:
    owe(store)
    post.failures = [DeliveryFailed("account_inactive", permanent=True)]
    delivering.run(NOW)

    with store.read() as unit:
        assert [delivery.key for delivery in unit.deliveries.parked(CoverEndedNotice.kind)] == ["1/U1"]
    assert delivering.run(NOW + timedelta(days=1)) == 0


def test_failures_wait_longer_each_time(store: Store, post: Outbox, delivering: Delivering) -> None:
    owe(store)
    post.failures = [DeliveryFailed("internal_error") for _ in range(3)]
    waits: list[float] = []
    now = NOW
    for _ in range(3):
        delivering.run(now)
        with store.read() as unit:
            due = unit.deliveries.next_due()
        assert due is not None
        waits.append((due - now).total_seconds())
        now = due

    assert waits == [20, 40, 80]
    assert delivering.run(now) == 1


def test_a_row_that_no_version_writes_is_parked_and_the_others_go_out(
    store: Store, post: Outbox, delivering: Delivering
) -> None:
    owe(store, 1)
    owe(store, 2)
    with closing(sqlite3.connect(store.path)) as db, db:
        db.execute("UPDATE deliveries SET subject = '{\"cover\":\"1\"}' WHERE key = '1/U1'")

    assert delivering.run(NOW) == 1
    with store.read() as unit:
        assert [delivery.key for delivery in unit.deliveries.parked(CoverEndedNotice.kind)] == ["1/U1"]
