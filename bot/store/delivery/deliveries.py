"""The delivery table: written once, claimed with a lease, marked sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic_core import to_jsonable_python
from sqlite_utils import Database

from bot.domain.deliveries import LEASE, Delivery, DeliveryState, Owed
from bot.store.sqlite.rows import Row, from_json, one, read, rows, run, to_json, to_moment, to_text


@dataclass(frozen=True, slots=True)
class Pending:
    """A message that is not sent: parked with Slack's reason, or waiting until it is due (again)."""

    id: int
    kind: str
    recipient: str
    parked: bool
    attempts: int
    reason: str
    created_at: datetime
    due: datetime


class Deliveries:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def owe(self, owed: Owed, *, now: datetime, not_before: datetime | None = None) -> bool:
        """Write down a message that must be sent once, now or not before a moment; False where it stands there."""
        subject: dict[str, Any] = to_jsonable_python(owed)
        del subject["recipient"]
        changed = run(
            self._db,
            "INSERT INTO deliveries (team, kind, key, recipient, subject, created_at, not_before) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (team, kind, key) DO NOTHING",
            (
                self._team, owed.kind, owed.key, owed.recipient, to_json(subject), to_text(now),
                to_text(not_before or now),
            ),
        )  # fmt: skip
        return changed == 1

    def claim_new(self, owed: Owed, *, now: datetime) -> Delivery:
        """The same for what has just come up and is sent at once by who writes it down: claimed already.

        Where that process dies, the next finds it as it finds every claim that has run out.
        """
        self.owe(owed, now=now)
        run(
            self._db,
            "UPDATE deliveries SET state = 'claimed', lease_until = ?, attempts = 1 "
            "WHERE team = ? AND kind = ? AND key = ?",
            (to_text(now + LEASE), self._team, owed.kind, owed.key),
        )
        [row] = rows(
            self._db,
            "SELECT * FROM deliveries WHERE team = ? AND kind = ? AND key = ?",
            (self._team, owed.kind, owed.key),
        )
        return replace(_delivery(row), attempts=1, taken_over=False)

    def claim(self, now: datetime) -> Delivery | None:
        """Take the next due row for the length of a lease; call it in a writing unit of work."""
        row = one(
            self._db,
            "SELECT * FROM deliveries WHERE state IN ('waiting', 'claimed') "  # as the partial index says it
            "AND +team = :team AND ("  # the plus keeps SQLite on that index
            "(state = 'waiting' AND not_before <= :now) OR (state = 'claimed' AND lease_until <= :now)) "
            "ORDER BY not_before, id LIMIT 1",
            {"team": self._team, "now": to_text(now)},
        )
        if row is None:
            return None
        run(
            self._db,
            "UPDATE deliveries SET state = 'claimed', lease_until = ?, attempts = attempts + 1 WHERE id = ?",
            (to_text(now + LEASE), row["id"]),
        )
        return _delivery(row)

    def take_over(self, now: datetime) -> int:
        """Let what is claimed be claimed anew at once: whoever claimed it has ended. Each is looked for before it is
        sent, as it may have arrived."""
        return run(
            self._db,
            "UPDATE deliveries SET lease_until = ? WHERE state = 'claimed' AND +team = ? AND lease_until > ?",
            (to_text(now), self._team, to_text(now)),
        )

    def sent(self, delivery: Delivery, channel: str, ts: str, now: datetime) -> None:
        """Mark it sent, with where it stands in Slack."""
        run(
            self._db,
            "UPDATE deliveries SET state = 'sent', channel = ?, ts = ?, sent_at = ?, lease_until = NULL, reason = NULL "
            "WHERE id = ?",
            (channel, ts, to_text(now), delivery.id),
        )

    def drop(self, delivery: Delivery, reason: str) -> None:
        """It is no longer wanted: done elsewhere, ended, handed over."""
        self._end(delivery, DeliveryState.DROPPED, reason)

    def park(self, delivery: Delivery, reason: str) -> None:
        """It can never be sent as it is; a person has to look."""
        self._end(delivery, DeliveryState.PARKED, reason)

    def postpone(self, delivery: Delivery, until: datetime, reason: str, *, uncertain: bool = False) -> None:
        """Try again later; ``uncertain`` keeps the claim, so that the next try first looks whether it arrived."""
        if uncertain:
            run(
                self._db,
                "UPDATE deliveries SET state = 'claimed', lease_until = ?, reason = ? WHERE id = ?",
                (to_text(until), reason, delivery.id),
            )
            return
        run(
            self._db,
            "UPDATE deliveries SET state = 'waiting', not_before = ?, lease_until = NULL, reason = ? WHERE id = ?",
            (to_text(until), reason, delivery.id),
        )

    def doubt(self, owed: Owed, until: datetime) -> None:
        """It may have arrived already: the first try looks for it."""
        run(
            self._db,
            "UPDATE deliveries SET state = 'claimed', lease_until = ? WHERE team = ? AND kind = ? AND key = ?",
            (to_text(until), self._team, owed.kind, owed.key),
        )

    def location(self, kind: str, key: str) -> tuple[str, str] | None:
        """Channel and ts of the message that was sent under this key."""
        row = one(
            self._db,
            "SELECT channel, ts FROM deliveries WHERE team = ? AND kind = ? AND key = ? AND state = 'sent'",
            (self._team, kind, key),
        )
        return None if row is None else (row["channel"], row["ts"])

    def anything_waiting(self, kinds: Sequence[str], now: datetime) -> bool:
        return bool(self.waiting(kinds, now, most=1))

    def waiting(self, kinds: Sequence[str], now: datetime, most: int = 1000) -> list[Delivery]:
        """What of these kinds is due and was not tried yet, oldest first."""
        marks = ", ".join("?" * len(kinds))
        found = rows(
            self._db,
            "SELECT * FROM deliveries WHERE state IN ('waiting', 'claimed') AND state = 'waiting' AND attempts = 0 "
            f"AND +team = ? AND not_before <= ? AND kind IN ({marks}) ORDER BY not_before, id LIMIT ?",
            (self._team, to_text(now), *kinds, most),
        )
        return [_delivery(row) for row in found]

    def parked(self, kind: str) -> list[Delivery]:
        """Those of a kind that wait for a person, oldest first."""
        sql = "SELECT * FROM deliveries WHERE team = ? AND state = 'parked' AND kind = ? ORDER BY id"
        found = rows(self._db, sql, (self._team, kind))
        return [_delivery(row) for row in found]

    def pending(self) -> list[Pending]:
        """Everything that waits or is parked, the parked first, then by when it is due."""
        found = rows(
            self._db,
            "SELECT id, kind, recipient, state, attempts, reason, created_at, "
            "CASE state WHEN 'claimed' THEN lease_until ELSE not_before END AS due FROM deliveries "
            "WHERE state IN ('waiting', 'claimed', 'parked') AND +team = ? ORDER BY state != 'parked', due, id",
            (self._team,),
        )
        return [
            Pending(
                row["id"], row["kind"], row["recipient"], row["state"] == DeliveryState.PARKED, row["attempts"],
                row["reason"] or "", to_moment(row["created_at"]), to_moment(row["due"]),
            )
            for row in found
        ]  # fmt: skip

    def again(self, number: int | None, now: datetime) -> int:
        """Let what is parked be sent again, one or all; gives how many."""
        which, given = ("", ()) if number is None else (" AND id = ?", (number,))
        parked = rows(
            self._db, f"SELECT id FROM deliveries WHERE team = ? AND state = 'parked'{which}", (self._team, *given)
        )
        for row in parked:
            run(self._db, "DELETE FROM undelivered WHERE delivery = ?", (row["id"],))
            run(
                self._db,
                "UPDATE deliveries SET state = 'waiting', attempts = 0, not_before = ?, lease_until = NULL, "
                "reason = NULL WHERE id = ?",
                (to_text(now), row["id"]),
            )
        return len(parked)

    def bring_up(self, day: date, *, besides: Sequence[str]) -> int:
        """Note that a day's notice tells of every parked message none has told of, but for kinds in ``besides``."""
        marks = ", ".join("?" * len(besides))
        return run(
            self._db,
            "INSERT INTO undelivered (delivery, notice) SELECT id, ? FROM deliveries WHERE team = ? "
            f"AND state = 'parked' AND kind NOT IN ({marks}) AND id NOT IN (SELECT delivery FROM undelivered)",
            (self._notice(day), self._team, *besides),
        )

    def told_of(self, day: date) -> list[tuple[str, str, int]]:
        """Recipient, reason and number of the parked messages that the notice of a day tells of."""
        found = rows(
            self._db,
            "SELECT recipient, reason, COUNT(*) AS many FROM undelivered JOIN deliveries ON id = delivery "
            "WHERE notice = ? AND state = 'parked' GROUP BY recipient, reason ORDER BY many DESC, recipient",
            (self._notice(day),),
        )
        return [(row["recipient"], row["reason"], row["many"]) for row in found]

    def next_due(self) -> datetime | None:
        """When the next row wants to be sent, whether its time has come or not."""
        row = one(
            self._db,
            "SELECT MIN(CASE state WHEN 'waiting' THEN not_before ELSE lease_until END) AS due "
            "FROM deliveries WHERE state IN ('waiting', 'claimed') AND +team = ?",
            (self._team,),
        )
        return to_moment(row["due"]) if row and row["due"] else None

    def _notice(self, day: date) -> str:
        return f"{self._team}/{day}"

    def _end(self, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        run(
            self._db,
            "UPDATE deliveries SET state = ?, lease_until = NULL, reason = ? WHERE id = ?",
            (state, reason, delivery.id),
        )


def _delivery(row: Row) -> Delivery:
    return read(
        Delivery,
        row
        | {
            "subject": from_json(row["subject"]),
            "attempts": row["attempts"] + 1,
            "taken_over": row["state"] == DeliveryState.CLAIMED,
        },
    )
