"""``brobygger backup`` and ``brobygger restore``: copies made and put in place by hand."""

from __future__ import annotations

from pathlib import Path

from bot.config import Config
from bot.operations.refused import Refused
from bot.services.ports import Clock
from bot.services.upkeep.backups import Backups, copies_in
from bot.services.upkeep.duty import Duty, this_process
from bot.store.sqlite.database import Store, StoreError, StoreTooNew, StoreUnfit
from bot.store.sqlite.files import Kind
from bot.text.terminal import copies as text
from bot.text.terminal import words


def backups_of(config: Config, store: Store, clock: Clock) -> Backups:
    """The installation's copies, as its settings ask for them."""
    return Backups(store, clock, config.backups, config.data.backup_every, config.data.backup_keep)


def back_up(config: Config, target: Path | None, clock: Clock) -> str:
    """Copy the database to a new file, or to one more among the copies. Raises Refused or StoreError."""
    store = Store(config.database)
    if store.examine().kind is Kind.ABSENT:
        raise Refused(text.nothing_to_copy(str(store.path)))
    if target is None:
        return words.backed_up(str(backups_of(config, store, clock).make()))
    if target.exists():
        raise Refused(words.file_exists(str(target)))
    store.backup(target)
    return words.backed_up(str(target))


def rehearse(config: Config, source: Path) -> str:
    """What a copy holds, without touching it or the data. Raises Refused where it cannot be put in place."""
    try:
        held = Store(config.database).rehearse(source)
    except StoreError as error:
        raise Refused(_why_not(source, error)) from error
    return text.holds(str(source), held.rows, held.newest)


def restore(config: Config, source: Path, clock: Clock) -> str:
    """Put a copy in place of the database; the present data becomes one of the copies. Raises Refused or StoreError."""
    store = Store(config.database)
    _nobody_serves(store, clock)
    rehearse(config, source)
    kept = backups_of(config, store, clock).next_name()
    held = store.restore(source, kept)
    return text.restored(str(source), str(kept) if held else "")


def told_unfit(error: StoreUnfit, folder: Path) -> str:
    """What is wrong with the database, and the newest copy in ``folder`` that could take its place."""
    newest = next((str(copy.path) for copy in reversed(copies_in(folder))), "")
    found = error.condition
    return text.unfit(str(error), str(found.kind), found.pages, found.tables, newest)


def _nobody_serves(store: Store, clock: Clock) -> None:
    """What runs would go on writing to the file that is replaced."""
    try:
        if store.examine().lacks or not store.path.exists():
            return
        duty = Duty(store, clock, this_process())
        lease = duty.current()
    except StoreError:
        return  # a damaged database is what a copy is for
    if lease is not None and not duty.is_free():
        raise Refused(text.running(lease.holder.host, lease.holder.pid))


def _why_not(source: Path, error: StoreError) -> str:
    match error:
        case StoreTooNew():
            return text.copy_too_new(str(source))
        case StoreUnfit(condition=found):
            return text.copy_unfit(str(source), str(found.kind), found.pages, found.tables)
        case _:
            return words.unusable(str(error))
