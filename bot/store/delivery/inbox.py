"""Events that were seen: written down before the work, so that a crash loses none and a redelivery adds none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from bot.store.sqlite.rows import from_json, read, rows, run, to_json, to_text


@dataclass(frozen=True, slots=True)
class Pending:
    """An event that was accepted but not finished; ``body`` is what its handler needs, without CPR numbers.

    ``acted``: what it asked for is stored, only the rest was interrupted. ``attempts``: how often it was taken up.
    """

    channel: str
    ts: str
    kind: str
    body: dict[str, Any]
    acted: bool = False
    attempts: int = 0


class Inbox:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def accept(self, event: Pending, now: datetime) -> bool:
        """Write the event down; False where it was seen before."""
        changed = run(
            self._db,
            "INSERT INTO inbox (team, channel, ts, kind, received_at, body) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (self._team, event.channel, event.ts, event.kind, to_text(now), to_json(event.body)),
        )
        return changed == 1

    def acted(self, event: Pending) -> None:
        """Something is stored because of it: written in the same transaction as what it is."""
        self._change("acted = 1", event)

    def is_acted(self, event: Pending) -> bool:
        """Whether something was stored for it, so that it must not be acted on again."""
        found = rows(
            self._db,
            "SELECT acted FROM inbox WHERE team = ? AND channel = ? AND ts = ? AND kind = ?",
            (self._team, event.channel, event.ts, event.kind),
        )
        return any(row["acted"] for row in found)

    def taken_up(self, event: Pending) -> None:
        """Count one more attempt."""
        self._change("attempts = attempts + 1", event)

    def finish(self, event: Pending) -> None:
        """The work is done; its text is no longer kept here."""
        self._change("done = 1, body = NULL", event)

    def forget(self, event: Pending) -> None:
        run(
            self._db,
            "DELETE FROM inbox WHERE team = ? AND channel = ? AND ts = ? AND kind = ?",
            (self._team, event.channel, event.ts, event.kind),
        )

    def unfinished(self) -> list[Pending]:
        """Events that were written down and not finished, in the order they came."""
        found = rows(
            self._db,
            "SELECT channel, ts, kind, body, acted, attempts FROM inbox "
            "WHERE +team = ? AND done = 0 ORDER BY received_at, ts",
            (self._team,),
        )
        return [read(Pending, row | {"body": from_json(row["body"]), "acted": bool(row["acted"])}) for row in found]

    def forget_before(self, now: datetime, age: timedelta) -> int:
        """Drop finished rows older than ``age``; Slack redelivers within hours, not weeks."""
        sql = "DELETE FROM inbox WHERE team = ? AND done = 1 AND received_at < ?"
        return run(self._db, sql, (self._team, to_text(now - age)))

    def _change(self, what: str, event: Pending) -> None:
        run(
            self._db,
            f"UPDATE inbox SET {what} WHERE team = ? AND channel = ? AND ts = ? AND kind = ?",
            (self._team, event.channel, event.ts, event.kind),
        )
