"""One SQLite file; every read and write happens in a unit of work.

A connection cannot cross threads and costs about 0.4 ms, so each unit opens its own. Writes begin IMMEDIATE: a
deferred transaction that reads first and writes later fails when two of them meet.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.domain.errors import NotStored, Trouble
from bot.store.migrations import MIGRATIONS, NAMES
from bot.store.unit import Unit

BUSY_MILLISECONDS = 10_000


TEAMS_STAND_IN = (
    "inbox", "deliveries", "history", "people", "questions", "openings", "opening_messages", "wishes", "placements",
    "reminders", "covers", "homes",
)  # fmt: skip
"""Tables that no workspace can have used the bot without writing to."""


class StoreError(Exception):
    """The database file cannot be used at all."""


class StoreTooNew(StoreError):
    """The file was written by a newer version; nothing was changed."""


class StoreUnusable(StoreError):
    """The file or its folder cannot be written, or the file is no database."""


class StoreOfAnotherTeam(StoreError):
    """The file is not that of the workspace it was opened for; ``teams`` are those whose data it holds."""

    def __init__(self, path: Path, teams: tuple[str, ...]) -> None:
        super().__init__(str(path))
        self.teams = teams


@dataclass(eq=False, slots=True)
class Noted:
    """Whether anything has been stored meanwhile."""

    stored: bool = False


class Store:
    """The data of one installation, which serves one workspace.

    ``team`` is the workspace that is connected: every unit reads and writes its rows only. The command line, which is
    connected to none, leaves it out and works on the one whose data the file holds. ``open()`` creates the file and
    brings it up to date; call it once before the first unit.
    """

    def __init__(self, path: Path, team: str | None = None) -> None:
        self.path = path
        self._team = team
        self._held: tuple[str, ...] = ()
        self._noting = _Noting()

    @property
    def team(self) -> str:
        """The workspace it is bound to; empty where none is named and nothing held. Raises StoreOfAnotherTeam."""
        if self._team is not None:
            return self._team
        if len(self._held) > 1:
            raise StoreOfAnotherTeam(self.path, self._held)
        return next(iter(self._held), "")

    def open(self) -> None:
        """Create or migrate the file.

        Raises StoreTooNew, StoreUnusable or StoreOfAnotherTeam and leaves what it holds as it was.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._connected() as db:
                db.conn.execute("PRAGMA journal_mode = WAL")
                self._migrate(db)
                self._held = _teams(db)
        except (OSError, sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            raise StoreUnusable(str(self.path)) from error
        if self._team is not None and self._held and self._team not in self._held:
            raise StoreOfAnotherTeam(self.path, self._held)

    @contextmanager
    def write(self, *, aside: bool = False) -> Generator[Unit]:
        """A unit of work that is stored whole or not at all. Raises NotStored.

        ``aside``: what is stored is not what somebody asked for, and is not noted (see ``noting``).
        """
        team = self.team
        with _told(), self._connected() as db:
            db.conn.execute("BEGIN IMMEDIATE")
            before, unit = db.conn.total_changes, Unit(db, team)
            try:
                yield unit
                wanted = () if aside or db.conn.total_changes == before else tuple(self._noting.stack)
                for note, _ in wanted:
                    note(unit)
            except BaseException:
                db.conn.rollback()
                raise
            db.conn.commit()
            for _, noted in wanted:
                noted.stored = True
            self._noting.stack = [one for one in self._noting.stack if one not in wanted]

    @contextmanager
    def noting(self, note: Callable[[Unit], None]) -> Generator[Noted]:
        """Meanwhile the first thing that this thread stores is stored together with a note: both or neither."""
        entry = (note, Noted())
        self._noting.stack.append(entry)
        try:
            yield entry[1]
        finally:
            if entry in self._noting.stack:
                self._noting.stack.remove(entry)

    @contextmanager
    def read(self) -> Generator[Unit]:
        """A consistent view of the data at one moment. Raises NotStored."""
        team = self.team
        with _told(), self._connected() as db:
            db.conn.execute("BEGIN")
            try:
                yield Unit(db, team)
            finally:
                db.conn.rollback()

    def compact(self) -> bool:
        """Rewrite the file, so that nothing erased is left in its free pages or in the write-ahead log.

        False where a reader kept it from being done to the end.
        """
        with self._connected() as db:
            try:
                db.conn.execute("VACUUM")
            except sqlite3.OperationalError:
                return False
            busy, _, _ = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def backup(self, target: Path) -> None:
        """Copy the live database to a new file (SQLite's online backup). Raises StoreUnusable."""
        try:
            with self._connected() as db, closing(sqlite3.connect(target)) as copy:
                db.conn.backup(copy)
        except sqlite3.Error as error:
            raise StoreUnusable(str(target)) from error

    def restore(self, source: Path) -> None:
        """Replace the data by a backup's, in one transaction. Raises StoreTooNew or StoreUnusable, changing nothing."""
        try:
            with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as backup:
                names = {row[0] for row in backup.execute("SELECT name FROM _sqlite_migrations")}
                sound = backup.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                if names - NAMES:
                    raise StoreTooNew(str(source))
                if not sound:
                    raise StoreUnusable(str(source))
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self._connected() as db:
                    backup.backup(db.conn)
        except (OSError, sqlite3.Error) as error:
            raise StoreUnusable(str(source)) from error
        self.open()

    @contextmanager
    def _connected(self) -> Generator[Database]:
        db = Database(self.path, execute_plugins=False, strict=True)
        try:
            db.conn.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            db.conn.execute("PRAGMA foreign_keys = ON")
            db.conn.execute("PRAGMA synchronous = NORMAL")
            yield db
        finally:
            db.close()

    def _migrate(self, db: Database) -> None:
        """Apply what is missing; racing starts wait for each other."""
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            if {migration.name for migration in MIGRATIONS.applied(db)} - NAMES:
                raise StoreTooNew(str(self.path))
            MIGRATIONS.apply(db)
        except BaseException:
            db.conn.rollback()
            raise
        db.conn.commit()


class _Noting(threading.local):
    """What each thread wants noted."""

    def __init__(self) -> None:
        self.stack: list[tuple[Callable[[Unit], None], Noted]] = []


@contextmanager
def _told() -> Generator[None]:
    """SQLite's errors that are no mistake of the program, as NotStored (sqlite.org/rescode.html)."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        trouble = _TROUBLES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if trouble is None:
            raise
        raise NotStored(trouble) from error


_TROUBLES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_READONLY: Trouble.UNWRITABLE,
    sqlite3.SQLITE_IOERR: Trouble.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNWRITABLE,
    sqlite3.SQLITE_PERM: Trouble.UNWRITABLE,
    sqlite3.SQLITE_AUTH: Trouble.UNWRITABLE,
}


def _teams(db: Database) -> tuple[str, ...]:
    """The workspaces whose data the file holds."""
    found = db.conn.execute(" UNION ".join(f"SELECT DISTINCT team FROM {table}" for table in TEAMS_STAND_IN))
    return tuple(sorted(row[0] for row in found))
