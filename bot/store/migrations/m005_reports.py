"""Reports: documented wages, indexes for the figures, and the Home views that were published."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE documented_wages (
      team TEXT NOT NULL, placement INTEGER NOT NULL REFERENCES placements (id), who TEXT NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (team, placement)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX openings_registered ON openings (team, registered_at)",
    "CREATE INDEX openings_ended ON openings (team, ended_at) WHERE ended_at IS NOT NULL",
    "CREATE INDEX openings_holder ON openings (team, holder, state)",
    "CREATE INDEX openings_poster ON openings (team, poster, state)",
    "CREATE INDEX followups_planned ON followups (team, planned)",
    "CREATE INDEX followups_hours ON followups (placement, done_on, hours, ordinary_hours) WHERE state = 'done'",
    """
    CREATE TABLE homes (
      team TEXT NOT NULL, user TEXT NOT NULL, hash TEXT NOT NULL, digest TEXT NOT NULL, page INTEGER NOT NULL,
      PRIMARY KEY (team, user)
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
