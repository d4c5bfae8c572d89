"""The reaction that stands under a message from which openings came."""

from __future__ import annotations

from sqlite_utils import Database


def apply(db: Database) -> None:
    db.conn.execute("ALTER TABLE opening_messages ADD COLUMN mark TEXT NOT NULL DEFAULT ''")
