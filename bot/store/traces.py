"""Everything that is held about one citizen reference or one user: found, exported, erased."""

from __future__ import annotations

import re
from datetime import datetime

from sqlite_utils import Database

from bot.store.rows import Row, from_json, rows, run, to_json, to_text

ERASED = "[slettet]"
"""What stands in a text where a reference stood."""

FREE_TEXTS = (
    ("questions", "text"),
    ("asked_back", "command"),
    ("votes", "note"),
    ("picks", "wording"),
    ("expert_replies", "text"),
    ("alias_proposals", "text"),
    ("local_entries", "answer"),
    ("local_entries", "questions"),
    ("reminders", "text"),
    ("expert_threads", "answer"),
    ("opening_messages", "text"),
    ("inbox", "body"),
    ("history", "details"),
)
"""Texts that people wrote and that may name a reference."""


class Traces:
    """Reads and erases across all tables, the rows of the workspace only."""

    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def of_case(self, case_ref: str) -> dict[str, list[Row]]:
        """All rows about a citizen reference, by table; tables without any are left out."""
        placements, openings = self._of_case("placements", case_ref), self._of_case("openings", case_ref)
        found = {
            "placements": placements,
            "followups": [row for one in placements for row in self._followups(one["id"])],
            "openings": openings,
            "wishes": self._of_case("wishes", case_ref),
            "history": [
                *self._history("placement", [row["id"] for row in placements]),
                *self._history("opening", [row["number"] for row in openings]),
            ],
        }
        for table, column in FREE_TEXTS:
            held = found.setdefault(table, [])
            known = {row["id"] for row in held if "id" in row}
            held.extend(row for row in self._naming(table, column, case_ref) if row.get("id") not in known)
        return {table: held for table, held in found.items() if held}

    def of_user(self, user: str) -> dict[str, list[Row]]:
        """All rows about a member of the workspace, by table."""
        places = {
            "people": "user",
            "questions": "asker",
            "openings": "poster",
            "placements": "broker",
            "reminders": "user",
            "covers": "absent",
            "wishes": "owner",
            "history": "who",
            "deliveries": "recipient",
            "documented_wages": "who",
            "homes": "user",
            "asked_back": "user",
            "greeted": "user",
        }
        found = {
            table: rows(self._db, f"SELECT * FROM {table} WHERE team = ? AND {column} = ?", (self._team, user))
            for table, column in places.items()
        }
        return {table: held for table, held in found.items() if held}

    def erase_case(self, case_ref: str) -> dict[str, int]:
        """Erase a reference everywhere; gives how many rows were erased or cleared, by table.

        Dates, hours and states stay without the reference, since the figures are counted from them.
        """
        run(self._db, "PRAGMA secure_delete = ON")
        placements = [row["id"] for row in self._of_case("placements", case_ref)]
        openings = [row["number"] for row in self._of_case("openings", case_ref)]
        of_case = (self._team, case_ref)
        erased = {
            "history": self._clear_history("placement", placements) + self._clear_history("opening", openings),
            "followups": self._anonymise_followups(placements),
            "placements": self._anonymise_placements(placements),
            "openings": run(
                self._db, "UPDATE openings SET case_ref = NULL, note = '' WHERE team = ? AND case_ref = ?", of_case
            ),
            "wishes": run(self._db, "DELETE FROM wishes WHERE team = ? AND case_ref = ?", of_case),
        }
        run(self._db, "DELETE FROM wish_keys WHERE team = ? AND case_ref = ?", of_case)
        run(self._db, "DELETE FROM wish_fits WHERE team = ? AND case_ref = ?", of_case)
        for table, column in FREE_TEXTS:
            erased[table] = erased.get(table, 0) + self._blot(table, column, case_ref)
        return {table: count for table, count in erased.items() if count}

    def anonymise_before(self, moment: datetime) -> int:
        """Anonymise placements that ended and openings that closed before a moment; gives the number of both."""
        run(self._db, "PRAGMA secure_delete = ON")
        before = to_text(moment)
        placements = [
            row["id"]
            for row in rows(
                self._db,
                "SELECT id FROM placements WHERE team = ? AND state IN ('ended', 'undone') AND ended_on < ? "
                "AND case_ref NOT LIKE 'slettet-%'",
                (self._team, before[:10]),
            )
        ]
        closed = rows(
            self._db,
            "SELECT number, channel, ts, parsed, corrected FROM openings "
            "WHERE team = ? AND ended_at < ? "
            "AND (case_ref IS NOT NULL OR parsed LIKE '%contact_%' OR corrected LIKE '%contact_%')",
            (self._team, before),
        )
        self._clear_history("placement", placements)
        self._anonymise_followups(placements)
        self._anonymise_placements(placements)
        self._clear_history("opening", [row["number"] for row in closed])
        for row in closed:
            run(
                self._db,
                "UPDATE openings SET case_ref = NULL, note = '', parsed = ?, corrected = ? "
                "WHERE team = ? AND number = ?",
                (_without_contact(row["parsed"]), _without_contact(row["corrected"]), self._team, row["number"]),
            )
            run(
                self._db,
                "UPDATE opening_messages SET text = NULL WHERE team = ? AND channel = ? AND ts = ?",
                (self._team, row["channel"], row["ts"]),
            )
        return len(placements) + len(closed)

    def _of_case(self, table: str, case_ref: str) -> list[Row]:
        return rows(self._db, f"SELECT * FROM {table} WHERE team = ? AND case_ref = ?", (self._team, case_ref))

    def _followups(self, placement: int) -> list[Row]:
        return rows(self._db, "SELECT * FROM followups WHERE placement = ?", (placement,))

    def _history(self, subject: str, numbers: list[int]) -> list[Row]:
        return [
            row
            for number in numbers
            for row in rows(
                self._db,
                "SELECT * FROM history WHERE team = ? AND subject = ? AND number = ?",
                (self._team, subject, number),
            )
        ]

    def _clear_history(self, subject: str, numbers: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE history SET details = '{}' WHERE team = ? AND subject = ? AND number = ?",
                (self._team, subject, number),
            )
            for number in numbers
        )

    def _anonymise_placements(self, numbers: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE placements SET case_ref = 'slettet-' || id, contact = '', tasks = '', goal = '', "
                "sub_goals = '[]', considerations = '' WHERE id = ?",
                (number,),
            )
            for number in numbers
        )

    def _anonymise_followups(self, placements: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE followups SET note = NULL, next_step = NULL, sub_goals_met = NULL WHERE placement = ?",
                (number,),
            )
            for number in placements
        )

    def _naming(self, table: str, column: str, case_ref: str) -> list[Row]:
        pattern = _as_word(case_ref)
        sql = f"SELECT rowid AS _row, * FROM {table} WHERE team = ? AND instr({column}, ?) > 0"
        return [row for row in rows(self._db, sql, (self._team, case_ref)) if pattern.search(row[column])]

    def _blot(self, table: str, column: str, case_ref: str) -> int:
        pattern = _as_word(case_ref)
        named = self._naming(table, column, case_ref)
        for row in named:
            sql = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
            run(self._db, sql, (pattern.sub(ERASED, row[column]), row["_row"]))
        return len(named)


def _as_word(case_ref: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(case_ref)}(?!\w)")


def _without_contact(record: str) -> str:
    kept: dict[str, object] = from_json(record)
    return to_json({name: value for name, value in kept.items() if not name.startswith("contact_")})
