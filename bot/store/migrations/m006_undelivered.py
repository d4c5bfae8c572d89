"""Which parked messages the coordinators have been told of, and in which notice."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE undelivered (
      delivery INTEGER PRIMARY KEY REFERENCES deliveries (id), notice TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX undelivered_notice ON undelivered (notice)",
    "CREATE INDEX deliveries_parked ON deliveries (team, id) WHERE state = 'parked'",
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
