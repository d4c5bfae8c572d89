"""What was said around the questions: commands that were asked back about, and who has been greeted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.store.sqlite.rows import one, read, run, to_text


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A command that lacked something; ``thread`` is where it was asked back, empty outside one."""

    channel: str
    thread: str
    user: str
    command: str


class Talk:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def ask_back(self, asked: AskedBack, now: datetime) -> None:
        """Remember the command; the latest of a person in a conversation is the one that an answer means."""
        run(
            self._db,
            "INSERT INTO asked_back (team, channel, user, thread, command, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, channel, user) DO UPDATE SET thread = excluded.thread, command = excluded.command, "
            "at = excluded.at",
            (self._team, asked.channel, asked.user, asked.thread, asked.command, to_text(now)),
        )

    def asked_back(self, channel: str, user: str, since: datetime) -> AskedBack | None:
        """The command that waits for an answer of this person here; None where it is older than ``since``."""
        row = one(
            self._db,
            "SELECT * FROM asked_back WHERE team = ? AND channel = ? AND user = ? AND at >= ?",
            (self._team, channel, user, to_text(since)),
        )
        return None if row is None else read(AskedBack, row)

    def settle(self, channel: str, user: str) -> None:
        """The question back has been answered, or dropped."""
        run(
            self._db,
            "DELETE FROM asked_back WHERE team = ? AND channel = ? AND user = ?",
            (self._team, channel, user),
        )

    def forget_before(self, moment: datetime) -> None:
        """Drop the commands that nobody will complete any more."""
        run(self._db, "DELETE FROM asked_back WHERE team = ? AND at < ?", (self._team, to_text(moment)))

    def greet(self, user: str, now: datetime) -> bool:
        """Note that a person has been greeted; False where they had been."""
        sql = "INSERT INTO greeted (team, user, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        return run(self._db, sql, (self._team, user, to_text(now))) == 1
