"""Which process serves, and what it last knew of itself: one row for the whole file."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE lease (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      holder TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, place TEXT NOT NULL,
      taken_at TEXT NOT NULL, renewed_at TEXT NOT NULL, released_at TEXT,
      event_at TEXT, tick_at TEXT, socket_at TEXT, refused_at TEXT, refusal TEXT
    ) STRICT
    """,
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
