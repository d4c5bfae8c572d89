"""Between rows and values: moments as ISO text in UTC, JSON objects, typed queries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlite_utils import Database

T = TypeVar("T")

Row = dict[str, Any]
"""One row by column name, as SQLite gives it."""

Parameters = Sequence[object] | Mapping[str, object]


def rows(db: Database, sql: str, parameters: Parameters = ()) -> list[Row]:
    """The rows as dictionaries by column."""
    cursor = db.conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(db: Database, sql: str, parameters: Parameters = ()) -> Row | None:
    found = rows(db, sql, parameters)
    return found[0] if found else None


def run(db: Database, sql: str, parameters: Parameters = ()) -> int:
    """Execute a statement and tell how many rows it changed."""
    return db.conn.execute(sql, parameters).rowcount


def insert(db: Database, table: str, row: Mapping[str, object]) -> int:
    """Insert one row and give its rowid."""
    columns = ", ".join(row)
    marks = ", ".join(f":{column}" for column in row)
    cursor = db.conn.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)
    return cursor.lastrowid or 0


def read(kind: type[T], row: Row) -> T:
    """A row as the dataclass whose fields its columns are; columns that are no fields are left out."""
    return _adapter(kind).validate_python(row)


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def to_text(moment: datetime) -> str:
    """An aware moment as UTC text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def to_moment(text: str) -> datetime:
    """The reverse of ``to_text``: aware UTC."""
    return datetime.fromisoformat(text)


def maybe_text(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else to_moment(text)


def to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    return json.loads(text)
