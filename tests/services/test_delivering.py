"""What is owed is sent once: through failures, lost answers, crashes and two processes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.deliveries import LEASE, Delivery
from bot.services.delivering import Delivering
from bot.services.ports import DeliveryFailed, Sent
from bot.store.database import Store
from bot.store.unit import Unit
from tests.support.seeding import TEAM

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Post:
    """A messenger that keeps what arrived, and fails as told."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, str]] = []
        self.failures: list[DeliveryFailed] = []
        self.loses_answers = False

    def send(self, recipient: str, notice: object, marker: str = "") -> Sent:
        if self.failures:
            raise self.failures.pop(0)
        self.arrived.append((recipient, marker))
        if self.loses_answers:
            self.loses_answers = False
            raise DeliveryFailed("no answer", uncertain=True)
        return Sent(recipient, f"1.{len(self.arrived)}")

    def update(self, at: Sent, notice: object) -> None:
        raise NotImplementedError

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        return next((Sent(recipient, "1.0") for to, found in self.arrived if (to, found) == (recipient, marker)), None)


def always(_unit: Unit, delivery: Delivery, _now: datetime) -> object | None:
    return None if delivery.subject.get("done") else delivery.subject


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "brobygger.sqlite", TEAM)
    made.open()
    return made


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def delivering(store: Store, post: Post) -> Delivering:
    return Delivering(store, post, {"note": always})


def owe(store: Store, key: str = "a", at: datetime = NOW, **subject: str) -> bool:
    with store.write() as unit:
        return unit.deliveries.owe("note", key, recipient="U1", subject=subject, now=NOW, not_before=at)


def test_what_is_owed_twice_is_sent_once(store: Store, post: Post, delivering: Delivering) -> None:
    assert owe(store)
    assert not owe(store)

    assert delivering.run(NOW) == 1
    assert delivering.run(NOW) == 0
    assert post.arrived == [("U1", "note/a")]


def test_nothing_is_sent_before_its_time(store: Store, post: Post, delivering: Delivering) -> None:
    owe(store, at=NOW + timedelta(hours=1))

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(hours=1)) == 1


def test_what_is_no_longer_wanted_is_dropped(store: Store, post: Post, delivering: Delivering) -> None:
    owe(store, done="yes")

    assert delivering.run(NOW) == 0
    assert post.arrived == []


def test_a_rate_limit_ends_the_run_and_waits_as_long_as_slack_asks(
    store: Store, post: Post, delivering: Delivering
) -> None:
    owe(store, "a")
    owe(store, "b")
    post.failures = [DeliveryFailed("ratelimited", retry_after=timedelta(seconds=30))]

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(seconds=29)) == 1
    assert delivering.run(NOW + timedelta(seconds=31)) == 1


def test_a_lost_answer_is_looked_up_before_it_is_sent_again(store: Store, post: Post, delivering: Delivering) -> None:
    owe(store)
    post.loses_answers = True

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + timedelta(minutes=5)) == 1
    assert len(post.arrived) == 1


def test_the_claim_of_a_dead_process_is_taken_over_after_its_lease(
    store: Store, post: Post, delivering: Delivering
) -> None:
    owe(store)
    with store.write() as unit:
        assert unit.deliveries.claim(NOW) is not None

    assert delivering.run(NOW) == 0
    assert delivering.run(NOW + LEASE) == 1
    assert len(post.arrived) == 1


def test_a_permanent_failure_is_parked_for_a_person(store: Store, post: Post, delivering: Delivering) -> None:
    owe(store)
    post.failures = [DeliveryFailed("account_inactive", permanent=True)]
    delivering.run(NOW)

    with store.read() as unit:
        assert [delivery.key for delivery in unit.deliveries.parked()] == ["a"]
    assert delivering.run(NOW + timedelta(days=1)) == 0


def test_failures_wait_longer_each_time(store: Store, post: Post, delivering: Delivering) -> None:
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
