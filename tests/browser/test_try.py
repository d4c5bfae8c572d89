"""The whole assistant as a person meets it: in the browser, at a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.support.browser import Browser
from tests.support.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_question_an_opening_a_correction_and_a_reminder(page: Browser) -> None:
    page.press("spørg")
    page.write("@Brobygger hvor mange timer kan man få personlig assistance?")
    page.press("1 svar")
    page.sees("Personlig assistance", "#thread")
    page.sees("Sidst gennemgået", "#thread")
    page.shoot("spoergsmaal")

    page.press("jobåbninger")
    page.write(
        "Bageriet Kornblomsten i Kolding søger en til at pakke brød, 8 timer om ugen fra 1. december. Kontakt Lone."
    )
    page.press("1 svar")
    page.sees("Kornblomsten", "#thread")
    page.shoot("jobaabning")

    page.press("Ret", "#thread")
    page.fill("Timer", "99")
    page.press("Gem", "#layer")
    page.sees("mellem 0 og 37", "#layer")
    page.shoot("ret-med-fejl")
    page.fill("Timer", "10")
    page.press("Gem", "#layer")
    page.sees("Timer om ugen: 10", "#thread")

    page.press("Ole Brandt")
    page.press("spørg")
    page.write("/bro følg A12 hos Kornblomsten hver 4. uge")
    page.sees("A12")
    page.press("Besked til Brobygger")
    for _ in range(8):
        page.press("Næste morgen")
    page.sees("A12", "#messages")
    page.sees("Udført", "#messages")
    page.shoot("paamindelse")


@pytest.mark.parametrize("width", [375, 1440])
def test_nothing_is_wider_than_the_window(page: Browser, house: House, width: int) -> None:
    house.says("signe", f"<@{house.workspace.bot_user}> hvad er et fleksjob?", "spørg")
    page.visit(house.workspace.url, width=width, height=812)
    page.sees("jobåbninger")
    page.shoot(f"bredde-{width}")

    assert page.overflow() == 0
