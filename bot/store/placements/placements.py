"""Placements: the work agreement, who follows it up, and how it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from bot.domain.placements.placement import Agreement, Cadence, Ending, Placement
from bot.store.sqlite.rows import Row, from_json, insert, one, read, rows, run, to_json, to_text

LIVING = (
    "(placements.state = 'active' OR EXISTS (SELECT 1 FROM followups WHERE followups.team = placements.team "
    "AND followups.placement = placements.id AND followups.state = 'open'))"
)
"""Running, or ended with aftercare to come."""


class Placements:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def add(self, placement: Placement, now: datetime) -> int:
        """Store a new placement and give its number."""
        row = _columns(placement.agreement, placement.cadence) | {
            "team": self._team,
            "broker": placement.broker,
            "hours_now": placement.agreement.hours,
            "ordinary_now": placement.agreement.ordinary_hours,
            "phone_between": int(placement.phone_between),
            "opening": placement.opening,
            "created_at": to_text(now),
        }
        return insert(self._db, "placements", row)

    def get(self, number: int) -> Placement | None:
        row = one(self._db, "SELECT * FROM placements WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else _placement(row)

    def active(self, case_ref: str, company: str) -> Placement | None:
        """The running placement of that citizen in that company; there is one at most."""
        row = one(
            self._db,
            "SELECT * FROM placements WHERE team = ? AND case_ref = ? AND company_key = ? AND state = 'active'",
            (self._team, case_ref, company_key(company)),
        )
        return None if row is None else _placement(row)

    def of_case(self, case_ref: str) -> list[Placement]:
        """Running placements first, then the ended ones, newest first."""
        found = rows(
            self._db,
            "SELECT * FROM placements WHERE team = ? AND case_ref = ? AND state <> 'undone' ORDER BY state, id DESC",
            (self._team, case_ref),
        )
        return [_placement(row) for row in found]

    def of_broker(self, broker: str) -> list[Placement]:
        """The running ones, by citizen reference."""
        found = rows(
            self._db,
            "SELECT * FROM placements WHERE team = ? AND broker = ? AND state = 'active' ORDER BY case_ref, id",
            (self._team, broker),
        )
        return [_placement(row) for row in found]

    def running(self, kinds: Collection[str]) -> list[Placement]:
        """Everybody's running ones of these kinds, by broker and citizen reference."""
        marks = ", ".join("?" * len(kinds))
        found = rows(
            self._db,
            f"SELECT * FROM placements WHERE team = ? AND state = 'active' AND kind IN ({marks}) "
            "ORDER BY broker, case_ref, id",
            (self._team, *(str(kind) for kind in kinds)),
        )
        return [_placement(row) for row in found]

    def of_opening(self, opening: int) -> Placement | None:
        """The latest placement that filled an opening."""
        row = one(
            self._db,
            "SELECT * FROM placements WHERE team = ? AND opening = ? ORDER BY id DESC LIMIT 1",
            (self._team, opening),
        )
        return None if row is None else _placement(row)

    def brokers_to_check(self, before: datetime, most: int) -> list[str]:
        """Brokers with running placements of whom Slack was last asked before a moment."""
        found = rows(
            self._db,
            "SELECT DISTINCT placements.broker FROM placements "
            "LEFT JOIN people ON people.team = placements.team AND people.user = placements.broker "
            "WHERE placements.team = ? AND placements.state = 'active' "
            "AND (people.checked_at IS NULL OR people.checked_at < ?) "
            "ORDER BY people.checked_at LIMIT ?",
            (self._team, to_text(before), most),
        )
        return [row["broker"] for row in found]

    def left_behind(self, broker: str) -> list[Placement]:
        """What a broker would leave behind: running placements, and ended ones with aftercare to come."""
        found = rows(
            self._db,
            f"SELECT placements.* FROM placements WHERE team = ? AND broker = ? AND {LIVING} ORDER BY case_ref",
            (self._team, broker),
        )
        return [_placement(row) for row in found]

    def hand_on(self, placement: Placement, version: int, broker: str) -> bool:
        """Give it to another broker, also after its end; False where somebody changed it since ``version``."""
        changed = run(
            self._db,
            "UPDATE placements SET broker = ?, version = version + 1 WHERE team = ? AND id = ? AND version = ?",
            (broker, self._team, placement.number, version),
        )
        return changed == 1

    def change(self, placement: Placement, version: int) -> bool:
        """Store agreement, cadence and phone calls; False where somebody changed it since ``version``."""
        row = _columns(placement.agreement, placement.cadence) | {"phone_between": int(placement.phone_between)}
        row |= {"hours_now": placement.hours_now, "ordinary_now": placement.ordinary_now}
        settings = ", ".join(f"{name} = :{name}" for name in row)
        changed = run(
            self._db,
            f"UPDATE placements SET {settings}, version = version + 1 "
            "WHERE team = :team AND id = :id AND version = :version AND state = 'active'",
            row | {"team": self._team, "id": placement.number, "version": version},
        )
        return changed == 1

    def hours(self, number: int, hours: float | None, ordinary_hours: float | None) -> None:
        """The hours as the last follow-up found them; None leaves a figure as it was."""
        run(
            self._db,
            "UPDATE placements SET hours_now = COALESCE(?, hours_now), ordinary_now = COALESCE(?, ordinary_now) "
            "WHERE team = ? AND id = ?",
            (hours, ordinary_hours, self._team, number),
        )

    def end(self, number: int, ending: Ending) -> bool:
        """False where it has ended already."""
        changed = run(
            self._db,
            "UPDATE placements SET state = 'ended', ended_on = ?, end_reason = ?, version = version + 1 "
            "WHERE team = ? AND id = ? AND state = 'active'",
            (ending.on.isoformat(), ending.reason.value, self._team, number),
        )
        return changed == 1

    def take_back(self, number: int, today: date) -> bool:
        """It should not have been created; False where it has ended."""
        changed = run(
            self._db,
            "UPDATE placements SET state = 'undone', ended_on = ?, version = version + 1 "
            "WHERE team = ? AND id = ? AND state = 'active'",
            (today.isoformat(), self._team, number),
        )
        return changed == 1

    def reopen(self, number: int) -> bool:
        """It has not ended after all; False where it is not ended."""
        changed = run(
            self._db,
            "UPDATE placements SET state = 'active', ended_on = NULL, end_reason = NULL, version = version + 1 "
            "WHERE team = ? AND id = ? AND state = 'ended'",
            (self._team, number),
        )
        return changed == 1


def company_key(company: str) -> str:
    """The company's name as it is compared: case and spaces do not matter."""
    return " ".join(company.casefold().split())


def _placement(row: Row) -> Placement:
    agreement = row | {"sub_goals": from_json(row["sub_goals"])}
    cadence = {"first": row["first_at"], "rule": row["rule"]}
    return read(Placement, row | {"number": row["id"], "agreement": agreement, "cadence": cadence})


def _columns(agreement: Agreement, cadence: Cadence) -> dict[str, Any]:
    return {
        "case_ref": agreement.case_ref,
        "company": agreement.company,
        "company_key": company_key(agreement.company),
        "contact": agreement.contact,
        "kind": None if agreement.kind is None else agreement.kind.value,
        "start": agreement.start.isoformat(),
        "hours": agreement.hours,
        "ordinary_hours": agreement.ordinary_hours,
        "tasks": agreement.tasks,
        "goal": agreement.goal,
        "sub_goals": to_json(list(agreement.sub_goals)),
        "considerations": agreement.considerations,
        "first_at": cadence.first.isoformat(timespec="minutes"),
        "rule": cadence.rule,
    }
