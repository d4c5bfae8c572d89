"""Who stands in for whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlite_utils import Database

from bot.domain.placements.covers import Cover
from bot.store.sqlite.rows import Row, insert, one, read, rows, run, to_text

TO_TURN = (
    "+team = :team AND stage IN ('planned', 'running') "
    "AND ((stage = 'planned' AND first_day <= :today) OR last_day < :today)"
)
"""Those that begin or end by a day; the plus keeps SQLite on the index of those that stand."""


class Covers:
    """A cover is planned, running, over, or deleted; the first two stand."""

    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def add(self, cover: Cover, now: datetime) -> int:
        """Store a cover and give its number."""
        return insert(
            self._db,
            "covers",
            {
                "team": self._team,
                "absent": cover.absent,
                "deputy": cover.deputy,
                "first_day": cover.first.isoformat(),
                "last_day": cover.last.isoformat(),
                "created_at": to_text(now),
            },
        )

    def get(self, number: int) -> Cover | None:
        row = one(self._db, "SELECT * FROM covers WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else _cover(row)

    def standing(self) -> list[Cover]:
        """Those that are planned or running, by their first day."""
        found = rows(
            self._db,
            "SELECT * FROM covers WHERE team = ? AND stage IN ('planned', 'running') ORDER BY first_day, id",
            (self._team,),
        )
        return [_cover(row) for row in found]

    def anything_to_turn(self, today: date) -> bool:
        """Whether a cover begins or ends by today."""
        row = one(
            self._db,
            f"SELECT 1 FROM covers WHERE {TO_TURN} LIMIT 1",
            {"team": self._team, "today": today.isoformat()},
        )
        return row is not None

    def turn(self, today: date) -> list[Cover]:
        """Begin and end what is to begin and end by today; each turn is given once."""
        found = rows(
            self._db,
            "UPDATE covers SET stage = CASE WHEN last_day < :today THEN 'over' ELSE 'running' END "
            f"WHERE {TO_TURN} RETURNING *",
            {"team": self._team, "today": today.isoformat()},
        )
        return [_cover(row) for row in found]

    def delete(self, number: int) -> bool:
        """False where it is over or deleted already."""
        changed = run(
            self._db,
            "UPDATE covers SET stage = 'deleted' WHERE team = ? AND id = ? AND stage IN ('planned', 'running')",
            (self._team, number),
        )
        return changed == 1


def _cover(row: Row) -> Cover:
    return read(Cover, row | {"first": row["first_day"], "last": row["last_day"], "number": row["id"]})
