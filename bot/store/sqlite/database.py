"""One SQLite file; every read and write happens in a unit of work.

A connection cannot cross threads and costs about 0.4 ms, so each unit opens its own. Writes begin IMMEDIATE: a
deferred transaction that reads first and writes later fails when two of them meet.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.domain.errors import NotStored, Trouble
from bot.store.lease import Leases
from bot.store.migrations import MIGRATIONS
from bot.store.sqlite import files
from bot.store.sqlite.contents import Contents, contents
from bot.store.sqlite.files import Condition, Depth, Kind
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
    """The file or its folder cannot be read or written."""


class StoreUnfit(StoreUnusable, NotStored):
    """The file is empty, somebody else's or damaged; nothing was changed."""

    def __init__(self, path: Path, condition: Condition) -> None:
        Exception.__init__(self, str(path))
        self.condition = condition
        self.trouble = Trouble.DAMAGED


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

        Raises StoreTooNew, StoreUnfit, StoreUnusable or StoreOfAnotherTeam and leaves what it holds as it was.
        """
        with _told(self.path):
            if self.examine().kind is Kind.ABSENT:
                self._create()
            files.keep_private(self.path)
            with self._connected() as db:
                db.conn.execute("PRAGMA journal_mode = WAL")
                _migrate(db)
                self._held = _teams(db.conn)
        if self._team is not None and self._held and self._team not in self._held:
            raise StoreOfAnotherTeam(self.path, self._held)

    def examine(self, depth: Depth = Depth.FIRST_PAGE) -> Condition:
        """What the file is, without changing anything: absent, or one of ours that may lack migrations.

        Raises StoreTooNew, StoreUnfit or StoreUnusable.
        """
        return _examined(self.path, depth)

    @contextmanager
    def write(self, *, aside: bool = False) -> Generator[Unit]:
        """A unit of work that is stored whole or not at all. Raises NotStored.

        ``aside``: what is stored is not what somebody asked for, and is not noted (see ``noting``).
        """
        team = self.team
        with _damage_told(self.path), _not_stored_told(), self._connected() as db:
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
        with _damage_told(self.path), _not_stored_told(), self._connected() as db:
            db.conn.execute("BEGIN")
            try:
                yield Unit(db, team)
            finally:
                db.conn.rollback()

    def at(self, path: Path) -> Store:
        """The same data in another file: a copy."""
        return Store(path, self._team)

    def seal(self) -> None:
        """Bring a copy into the one file again after it was written to."""
        with self._connected() as db:
            files.stand_alone(db.conn)

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
        """Copy the live database to a new file that only its owner can read, and check every page of the copy.

        Raises StoreUnfit where the database is damaged, StoreUnusable where the copy cannot be written or a file of
        that name is there; then no copy is left.
        """
        with _told(target), files.new_file(target) as made:
            with self._connected() as db, _damage_told(self.path):
                files.copy_into(db.conn, made)
            condition = files.examine(made, Depth.WHOLE)
            if condition.kind is Kind.DAMAGED:
                raise StoreUnfit(self.path, condition)

    def rehearse(self, source: Path) -> Contents:
        """What a copy holds, found by bringing a scratch copy of it up to date; neither it nor the data changes.

        Raises StoreTooNew, StoreUnfit, StoreOfAnotherTeam or StoreUnusable where it cannot be restored.
        """
        with self._brought_up(source) as ready, closing(files.reading(ready)) as connection:
            return contents(connection)

    def restore(self, source: Path, kept: Path) -> bool:
        """Replace the data by a copy's, and keep the present data in a file of its own.

        Gives whether there was anything to keep; a damaged database is kept as it is. Raises StoreTooNew, StoreUnfit,
        StoreOfAnotherTeam or StoreUnusable and changes nothing.
        """
        with self._brought_up(source) as ready:
            held = self._keep(kept)
            with _told(self.path):
                ready.replace(self.path)
        self.open()
        return held

    @contextmanager
    def _brought_up(self, source: Path) -> Generator[Path]:
        """A scratch copy of a backup in our folder, checked page by page, of the newest version, in one file."""
        with _told(source):
            files.private_folder(self.path.parent)
            with files.scratch_copy(source, self.path.parent) as copy:
                condition = _examined(copy, Depth.WHOLE, called=source)
                if condition.kind is Kind.ABSENT:
                    raise StoreUnusable(str(source))
                store = Store(copy)
                store.open()
                if (present := self._present_teams()) and not set(store._held) <= set(present):
                    raise StoreOfAnotherTeam(source, store._held)
                with store._connected() as db, db.conn:
                    Leases(db).clear()
                store.seal()
                yield copy

    def serves(self) -> None:
        """Look whether the file is that of the workspace it was made for. Raises StoreOfAnotherTeam."""
        held = self._present_teams()
        if self._team is not None and held and self._team not in held:
            raise StoreOfAnotherTeam(self.path, held)

    def _present_teams(self) -> tuple[str, ...]:
        """The workspaces whose data the present database holds; none where it cannot be read."""
        try:
            with closing(files.reading(self.path)) as connection:
                return _teams(connection)
        except sqlite3.Error:
            return ()

    def _keep(self, kept: Path) -> bool:
        """Copy the present data to ``kept`` and clear its place; what cannot be read is moved there."""
        with _told(kept):
            if not self.path.exists():
                return False
            try:
                self.backup(kept)
            except StoreUnfit:
                self.path.replace(kept)
            files.remove(self.path)
            return True

    def _create(self) -> None:
        """Made under another name first: the database is never there empty, also where a start is cut off."""
        files.private_folder(self.path.parent)
        with (
            suppress(FileExistsError),  # another start was faster
            files.new_file(self.path) as made,
            closing(Database(made, execute_plugins=False, strict=True)) as db,
        ):
            _migrate(db)

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


def _migrate(db: Database) -> None:
    """Apply what is missing; racing starts wait for each other."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(db)
        db.conn.execute(f"PRAGMA application_id = {files.OURS}")
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def _examined(path: Path, depth: Depth, *, called: Path | None = None) -> Condition:
    """``called`` is the name under which a problem is told, where a scratch copy is looked at."""
    name = called or path
    with _told(name):
        condition = files.examine(path, depth)
    match condition.kind:
        case Kind.NEWER:
            raise StoreTooNew(str(name))
        case Kind.EMPTY | Kind.FOREIGN | Kind.DAMAGED:
            raise StoreUnfit(name, condition)
        case Kind.ABSENT | Kind.OURS:
            return condition


