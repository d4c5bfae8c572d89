"""The day under which a follow-up was put into its broker's calendar, so that a move can be told."""

from __future__ import annotations

from sqlite_utils import Database


def apply(db: Database) -> None:
    db.conn.execute("ALTER TABLE followups ADD COLUMN in_calendar TEXT")
