"""How far an event got: whether something was stored because of it, and how often it was taken up."""

from __future__ import annotations

from sqlite_utils import Database


def apply(db: Database) -> None:
    db.conn.execute("ALTER TABLE inbox ADD COLUMN acted INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE inbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0")
