"""A window for the browser tests; without Chromium they are skipped, and say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import browser as browsers
from tests.support.browser import Browser
from tests.support.house import House

SCREENSHOTS = Path(__file__).parents[2] / "output" / "screens"
MISSING = browsers.missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if MISSING is not None and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.opened(SCREENSHOTS) as window:
        yield window


@pytest.fixture
def page(house: House, browser: Browser) -> Iterator[Browser]:
    """The page of a running house; moving its clock sends what is due."""
    house.workspace.on_move.append(lambda _by: house.application.tick())
    browser.visit(house.workspace.url)
    yield browser
    complaints = browser.complaints()
    browser.driver.get("about:blank")  # before the house closes: a page that loses its connection complains
    assert complaints == []
