"""The local workspace for people who use a keyboard, a screen reader or a large type (WCAG 2.1 AA)."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.support import node
from tests.support.browser import Browser
from tests.support.house import House

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def violations(page: Browser) -> list[str]:
    """What axe-core finds on the page as it stands: rule, how bad, and where first."""
    page.driver.execute_script((node.package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.driver.execute_async_script(
        "const [rules, done] = arguments; axe.run(document, {runOnly: rules}).then(done)", RULES
    )
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


@pytest.mark.parametrize("width", [375, 1440])
def test_names_roles_and_contrast_of_a_channel_a_thread_and_a_form(page: Browser, house: House, width: int) -> None:
    house.says("signe", f"<@{house.workspace.bot_user}> hvad er et fleksjob?", "spørg")
    house.says("signe", "Netto i Kolding søger en fleksjobber til lageret, 10 timer om ugen.", "jobåbninger")
    page.visit(house.workspace.url, width=width, height=812)
    page.sees("jobåbninger")
    assert violations(page) == []

    if width < 600:
        page.press("☰")
    page.press("spørg", "#nav")
    page.press("1 svar")
    page.sees("Fleksjob", "#thread")
    assert violations(page) == []


def test_a_form_has_names_and_contrast(page: Browser) -> None:
    page.press("spørg")
    page.write("/bro find ordning")
    page.sees("Find", "#layer")

    assert violations(page) == []


def test_home_has_names_and_contrast(page: Browser) -> None:
    page.press("Hjem")
    page.sees("Brobygger", "#home")

    assert violations(page) == []


def test_a_question_and_its_whole_answer_need_only_the_keyboard(page: Browser, house: House) -> None:
    page.driver.get("about:blank")
    page.visit(f"{house.workspace.url}#dm")
    page.sees("Besked til Brobygger")
    keys(page, Keys.TAB)
    assert "skrivefeltet" in page.driver.switch_to.active_element.text
    keys(page, Keys.ENTER)
    keys(page, "hvad er et fleksjob?", Keys.ENTER)
    page.sees("svar")

    for _ in range(80):
        if "1 svar" in page.driver.switch_to.active_element.text:
            break
        keys(page, Keys.SHIFT, Keys.TAB)
    keys(page, Keys.ENTER)

    page.sees("Fleksjob", "#thread")


def keys(page: Browser, *pressed: str) -> None:
    page.driver.switch_to.active_element.send_keys(*pressed)


def test_twice_the_type_on_a_desk_stays_within_the_window(page: Browser, house: House) -> None:
    """Zoom of 200 % on 1440 px is a window of 720."""
    house.says("signe", f"<@{house.workspace.bot_user}> hvad er et fleksjob?", "spørg")
    page.visit(house.workspace.url, width=720, height=450)
    page.sees("jobåbninger")
    page.shoot("zoom-200")

    assert page.overflow() == 0
