"""What a database holds, counted: so that a person can tell which copy this is before it is put in place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.store.sqlite.rows import to_moment

COUNTED = ("openings", "placements", "followups", "reminders", "questions", "local_entries", "own_reports", "wishes")
"""Tables whose rows mean something to a person."""

MOMENTS = (("history", "at"), ("inbox", "received_at"), ("deliveries", "created_at"))


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows by table, and when the last thing was written; None where nothing ever was."""

    rows: dict[str, int]
    newest: datetime | None


def contents(connection: sqlite3.Connection) -> Contents:
    """Count a database of the newest version."""
    counts = {table: int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]) for table in COUNTED}
    moments = [connection.execute(f"SELECT MAX({column}) FROM {table}").fetchone()[0] for table, column in MOMENTS]
    newest = max((to_moment(moment) for moment in moments if moment), default=None)
    return Contents(counts, newest)
