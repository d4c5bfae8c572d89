"""What is known of the people in the workspace, and how each wants to be reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from sqlite_utils import Database

from bot.store.sqlite.rows import one, read, rows, run, to_text


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace; ``digest_at`` and ``phone_calls`` are None where the config decides."""

    user: str
    name: str = ""
    active: bool = True
    municipality: str = ""
    digest_at: time | None = None
    bundled: bool = True
    phone_calls: bool | None = None


class People:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def get(self, user: str) -> Person:
        """The person, or one with nothing known yet."""
        row = one(self._db, "SELECT * FROM people WHERE team = ? AND user = ?", (self._team, user))
        return Person(user) if row is None else read(Person, row)

    def all(self) -> list[Person]:
        return [
            read(Person, row)
            for row in rows(self._db, "SELECT * FROM people WHERE team = ? ORDER BY user", (self._team,))
        ]

    def seen(self, user: str, name: str, *, active: bool, now: datetime) -> None:
        """What Slack last said of a member."""
        run(
            self._db,
            "INSERT INTO people (team, user, name, active, checked_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (team, user) DO UPDATE SET name = excluded.name, active = excluded.active, "
            "checked_at = excluded.checked_at",
            (self._team, user, name, int(active), to_text(now)),
        )

    def prefer(self, person: Person) -> None:
        """Store the person's own settings."""
        digest_at = None if person.digest_at is None else person.digest_at.isoformat(timespec="minutes")
        phone_calls = None if person.phone_calls is None else int(person.phone_calls)
        run(
            self._db,
            "INSERT INTO people (team, user, municipality, digest_at, bundled, phone_calls) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, user) DO UPDATE SET municipality = excluded.municipality, "
            "digest_at = excluded.digest_at, bundled = excluded.bundled, phone_calls = excluded.phone_calls",
            (self._team, person.user, person.municipality, digest_at, int(person.bundled), phone_calls),
        )
