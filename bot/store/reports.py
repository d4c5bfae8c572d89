"""The rows of reports and of the overview: few columns, one pass, straight into the domain's types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.domain.figures.reports import FollowupRow, HoursFound, OpeningRow, PlacementRow
from bot.domain.figures.small_groups import Scope
from bot.domain.figures.spans import Period
from bot.domain.openings.drafts import OpeningType
from bot.store.sqlite.rows import maybe_moment, one, read, rows, run, to_moment, to_text

UnitOf = Callable[[str | None], Scope]
"""The municipality and team of a user or user group."""

NO_OPENINGS = ("merged", "not_an_opening", "edited_away")
"""Closed because there was no opening of its own; such a row counts nowhere."""


@dataclass(frozen=True, slots=True)
class BrokerLoad:
    """What one broker has: running placements, and follow-ups open since before the leader's limit."""

    broker: str
    placements: int
    overdue: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class PublishedHome:
    """The state of a person's Home: Slack's hash of the view, a digest of what it shows, and the page."""

    hash: str
    digest: str
    page: int


class Reports:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def began_before(self, moment: datetime) -> bool:
        """Whether anything was logged before a moment, so that there is something to report of the time before it."""
        row = one(
            self._db,
            "SELECT 1 FROM (SELECT registered_at AS at FROM openings WHERE team = :team "
            "UNION ALL SELECT created_at FROM placements WHERE team = :team) WHERE at < :moment LIMIT 1",
            {"team": self._team, "moment": to_text(moment)},
        )
        return row is not None

    def openings(self, period: Period, unit_of: UnitOf) -> tuple[OpeningRow, ...]:
        """Those of which anything can have happened in the period."""
        first, beyond = (to_text(moment) for moment in period.moments)
        cursor = self._db.conn.execute(
            "SELECT number, COALESCE(holder, poster), registered_at, handed_over_at, qualified_at, matched_at, "
            "ended_at, state, closing FROM openings WHERE team = :team AND registered_at < :beyond "
            "AND (ended_at >= :first OR registered_at >= :first "
            "OR state IN ('registered', 'handed_over', 'qualified', 'matched'))",
            {"team": self._team, "first": first, "beyond": beyond},
        )
        return tuple(
            OpeningRow(
                number=row[0],
                unit=unit_of(row[1]),
                logged=to_moment(row[2]),
                handed_over=maybe_moment(row[3]),
                contact=maybe_moment(row[4]),
                matched=maybe_moment(row[5]),
                filled=maybe_moment(row[6]) if row[7] == "filled" else None,
                closed=maybe_moment(row[6]) if row[7] == "closed" else None,
            )
            for row in cursor
            if row[8] not in NO_OPENINGS
        )

    def placements(self, period: Period, unit_of: UnitOf, hours_from: date) -> tuple[PlacementRow, ...]:
        """Those that ran in the period; with what follow-ups found where they were still running on ``hours_from``."""
        span = {"team": self._team, "first": period.first.isoformat(), "last": period.last.isoformat()}
        found = self._hours_found(span | {"first": hours_from.isoformat()})
        cursor = self._db.conn.execute(
            "SELECT p.id, p.case_ref, p.broker, p.kind, p.start, p.ended_on, p.hours, p.ordinary_hours, p.end_reason, "
            "w.placement IS NOT NULL FROM placements p "
            "LEFT JOIN documented_wages w ON w.team = p.team AND w.placement = p.id "
            "WHERE p.team = :team AND p.start <= :last AND (p.ended_on IS NULL OR p.ended_on >= :first) "
            "AND p.state <> 'undone'",
            span,
        )
        kinds = {str(kind): kind for kind in OpeningType}
        day = date.fromisoformat
        return tuple(
            PlacementRow(
                number=row[0],
                citizen=row[1],
                unit=unit_of(row[2]),
                kind=kinds.get(row[3]),
                start=day(row[4]),
                end=None if row[5] is None else day(row[5]),
                hours=row[6],
                ordinary=row[7],
                found=found.get(row[0], ()),
                verified=bool(row[9]),
                into_ordinary=row[8] == "ordinary",
            )
            for row in cursor
        )

    def followups(self, period: Period, unit_of: UnitOf) -> tuple[FollowupRow, ...]:
        """Those planned in the period; what was cancelled with its placement is left out."""
        cursor = self._db.conn.execute(
            "SELECT p.case_ref, p.broker, f.planned, f.done_on FROM followups f "
            "JOIN placements p ON p.id = f.placement "
            "WHERE f.team = ? AND f.planned BETWEEN ? AND ? AND f.state <> 'cancelled'",
            (self._team, period.first.isoformat(), period.last.isoformat()),
        )
        day = date.fromisoformat
        return tuple(
            FollowupRow(row[0], unit_of(row[1]), day(row[2]), None if row[3] is None else day(row[3])) for row in cursor
        )

    def loads(self, overdue_since: date) -> list[BrokerLoad]:
        """Every broker with running placements or overdue follow-ups; who has most overdue comes first."""
        found = rows(
            self._db,
            "SELECT broker, SUM(running) AS placements, SUM(overdue) AS overdue, MIN(oldest) AS oldest FROM ("
            "SELECT broker, 1 AS running, 0 AS overdue, NULL AS oldest FROM placements "
            "WHERE team = :team AND state = 'active' "
            "UNION ALL SELECT p.broker, 0, 1, f.due FROM followups f JOIN placements p ON p.id = f.placement "
            "WHERE f.team = :team AND f.state = 'open' AND f.due <= :due) "
            "GROUP BY broker ORDER BY overdue DESC, placements DESC, broker",
            {"team": self._team, "due": overdue_since.isoformat()},
        )
        return [read(BrokerLoad, row) for row in found]

    def next_due(self, broker: str) -> dict[int, date]:
        """The day of the next open follow-up of each of a broker's placements."""
        found = rows(
            self._db,
            "SELECT p.id, MIN(f.due) AS due FROM placements p JOIN followups f ON f.team = p.team "
            "AND f.placement = p.id AND f.state = 'open' WHERE p.team = ? AND p.broker = ? GROUP BY p.id",
            (self._team, broker),
        )
        return {row["id"]: date.fromisoformat(row["due"]) for row in found}

    def document_wage(self, placement: int, who: str, now: datetime) -> bool:
        """Note that the wage of a placement is documented; False where it was already."""
        changed = run(
            self._db,
            "INSERT INTO documented_wages (team, placement, who, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (self._team, placement, who, to_text(now)),
        )
        return changed == 1

    def home(self, user: str) -> PublishedHome | None:
        """What was published last; None where the person never opened their Home."""
        row = one(self._db, "SELECT hash, digest, page FROM homes WHERE team = ? AND user = ?", (self._team, user))
        return None if row is None else read(PublishedHome, row)

    def published(self, user: str, home: PublishedHome) -> None:
        """Remember what a person's Home shows now."""
        run(
            self._db,
            "INSERT INTO homes (team, user, hash, digest, page) VALUES (?, ?, ?, ?, ?) ON CONFLICT (team, user) "
            "DO UPDATE SET hash = excluded.hash, digest = excluded.digest, page = excluded.page",
            (self._team, user, home.hash, home.digest, home.page),
        )

    def _hours_found(self, span: dict[str, str]) -> dict[int, tuple[HoursFound, ...]]:
        cursor = self._db.conn.execute(
            "SELECT f.placement, f.done_on, f.hours, f.ordinary_hours FROM placements p "
            "JOIN followups f ON f.placement = p.id AND f.state = 'done' "
            "WHERE p.team = :team AND p.start <= :last AND (p.ended_on IS NULL OR p.ended_on >= :first) "
            "AND (f.hours IS NOT NULL OR f.ordinary_hours IS NOT NULL) AND f.done_on <= :last "
            "ORDER BY f.placement, f.done_on",
            span,
        )
        found: dict[int, list[HoursFound]] = {}
        for number, on, hours, ordinary in cursor:
            found.setdefault(number, []).append(HoursFound(date.fromisoformat(on), hours, ordinary))
        return {number: tuple(some) for number, some in found.items()}
