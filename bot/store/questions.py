"""What was asked, what was answered, and whether it helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.store.rows import Row, insert, one, run, to_moment, to_text


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its outcome; ``text`` holds no CPR numbers, ``thread`` is the ts the thread hangs on."""

    team: str
    channel: str
    thread: str
    asker: str
    text: str
    asked_at: datetime
    status: str
    entry: str | None = None
    facet: str | None = None
    id: int = 0


class Questions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, asked: Asked) -> int:
        return insert(
            self._db,
            "questions",
            {
                "team": asked.team,
                "channel": asked.channel,
                "thread": asked.thread,
                "asker": asked.asker,
                "text": asked.text,
                "asked_at": to_text(asked.asked_at),
                "status": asked.status,
                "entry": asked.entry,
                "facet": asked.facet,
            },
        )

    def get(self, number: int) -> Asked | None:
        row = one(self._db, "SELECT * FROM questions WHERE id = ?", (number,))
        return None if row is None else _asked(row)

    def latest_in_thread(self, team: str, channel: str, thread: str) -> Asked | None:
        """The last question asked in that thread: its context for a follow-up."""
        row = one(
            self._db,
            "SELECT * FROM questions WHERE team = ? AND channel = ? AND thread = ? ORDER BY id DESC LIMIT 1",
            (team, channel, thread),
        )
        return None if row is None else _asked(row)

    def rate(self, number: int, rating: int) -> None:
        """1 where the answer helped, -1 where it did not."""
        run(self._db, "UPDATE questions SET rating = ? WHERE id = ?", (rating, number))

    def choose(self, number: int, entry: str) -> None:
        """The entry a person picked from "Mente du …?"."""
        run(self._db, "UPDATE questions SET chosen = ?, entry = ? WHERE id = ?", (entry, entry, number))

    def missed(self, number: int, text: str) -> None:
        """What the asker says was missing."""
        run(self._db, "UPDATE questions SET missing = ?, rating = -1 WHERE id = ?", (text, number))


def _asked(row: Row) -> Asked:
    return Asked(
        team=row["team"],
        channel=row["channel"],
        thread=row["thread"],
        asker=row["asker"],
        text=row["text"],
        asked_at=to_moment(row["asked_at"]),
        status=row["status"],
        entry=row["entry"],
        facet=row["facet"],
        id=row["id"],
    )
