"""The database as a file: private, whole, ours; copies that can be trusted."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.sqlite import files
from bot.store.sqlite.database import Store, StoreOfAnotherTeam, StoreTooNew, StoreUnfit, StoreUnusable
from bot.store.sqlite.files import Condition, Depth, Kind

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TEAM = "T1"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data" / "brobygger.sqlite", TEAM)
    made.open()
    with made.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=NOW)
    return made


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def damage(path: Path, table: str = "people") -> None:
    """Overwrite the first page of a table with nonsense."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xfe" * size)


def everything_in(folder: Path) -> set[str]:
    return {one.name for one in folder.rglob("*") if one.name not in {"brobygger.sqlite-wal", "brobygger.sqlite-shm"}}


def test_the_database_and_what_lies_beside_it_are_private(store: Store) -> None:
    with store.write() as unit:
        unit.people.seen("U2", "Bo", active=True, now=NOW)
        beside = [store.path.with_name(store.path.name + ending) for ending in ("-wal", "-shm")]
        assert [mode(path) for path in (store.path, *beside)] == [0o600] * 3
    assert mode(store.path.parent) == 0o700
    assert files.open_to_others(store.path) == []


def test_a_database_of_an_earlier_version_becomes_private(store: Store) -> None:
    store.path.chmod(0o644)
    assert files.open_to_others(store.path) == [store.path]

    store.open()

    assert mode(store.path) == 0o600


def test_a_folder_that_others_may_enter_is_named_and_left_alone(store: Store) -> None:
    store.path.parent.chmod(0o755)
    store.open()

    assert files.open_to_others(store.path) == [store.path.parent]


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", Kind.EMPTY), (b"a letter to the mayor" * 100, Kind.FOREIGN)], ids=["empty", "a letter"]
)
def test_a_file_that_holds_no_data_is_refused_and_left_alone(tmp_path: Path, content: bytes, kind: Kind) -> None:
    path = tmp_path / "brobygger.sqlite"
    path.write_bytes(content)

    with pytest.raises(StoreUnfit) as refused:
        Store(path).open()

    assert refused.value.condition.kind is kind
    assert path.read_bytes() == content


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
        connection.execute("CREATE TABLE invoices (amount INTEGER)")


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "brobygger.sqlite"
    foreign(path)
    before = path.read_bytes()

    with pytest.raises(StoreUnfit) as refused:
        Store(path).open()

    assert refused.value.condition.kind is Kind.FOREIGN
    assert path.read_bytes() == before


def test_looking_at_a_database_migrates_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "data" / "brobygger.sqlite")

    assert store.examine().kind is Kind.ABSENT
    assert not store.path.exists()

    store.open()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_undelivered'")
    assert store.examine().lacks == {"m006_undelivered"}
    assert store.examine().lacks == {"m006_undelivered"}


def test_a_damaged_page_is_named_with_its_table(store: Store) -> None:
    damage(store.path)

    with pytest.raises(StoreUnfit) as found:
        store.examine(Depth.WHOLE)

    assert found.value.condition == Condition(Kind.DAMAGED, (), ("people",))


def test_a_damaged_page_inside_a_table_is_named_by_number(store: Store) -> None:
    with store.write() as unit:
        for number in range(400):
            unit.people.seen(f"U{number:04}", "Ole" * 9, active=True, now=NOW)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        last = connection.execute("PRAGMA page_count").fetchone()[0]
    with store.path.open("r+b") as file:
        file.seek((last - 1) * 4096 + 8)
        file.write(b"\xfe" * 200)

    with pytest.raises(StoreUnfit) as found:
        store.examine(Depth.WHOLE)

    assert found.value.condition == Condition(Kind.DAMAGED, (last,), ("people",))


def test_reading_a_damaged_page_says_so(store: Store) -> None:
    damage(store.path)

    with pytest.raises(StoreUnfit), store.read() as unit:
        unit.people.all()


def test_a_database_whose_first_page_is_damaged_is_told_as_such(store: Store) -> None:
    damage(store.path, table="people")
    with store.path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 400)

    with pytest.raises(StoreUnfit) as found:
        store.open()

    assert found.value.condition.kind is Kind.DAMAGED


