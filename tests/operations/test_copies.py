"""``backup`` and ``restore`` at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.clock import SystemClock
from bot.services.upkeep.duty import Duty, this_process
from bot.store.sqlite.database import Store
from tests.store.test_files import damage, foreign


def brobygger(config: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--config", str(config), *map(str, arguments)])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm"))}


def test_a_copy_is_made_and_put_in_place(config: Path, store: Store, tmp_path: Path) -> None:
    made = brobygger(config, "backup", tmp_path / "copy.sqlite")
    assert (made.exit_code, made.stderr) == (0, "")

    done = brobygger(config, "restore", tmp_path / "copy.sqlite")

    assert done.exit_code == 0
    assert "er sat ind. Den tidligere database ligger i" in done.output
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1


def test_a_copy_without_a_name_joins_the_others(config: Path, store: Store, tmp_path: Path) -> None:
    assert brobygger(config, "backup").exit_code == 0

    [copy] = (tmp_path / "data" / "backups").iterdir()
    assert brobygger(config, "restore", "--check", copy).exit_code == 0


def test_where_there_is_no_database_none_is_made_to_be_copied(config: Path, tmp_path: Path) -> None:
    said = brobygger(config, "backup", tmp_path / "copy.sqlite")

    assert said.exit_code == 2
    assert "Der er ingen database" in said.stderr
    assert not (tmp_path / "data").exists()


def test_a_rehearsal_says_what_is_in_the_copy_and_leaves_nothing_behind(
    config: Path, store: Store, tmp_path: Path
) -> None:
    brobygger(config, "backup", tmp_path / "copy.sqlite")
    before = names(tmp_path)

    said = brobygger(config, "restore", "--check", tmp_path / "copy.sqlite")

    assert said.exit_code == 0
    assert "0 jobåbninger" in said.output
    assert names(tmp_path) == before


@pytest.mark.parametrize("make", [foreign, lambda path: path.write_bytes(b""), lambda path: path.write_text("brev")])
def test_what_is_no_copy_is_refused_and_leaves_nothing_behind(
    config: Path, store: Store, tmp_path: Path, make: object
) -> None:
    make(tmp_path / "copy.sqlite")  # type: ignore[operator]
    before = names(tmp_path)

    for arguments in (["--check"], []):
        refused = brobygger(config, "restore", *arguments, tmp_path / "copy.sqlite")
        assert refused.exit_code == 2
        assert "Intet er ændret" in refused.stderr

    assert names(tmp_path) == before


def test_nothing_is_put_in_place_while_the_assistant_runs(config: Path, store: Store, tmp_path: Path) -> None:
    brobygger(config, "backup", tmp_path / "copy.sqlite")
    serving = Duty(store, SystemClock(), this_process())
    serving.take()

    refused = brobygger(config, "restore", tmp_path / "copy.sqlite")
    assert refused.exit_code == 2
    assert "Stop den først" in refused.stderr

    serving.leave()
    assert brobygger(config, "restore", tmp_path / "copy.sqlite").exit_code == 0


def test_a_copy_of_a_running_assistant_starts_free(config: Path, store: Store, tmp_path: Path) -> None:
    serving = Duty(store, SystemClock(), this_process())
    serving.take()
    brobygger(config, "backup", tmp_path / "copy.sqlite")
    serving.leave()

    brobygger(config, "restore", tmp_path / "copy.sqlite")

    assert Duty(store, SystemClock(), this_process()).current() is None


def test_a_damaged_database_is_named_and_replaced(config: Path, store: Store, tmp_path: Path) -> None:
    brobygger(config, "backup", tmp_path / "copy.sqlite")
    damage(store.path, table="_sqlite_migrations")
    newest = tmp_path / "data" / "backups" / "brobygger-20261123T080000Z.sqlite"
    newest.parent.mkdir()
    (tmp_path / "copy.sqlite").rename(newest)

    for arguments in (["backup", str(tmp_path / "other.sqlite")], ["export", "case", "A12"]):
        said = brobygger(config, *arguments)
        assert said.exit_code == 2
        assert "er beskadiget" in said.stderr
        assert f"brobygger restore {newest}" in said.stderr

    assert brobygger(config, "restore", newest).exit_code == 0
    assert brobygger(config, "backup", tmp_path / "other.sqlite").exit_code == 0


def test_an_empty_database_is_never_taken_for_a_new_one(config: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "brobygger.sqlite").touch()

    said = brobygger(config, "backup", tmp_path / "copy.sqlite")

    assert said.exit_code == 2
    assert "er tom (0 byte)" in said.stderr
