"""Events that were seen: written down before the work, so that a crash loses none and a redelivery adds none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from bot.store.rows import from_json, rows, run, to_json, to_text


@dataclass(frozen=True, slots=True)
class Pending:
    """An event that was accepted but not finished; ``body`` is what its handler needs, without CPR numbers."""

    team: str
    channel: str
    ts: str
    kind: str
    body: dict[str, Any]


class Inbox:
    def __init__(self, db: Database) -> None:
        self._db = db

    def accept(self, event: Pending, now: datetime) -> bool:
        """Write the event down; False where it was seen before."""
        changed = run(
            self._db,
            "INSERT INTO inbox (team, channel, ts, kind, received_at, body) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (event.team, event.channel, event.ts, event.kind, to_text(now), to_json(event.body)),
        )
        return changed == 1

    def finish(self, event: Pending) -> None:
        """The work is done; its text is no longer kept here."""
        run(
            self._db,
            "UPDATE inbox SET done = 1, body = NULL WHERE team = ? AND channel = ? AND ts = ? AND kind = ?",
            (event.team, event.channel, event.ts, event.kind),
        )

    def unfinished(self) -> list[Pending]:
        found = rows(
            self._db, "SELECT team, channel, ts, kind, body FROM inbox WHERE done = 0 ORDER BY received_at, ts"
        )
        return [Pending(row["team"], row["channel"], row["ts"], row["kind"], from_json(row["body"])) for row in found]

    def forget_before(self, now: datetime, age: timedelta) -> int:
        """Drop finished rows older than ``age``; Slack redelivers within hours, not weeks."""
        return run(self._db, "DELETE FROM inbox WHERE done = 1 AND received_at < ?", (to_text(now - age),))
