"""How the delivery table stands, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.store.sqlite.rows import maybe_moment, rows, to_text


@dataclass(frozen=True, slots=True)
class Backlog:
    """``late``: due but not taken up, the oldest since ``oldest``; ``failing``: tried often, in vain for ``reason``."""

    late: int = 0
    oldest: datetime | None = None
    failing: int = 0
    reason: str = ""
    parked: int = 0


class Backlogs:
    def __init__(self, db: Database) -> None:
        self._db = db

    def at(self, late_before: datetime, tries: int, parked_since: datetime) -> Backlog:
        """What was due before a moment, failed ``tries`` times or more, or was parked since a moment."""
        [late] = rows(
            self._db,
            "SELECT COUNT(*) AS many, MIN(CASE state WHEN 'waiting' THEN not_before ELSE lease_until END) AS oldest "
            "FROM deliveries WHERE state IN ('waiting', 'claimed') "
            "AND CASE state WHEN 'waiting' THEN not_before ELSE lease_until END <= ?",
            (to_text(late_before),),
        )
        [failing] = rows(
            self._db,
            "SELECT COUNT(*) AS many, MAX(reason) AS reason FROM deliveries "
            "WHERE state IN ('waiting', 'claimed') AND attempts >= ? AND reason IS NOT NULL",
            (tries,),
        )
        [parked] = rows(
            self._db,
            "SELECT COUNT(*) AS many FROM deliveries WHERE state = 'parked' AND not_before >= ?",
            (to_text(parked_since),),
        )
        return Backlog(
            late["many"], maybe_moment(late["oldest"]), failing["many"], failing["reason"] or "", parked["many"]
        )
