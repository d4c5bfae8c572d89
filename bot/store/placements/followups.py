"""Follow-ups: planned ahead, reminded of, done, snoozed, cancelled.

``remind_on`` is the next day on which a person is to be reminded; it is NULL as soon as nobody needs to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.domain.placements.followups import Followup, FollowupKind, FollowupState, Outcome, Planned
from bot.domain.placements.placement import Cadence
from bot.store.sqlite.rows import Row, from_json, one, read, rows, run, to_json, to_text

TO_REMIND = "f.remind_on <= :today AND +f.team = :team"
"""The plus keeps SQLite on the index of what is to be reminded of."""


@dataclass(frozen=True, slots=True)
class ToRemind:
    """A follow-up whose reminder has come up, with what planning needs of its placement."""

    number: int
    broker: str
    placement: int
    kind: FollowupKind
    planned: date
    due: date
    rounds: int
    cadence: Cadence
    phone_between: bool


class Followups:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def plan(self, placement: int, planned: Iterable[Planned]) -> None:
        """Write follow-ups down; one that stands there already stays as it is."""
        self.plan_many((placement, one) for one in planned)

    def plan_many(self, planned: Iterable[tuple[int, Planned]]) -> None:
        """The same for follow-ups of several placements, each with the number of its placement."""
        self._db.conn.executemany(
            "INSERT INTO followups (team, placement, kind, planned, due, remind_on) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, placement, kind, planned) DO NOTHING",
            (
                (
                    self._team,
                    placement,
                    one.kind.value,
                    one.planned.isoformat(),
                    one.due.isoformat(),
                    one.due.isoformat(),
                )
                for placement, one in planned
            ),
        )

    def get(self, number: int) -> Followup | None:
        row = one(self._db, "SELECT * FROM followups WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else _followup(row)

    def of_placement(self, placement: int) -> list[Followup]:
        """All of them, by due date."""
        found = rows(
            self._db,
            "SELECT * FROM followups WHERE team = ? AND placement = ? ORDER BY due, planned, id",
            (self._team, placement),
        )
        return [_followup(row) for row in found]

    def open_of_broker(self, broker: str) -> list[Followup]:
        """What a broker has before them, by due date."""
        found = rows(
            self._db,
            "SELECT followups.* FROM placements CROSS JOIN followups "  # CROSS: SQLite keeps the order of the tables
            "WHERE placements.team = ? AND placements.broker = ? AND followups.team = placements.team "
            "AND followups.placement = placements.id AND followups.state = 'open' ORDER BY followups.due, followups.id",
            (self._team, broker),
        )
        return [_followup(row) for row in found]

    def anything_to_remind(self, today: date) -> bool:
        """Whether a reminder has come up at all."""
        row = one(self._db, f"SELECT 1 FROM followups f WHERE {TO_REMIND} LIMIT 1", self._by(today))
        return row is not None

    def to_remind(self, today: date) -> list[ToRemind]:
        """Every follow-up whose reminder has come up, by broker and due date."""
        cursor = self._db.conn.execute(
            "SELECT f.id, p.broker, f.placement, f.kind, f.planned, f.due, f.rounds, p.first_at, p.rule, "
            "p.phone_between FROM followups f JOIN placements p ON p.id = f.placement "
            f"WHERE {TO_REMIND} ORDER BY p.broker, f.due, f.id",
            self._by(today),
        )
        return [
            ToRemind(
                number=row[0],
                broker=row[1],
                placement=row[2],
                kind=FollowupKind(row[3]),
                planned=date.fromisoformat(row[4]),
                due=date.fromisoformat(row[5]),
                rounds=row[6],
                cadence=Cadence(datetime.fromisoformat(row[7]), row[8]),
                phone_between=bool(row[9]),
            )
            for row in cursor
        ]

    def reminded(self, numbers: Iterable[int], again_on: date) -> None:
        """A reminder of these is owed; the next one, if they stay open, comes ``again_on``."""
        self._db.conn.executemany(
            "UPDATE followups SET rounds = rounds + 1, remind_on = ? WHERE id = ? AND state = 'open'",
            ((again_on.isoformat(), number) for number in numbers),
        )

    def remind_again(self, broker: str, today: date) -> int:
        """Bring up today what a broker has been reminded of already: their reminders go to somebody else now."""
        return run(
            self._db,
            "UPDATE followups SET remind_on = :today WHERE team = :team AND state = 'open' AND rounds > 0 "
            "AND due <= :today AND placement IN "
            "(SELECT id FROM placements WHERE team = :team AND broker = :broker)",
            {"team": self._team, "broker": broker, "today": today.isoformat()},
        )

    def remind_again_of(self, placement: int, today: date) -> None:
        """The same for one placement."""
        run(
            self._db,
            "UPDATE followups SET remind_on = :today WHERE team = :team AND placement = :placement "
            "AND state = 'open' AND rounds > 0 AND due <= :today",
            {"team": self._team, "placement": placement, "today": today.isoformat()},
        )

    def done(self, followup: Followup, version: int, outcome: Outcome, by: str, now: datetime) -> bool:
        """False where it was closed or changed since ``version``."""
        changed = run(
            self._db,
            "UPDATE followups SET state = 'done', remind_on = NULL, version = version + 1, done_on = ?, done_by = ?, "
            "closed_at = ?, result = ?, hours = ?, ordinary_hours = ?, note = ?, sub_goals_met = ?, next_step = ? "
            "WHERE team = ? AND id = ? AND version = ? AND state = 'open'",
            (
                outcome.on.isoformat(),
                by,
                to_text(now),
                outcome.result.value,
                outcome.hours,
                outcome.ordinary_hours,
                outcome.note,
                to_json(list(outcome.sub_goals_met)),
                outcome.next_step,
                self._team,
                followup.number,
                version,
            ),
        )
        return changed == 1

    def cover_earlier(self, followup: Followup, now: datetime) -> list[Followup]:
        """Close what a follow-up that was held makes needless: what was open and due no later; gives what was closed.

        A meeting covers earlier meetings and calls, a call only calls.
        """
        kinds = {FollowupKind.MEETING: ("meeting", "call")}.get(followup.kind, (followup.kind.value,) * 2)
        found = rows(
            self._db,
            "UPDATE followups SET state = 'covered', remind_on = NULL, version = version + 1, closed_at = ? "
            "WHERE team = ? AND placement = ? AND state = 'open' AND id <> ? AND due <= ? AND kind IN (?, ?) "
            "RETURNING *",
            (to_text(now), self._team, followup.placement, followup.number, followup.due.isoformat(), *kinds),
        )
        return [_followup(row) for row in found]

    def cancel_open(self, placement: int, now: datetime) -> list[Followup]:
        """The placement has ended; gives what was cancelled."""
        found = rows(
            self._db,
            "UPDATE followups SET state = 'cancelled', remind_on = NULL, version = version + 1, closed_at = ? "
            "WHERE team = ? AND placement = ? AND state = 'open' RETURNING *",
            (to_text(now), self._team, placement),
        )
        return [_followup(row) for row in found]

    def restore(self, placement: int, cancelled_at: datetime, today: date, again_on: date) -> None:
        """The placement has not ended after all: what its end cancelled is open again, its aftercare is gone.

        What somebody was reminded of already is brought up ``again_on``.
        """
        run(
            self._db,
            "DELETE FROM followups WHERE team = ? AND placement = ? AND kind = 'aftercare' AND state = 'open' "
            "AND rounds = 0 AND snoozes = 0",
            (self._team, placement),
        )
        run(
            self._db,
            "UPDATE followups SET state = 'open', version = version + 1, closed_at = NULL, "
            "remind_on = MAX(due, CASE WHEN rounds > 0 THEN ? ELSE ? END) "
            "WHERE team = ? AND placement = ? AND state = 'cancelled' AND closed_at = ?",
            (again_on.isoformat(), today.isoformat(), self._team, placement, to_text(cancelled_at)),
        )

    def take_back(self, placement: int, today: date) -> None:
        """The cadence was changed: what it had planned and nobody was reminded of yet is planned anew."""
        run(
            self._db,
            "DELETE FROM followups WHERE team = ? AND placement = ? AND state = 'open' AND kind <> 'aftercare' "
            "AND rounds = 0 AND snoozes = 0 AND due > ?",
            (self._team, placement, today.isoformat()),
        )

    def snooze(self, followup: Followup, version: int, due: date) -> bool:
        """False where it was closed or changed since ``version``."""
        changed = run(
            self._db,
            "UPDATE followups SET due = ?, remind_on = ?, rounds = 0, snoozes = snoozes + 1, version = version + 1 "
            "WHERE team = ? AND id = ? AND version = ? AND state = 'open'",
            (due.isoformat(), due.isoformat(), self._team, followup.number, version),
        )
        return changed == 1

    def move_next(self, placement: int, after: date, planned: Planned) -> None:
        """Put the meeting that was planned after ``after`` on a chosen day instead; it keeps its calendar's day."""
        replaced = rows(
            self._db,
            "DELETE FROM followups WHERE team = ? AND placement = ? AND kind <> 'aftercare' AND state = 'open' "
            "AND rounds = 0 AND planned > ? AND planned <= ? RETURNING kind, in_calendar",
            (self._team, placement, after.isoformat(), max(planned.planned, planned.due).isoformat()),
        )
        self.plan(placement, [planned])
        known = [row["in_calendar"] for row in replaced if row["kind"] == planned.kind and row["in_calendar"]]
        if known:
            run(
                self._db,
                "UPDATE followups SET in_calendar = ? WHERE team = ? AND placement = ? AND kind = ? AND planned = ?",
                (known[0], self._team, placement, planned.kind.value, planned.planned.isoformat()),
            )

    def put_in_calendar(self, followup: Followup) -> None:
        """The broker has got it as an appointment on the day it is due."""
        run(
            self._db,
            "UPDATE followups SET in_calendar = due WHERE team = ? AND id = ?",
            (self._team, followup.number),
        )

    def overdue(self, due: date) -> list[Followup]:
        """Still open and due on or before a day, oldest first."""
        found = rows(
            self._db,
            "SELECT * FROM followups WHERE team = ? AND state = 'open' AND due <= ? ORDER BY due, id",
            (self._team, due.isoformat()),
        )
        return [_followup(row) for row in found]

    def _by(self, today: date) -> dict[str, str]:
        return {"team": self._team, "today": today.isoformat()}


def _followup(row: Row) -> Followup:
    outcome = None
    if row["state"] == FollowupState.DONE:
        written = {name: row[name] or "" for name in ("note", "next_step")}
        outcome = row | written | {"on": row["done_on"], "sub_goals_met": from_json(row["sub_goals_met"] or "[]")}
    return read(Followup, row | {"number": row["id"], "outcome": outcome, "done_by": row["done_by"] or ""})
