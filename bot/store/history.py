"""Who changed what, and when: every opening and placement keeps its own history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.store.sqlite.rows import from_json, insert, read, rows, to_json, to_text


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of an opening or a placement; ``details`` depends on ``what``."""

    at: datetime
    who: str
    what: str
    details: dict[str, Any]


class History:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def add(self, subject: str, number: int, change: Change) -> None:
        insert(
            self._db,
            "history",
            {
                "team": self._team,
                "subject": subject,
                "number": number,
                "at": to_text(change.at),
                "who": change.who,
                "what": change.what,
                "details": to_json(change.details),
            },
        )

    def between(self, first: datetime, beyond: datetime, *, but: str) -> list[tuple[str, int, Change]]:
        """Subject, number and change of what others than one person did from a moment up to another, oldest first."""
        found = rows(
            self._db,
            "SELECT * FROM history WHERE team = ? AND at >= ? AND at < ? AND who <> ? "
            "AND subject IN ('placement', 'opening') ORDER BY id",
            (self._team, to_text(first), to_text(beyond), but),
        )
        return [
            (row["subject"], row["number"], read(Change, row | {"details": from_json(row["details"])})) for row in found
        ]

    def of(self, subject: str, number: int) -> list[Change]:
        """All changes, oldest first."""
        found = rows(
            self._db,
            "SELECT at, who, what, details FROM history WHERE team = ? AND subject = ? AND number = ? ORDER BY id",
            (self._team, subject, number),
        )
        return [read(Change, row | {"details": from_json(row["details"])}) for row in found]
