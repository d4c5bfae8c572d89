"""Personal reminders, and which reminders were bundled into which message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlite_utils import Database

from bot.domain.placements.reminders import Occurrence, Reminder, ReminderState
from bot.store.sqlite.rows import Row, insert, maybe_text, one, read, rows, run, to_text


class ItemKind(StrEnum):
    """What a line of a message of reminders is about."""

    FOLLOWUP = "f"
    PERSONAL = "p"
    OPENING = "o"
    FIT = "w"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a bundle; ``round`` is how many reminders of it there have been, this one included."""

    kind: ItemKind
    number: int
    round: int


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One message of reminders; ``key`` is its key in the delivery table."""

    number: int
    recipient: str
    day: date
    key: str
    items: tuple[Item, ...]


class Reminders:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def add(self, reminder: Reminder, now: datetime) -> int:
        """Store a reminder and give its number."""
        return insert(
            self._db,
            "reminders",
            {
                "team": self._team,
                "user": reminder.user,
                "text": reminder.text,
                "first_at": _local(reminder.first),
                "rule": reminder.rule,
                "planned": _local(reminder.planned),
                "next_at": maybe_text(reminder.next_at),
                "created_at": to_text(now),
            },
        )

    def get(self, number: int) -> Reminder | None:
        row = one(self._db, "SELECT * FROM reminders WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else _reminder(row)

    def of(self, user: str) -> list[Reminder]:
        """What has come up and is not finished, then what is still to come, the nearest first."""
        found = rows(
            self._db,
            "SELECT * FROM reminders WHERE team = ? AND user = ? AND state IN ('open', 'sent') "
            "ORDER BY next_at IS NOT NULL, COALESCE(next_at, planned), id",
            (self._team, user),
        )
        return [_reminder(row) for row in found]

    def anything_due(self, now: datetime) -> bool:
        sql = (
            "SELECT 1 FROM reminders WHERE next_at <= ? AND +team = ? LIMIT 1"  # the plus: by the index of what is due
        )
        return one(self._db, sql, (to_text(now), self._team)) is not None

    def due(self, now: datetime) -> list[Reminder]:
        """Those whose time has come, by person."""
        sql = "SELECT * FROM reminders WHERE next_at <= ? AND +team = ? ORDER BY user, next_at, id"
        found = rows(self._db, sql, (to_text(now), self._team))
        return [_reminder(row) for row in found]

    def owed(self, number: int, following: Occurrence | None) -> None:
        """It is on its way; a recurring one waits for its next time."""
        if following is None:
            run(self._db, "UPDATE reminders SET state = 'sent', next_at = NULL WHERE id = ?", (number,))
        else:
            self._wait(number, following)

    def change(self, reminder: Reminder, version: int) -> bool:
        """Store text and time; False where it was changed or deleted since ``version``."""
        changed = run(
            self._db,
            "UPDATE reminders SET text = ?, first_at = ?, rule = ?, planned = ?, next_at = ?, state = 'open', "
            "version = version + 1 WHERE team = ? AND id = ? AND version = ? AND state IN ('open', 'sent')",
            (
                reminder.text,
                _local(reminder.first),
                reminder.rule,
                _local(reminder.planned),
                maybe_text(reminder.next_at),
                self._team,
                reminder.number,
                version,
            ),
        )
        return changed == 1

    def close(self, number: int, state: ReminderState) -> bool:
        """Done or deleted; False where it is neither open nor just sent."""
        changed = run(
            self._db,
            "UPDATE reminders SET state = ?, next_at = NULL, version = version + 1 "
            "WHERE team = ? AND id = ? AND state IN ('open', 'sent')",
            (state.value, self._team, number),
        )
        return changed == 1

    def bundle(self, recipient: str, day: date, key: str, items: Iterable[Item]) -> int:
        """Write down what one message will speak of."""
        number = insert(
            self._db, "bundles", {"team": self._team, "recipient": recipient, "day": day.isoformat(), "key": key}
        )
        self._db.conn.executemany(
            "INSERT INTO bundle_items (bundle, kind, number, round) VALUES (?, ?, ?, ?)",
            ((number, item.kind.value, item.number, item.round) for item in items),
        )
        return number

    def bundles_of(self, day: date) -> dict[str, int]:
        """How many messages of reminders each person is owed on a day, by user."""
        found = rows(
            self._db,
            "SELECT recipient, COUNT(*) AS number FROM bundles WHERE team = ? AND day = ? GROUP BY recipient",
            (self._team, day.isoformat()),
        )
        return {row["recipient"]: row["number"] for row in found}

    def get_bundle(self, number: int) -> BundleRow | None:
        """A planned message with what it holds."""
        row = one(self._db, "SELECT * FROM bundles WHERE team = ? AND id = ?", (self._team, number))
        if row is None:
            return None
        items = rows(self._db, "SELECT kind, number, round FROM bundle_items WHERE bundle = ?", (number,))
        return read(BundleRow, row | {"number": row["id"], "items": items})

    def bundles_with(self, kind: ItemKind, numbers: Iterable[int], most: int) -> list[int]:
        """The latest messages that speak of any of these."""
        found: set[int] = set()
        for number in numbers:
            latest = rows(
                self._db,
                "SELECT bundle FROM bundle_items JOIN bundles ON id = bundle WHERE kind = ? AND number = ? "
                "AND team = ? ORDER BY bundle DESC LIMIT ?",
                (kind.value, number, self._team, most),
            )
            found |= {row["bundle"] for row in latest}
        return sorted(found, reverse=True)[:most]

    def _wait(self, number: int, following: Occurrence) -> None:
        run(
            self._db,
            "UPDATE reminders SET planned = ?, next_at = ? WHERE id = ?",
            (_local(following.planned), to_text(following.at), number),
        )


def _local(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _reminder(row: Row) -> Reminder:
    return read(Reminder, row | {"number": row["id"], "first": row["first_at"]})
