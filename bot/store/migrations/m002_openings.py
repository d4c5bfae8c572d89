"""Job openings, the messages they came from, wish lists, and what has been brought up."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE opening_messages (
      team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, poster TEXT NOT NULL DEFAULT '',
      version TEXT NOT NULL DEFAULT '', removed INTEGER NOT NULL DEFAULT 0, text TEXT, seen_at TEXT NOT NULL,
      PRIMARY KEY (team, channel, ts)
    ) STRICT
    """,
    """
    CREATE TABLE openings (
      team TEXT NOT NULL, number INTEGER NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, position INTEGER NOT NULL,
      poster TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL, confirmed INTEGER NOT NULL,
      company TEXT, parsed TEXT NOT NULL, corrected TEXT NOT NULL, touched TEXT NOT NULL,
      holder TEXT, cvr TEXT, registered_at TEXT NOT NULL, handed_over_at TEXT, qualified_at TEXT, matched_at TEXT,
      ended_at TEXT, closing TEXT, note TEXT NOT NULL, case_ref TEXT, meeting TEXT, filled INTEGER NOT NULL,
      merged_into INTEGER, like_number INTEGER, like_percent INTEGER, card_channel TEXT, card_ts TEXT,
      PRIMARY KEY (team, number)
    ) STRICT
    """,
    "CREATE INDEX openings_message ON openings (team, channel, ts)",
    "CREATE INDEX openings_card ON openings (team, card_channel, card_ts)",
    "CREATE INDEX openings_state ON openings (team, state)",
    "CREATE INDEX openings_company ON openings (team, company) WHERE company IS NOT NULL",
    "CREATE INDEX openings_case ON openings (team, case_ref) WHERE case_ref IS NOT NULL",
    """
    CREATE TABLE opening_keys (
      team TEXT NOT NULL, key TEXT NOT NULL, registered_at TEXT NOT NULL, number INTEGER NOT NULL,
      PRIMARY KEY (team, key, registered_at, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX opening_keys_number ON opening_keys (team, number)",
    """
    CREATE TABLE opening_nudges (
      team TEXT NOT NULL, number INTEGER NOT NULL, matter TEXT NOT NULL, basis TEXT NOT NULL, recipient TEXT NOT NULL,
      told_at TEXT NOT NULL,
      PRIMARY KEY (team, number, matter, basis, recipient)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE wishes (
      team TEXT NOT NULL, case_ref TEXT NOT NULL, owner TEXT NOT NULL, record TEXT NOT NULL, updated_at TEXT NOT NULL,
      hours_min REAL, hours_max REAL,
      PRIMARY KEY (team, case_ref)
    ) STRICT
    """,
    "CREATE INDEX wishes_owner ON wishes (team, owner)",
    """
    CREATE TABLE wish_keys (
      team TEXT NOT NULL, key TEXT NOT NULL, case_ref TEXT NOT NULL,
      PRIMARY KEY (team, key, case_ref)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX wish_keys_case ON wish_keys (team, case_ref)",
    """
    CREATE TABLE wish_fits (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, case_ref TEXT NOT NULL, number INTEGER NOT NULL,
      score INTEGER NOT NULL, found_at TEXT NOT NULL,
      UNIQUE (team, case_ref, number)
    ) STRICT
    """,
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
