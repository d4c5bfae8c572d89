"""One SQLite file: migrations, units of work, many writers."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.delivery.inbox import Pending
from bot.store.sqlite.database import Store, StoreOfAnotherTeam, StoreTooNew, StoreUnusable
from tests.support.seeding import TEAM

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data" / "brobygger.sqlite", TEAM)
    made.open()
    return made


def test_opening_twice_changes_nothing(store: Store) -> None:
    store.open()
    with store.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=NOW)
    store.open()
    with store.read() as unit:
        assert unit.people.get("U1").name == "Ole"


def test_a_unit_that_fails_leaves_nothing(store: Store) -> None:
    def fail_half_way() -> None:
        with store.write() as unit:
            unit.people.seen("U1", "Ole", active=True, now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with store.read() as unit:
        assert unit.people.all() == []


def test_a_file_of_a_newer_version_is_left_alone(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    with connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('brobygger', 'm999_future', 'x')"
        )
    connection.close()

    with pytest.raises(StoreTooNew):
        store.open()


def test_a_file_of_another_workspace_is_refused_and_left_as_it_was(store: Store) -> None:
    with store.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=NOW)

    with pytest.raises(StoreOfAnotherTeam) as refused:
        Store(store.path, "T2").open()

    assert refused.value.teams == (TEAM,)
    Store(store.path, TEAM).open()


def test_who_names_no_workspace_works_on_the_one_in_the_file(store: Store) -> None:
    with store.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=NOW)
    unbound = Store(store.path)
    unbound.open()

    assert unbound.team == TEAM
    with unbound.read() as unit:
        assert unit.people.get("U1").name == "Ole"


def test_a_file_of_several_workspaces_asks_for_one(store: Store) -> None:
    """No version writes such a file any more; where one was made, each workspace still sees its own."""
    for team in (TEAM, "T2"):
        with Store(store.path, team).write() as unit:
            unit.people.seen("U1", f"Ole {team}", active=True, now=NOW)
    unbound, bound = Store(store.path), Store(store.path, "T2")
    unbound.open()
    bound.open()

    with pytest.raises(StoreOfAnotherTeam), unbound.read():
        pass
    with bound.read() as unit:
        assert unit.people.get("U1").name == "Ole T2"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brobygger.sqlite"
    path.write_bytes(b"this is not a database, it is a letter to the mayor" * 100)

    with pytest.raises(StoreUnusable):
        Store(path, TEAM).open()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    with pytest.raises(StoreUnusable):
        Store(tmp_path / "data" / "brobygger.sqlite", TEAM).open()


def test_racing_starts_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "brobygger.sqlite"
    failures: list[BaseException] = []

    def start() -> None:
        try:
            Store(path, TEAM).open()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_eight_writers_that_read_first_all_succeed(store: Store) -> None:
    def count_up(user: str) -> None:
        for _ in range(10):
            with store.write() as unit:
                seen = unit.people.get("U1").name or "0"
                unit.people.seen("U1", str(int(seen) + 1), active=True, now=NOW)

    threads = [threading.Thread(target=count_up, args=(f"U{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.read() as unit:
        assert unit.people.get("U1").name == "80"


def test_an_event_is_accepted_once_and_its_text_is_gone_when_it_is_done(store: Store) -> None:
    event = Pending("C1", "1.1", "said", {"text": "hej"})
    with store.write() as unit:
        assert unit.inbox.accept(event, NOW)
        assert not unit.inbox.accept(event, NOW)
        assert unit.inbox.unfinished() == [event]
        unit.inbox.finish(event)
        assert unit.inbox.unfinished() == []
    assert b"hej" not in store.path.read_bytes()


def test_old_events_are_forgotten(store: Store) -> None:
    event = Pending("C1", "1.1", "said", {})
    with store.write() as unit:
        unit.inbox.accept(event, NOW)
        unit.inbox.finish(event)
        assert unit.inbox.forget_before(NOW + timedelta(days=15), timedelta(days=14)) == 1


def test_a_backup_holds_the_data(store: Store, tmp_path: Path) -> None:
    with store.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=NOW)
    store.backup(tmp_path / "copy.sqlite")

    with Store(tmp_path / "copy.sqlite", TEAM).read() as unit:
        assert unit.people.get("U1").name == "Ole"