@contextmanager
def _told(path: Path) -> Generator[None]:
    """What the system and SQLite refuse, as StoreUnfit or StoreUnusable."""
    try:
        with _damage_told(path):
            yield
    except (OSError, sqlite3.Error) as error:
        raise StoreUnusable(str(path)) from error


@contextmanager
def _damage_told(path: Path) -> Generator[None]:
    """A page that SQLite cannot read, as StoreUnfit; everything else passes through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not files.is_damage(error):
            raise
        raise StoreUnfit(path, Condition(Kind.DAMAGED)) from error


class _Noting(threading.local):
    """What each thread wants noted."""

    def __init__(self) -> None:
        self.stack: list[tuple[Callable[[Unit], None], Noted]] = []


@contextmanager
def _not_stored_told() -> Generator[None]:
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
    sqlite3.SQLITE_READONLY: Trouble.UNWRITABLE,
    sqlite3.SQLITE_IOERR: Trouble.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNWRITABLE,
    sqlite3.SQLITE_PERM: Trouble.UNWRITABLE,
    sqlite3.SQLITE_AUTH: Trouble.UNWRITABLE,
}


def _teams(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The workspaces whose data the file holds."""
    found = connection.execute(" UNION ".join(f"SELECT DISTINCT team FROM {table}" for table in TEAMS_STAND_IN))
    return tuple(sorted(row[0] for row in found))
