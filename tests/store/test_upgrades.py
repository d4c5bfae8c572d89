"""A database of every earlier version, with rows as that version wrote them, opens in this one and keeps them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from bot.cli import main
from bot.domain.deliveries import DeliveryState
from bot.store.migrations import MIGRATIONS, STEPS
from bot.store.sqlite import files
from bot.store.sqlite.database import Store, StoreTooNew
from bot.store.sqlite.files import Depth, Kind

AT = "2026-09-01T08:00:00+00:00"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)

WRITTEN: dict[str, dict[str, dict[str, Any]]] = {
    "m001_foundation": {
        "inbox": {"team": "T1", "channel": "C1", "ts": "1.1", "kind": "said", "received_at": AT, "body": "{}"},
        "deliveries": {
            "id": 1, "team": "T1", "kind": "wish_fit", "key": "A12/7/U1", "recipient": "U1",
            "subject": '{"number":"7","fit":"3"}', "created_at": AT, "not_before": AT,
        },
        "history": {"team": "T1", "subject": "opening", "number": 7, "at": AT, "who": "U1", "what": "registered"},
        "people": {"team": "T1", "user": "U1", "name": "Ole", "checked_at": AT, "digest_at": "08:30"},
        "questions": {
            "id": 1, "team": "T1", "channel": "C1", "thread": "1.1", "asker": "U1", "text": "hvad er mentor?",
            "asked_at": AT, "status": "answered", "entry": "ordning-mentor",
        },
        "expert_threads": {"team": "T1", "channel": "C2", "ts": "2.1", "question": 1},
        "local_entries": {
            "id": "lokal-bus", "team": "T1", "title": "Bus", "answer": "Linje 5.", "questions": '["bus?"]',
            "curator": "U2", "reviewed": "2026-09-01",
        },
        "aliases": {"team": "T1", "entry": "ordning-mentor", "text": "makker", "curator": "U2", "approved_at": AT},
    },
    "m002_openings": {
        "opening_messages": {"team": "T1", "channel": "C1", "ts": "1.1", "poster": "U1", "text": "job", "seen_at": AT},
        "openings": {
            "team": "T1", "number": 7, "channel": "C1", "ts": "1.1", "position": 0, "poster": "U1",
            "state": "registered", "version": 2, "confirmed": 1, "company": "Rema", "parsed": '{"company":"Rema"}',
            "corrected": "{}", "touched": "[]", "registered_at": AT, "note": "", "filled": 0,
            "card_channel": "C1", "card_ts": "1.2",
        },
        "opening_keys": {"team": "T1", "key": "rema", "registered_at": AT, "number": 7},
        "opening_nudges": {
            "team": "T1", "number": 7, "matter": "hand_over", "basis": AT, "recipient": "U1", "told_at": AT,
        },
        "wishes": {
            "team": "T1", "case_ref": "A12", "owner": "U1", "updated_at": AT,
            "record": '{"jobs":["lager"],"places":[],"weekdays":[],"types":[],"considerations":""}',
        },
        "wish_keys": {"team": "T1", "key": "lager", "case_ref": "A12"},
        "wish_fits": {"id": 3, "team": "T1", "case_ref": "A12", "number": 7, "score": 80, "found_at": AT},
    },
    "m003_followups": {
        "placements": {
            "id": 4, "team": "T1", "broker": "U1", "case_ref": "A12", "company": "Rema", "company_key": "rema",
            "kind": "virksomhedspraktik", "start": "2026-09-01", "first_at": "2026-09-08T09:00",
            "rule": "FREQ=WEEKLY;INTERVAL=4", "created_at": AT,
        },
        "followups": {
            "id": 5, "team": "T1", "placement": 4, "kind": "meeting", "planned": "2026-12-01", "due": "2026-12-01",
            "remind_on": "2026-12-01",
        },
        "reminders": {
            "id": 6, "team": "T1", "user": "U1", "text": "ring til kantinen", "first_at": "2026-12-01T09:00",
            "planned": "2026-12-01T09:00", "next_at": "2026-12-01T08:00:00+00:00", "created_at": AT,
        },
        "covers": {
            "id": 8, "team": "T1", "absent": "U1", "deputy": "U2", "first_day": "2026-12-21", "last_day": "2026-12-31",
            "created_at": AT,
        },
        "bundles": {"id": 9, "team": "T1", "recipient": "U1", "day": "2026-09-01", "key": "U1/2026-09-01"},
        "bundle_items": {"bundle": 9, "kind": "f", "number": 5, "round": 1},
    },
    "m004_asking": {
        "expert_replies": {"team": "T1", "channel": "C2", "ts": "2.2", "thread": "2.1", "user": "U2", "text": "ja"},
        "votes": {"team": "T1", "question": 1, "user": "U1", "rating": 1, "at": AT},
        "picks": {"team": "T1", "question": 1, "user": "U1", "entry": "ordning-mentor", "wording": "x", "at": AT},
        "alias_proposals": {
            "id": 1, "team": "T1", "entry": "ordning-mentor", "text": "følgesvend", "times": 3, "proposed_at": AT,
        },
        "own_reports": {
            "id": 1, "title": "Egen", "path": "egen.md", "digest": "x", "pages": 1, "passages": 1, "imported_at": AT,
        },
        "passages": {"id": 1, "report": 1, "page": 1, "heading": "Om", "text": "En tekst."},
        "passage_words": {"rowid": 1, "words": "en tekst"},
    },
    "m005_reports": {
        "documented_wages": {"team": "T1", "placement": 4, "who": "U3", "at": AT},
        "homes": {"team": "T1", "user": "U1", "hash": "h", "digest": "d", "page": 0},
    },
    "m006_undelivered": {"undelivered": {"delivery": 1, "notice": "2026-09-01"}},
    "m007_notices": {},
    "m008_lease": {
        "lease": {
            "id": 1, "holder": "h", "host": "server", "pid": 1, "place": "p", "taken_at": AT, "renewed_at": AT,
        },
    },
    "m020_calendar": {},
    "m030_inbox": {
        "inbox": {
            "team": "T1", "channel": "C1", "ts": "3.1", "kind": "said", "received_at": AT, "body": "{}", "attempts": 1,
        },
    },
    "m031_channels": {"known_channels": {"team": "T1", "name": "jobåbninger", "channel": "C1", "seen_at": AT}},
    "m040_marks": {},
    "m050_talking": {
        "asked_back": {
            "team": "T1", "channel": "C1", "user": "U1", "thread": "", "command": "mind", "at": AT,
        },
        "greeted": {"team": "T1", "user": "U1", "at": AT},
    },
}  # fmt: skip
"""What a version's own tables held, by the migration that made them; a new migration adds its line."""

