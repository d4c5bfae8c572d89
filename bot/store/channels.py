"""The channels that the config names, by the ids they were found under."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from bot.store.sqlite.rows import rows, run, to_text


class Channels:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def known(self) -> dict[str, str]:
        """Ids by the names of the config."""
        found = rows(self._db, "SELECT name, channel FROM known_channels WHERE team = ?", (self._team,))
        return {row["name"]: row["channel"] for row in found}

    def remember(self, name: str, channel: str, now: datetime) -> None:
        run(
            self._db,
            "INSERT INTO known_channels (team, name, channel, seen_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (team, name) DO UPDATE SET channel = excluded.channel, seen_at = excluded.seen_at",
            (self._team, name, channel, to_text(now)),
        )