def test_a_copy_is_private_checked_and_stands_alone(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy.sqlite"
    copy.parent.mkdir()
    store.backup(copy)

    assert mode(copy) == 0o600
    assert everything_in(copy.parent) == {"copy.sqlite"}
    assert files.examine(copy, Depth.WHOLE).kind is Kind.OURS
    assert everything_in(copy.parent) == {"copy.sqlite"}


def test_no_copy_is_made_of_a_damaged_database(store: Store, tmp_path: Path) -> None:
    damage(store.path)

    with pytest.raises(StoreUnfit):
        store.backup(tmp_path / "copy.sqlite")

    assert not list(tmp_path.glob("*copy*"))
    assert not list(tmp_path.glob(".*"))


def test_a_copy_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite").write_text("something else")

    with pytest.raises(StoreUnusable):
        store.backup(tmp_path / "copy.sqlite")

    assert (tmp_path / "copy.sqlite").read_text() == "something else"


def test_a_rehearsal_says_what_a_copy_holds_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    store.backup(copy)
    before, there = copy.read_bytes(), everything_in(tmp_path)

    held = store.rehearse(copy)

    assert held.rows["openings"] == 0
    assert copy.read_bytes() == before
    assert everything_in(tmp_path) == there


def test_a_copy_is_put_in_place_and_the_present_data_kept(store: Store, tmp_path: Path) -> None:
    copy, kept = tmp_path / "copy.sqlite", tmp_path / "data" / "kept.sqlite"
    store.backup(copy)
    with store.write() as unit:
        unit.people.seen("U2", "Bo", active=True, now=NOW)

    assert store.restore(copy, kept)

    with store.read() as unit:
        assert [person.name for person in unit.people.all()] == ["Ole"]
    with Store(kept, TEAM).read() as unit:
        assert len(unit.people.all()) == 2
    assert [mode(path) for path in (store.path, kept)] == [0o600] * 2


def newer(path: Path) -> None:
    Store(path).open()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('brobygger', 'm999_future', 'x')"
        )
    files_beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    for one in files_beside:
        one.unlink(missing_ok=True)


def damaged(path: Path) -> None:
    made = Store(path)
    made.open()
    damage(path)


def cut_off(path: Path) -> None:
    made = Store(path)
    made.open()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    path.write_bytes(path.read_bytes()[:20_000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("make", [foreign, newer, damaged, cut_off, empty])
def test_what_is_no_copy_of_ours_is_refused_without_a_trace(store: Store, tmp_path: Path, make: object) -> None:
    copy = tmp_path / "copy.sqlite"
    make(copy)  # type: ignore[operator]
    there = everything_in(tmp_path)

    with pytest.raises((StoreTooNew, StoreUnfit)) as refused:
        store.restore(copy, tmp_path / "data" / "kept.sqlite")

    assert str(copy) in str(refused.value)
    assert everything_in(tmp_path) == there
    with store.read() as unit:
        assert unit.people.get("U1").name == "Ole"


def test_a_damaged_database_is_moved_aside_when_a_copy_takes_its_place(store: Store, tmp_path: Path) -> None:
    copy, kept = tmp_path / "copy.sqlite", tmp_path / "data" / "kept.sqlite"
    store.backup(copy)
    damage(store.path)

    store.restore(copy, kept)

    with store.read() as unit:
        assert unit.people.get("U1").name == "Ole"
    assert files.examine(kept, Depth.WHOLE).kind is Kind.DAMAGED


def test_a_copied_file_with_its_write_ahead_log_is_restored_whole(store: Store, tmp_path: Path) -> None:
    """As a continuous copy or a copied folder leaves it: what was written last stands in the log only."""
    copy = tmp_path / "copy.sqlite"
    with store.read() as unit:  # an open connection keeps the log
        assert unit.people.get("U1").name == "Ole"
        with store.write() as writing:
            writing.people.seen("U2", "Bo", active=True, now=NOW)
        assert store.path.with_name("brobygger.sqlite-wal").stat().st_size > 0
        shutil.copyfile(store.path, copy)
        shutil.copyfile(store.path.with_name("brobygger.sqlite-wal"), copy.with_name("copy.sqlite-wal"))
    other = Store(tmp_path / "moved" / "brobygger.sqlite", TEAM)

    assert not other.restore(copy, tmp_path / "kept.sqlite")

    with other.read() as unit:
        assert {person.name for person in unit.people.all()} == {"Ole", "Bo"}
    assert everything_in(tmp_path / "moved") == {"brobygger.sqlite"}


def test_a_start_that_is_cut_off_leaves_no_empty_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "brobygger.sqlite")

    def full(_db: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("bot.store.sqlite.database._migrate", full)
        with pytest.raises(StoreUnusable):
            store.open()
    assert list(tmp_path.iterdir()) == []

    store.open()


def test_another_municipalitys_copy_is_never_put_in_place(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other" / "brobygger.sqlite", "T2")
    other.open()
    with other.write() as unit:
        unit.people.seen("U9", "Eva", active=True, now=NOW)
    other.backup(tmp_path / "copy.sqlite")

    with pytest.raises(StoreOfAnotherTeam):
        store.restore(tmp_path / "copy.sqlite", tmp_path / "kept.sqlite")

    assert not (tmp_path / "kept.sqlite").exists()
    with store.read() as unit:
        assert unit.people.get("U1").name == "Ole"
