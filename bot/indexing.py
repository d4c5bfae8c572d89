"""Reads the entries and builds the index: the part of the start that the terminal shares with the bot."""

from __future__ import annotations

import logging
from pathlib import Path

from bot.config import Config
from knowledge import cache
from knowledge.data_files import BUNDLED
from knowledge.search import Index

log = logging.getLogger(__name__)


def open_index(config: Config) -> Index:
    """The entries that ship with the program and the municipality's own; those with problems are left out."""
    prepared = cache.load(folders(config))
    for problem in prepared.problems:
        log.warning("entry left out: %s", problem)
    return Index(prepared.entries.values(), prepared.counts)


def folders(config: Config) -> tuple[Path, ...]:
    """The folders of entries: the bundled ones, then the municipality's own, which replaces by id."""
    own = config.data.local_entries
    return (BUNDLED, Path(own)) if own else (BUNDLED,)
