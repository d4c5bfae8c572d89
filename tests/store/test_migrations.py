"""A file of an earlier version is read as if it had been written by this one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.services.delivery.notices import notice_of
from bot.store.migrations import STEPS
from bot.store.sqlite.database import Store
from tests.support.seeding import TEAM

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

WRITTEN = [
    ("expert_question", "4", "C1", {"question": "4"}),
    ("expert_answer", "4", "C1/1.1", {"question": "4"}),
    ("missed_note", "4/U1", "C1", {"question": "4", "user": "U1"}),
    ("alias_proposal", "2", "C1", {"proposal": "2"}),
    ("entry_review", "2026-11", "C1", {}),
    ("opening_card", "3", "C1/1.1", {"number": "3", "version": "2"}),
    ("opening_card", "3/2/1700000000", "C1/1.1", {"number": "3", "version": "2"}),
    ("opening_card_update", "3/2", "C1/1.1", {"number": "3", "version": "2"}),
    ("opening_card_update", "3/2/17", "C1/1.1", {"number": "3", "version": "2"}),
    ("opening_handed_over", "3/2/U1", "U1", {"number": "3", "by": "U2", "holder": "S1"}),
    ("openings_due", "U1/2026-11-23T08:00:00+00:00", "U1", {"matters": '[["3","hand_over","coordinator"]]'}),
    ("opening_expired", "3/2/U1", "U1", {"number": "3"}),
    ("wish_fit", "7", "U1", {"number": "3", "fit": "7"}),
    ("handed_on", "5/2/U1", "U1", {"placement": "5", "by": "U2"}),
    ("broker_left", "U9/2026-11-23/U1", "U1", {"user": "U9"}),
    ("cover", "6", "U1", {"cover": "6"}),
    (
        "cover_ended",
        "6/U1",
        "U1",
        {"by": "U2", "absent": "U1", "deputy": "U2", "first": "2026-12-20", "last": "2027-01-03"},
    ),
    ("reminders", "U1/2026-11-23", "U1", {"bundle": "8"}),
    ("reminders", "U1/2026-11-23/2", "U1", {"bundle": "9"}),
    ("monthly_report", "2026-10", "C1", {"month": "2026-10"}),
    ("monthly_files", "2026-10", "C1/1.1", {"month": "2026-10"}),
    ("undelivered", "2026-11-23/U1", "U1", {"day": "2026-11-23"}),
]
"""Kind, key, recipient and subject as the first versions wrote them."""


def before_notices(path: Path) -> Database:
    """A file as it was before the fields of notices had types."""
    db = Database(path, execute_plugins=False, strict=True)
    db.conn.execute(
        "CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT, "
        "PRIMARY KEY (migration_set, name))"
    )
    for name in list(STEPS)[: list(STEPS).index("m007_notices")]:
        STEPS[name](db)
        db.conn.execute("INSERT INTO _sqlite_migrations VALUES ('brobygger', ?, 'x')", (name,))
    return db


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: f"{written[0]} {written[1]}")
def test_what_waits_in_an_old_file_is_still_owed(tmp_path: Path, written: tuple[str, str, str, dict[str, str]]) -> None:
    kind, key, recipient, subject = written
    db = before_notices(tmp_path / "brobygger.sqlite")
    db.conn.execute(
        "INSERT INTO deliveries (team, kind, key, recipient, subject, created_at, not_before) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (TEAM, kind, key, recipient, json.dumps(subject), "2026-11-23T08:00:00+00:00", "2026-11-23T08:00:00+00:00"),
    )
    db.conn.commit()
    db.close()

    store = Store(tmp_path / "brobygger.sqlite", TEAM)
    store.open()
    with store.write() as unit:
        delivery = unit.deliveries.claim(NOW)
    assert delivery is not None
    notice = notice_of(delivery)
    assert (notice.kind, notice.key, notice.recipient) == (kind, key, recipient)
