"""Placements, their follow-ups, personal reminders, covers, and what was bundled into which message."""

from __future__ import annotations

from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE placements (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, broker TEXT NOT NULL,
      case_ref TEXT NOT NULL, company TEXT NOT NULL, company_key TEXT NOT NULL, contact TEXT NOT NULL DEFAULT '',
      kind TEXT, start TEXT NOT NULL, hours REAL, ordinary_hours REAL,
      hours_now REAL, ordinary_now REAL,
      tasks TEXT NOT NULL DEFAULT '', goal TEXT NOT NULL DEFAULT '', sub_goals TEXT NOT NULL DEFAULT '[]',
      considerations TEXT NOT NULL DEFAULT '',
      first_at TEXT NOT NULL, rule TEXT, phone_between INTEGER NOT NULL DEFAULT 0, opening INTEGER,
      state TEXT NOT NULL DEFAULT 'active', ended_on TEXT, end_reason TEXT,
      version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX placements_active ON placements (team, case_ref, company_key) WHERE state = 'active'",
    "CREATE INDEX placements_case ON placements (team, case_ref, state)",
    "CREATE INDEX placements_broker ON placements (team, broker, state, case_ref)",
    "CREATE INDEX placements_opening ON placements (team, opening) WHERE opening IS NOT NULL",
    """
    CREATE TABLE followups (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, placement INTEGER NOT NULL REFERENCES placements (id),
      kind TEXT NOT NULL, planned TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open',
      remind_on TEXT, rounds INTEGER NOT NULL DEFAULT 0, snoozes INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL DEFAULT 1,
      done_on TEXT, done_by TEXT, closed_at TEXT, result TEXT, hours REAL, ordinary_hours REAL,
      note TEXT, sub_goals_met TEXT, next_step TEXT,
      UNIQUE (team, placement, kind, planned)
    ) STRICT
    """,
    "CREATE INDEX followups_to_remind ON followups (remind_on) WHERE remind_on IS NOT NULL",
    "CREATE INDEX followups_open ON followups (team, due) WHERE state = 'open'",
    "CREATE INDEX followups_done ON followups (team, done_on) WHERE state = 'done'",
    """
    CREATE TABLE reminders (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, user TEXT NOT NULL, text TEXT NOT NULL,
      first_at TEXT NOT NULL, rule TEXT, planned TEXT NOT NULL, next_at TEXT,
      state TEXT NOT NULL DEFAULT 'open', version INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reminders_due ON reminders (next_at) WHERE next_at IS NOT NULL",
    "CREATE INDEX reminders_of ON reminders (team, user, state)",
    """
    CREATE TABLE covers (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, absent TEXT NOT NULL, deputy TEXT NOT NULL,
      first_day TEXT NOT NULL, last_day TEXT NOT NULL, stage TEXT NOT NULL DEFAULT 'planned', created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX covers_standing ON covers (stage) WHERE stage IN ('planned', 'running')",
    """
    CREATE TABLE bundles (
      id INTEGER PRIMARY KEY, team TEXT NOT NULL, recipient TEXT NOT NULL, day TEXT NOT NULL, key TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX bundles_key ON bundles (team, key)",
    "CREATE INDEX bundles_of ON bundles (team, day, recipient)",
    """
    CREATE TABLE bundle_items (
      bundle INTEGER NOT NULL REFERENCES bundles (id), kind TEXT NOT NULL, number INTEGER NOT NULL,
      round INTEGER NOT NULL, PRIMARY KEY (bundle, kind, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX bundle_items_of ON bundle_items (kind, number, bundle)",
)


def apply(db: Database) -> None:
    for statement in STATEMENTS:
        db.conn.execute(statement)
