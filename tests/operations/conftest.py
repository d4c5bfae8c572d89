"""An installation in a folder of its own: its config and its database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.sqlite.database import Store


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nfolder = "{tmp_path / "data"}"\n', encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data" / "brobygger.sqlite")
    made.open()
    return made
