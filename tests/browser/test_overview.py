"""App Home and the leader's figures as a person sees them."""

from __future__ import annotations

import pytest

from tests.support.browser import Browser
from tests.support.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_home_and_the_report(page: Browser, house: House) -> None:
    for number in range(1, 8):
        house.commands("ole", f"følg A{number} hos Netto {number} hver 4. uge")
    house.later(days=7, hours=1)

    page.press("Ole Brandt")
    page.press("Hjem")
    page.sees("7 i dag")
    page.sees("Mine forløb (7)")
    page.shoot("hjem")
    assert page.overflow() == 0

    page.press("Karen Lund")
    house.commands("karen", "status")
    page.press("Besked til Brobygger")
    page.sees("Status for november 2026")
    page.shoot("status")
    assert page.overflow() == 0
