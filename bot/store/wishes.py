"""Citizens' wish lists, and which openings were found to fit them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlite_utils import Database

from bot.domain.errors import NotFound
from bot.domain.openings import matching
from bot.domain.openings.matching import Offer, Wish
from bot.store.sqlite.rows import Row, from_json, insert, one, read, rows, run, to_json, to_text


class Wishes:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def get(self, case_ref: str) -> Wish:
        """Raises NotFound."""
        found = self.find(case_ref)
        if found is None:
            raise NotFound("wish", case_ref)
        return found

    def find(self, case_ref: str) -> Wish | None:
        row = one(self._db, "SELECT * FROM wishes WHERE team = ? AND case_ref = ?", (self._team, case_ref))
        return None if row is None else _wish(row)

    def of_owner(self, owner: str) -> list[Wish]:
        found = rows(
            self._db, "SELECT * FROM wishes WHERE team = ? AND owner = ? ORDER BY case_ref", (self._team, owner)
        )
        return [_wish(row) for row in found]

    def that_may_fit(self, offered: Offer) -> list[Wish]:
        """The wish lists that share a key with an opening and whose hours it meets."""
        keys = sorted(matching.offer_keys(offered))
        marks = ", ".join("?" * len(keys))
        low, high = offered.draft.hours_min, offered.draft.hours_max
        found = rows(
            self._db,
            "SELECT * FROM wishes WHERE team = ? AND case_ref IN "
            f"(SELECT case_ref FROM wish_keys WHERE team = ? AND key IN ({marks})) "
            "AND (hours_max IS NULL OR ? IS NULL OR hours_max >= ?) "
            "AND (hours_min IS NULL OR ? IS NULL OR hours_min <= ?)",
            (self._team, self._team, *keys, low, low, high, high),
        )
        return [_wish(row) for row in found]

    def save(self, wish: Wish, now: datetime) -> None:
        """Store a wish list in place of the citizen's earlier one, with the keys it is found by."""
        run(
            self._db,
            "INSERT INTO wishes (team, case_ref, owner, record, updated_at, hours_min, hours_max) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, case_ref) DO UPDATE SET owner = excluded.owner, record = excluded.record, "
            "updated_at = excluded.updated_at, hours_min = excluded.hours_min, hours_max = excluded.hours_max",
            (
                self._team,
                wish.case_ref,
                wish.owner,
                to_json(_record(wish)),
                to_text(now),
                wish.hours_min,
                wish.hours_max,
            ),
        )
        self._forget_keys(wish.case_ref)
        for key in matching.keys(wish):
            insert(self._db, "wish_keys", {"team": self._team, "key": key, "case_ref": wish.case_ref})

    def remove(self, case_ref: str) -> None:
        """Delete a wish list with what it was told of."""
        run(self._db, "DELETE FROM wishes WHERE team = ? AND case_ref = ?", (self._team, case_ref))
        run(self._db, "DELETE FROM wish_fits WHERE team = ? AND case_ref = ?", (self._team, case_ref))
        self._forget_keys(case_ref)

    def found(self, case_ref: str, number: int, score: int, now: datetime) -> int | None:
        """Write down that an opening fits; gives an id for it, None where it was known."""
        changed = run(
            self._db,
            "INSERT INTO wish_fits (team, case_ref, number, score, found_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (self._team, case_ref, number, score, to_text(now)),
        )
        if changed == 0:
            return None
        row = one(
            self._db,
            "SELECT id FROM wish_fits WHERE team = ? AND case_ref = ? AND number = ?",
            (self._team, case_ref, number),
        )
        return row["id"] if row else None

    def fits_of(self, number: int) -> list[tuple[int, str]]:
        """What an opening was found to fit: the id of each, and who keeps the wish list."""
        found = rows(
            self._db,
            "SELECT wish_fits.id AS id, owner FROM wish_fits JOIN wishes USING (team, case_ref) "
            "WHERE wish_fits.team = ? AND number = ? ORDER BY wish_fits.id",
            (self._team, number),
        )
        return [(row["id"], row["owner"]) for row in found]

    def found_between(self, owner: str, first: datetime, beyond: datetime) -> list[int]:
        """The openings that were found to fit a person's wish lists from a moment up to another."""
        found = rows(
            self._db,
            "SELECT DISTINCT wish_fits.number FROM wish_fits JOIN wishes ON wishes.team = wish_fits.team "
            "AND wishes.case_ref = wish_fits.case_ref WHERE wish_fits.team = ? AND wishes.owner = ? "
            "AND found_at >= ? AND found_at < ? ORDER BY wish_fits.number",
            (self._team, owner, to_text(first), to_text(beyond)),
        )
        return [row["number"] for row in found]

    def nearest(self, owner: str, states: Collection[str], most: int) -> list[tuple[str, int]]:
        """The reference and the opening of what was found to fit a person's wish lists and stands in one of these
        states, the best first."""
        marks = ", ".join("?" * len(states))
        found = rows(
            self._db,
            "SELECT wish_fits.case_ref AS case_ref, wish_fits.number AS number FROM wish_fits "
            "JOIN wishes ON wishes.team = wish_fits.team AND wishes.case_ref = wish_fits.case_ref "
            "JOIN openings ON openings.team = wish_fits.team AND openings.number = wish_fits.number "
            f"WHERE wish_fits.team = ? AND wishes.owner = ? AND openings.state IN ({marks}) "
            "ORDER BY wish_fits.score DESC, wish_fits.number DESC LIMIT ?",
            (self._team, owner, *sorted(states), most),
        )
        return [(row["case_ref"], row["number"]) for row in found]

    def of_fit(self, number: int) -> Wish | None:
        """The wish list that was found to be fitted; None where it has been deleted since."""
        row = one(self._db, "SELECT case_ref FROM wish_fits WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else self.find(row["case_ref"])

    def _forget_keys(self, case_ref: str) -> None:
        run(self._db, "DELETE FROM wish_keys WHERE team = ? AND case_ref = ?", (self._team, case_ref))


def _record(wish: Wish) -> dict[str, object]:
    return {
        "jobs": list(wish.jobs),
        "places": list(wish.places),
        "weekdays": list(wish.weekdays),
        "types": [str(kind) for kind in wish.types],
        "considerations": wish.considerations,
    }


def _wish(row: Row) -> Wish:
    return read(Wish, row | from_json(row["record"]))
