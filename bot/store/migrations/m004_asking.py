"""Around the answers: experts' replies, thumbs, picks, proposed aliases, and the municipality's own reports."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE expert_replies (
      team TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT NOT NULL,
      user TEXT NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY (team, channel, ts)
    ) STRICT
    """,
    """
    CREATE TABLE votes (
      team TEXT NOT NULL, question INTEGER NOT NULL REFERENCES questions (id), user TEXT NOT NULL,
      rating INTEGER NOT NULL, note TEXT, at TEXT NOT NULL,
      PRIMARY KEY (team, question, user)
    ) STRICT
    """,
    """
    CREATE TABLE picks (
      team TEXT NOT NULL, question INTEGER NOT NULL REFERENCES questions (id), user TEXT NOT NULL,
      entry TEXT NOT NULL, wording TEXT NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (team, question, user)
    ) STRICT
    """,
    "CREATE INDEX picks_of ON picks (team, entry)",
    """
    CREATE TABLE alias_proposals (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, entry TEXT NOT NULL, text TEXT NOT NULL, times INTEGER NOT NULL,
      proposed_at TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', decided_by TEXT, decided_at TEXT,
      UNIQUE (team, entry, text)
    ) STRICT
    """,
    # Reports are imported on the command line, which knows no workspace: they belong to the installation.
    """
    CREATE TABLE own_reports (
      id INTEGER PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
      pages INTEGER, passages INTEGER NOT NULL, imported_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE passages (
      id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES own_reports (id) ON DELETE CASCADE,
      page INTEGER, heading TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX passages_of ON passages (report)",
    "CREATE VIRTUAL TABLE passage_words USING fts5 (words, tokenize = 'unicode61', detail = 'column')",
    "CREATE VIRTUAL TABLE passage_terms USING fts5vocab ('passage_words', 'row')",
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
