"""What is checked without Slack: entries, database, file modes, the zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from os import W_OK, access
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.config import Config
from bot.indexing import folders
from bot.operations.checks.found import Found
from bot.operations.copies import told_unfit
from bot.services.upkeep.backups import copies_in
from bot.store.sqlite.database import Store, StoreOfAnotherTeam, StoreTooNew, StoreUnfit, StoreUnusable
from bot.store.sqlite.files import Depth, Kind, open_to_others
from bot.text.terminal import checks as text
from bot.text.terminal import words
from knowledge import loader


def entries(config: Config) -> Iterator[Found]:
    """What is wrong with the folders of entries and the files in them."""
    for folder in folders(config):
        if not folder.is_dir():
            yield Found(words.no_folder(str(folder)))
    yield from (Found(str(problem)) for problem in loader.check(*folders(config)))


def database(config: Config, team: str | None, now: datetime) -> Iterator[Found]:
    """``team`` is the workspace that the token opens, None where there is none to ask of."""
    store = Store(config.database, team)
    try:
        condition = store.examine(Depth.WHOLE)
        if condition.kind is Kind.ABSENT:
            yield from _room_for(config.data.folder)
            return
        if not access(store.path, W_OK):
            yield Found(words.unusable(str(store.path)))
        if condition.lacks:
            yield Found(text.older(str(store.path), len(condition.lacks)), grave=False)
        store.serves()
    except StoreTooNew as error:
        yield Found(words.too_new(str(error)))
    except StoreOfAnotherTeam as error:
        yield Found(words.of_another_team(str(error), error.teams))
    except StoreUnfit as error:
        yield Found(told_unfit(error, config.backups))
    except StoreUnusable as error:
        yield Found(words.unusable(str(error)))


def _room_for(folder: Path) -> Iterator[Found]:
    """A new installation: the folder, or the first of its parents that is there, must take files."""
    there = next((one for one in (folder.absolute(), *folder.absolute().parents) if one.exists()), folder)
    if not there.is_dir() or not access(there, W_OK):
        yield Found(words.unusable(str(folder / "brobygger.sqlite")))


def files(config: Config) -> Iterator[Found]:
    """Whoever else has a user on this machine must not read the data."""
    copies = [copy.path for copy in copies_in(config.backups)]
    opened = [one for path in (config.database, *copies) for one in open_to_others(path)]
    for path in dict.fromkeys(opened):
        yield Found(text.open_to_others(str(path), "700" if path.is_dir() else "600"))


def zone() -> Iterator[Found]:
    """Working hours and reminders are told in Copenhagen's time, whatever the machine's own zone."""
    try:
        copenhagen = ZoneInfo("Europe/Copenhagen")
        offsets = [copenhagen.utcoffset(datetime(2026, month, 1, tzinfo=UTC)) for month in (1, 7)]
    except ZoneInfoNotFoundError:
        offsets = []
    if offsets != [timedelta(hours=1), timedelta(hours=2)]:
        yield Found(text.ZONE)
