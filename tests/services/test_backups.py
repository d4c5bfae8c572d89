"""Copies in time: made when due, dropped when old, never behind what was forgotten."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.services.upkeep.backups import Backups
from bot.store.sqlite import files
from bot.store.sqlite.database import Store
from bot.store.sqlite.files import Depth, Kind
from tests.support.clock import MONDAY_MORNING, FixedClock


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data" / "brobygger.sqlite")
    made.open()
    return made


@pytest.fixture
def backups(store: Store, clock: FixedClock) -> Backups:
    return Backups(store, clock, store.path.parent / "backups", timedelta(hours=24), timedelta(days=3))


def noted(store: Store, text: str) -> None:
    """A message that is not finished: its text is held."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(
            "INSERT INTO inbox (team, channel, ts, kind, received_at, body) VALUES ('T1', 'C1', '1.1', 'said', ?, ?)",
            (MONDAY_MORNING.isoformat(), json.dumps({"text": text})),
        )


def test_a_copy_is_made_when_the_last_one_is_a_day_old(backups: Backups, clock: FixedClock) -> None:
    assert backups.run() is not None
    assert backups.run() is None
    clock.move(timedelta(hours=23))
    assert backups.run() is None
    clock.move(timedelta(hours=1))
    assert backups.run() is not None


def test_a_copy_is_private_and_whole(backups: Backups) -> None:
    made = backups.make()

    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert files.examine(made, Depth.WHOLE).kind is Kind.OURS


def test_copies_are_dropped_after_a_while_but_never_the_newest(backups: Backups, clock: FixedClock) -> None:
    for _ in range(5):
        backups.run()
        clock.move(timedelta(days=1))
    backups.run()
    assert [copy.made_at for copy in backups.all()] == [MONDAY_MORNING + timedelta(days=day) for day in (2, 3, 4, 5)]

    clock.move(timedelta(days=400))
    switched_off = Backups(backups._store, clock, backups._folder, None, timedelta(days=3))
    switched_off.run()
    assert len(backups.all()) == 1


def test_other_files_in_the_folder_are_left_alone(backups: Backups, clock: FixedClock) -> None:
    backups.run()
    other = backups._folder / "brobygger-før-opdatering.sqlite"
    other.write_bytes(b"x")
    clock.move(timedelta(days=30))
    backups.run()

    assert other.exists()


def test_what_is_forgotten_is_forgotten_in_every_copy(store: Store, backups: Backups, clock: FixedClock) -> None:
    noted(store, "ring til A12 om cyklen")
    backups.run()
    clock.move(timedelta(days=1))
    backups.run()
    assert all(b"A12" in copy.path.read_bytes() for copy in backups.all())

    assert backups.rewrite(lambda unit: unit.traces.erase_case("A12", date(2026, 11, 23))) == 2

    for copy in backups.all():
        assert b"A12" not in copy.path.read_bytes()
        assert files.examine(copy.path, Depth.WHOLE).kind is Kind.OURS
        assert copy.path.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in backups._folder.iterdir()) == [copy.path.name for copy in backups.all()]


def test_a_copy_that_cannot_be_rewritten_is_deleted(store: Store, backups: Backups, clock: FixedClock) -> None:
    noted(store, "ring til A12 om cyklen")
    broken = backups.run()
    assert broken is not None
    with broken.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xfe" * 8192)

    backups.rewrite(lambda unit: unit.traces.erase_case("A12", date(2026, 11, 23)))

    assert backups.all() == []
