"""``brobygger health``: what an operator must know, judged from what the serving process wrote and what lies on disk.

Gathering reads; judging is pure. Every limit is below a minute, so that a fault shows within one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.config import Config
from bot.domain.lease import Lease, is_held
from bot.operations.copies import told_unfit
from bot.services.upkeep.backups import copies_in
from bot.store.delivery.backlog import Backlog
from bot.store.sqlite.database import Store, StoreError, StoreTooNew, StoreUnfit
from bot.store.sqlite.files import Depth
from bot.text.terminal import health as text
from bot.text.terminal import words

SOCKET_SILENT = timedelta(seconds=40)
"""Longer than Slack's own changes of socket, which take a second or two every few hours."""

TICK_SILENT = timedelta(seconds=45)
"""The timetable knocks every fifteen seconds."""

QUEUE_LATE = timedelta(minutes=5)
RETRIES = 6
"""Failures of one message in a row: about a quarter of an hour of waiting in between."""

PARKED_LATELY = timedelta(hours=24)
DISK_LEAST = 200_000_000
"""Bytes that must be free beside room for one more copy of the database."""

BACKUP_GRACE = timedelta(hours=2)
FIRST_BACKUP = timedelta(hours=1)

ALIVE = ("lease", "token", "socket", "tick")
"""Checks whose failure a new start may cure: what an orchestrator asks before it kills a container."""


OF_DATABASE = ("lease", "token", "socket", "event", "tick", "queue", "parked")
"""Checks that stand and fall with the database."""


@dataclass(frozen=True, slots=True)
class Check:
    """``ok`` None: it cannot be told."""

    ok: bool | None
    detail: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found. ``unusable`` is why the database cannot be read, in words; then nothing of it is known."""

    lease: Lease | None
    backlog: Backlog
    free: int
    size: int
    newest_backup: datetime | None
    backup_every: timedelta | None
    unusable: str = ""
    damaged: bool = False


def gather(config: Config, now: datetime, depth: Depth = Depth.PAGES) -> Facts:
    """Read everything; never writes, and never raises for what is wrong with the data."""
    store = Store(config.database)
    free = shutil.disk_usage(_nearest(config.data.folder)).free
    found = Facts(None, Backlog(), free, 0, None, config.data.backup_every)
    try:
        newest = next((copy.made_at for copy in reversed(copies_in(config.backups))), None)
        found = replace(found, newest_backup=newest)
        if not store.path.exists():
            return replace(found, unusable=text.no_database(str(store.path)), damaged=True)
        if store.examine(depth).lacks:
            return replace(found, unusable=text.older(str(store.path)))
        with store.read() as unit:
            lease = unit.leases.current()
            backlog = unit.backlogs.at(now - QUEUE_LATE, RETRIES, now - PARKED_LATELY)
    except StoreTooNew:
        return replace(found, unusable=words.too_new(str(store.path)))
    except StoreUnfit as error:
        return replace(found, unusable=told_unfit(error, config.backups), damaged=True)
    except (StoreError, OSError):
        return replace(found, unusable=words.unusable(str(store.path)))
    return replace(found, lease=lease, backlog=backlog, size=store.path.stat().st_size)


def _nearest(folder: Path) -> Path:
    """The folder, or the first of its parents that is there."""
    return next((one for one in (folder.absolute(), *folder.absolute().parents) if os.access(one, os.F_OK)), Path("/"))


def judge(facts: Facts, now: datetime, checks: tuple[str, ...] = ()) -> dict[str, Check]:
    """Every check by name, or those named; what the database hides cannot be told."""
    made = {
        **_of_process(facts.lease, now),
        **_of_queue(facts.backlog),
        "disk": _disk(facts),
        "integrity": Check(not facts.unusable or (False if facts.damaged else None), facts.unusable or text.WHOLE),
        "backup": _backup(facts, now),
    }
    if facts.unusable:
        made |= dict.fromkeys(OF_DATABASE, Check(None, text.UNKNOWN))
    return {name: check for name, check in made.items() if not checks or name in checks}


def _of_process(lease: Lease | None, now: datetime) -> dict[str, Check]:
    """Whether a process serves, and how it is."""
    if lease is None or not is_held(lease, now):
        unknown = Check(None, text.UNKNOWN)
        ended = text.never_ran() if lease is None else text.ended(lease.released_at, lease.renewed_at)
        return {"lease": Check(False, ended), "token": unknown, "socket": unknown, "event": unknown, "tick": unknown}
    vitals = lease.vitals
    return {
        "lease": Check(True, text.serves(lease.holder.host, lease.holder.pid, lease.taken_at)),
        "token": Check(vitals.refusal is None, text.token(vitals.refusal, vitals.refused_at)),
        "socket": _recent(vitals.socket_at, lease.taken_at, now, SOCKET_SILENT, text.socket),
        "event": Check(True, text.event(vitals.event_at)),
        "tick": _recent(vitals.tick_at, lease.taken_at, now, TICK_SILENT, text.tick),
    }


def _recent(
    last: datetime | None, since: datetime, now: datetime, longest: timedelta, told: Callable[[datetime | None], str]
) -> Check:
    """Whether something happened lately; a process that began just now has time to."""
    return Check(now - (last or since) <= longest, told(last))


def _of_queue(backlog: Backlog) -> dict[str, Check]:
    stuck = backlog.late or backlog.failing
    return {
        "queue": Check(not stuck, text.queue(backlog.late, backlog.oldest, backlog.failing, backlog.reason)),
        "parked": Check(not backlog.parked, text.parked(backlog.parked)),
    }


def _disk(facts: Facts) -> Check:
    return Check(facts.free >= DISK_LEAST + facts.size, text.disk(facts.free))


def _backup(facts: Facts, now: datetime) -> Check:
    """A service that began lately has an hour for its first copy."""
    if facts.backup_every is None:
        return Check(True, text.BACKUPS_OFF)
    if facts.newest_backup is None:
        new = facts.lease is not None and now - facts.lease.taken_at <= FIRST_BACKUP
        return Check(new, text.NO_BACKUP_YET if new else text.NO_BACKUP)
    old = now - facts.newest_backup > facts.backup_every + BACKUP_GRACE
    return Check(not old, text.backup(facts.newest_backup))


def verdict(checks: Mapping[str, Check]) -> bool | None:
    """Healthy, unhealthy, or None: something cannot be told and nothing is known to be wrong."""
    oks = [check.ok for check in checks.values()]
    if False in oks:
        return False
    return None if None in oks else True


def as_record(checks: Mapping[str, Check]) -> dict[str, Any]:
    """What ``health --json`` prints."""
    return {
        "healthy": verdict(checks),
        "checks": {name: {"ok": check.ok, "detail": check.detail} for name, check in checks.items()},
    }


EXIT_CODES: Mapping[bool | None, int] = {True: 0, False: 1, None: 2}
