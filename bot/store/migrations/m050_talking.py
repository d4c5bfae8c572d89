"""Talking with Brobygger: commands it has asked back about, who has been greeted, and each person's last questions."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE asked_back (
      team TEXT NOT NULL, channel TEXT NOT NULL, user TEXT NOT NULL, thread TEXT NOT NULL, command TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (team, channel, user)
    ) STRICT
    """,
    """
    CREATE TABLE greeted (
      team TEXT NOT NULL, user TEXT NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (team, user)
    ) STRICT
    """,
    "CREATE INDEX questions_lately ON questions (team, asker, asked_at)",
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
