"""The five steps that greet whoever tries the assistant: each put in place with one press, and each leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.support.browser import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GUIDE = Path(__file__).parents[2] / "bot" / "workspace" / "static" / "guide.js"
TITLES = re.findall(r'\{ title: "([^"]+)"', GUIDE.read_text(encoding="utf-8"))


def put_in_and_send(page: Browser, title: str) -> None:
    page.press(f"Sæt ind: {title}", "#guide")
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)


def test_every_step_of_the_tour_leads_somewhere(page: Browser) -> None:
    question, case, opening, followup, clock = TITLES

    put_in_and_send(page, question)
    page.press("1 svar")
    page.sees("Personlig assistance", "#thread")
    page.press("Luk tråden")

    put_in_and_send(page, case)
    page.sees("1 svar", "#messages")

    put_in_and_send(page, opening)
    page.press("1 svar")
    page.sees("Netto", "#thread")
    page.press("Luk tråden")

    put_in_and_send(page, followup)
    page.sees("A12", "#messages")

    for _ in range(4):
        page.press(f"Næste morgen: {clock}", "#guide")
    page.sees("Udført", "#messages")
    page.sees("(prøvet)", "#guide")
    page.shoot("rundtur")