NEWEST = list(STEPS)[-1]


def written_by(path: Path, version: str) -> None:
    """A database as the version whose last migration this was left it."""
    names = list(STEPS)
    following = names[names.index(version) + 1 :]
    with closing(Database(path, execute_plugins=False, strict=True)) as db:
        db.conn.execute("PRAGMA journal_mode = WAL")
        MIGRATIONS.apply(db, stop_before=following[:1] or None)
        db.conn.commit()
        for name in names[: names.index(version) + 1]:
            for table, row in WRITTEN[name].items():
                marks = ", ".join(f":{column}" for column in row)
                db.conn.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)
        db.conn.commit()


def held(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of ours."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [
            str(row[0])
            for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND name NOT LIKE 'passage\\_%' ESCAPE '\\'"
            )
        ]
        return {table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in tables}


def test_every_migration_says_what_it_held() -> None:
    assert list(WRITTEN) == list(STEPS)


@pytest.mark.parametrize("version", STEPS)
def test_a_database_of_every_version_opens_with_its_data(tmp_path: Path, version: str) -> None:
    path = tmp_path / "brobygger.sqlite"
    written_by(path, version)
    before = held(path)
    store = Store(path, "T1")
    assert version == NEWEST or store.examine().lacks

    store.open()

    after = held(path)
    for table, rows in before.items():
        assert len(after[table]) == len(rows)
        for old, new in zip(rows, after[table], strict=True):
            kept = {column: value for column, value in old.items() if (table, column) != ("deliveries", "subject")}
            assert kept.items() <= new.items()
    assert files.examine(path, Depth.WHOLE).kind is Kind.OURS
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA application_id").fetchone()[0] == files.OURS


@pytest.mark.parametrize("version", STEPS)
def test_what_was_written_then_is_read_now(tmp_path: Path, version: str) -> None:
    path = tmp_path / "brobygger.sqlite"
    written_by(path, version)
    store = Store(path, "T1")
    store.open()
    names = list(STEPS)

    with store.write() as unit:
        assert unit.people.get("U1").name == "Ole"
        assert unit.inbox.unfinished()
        owed = unit.deliveries.claim(NOW)
        assert owed is not None
        assert owed.kind == "wish_fit"
        if names.index(version) >= names.index("m002_openings"):
            opening = unit.openings.get(7)
            assert (opening.number, opening.version) == (7, 2)  # what an old card's buttons carry
            assert unit.wishes.find("A12") is not None
        if names.index(version) >= names.index("m003_followups"):
            placement = unit.placements.get(4)
            assert placement is not None
            assert [followup.number for followup in unit.followups.of_placement(4)] == [5]
            assert [reminder.text for reminder in unit.reminders.of("U1")] == ["ring til kantinen"]


def test_what_was_owed_in_the_old_way_is_owed_in_the_new(tmp_path: Path) -> None:
    path = tmp_path / "brobygger.sqlite"
    written_by(path, "m006_undelivered")
    Store(path).open()

    [row] = held(path)["deliveries"]
    assert json.loads(row["subject"]) == {"number": 7, "fit": 3}
    assert row["state"] == DeliveryState.WAITING


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brobygger.sqlite"
    written_by(path, "m006_undelivered")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE lease (somebody TEXT)")  # the last step cannot make its table
    before = held(path)

    with pytest.raises(Exception, match=r"brobygger\.sqlite"):
        Store(path).open()

    assert held(path) == before


def test_a_newer_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "data" / "brobygger.sqlite"
    path.parent.mkdir()
    written_by(path, NEWEST)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('brobygger', 'm999_future', 'x')"
        )
    before = held(path)

    with pytest.raises(StoreTooNew):
        Store(path).open()
    settings = tmp_path / "config.toml"
    settings.write_text(f'[data]\nfolder = "{path.parent}"\n', encoding="utf-8")
    said = CliRunner().invoke(main, ["--config", str(settings), "export", "openings"])

    assert said.exit_code == 2
    assert "fra en nyere version af Brobygger" in said.stderr
    assert held(path) == before
