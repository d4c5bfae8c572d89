"""The page in a real browser, wide and narrow."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.workspace import LocalWorkspace
from tests.support.slack import PATIENCE, running, web_client

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with chromedriver on this machine"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Ret"},
    "submit": {"type": "plain_text", "text": "Gem"},
    "blocks": [
        {
            "type": "input",
            "block_id": "hours",
            "label": {"type": "plain_text", "text": "Timer"},
            "element": {"type": "number_input", "action_id": "value", "is_decimal_allowed": False},
        }
    ],
}
CARD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Svar* &lt;b&gt;"}},
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "open", "text": {"type": "plain_text", "text": "Ret"}}],
    },
]


def small_bot(workspace: LocalWorkspace) -> App:
    app = App(client=web_client(workspace))

    @app.event("message")
    def answer(event: dict[str, str], client: WebClient) -> None:
        if "subtype" not in event:
            client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="Svar", blocks=CARD)

    @app.action("open")
    def open_form(ack: Ack, body: dict[str, str], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("form")
    def check(ack: Ack, view: dict[str, dict]) -> None:
        hours = view["state"]["values"]["hours"]["value"]["value"]
        ack() if int(hours) < 38 else ack(response_action="errors", errors={"hours": "Højst 37"})

    return app


class Visitor:
    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def all(self, selector: str) -> list[WebElement]:
        return [found for found in self.driver.find_elements(By.CSS_SELECTOR, selector) if found.is_displayed()]

    def _patiently(self) -> WebDriverWait[webdriver.Chrome]:
        return WebDriverWait(self.driver, PATIENCE, ignored_exceptions=[StaleElementReferenceException])

    def wait(self, selector: str, having: str = "") -> WebElement:
        return self._patiently().until(
            lambda _: next((found for found in self.all(selector) if having in found.text), None)
        )

    def gone(self, selector: str) -> None:
        self._patiently().until(lambda _: not self.all(selector))

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element


@pytest.fixture
def visit(tmp_path: Path) -> Generator[Callable[[str, int], Visitor]]:
    opened: list[webdriver.Chrome] = []

    def go(url: str, width: int) -> Visitor:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}",
        ):
            options.add_argument(argument)
        options.add_experimental_option(
            "mobileEmulation", {"deviceMetrics": {"width": width, "height": 812, "pixelRatio": 1, "touch": width < 500}}
        )
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        opened.append(driver)
        driver.get(url)
        return Visitor(driver)

    yield go
    for driver in opened:
        driver.quit()


@pytest.mark.parametrize("width", [375, 1440])
def test_a_whole_conversation_with_the_keyboard(
    workspace: LocalWorkspace, visit: Callable[[str, int], Visitor], width: int
) -> None:
    with running(workspace, small_bot(workspace)):
        page = visit(f"{workspace.url}#{workspace.channels['spørg'].id}", width)
        page.wait("#place-title", "spørg")
        page.wait("#composer-text").send_keys("Hej <script>alert(1)</script>", Keys.ENTER)
        page.wait(".replies", "1 svar").send_keys(Keys.ENTER)
        assert "<b>" in page.wait("#replies .section").text
        page.wait("#replies .button", "Ret").send_keys(Keys.ENTER)
        page.wait(".dialog")
        page.focused.send_keys("40", Keys.ENTER)
        page.wait(".error", "Højst 37")
        assert page.focused.get_attribute("aria-invalid") == "true"
        page.focused.send_keys(Keys.ESCAPE)
        page.gone(".dialog")
        page.focused.send_keys(Keys.ESCAPE)
        page.gone("#thread")
        assert page.driver.execute_script("return document.documentElement.scrollWidth") <= width
        assert page.driver.get_log("browser") == []
    assert workspace.problems == []


def test_switching_person_and_moving_the_clock(workspace: LocalWorkspace, visit: Callable[[str, int], Visitor]) -> None:
    page = visit(workspace.url, 1440)
    page.wait("#clock", "mandag 23. november 2026 08:15")
    page.wait("#clock-buttons button", "Næste morgen").click()
    page.wait("#clock", "tirsdag 24. november 2026 08:00")
    page.wait(".person", "Ole").click()
    page.wait(".person[aria-checked=true]", "Ole")
    page.wait("#composer-text").send_keys("Hilsen Ole", Keys.ENTER)
    page.wait(".message", "Hilsen Ole")
    assert workspace.messages("jobåbninger")[0].user == workspace.people["ole"].id
