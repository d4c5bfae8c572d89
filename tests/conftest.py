"""Fixtures for whole conversations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.loader import load
from knowledge.search import Index
from tests.support.house import House, opened


@pytest.fixture(scope="session")
def index() -> Index:
    return Index(load().entries.values())


@pytest.fixture
def house(tmp_path: Path, index: Index) -> Iterator[House]:
    with opened(tmp_path, index) as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that nothing waits for it in the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
