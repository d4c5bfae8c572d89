"""The database as a file: whose it is, whether it is whole, who on the machine may read it.

Looking changes nothing: a file is opened for reading only. What is wrong is given as a value; the store raises it.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.store.migrations import NAMES

OURS = 0x42726F62
"""SQLite's application id of our files; those of the first versions have none and are known by their migrations."""

HEADER = b"SQLite format 3\x00"
FIRST = "m001_foundation"
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
GROUP_AND_OTHERS, OTHERS = 0o077, 0o007
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps next to a database file."""

_PAGE = re.compile(r"\bpage (\d+)\b", re.IGNORECASE)


class Kind(StrEnum):
    """What a path holds."""

    ABSENT = "absent"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"
    DAMAGED = "damaged"
    OURS = "ours"


class Depth(StrEnum):
    """How far a file is looked into; the value is SQLite's name for the check.

    A database of five hundred brokers' five years (90 MB) costs 0.3 s for its pages and 2.5 s for the whole.
    """

    FIRST_PAGE = ""
    PAGES = "quick_check"
    WHOLE = "integrity_check"


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found: the pages and tables of a damaged file, as far as SQLite can tell; what one of ours lacks."""

    kind: Kind
    pages: tuple[int, ...] = ()
    tables: tuple[str, ...] = ()
    lacks: frozenset[str] = frozenset()


def examine(path: Path, depth: Depth = Depth.FIRST_PAGE) -> Condition:
    """What the file is. Raises OSError or sqlite3.Error where it cannot be read."""
    if not path.exists():
        return Condition(Kind.ABSENT)
    with path.open("rb") as file:
        beginning = file.read(len(HEADER))
    if beginning != HEADER:
        return Condition(Kind.FOREIGN if beginning else Kind.EMPTY)
    try:
        with closing(reading(path)) as connection:
            return _condition(connection, depth)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return Condition(Kind.DAMAGED)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken, and not the disk full or the file locked."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _condition(connection: sqlite3.Connection, depth: Depth) -> Condition:
    applied = _applied(connection)
    if FIRST not in applied or connection.execute("PRAGMA application_id").fetchone()[0] not in {0, OURS}:
        return Condition(Kind.FOREIGN)
    if applied - NAMES:
        return Condition(Kind.NEWER)
    return (_damage(connection, depth) if depth else None) or Condition(Kind.OURS, lacks=NAMES - applied)


def _applied(connection: sqlite3.Connection) -> frozenset[str]:
    """Our migrations that the file has; none in a file of somebody else's."""
    try:
        found = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'brobygger'")
    except sqlite3.OperationalError:
        return frozenset()
    return frozenset(str(row[0]) for row in found)


def _damage(connection: sqlite3.Connection, depth: Depth) -> Condition | None:
    """What SQLite's own check finds broken; None where the file is whole."""
    lines = _integrity(connection, depth, "20")
    if lines == ["ok"]:
        return None
    try:
        found = connection.execute("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE rootpage > 0").fetchall()
    except sqlite3.DatabaseError:
        return Condition(Kind.DAMAGED)
    pages = dict.fromkeys(int(page[1]) for line in lines if (page := _PAGE.search(line)))
    tables = [name for (name,) in found if _integrity(connection, depth, f'"{name}"') != ["ok"]]
    return Condition(Kind.DAMAGED, tuple(pages), tuple(tables))


def _integrity(connection: sqlite3.Connection, depth: Depth, what: str) -> list[str]:
    """The complaints about one table, or about the whole file up to a number; the check itself may break off."""
    lines: list[str] = []
    try:
        for row in connection.execute(f"PRAGMA {depth}({what})"):
            lines.extend(str(row[0]).splitlines())
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        lines.append(str(error))
    return lines


# -- who may read it ---------------------------------------------------------------------------------------------------


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists is the operator's and is left as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def keep_private(path: Path) -> None:
    """Take everybody else's rights from a database and what lies beside it; SQLite gives new ones the same rights."""
    for one in _with_beside(path):
        if one.exists() and one.stat().st_mode & GROUP_AND_OTHERS:
            with suppress(PermissionError):  # somebody else's file: ``check`` names it
                one.chmod(PRIVATE_FILE)


def open_to_others(path: Path) -> list[Path]:
    """Which of the folder, the database and what lies beside it other users of the machine may enter or read.

    A folder may belong to a group: that is how an orchestrator hands out a volume.
    """
    found = [path.parent] if path.parent.exists() and path.parent.stat().st_mode & OTHERS else []
    return found + [one for one in _with_beside(path) if one.exists() and one.stat().st_mode & GROUP_AND_OTHERS]


def _with_beside(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + ending) for ending in BESIDE)]


# -- making files whole or not at all ----------------------------------------------------------------------------------


@contextmanager
def new_file(target: Path) -> Generator[Path]:
    """A private file to write a database into; it gets its name when it is done, and never replaces another.

    Raises FileExistsError. A failure, or a process that ends half-way, leaves no file of that name.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)  # mode 0600
    os.close(handle)
    made = Path(name)
    try:
        yield made
        os.link(made, target)
    finally:
        remove(made)


def remove(path: Path) -> None:
    """Delete a database and what lies beside it."""
    for one in _with_beside(path):
        one.unlink(missing_ok=True)


@contextmanager
def scratch_copy(source: Path, folder: Path) -> Generator[Path]:
    """A private copy of a database file and its write-ahead log, gone afterwards; the source is only read."""
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=folder) as scratch:  # mode 0700
        copy = Path(scratch) / "copy.sqlite"
        for ending in ("", "-wal"):
            beside = source.with_name(source.name + ending)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        yield copy


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """SQLite's online copy of a database that may be in use, into a file that stands alone."""
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        stand_alone(copy)


def stand_alone(connection: sqlite3.Connection) -> None:
    """Bring everything into the one file: a copy is moved and read without what lies beside it."""
    connection.execute("PRAGMA journal_mode = DELETE")
