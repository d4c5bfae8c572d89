"""Every text that a person may have written, in whatever table it stands: found by the schema, searched, blotted out.

A column is taken for words unless it is named here, so a table that is added later is searched from its first day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from bot.domain.references import ERASED, blotted, spellings_in_index
from bot.store.sqlite.rows import Row, rows, run

NO_WORDS = frozenset(
    {
        "team", "channel", "ts", "thread", "card_channel", "card_ts",
        "user", "asker", "poster", "broker", "holder", "owner", "curator", "who", "recipient", "absent", "deputy",
        "decided_by", "done_by", "kind", "state", "stage", "status", "entry", "facet", "chosen", "what",
        "digest", "hash", "version", "rule", "matter", "basis", "notice", "reason", "closing", "meeting", "end_reason",
        "result", "cvr", "touched", "day", "start", "planned", "due", "first_day", "last_day", "reviewed",
    }
)  # fmt: skip
"""Columns of ids, kinds, dates and the program's own words."""

KEYS = frozenset({("deliveries", "key"), ("bundles", "key"), ("local_entries", "id"), ("history", "subject")})
"""Columns with a general name that hold ids in these tables."""

INDEX = "passage_words"
"""The full-text index; its own tables are maintained by SQLite."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns of words; ``key`` names its row, ``of_team`` says that it has a column ``team``.

    ``derived``: its rows are made of others' words (search keys), and go instead of being blotted.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    of_team: bool
    derived: bool


class Words:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def naming(self, case_ref: str) -> dict[str, list[Row]]:
        """The rows that name a reference, by table; tables without any are left out."""
        found = {table.name: [row for row, _ in self._hits(table, case_ref)] for table in self.tables()}
        return {name: held for name, held in found.items() if held}

    def blot(self, case_ref: str) -> dict[str, int]:
        """Take the reference out of every text; gives how many rows were changed, by table."""
        changed: dict[str, int] = {}
        for table in self.tables():
            hits = list(self._hits(table, case_ref))
            for row, columns in hits:
                if table.derived:
                    self._delete(table, row)
                for column in () if table.derived else columns:
                    self._write(table, row, column, _clean(table, row[column], case_ref))
            if hits:
                changed[table.name] = len(hits)
        if INDEX in changed:  # what was taken out still stands in the index's own pages until they are written anew
            run(self._db, f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")
        return changed

    def tables(self) -> Iterator[Table]:
        """Every table that holds words."""
        for name, without_rowid in self._names():
            info = rows(self._db, f"PRAGMA table_info({name})")
            columns = {row["name"]: row["type"] for row in info}
            words = tuple(
                column
                for column, kind in columns.items()
                if (kind == "TEXT" or name == INDEX) and not _is_data(name, column)
            )
            key = tuple(row["name"] for row in info if row["pk"]) if without_rowid else ("rowid",)
            if words:
                yield Table(name, words, key, "team" in columns, without_rowid)

    def _names(self) -> list[tuple[str, bool]]:
        found = rows(self._db, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        own = [
            row for row in found
            if not row["name"].startswith(("sqlite_", "_sqlite", f"{INDEX}_")) and "fts5vocab" not in row["sql"]
        ]  # fmt: skip
        return [(row["name"], "WITHOUT ROWID" in row["sql"].upper()) for row in own]

    def _hits(self, table: Table, case_ref: str) -> Iterator[tuple[Row, list[str]]]:
        where, parameters = (" WHERE team = ?", (self._team,)) if table.of_team else ("", ())
        row_name = "" if table.derived else "rowid AS _row, "
        for row in rows(self._db, f"SELECT {row_name}* FROM {table.name}{where}", parameters):
            columns = [name for name in table.columns if row[name] and _clean(table, row[name], case_ref) != row[name]]
            if columns:
                yield row, columns

    def _write(self, table: Table, row: Row, column: str, text: str) -> None:
        """Two rows that differed by the reference alone are told apart by their number."""
        sql = f"UPDATE {table.name} SET {column} = ? WHERE rowid = ?"
        try:
            run(self._db, sql, (text, row["_row"]))
        except sqlite3.IntegrityError:
            run(self._db, sql, (f"{text} ({row['_row']})", row["_row"]))

    def _delete(self, table: Table, row: Row) -> None:
        where = " AND ".join(f"{name} = ?" for name in table.key)
        run(self._db, f"DELETE FROM {table.name} WHERE {where}", [row[name] for name in table.key])


def _clean(table: Table, value: str, case_ref: str) -> str:
    return spellings_in_index(case_ref).sub(ERASED, value) if table.name == INDEX else blotted(value, case_ref)


def _is_data(table: str, column: str) -> bool:
    return column in NO_WORDS or (table, column) in KEYS or column.endswith(("_at", "_on"))
