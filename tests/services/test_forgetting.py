"""A forgotten reference stands nowhere: not in a table, not in the file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.services.forgetting import Forgetting
from bot.services.upkeep.backups import Backups
from bot.store.sqlite.database import Store, StoreUnusable
from bot.store.traces import OF_USERS
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM
from tests.support.world import means_over

PLACEMENT = (
    "INSERT INTO placements (id, team, broker, case_ref, company, company_key, contact, start, tasks, goal, first_at, "
    "state, ended_on, created_at) VALUES (?, 'T1', 'U1', ?, 'Kornblomsten', 'kornblomsten', 'Lone', '2024-01-01', "
    "'pakke brød', 'ti timer', '2024-01-01T09:00', ?, ?, '2024-01-01')"
)
OPENING = (
    "INSERT INTO openings (team, number, channel, ts, position, poster, state, version, confirmed, parsed, corrected, "
    "touched, registered_at, ended_at, note, case_ref, filled) VALUES ('T1', ?, 'C1', '1.1', 0, 'U1', 'lukket', 1, 1, "
    "'{\"company\":\"Kornblomsten\",\"contact_name\":\"Lone\"}', '{}', '[]', '2024-01-01T09:00:00+00:00', ?, 'B', ?, 0)"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "brobygger.sqlite", TEAM)
    made.open()
    with closing(sqlite3.connect(made.path)) as db, db:
        db.execute(PLACEMENT, (1, "Z81", "active", None))
        db.execute(PLACEMENT, (2, "Z810", "ended", "2024-06-01"))
        db.execute(OPENING, (7, "2024-06-01T09:00:00+00:00", "Z81"))
        db.execute(
            "INSERT INTO followups (team, placement, kind, planned, due, note) VALUES "
            "('T1', 1, 'meeting', '2024-02-01', '2024-02-01', 'Z81 er glad for det')"
        )
        db.execute(
            "INSERT INTO wishes (team, case_ref, owner, record, updated_at) VALUES ('T1', 'Z81', 'U1', '{}', 'x')"
        )
        db.execute(
            "INSERT INTO questions (team, channel, thread, asker, text, asked_at, status) VALUES "
            "('T1', 'C1', '1', 'U1', 'kan Z81 få mentor? og Z810?', '2024-01-01', 'answered')"
        )
        db.execute(
            "INSERT INTO history (team, subject, number, at, who, what, details) VALUES "
            "('T1', 'placement', 1, '2024-01-01', 'U1', 'created', '{\"case_ref\":\"Z81\"}')"
        )
    return made


def copies(store: Store) -> Backups:
    return Backups(store, FixedClock(), store.path.parent / "backups", None, timedelta(days=14))


@pytest.fixture
def forgetting(store: Store) -> Forgetting:
    return Forgetting(store, FixedClock(), means_over(store), copies(store))


def test_what_is_held_is_shown_by_table(forgetting: Forgetting) -> None:
    held = forgetting.held_about_case("Z81")

    assert {table: len(rows) for table, rows in held.items()} == {
        "placements": 1,
        "followups": 1,
        "openings": 1,
        "wishes": 1,
        "history": 1,
        "questions": 1,
        "slack": 2,
    }


def test_a_forgotten_reference_is_gone_everywhere_and_what_was_erased_is_told(forgetting: Forgetting) -> None:
    erased = forgetting.forget("Z81").rows

    assert erased["placements"] == erased["openings"] == erased["wishes"] == erased["questions"] == 1
    assert forgetting.held_about_case("Z81") == {}
    assert forgetting.forget("Z81").rows == {}


def test_a_longer_reference_is_left_alone(forgetting: Forgetting) -> None:
    forgetting.forget("Z81")

    held = forgetting.held_about_case("Z810")
    assert len(held["placements"]) == 1
    assert held["questions"][0]["text"] == "kan [slettet] få mentor? og Z810?"


def test_nothing_is_left_in_the_file_itself(store: Store, forgetting: Forgetting) -> None:
    forgetting.forget("Z81")
    forgetting.forget("Z810")

    files = [path for path in store.path.parent.iterdir() if path.name.startswith(store.path.name)]
    assert not any(b"Z81" in path.read_bytes() for path in files)


def test_old_data_is_anonymised_after_the_retention_and_only_then(store: Store) -> None:
    clock = FixedClock()
    clock.move(timedelta(days=-365))
    assert Forgetting(store, clock, means_over(store), copies(store)).forget_old() == 0

    clock.move(timedelta(days=365))
    forgetting = Forgetting(store, clock, means_over(store), copies(store))
    assert forgetting.forget_old() == 2
    assert forgetting.forget_old() == 0
    held = forgetting.held_about_case("Z81")
    assert "openings" not in held
    assert forgetting.held_about_case("Z810").keys() == {"questions", "slack"}


def test_only_the_own_workspace_is_touched_though_the_numbers_are_the_same(
    store: Store, forgetting: Forgetting
) -> None:
    """Another workspace's opening of the same number keeps its history, and nothing of it is shown."""
    with closing(sqlite3.connect(store.path)) as db, db:
        for team in ("T1", "T2"):
            db.execute(
                "INSERT INTO history (team, subject, number, at, who, what, details) VALUES "
                "(?, 'opening', 7, '2024-01-01', 'U1', 'registered', '{\"fields\":{}}')",
                (team,),
            )
    assert {row["team"] for row in forgetting.held_about_case("Z81")["history"]} == {"T1"}

    forgetting.forget("Z81")

    with closing(sqlite3.connect(store.path)) as db:
        found = db.execute("SELECT team, details FROM history WHERE subject = 'opening' ORDER BY team").fetchall()
    assert found == [("T1", "{}"), ("T2", '{"fields":{}}')]


def test_a_users_data_is_shown(forgetting: Forgetting) -> None:
    assert forgetting.held_about_user("U1").keys() == {"questions", "openings", "placements", "wishes", "history"}
    assert forgetting.held_about_user("U9") == {}


def test_every_column_that_names_a_user_is_shown(store: Store) -> None:
    names = {column for columns in OF_USERS.values() for column in columns}
    with closing(sqlite3.connect(store.path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        held = {
            table: {column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")} & names for table in tables
        }
    del held["lease"]  # its holder is a process

    assert {table: set(columns) for table, columns in OF_USERS.items()} == {t: c for t, c in held.items() if c}


def test_a_backup_is_restored_whole(store: Store, forgetting: Forgetting, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.sqlite")
    forgetting.forget("Z81")
    store.restore(tmp_path / "copy.sqlite", tmp_path / "kept.sqlite")

    assert len(forgetting.held_about_case("Z81")["placements"]) == 1


def test_a_reference_is_erased_from_the_copies_too(store: Store, forgetting: Forgetting) -> None:
    copy = copies(store).make()
    assert re.search(rb"Z81(?!0)", copy.read_bytes())

    forgetting.forget("Z81")

    assert not re.search(rb"Z81(?!0)", copy.read_bytes())


def test_something_else_is_never_restored(store: Store, forgetting: Forgetting, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kære borgmester")

    with pytest.raises(StoreUnusable):
        store.restore(tmp_path / "letter.txt", tmp_path / "kept.sqlite")
    assert forgetting.held_about_case("Z81")
