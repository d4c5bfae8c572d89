"""What every story stands on: seen events, deliveries, history, people, questions."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE inbox (
      team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, kind TEXT NOT NULL,
      received_at TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, body TEXT,
      PRIMARY KEY (team, channel, ts, kind)
    ) STRICT
    """,
    "CREATE INDEX inbox_open ON inbox (received_at) WHERE done = 0",
    """
    CREATE TABLE deliveries (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
      recipient TEXT NOT NULL, subject TEXT NOT NULL, created_at TEXT NOT NULL, not_before TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'waiting', lease_until TEXT, attempts INTEGER NOT NULL DEFAULT 0,
      channel TEXT, ts TEXT, sent_at TEXT, reason TEXT,
      UNIQUE (team, kind, key)
    ) STRICT
    """,
    "CREATE INDEX deliveries_waiting ON deliveries (not_before) WHERE state IN ('waiting', 'claimed')",
    """
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, subject TEXT NOT NULL, number INTEGER NOT NULL,
      at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, details TEXT NOT NULL DEFAULT '{}'
    ) STRICT
    """,
    "CREATE INDEX history_of ON history (team, subject, number, id)",
    """
    CREATE TABLE people (
      team TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', active INTEGER NOT NULL DEFAULT 1,
      municipality TEXT NOT NULL DEFAULT '', checked_at TEXT,
      digest_at TEXT, bundled INTEGER NOT NULL DEFAULT 1, phone_calls INTEGER,
      PRIMARY KEY (team, user)
    ) STRICT
    """,
    """
    CREATE TABLE questions (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT NOT NULL,
      asker TEXT NOT NULL, text TEXT NOT NULL, asked_at TEXT NOT NULL, status TEXT NOT NULL,
      entry TEXT, facet TEXT, chosen TEXT, shared TEXT
    ) STRICT
    """,
    "CREATE INDEX questions_thread ON questions (team, channel, thread, id)",
    """
    CREATE TABLE expert_threads (
      team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, question INTEGER NOT NULL REFERENCES questions (id),
      answered_at TEXT, answer TEXT, curator TEXT,
      PRIMARY KEY (team, channel, ts)
    ) STRICT
    """,
    """
    CREATE TABLE local_entries (
      id TEXT PRIMARY KEY, team TEXT NOT NULL, title TEXT NOT NULL, answer TEXT NOT NULL, questions TEXT NOT NULL,
      curator TEXT NOT NULL, reviewed TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE aliases (
      team TEXT NOT NULL, entry TEXT NOT NULL, text TEXT NOT NULL, curator TEXT NOT NULL, approved_at TEXT NOT NULL,
      PRIMARY KEY (team, entry, text)
    ) STRICT
    """,
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
