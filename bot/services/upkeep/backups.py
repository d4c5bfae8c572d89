"""Copies of the database in a folder of its own: made in time, checked, dropped after a while, never behind ``forget``.

A copy's name holds the moment it was made, so that the folder is all there is to know.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.services.ports import Clock
from bot.store.sqlite.database import Store, StoreError
from bot.store.sqlite.files import Depth, private_folder, remove
from bot.store.unit import Unit

log = logging.getLogger(__name__)

_NAME = re.compile(r"brobygger-(\d{8}T\d{6}Z)\.sqlite")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Copy:
    path: Path
    made_at: datetime


def copies_in(folder: Path) -> list[Copy]:
    """The copies of a folder, oldest first; other files are none of ours."""
    if not folder.is_dir():
        return []
    named = ((path, _NAME.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return [Copy(path, datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)) for path, name in named if name]


class Backups:
    """``every`` None: none are made in time, but those that are there still go after ``keep``."""

    def __init__(self, store: Store, clock: Clock, folder: Path, every: timedelta | None, keep: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._folder = folder
        self._every = every
        self._keep = keep

    def run(self) -> Path | None:
        """Make a copy where one is due, and drop those that are older than they are kept. Raises StoreError."""
        newest = self.newest()
        due = self._every is not None and (newest is None or self._clock.now() - newest.made_at >= self._every)
        made = self.make() if due else None
        for old in self.all()[:-1]:  # the newest stays, whatever its age
            if self._clock.now() - old.made_at > self._keep:
                remove(old.path)
        return made

    def make(self) -> Path:
        """Copy the database now and check every page of the copy. Raises StoreError."""
        target = self.next_name()
        self._store.backup(target)
        return target

    def next_name(self) -> Path:
        """Where a copy made now belongs; the folder is there afterwards."""
        private_folder(self._folder)
        return self._folder / f"brobygger-{self._clock.now().astimezone(UTC):{_STAMP}}.sqlite"

    def all(self) -> list[Copy]:
        """Oldest first."""
        return copies_in(self._folder)

    def newest(self) -> Copy | None:
        return next(iter(reversed(self.all())), None)

    def rewrite(self, change: Callable[[Unit], object]) -> int:
        """Make a change in every copy, as ``forget`` does; gives how many there were.

        A copy is brought up to date first and checked, so that it can still be restored; one that cannot be changed is
        deleted, since nothing that was erased may come back.
        """
        copies = self.all()
        for copy in copies:
            try:
                _rewrite(self._store.at(copy.path), change)
            except StoreError:
                log.warning("copy %s cannot be rewritten and is deleted", copy.path.name)
                remove(copy.path)
        return len(copies)


def _rewrite(copy: Store, change: Callable[[Unit], object]) -> None:
    copy.examine(Depth.WHOLE)
    copy.open()
    with copy.write() as unit:
        change(unit)
    copy.compact()
    copy.seal()
