"""Who stands in for whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlite_utils import Database

from bot.domain.placements.covers import Cover
from bot.store.rows import Row, insert, one, rows, run, to_text

TO_TURN = "stage IN ('planned', 'running') AND ((stage = 'planned' AND first_day <= :today) OR last_day < :today)"
"""Those that begin or end by a day."""


class Covers:
    """A cover is planned, running, over, or deleted; the first two stand."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, team: str, cover: Cover, now: datetime) -> int:
        return insert(
            self._db,
            "covers",
            {
                "team": team,
                "absent": cover.absent,
                "deputy": cover.deputy,
                "first_day": cover.first.isoformat(),
                "last_day": cover.last.isoformat(),
                "created_at": to_text(now),
            },
        )

    def get(self, team: str, number: int) -> Cover | None:
        row = one(self._db, "SELECT * FROM covers WHERE team = ? AND id = ?", (team, number))
        return None if row is None else _cover(row)

    def standing(self, team: str) -> list[Cover]:
        found = rows(
            self._db,
            "SELECT * FROM covers WHERE team = ? AND stage IN ('planned', 'running') ORDER BY first_day, id",
            (team,),
        )
        return [_cover(row) for row in found]

    def anything_to_turn(self, today: date) -> bool:
        """Whether a cover begins or ends by today."""
        row = one(
            self._db,
            f"SELECT 1 FROM covers WHERE {TO_TURN} LIMIT 1",
            {"today": today.isoformat()},
        )
        return row is not None

    def turn(self, today: date) -> list[tuple[str, Cover]]:
        """Begin and end what is to begin and end by today; each turn is given once, with its team."""
        found = rows(
            self._db,
            "UPDATE covers SET stage = CASE WHEN last_day < :today THEN 'over' ELSE 'running' END "
            f"WHERE {TO_TURN} RETURNING *",
            {"today": today.isoformat()},
        )
        return [(row["team"], _cover(row)) for row in found]

    def delete(self, team: str, number: int) -> bool:
        """False where it is over or deleted already."""
        changed = run(
            self._db,
            "UPDATE covers SET stage = 'deleted' WHERE team = ? AND id = ? AND stage IN ('planned', 'running')",
            (team, number),
        )
        return changed == 1


def _cover(row: Row) -> Cover:
    return Cover(
        absent=row["absent"],
        deputy=row["deputy"],
        first=date.fromisoformat(row["first_day"]),
        last=date.fromisoformat(row["last_day"]),
        number=row["id"],
    )
