"""What was asked, what was answered, and whether it helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.domain.wording import Pick
from bot.store.sqlite.rows import insert, one, read, rows, run, to_text


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its outcome; ``text`` holds no CPR numbers, ``thread`` is the ts the thread hangs on."""

    channel: str
    thread: str
    asker: str
    text: str
    asked_at: datetime
    status: str
    entry: str | None = None
    facet: str | None = None
    chosen: str | None = None
    id: int = 0


class Questions:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def add(self, asked: Asked) -> int:
        """Store a question and give its number."""
        return insert(
            self._db,
            "questions",
            {
                "team": self._team,
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
        row = one(self._db, "SELECT * FROM questions WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else read(Asked, row)

    def in_thread(self, channel: str, thread: str, most: int, before: int = 0) -> tuple[Asked, ...]:
        """The last questions asked in that thread, oldest first; with ``before`` those before that one."""
        found = rows(
            self._db,
            "SELECT * FROM questions WHERE team = ? AND channel = ? AND thread = ? AND (? = 0 OR id < ?) "
            "ORDER BY id DESC LIMIT ?",
            (self._team, channel, thread, before, before, most),
        )
        return tuple(read(Asked, row) for row in reversed(found))

    def lately(self, channel: str, asker: str, since: datetime, most: int, before: int = 0) -> tuple[Asked, ...]:
        """The last questions of one person in a conversation, oldest first; with ``before`` those before that one."""
        found = rows(
            self._db,
            "SELECT * FROM questions WHERE team = ? AND asker = ? AND asked_at >= ? AND channel = ? "
            "AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?",
            (self._team, asker, to_text(since), channel, before, before, most),
        )
        return tuple(read(Asked, row) for row in reversed(found))

    def choose(self, number: int, entry: str) -> None:
        """The entry a person picked from "Mente du …?"."""
        sql = "UPDATE questions SET chosen = ?, entry = ? WHERE team = ? AND id = ?"
        run(self._db, sql, (entry, entry, self._team, number))

    def settled_by(self, number: int, entry: str) -> None:
        """The entry that answered later; the thread's next question is understood in its light."""
        run(self._db, "UPDATE questions SET entry = ? WHERE team = ? AND id = ?", (entry, self._team, number))

    def pick(self, question: Asked, user: str, entry: str, wording: str, now: datetime) -> None:
        """Who meant which entry by which words; a second thought replaces the first."""
        run(
            self._db,
            "INSERT INTO picks (team, question, user, entry, wording, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, question, user) DO UPDATE SET entry = excluded.entry, at = excluded.at",
            (self._team, question.id, user, entry, wording, to_text(now)),
        )

    def picks_of(self, entry: str) -> list[Pick]:
        found = rows(self._db, "SELECT user, wording FROM picks WHERE team = ? AND entry = ?", (self._team, entry))
        return [Pick(row["user"], row["wording"]) for row in found]

    def vote(self, question: Asked, user: str, rating: int, now: datetime) -> bool:
        """1 where the answer helped, -1 where it did not; False where this person has said so before."""
        changed = run(
            self._db,
            "INSERT INTO votes (team, question, user, rating, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (team, question, user) DO UPDATE SET rating = excluded.rating, at = excluded.at "
            "WHERE rating <> excluded.rating",
            (self._team, question.id, user, rating, to_text(now)),
        )
        return changed == 1

    def note(self, question: int, user: str) -> str | None:
        """What this person says was missing."""
        row = one(
            self._db,
            "SELECT note FROM votes WHERE team = ? AND question = ? AND user = ?",
            (self._team, question, user),
        )
        return None if row is None else row["note"]

    def add_note(self, question: Asked, user: str, note: str, now: datetime) -> None:
        """Store what was missing; it counts as a vote against the answer."""
        self.vote(question, user, -1, now)
        run(
            self._db,
            "UPDATE votes SET note = ? WHERE team = ? AND question = ? AND user = ?",
            (note, self._team, question.id, user),
        )

    def share(self, number: int, what: str) -> bool:
        """Note that this answer stands in a channel (``channel/entry``); False where it does already."""
        sql = "UPDATE questions SET shared = ? WHERE team = ? AND id = ? AND shared IS NOT ?"
        return run(self._db, sql, (what, self._team, number, what)) == 1
