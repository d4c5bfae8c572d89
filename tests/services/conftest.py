"""A database of its own, and a connection by which a test writes rows into it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.store.sqlite.database import Store
from tests.support.seeding import TEAM


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "brobygger.sqlite"
    Store(found, TEAM).open()
    return found


@pytest.fixture
def db(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)
