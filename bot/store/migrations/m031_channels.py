"""Which channel each name in the config means: remembered, so that a channel that is renamed is the same."""

from __future__ import annotations

from sqlite_utils import Database


def apply(db: Database) -> None:
    db.conn.execute(
        """
        CREATE TABLE known_channels (
          team TEXT NOT NULL, name TEXT NOT NULL, channel TEXT NOT NULL, seen_at TEXT NOT NULL,
          PRIMARY KEY (team, name)
        ) STRICT
        """
    )
