"""A person at the page of the local workspace: reads what is visible, presses what has a name."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException, StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 10
"""Seconds until something that should appear counts as missing."""


def missing() -> str | None:
    """Why there can be no browser test here; None where there can."""
    if not any(shutil.which(name) for name in BROWSERS):
        return "Chromium is not installed"
    if not shutil.which("chromedriver"):
        return "chromedriver is not installed"
    return None


class Browser:
    """One window. ``wide`` and ``narrow`` are the sizes of a desk and of a phone."""

    def __init__(self, driver: webdriver.Chrome, screenshots: Path) -> None:
        self.driver = driver
        self._screenshots = screenshots

    def visit(self, url: str, *, width: int = 1440, height: int = 900) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        self.driver.get(url)

    def press(self, name: str, within: str = "body") -> None:
        """Press the last visible button or link of that name."""

        def pressed(_: object) -> bool:
            for element in reversed(self._named(name, within)):
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
                element.click()
                return True
            return False

        self._wait(pressed, f"no button “{name}”")

    def write(self, text: str, field: str = "#composer-text") -> None:
        """Write into a field, given as a CSS selector, and send it with Enter."""
        element = self._wait(lambda _: self._visible(field), f"no field {field}")
        element.send_keys(*[Keys.SHIFT + Keys.ENTER + Keys.NULL if letter == "\n" else letter for letter in text])
        element.send_keys(Keys.ENTER)

    def fill(self, label: str, text: str) -> None:
        """Fill the field of an open dialog by its label."""

        def found(_: object) -> WebElement | bool:
            for tag in self.driver.find_elements(By.CSS_SELECTOR, "#layer label"):
                if tag.text.startswith(label):
                    return self.driver.find_element(By.ID, tag.get_attribute("for") or "")
            return False

        element = self._wait(found, f"no field “{label}”")
        element.send_keys(Keys.CONTROL, "a")
        element.send_keys(Keys.DELETE)
        element.send_keys(text)

    def sees(self, text: str, within: str = "body") -> None:
        """Wait until a text is visible."""
        self._wait(
            lambda driver: any(text in one.text for one in driver.find_elements(By.CSS_SELECTOR, within)),
            f"“{text}” is not visible",
        )

    def shoot(self, name: str) -> Path:
        """Keep a screenshot as CI output."""
        self._screenshots.mkdir(parents=True, exist_ok=True)
        path = self._screenshots / f"{name}.png"
        self.driver.save_screenshot(str(path))
        return path

    def complaints(self) -> list[str]:
        """What the page wrote to the console as errors."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(
            self.driver.execute_script(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )

    def _named(self, name: str, within: str) -> list[WebElement]:
        found = self.driver.find_elements(By.CSS_SELECTOR, f"{within} button, {within} a, {within} [role=radio]")
        wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        return [one for one in found if one.is_displayed() and wanted.search(_name(one))]

    def _visible(self, selector: str) -> WebElement | bool:
        found = [one for one in self.driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()]
        return found[0] if found else False

    def _wait(self, condition: object, message: str) -> WebElement:
        # The page draws itself anew when something arrives: an element may be gone between finding and pressing it.
        fleeting = (StaleElementReferenceException, ElementClickInterceptedException)
        waiting = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05, ignored_exceptions=fleeting)
        return waiting.until(condition, message)  # pyright: ignore[reportArgumentType]


def _name(element: WebElement) -> str:
    """What stands on it and what a screen reader says."""
    return f"{element.text}\n{element.get_attribute('aria-label') or ''}".strip()


@contextmanager
def opened(screenshots: Path) -> Generator[Browser]:
    """A headless Chromium with a profile of its own and nothing that reaches for the network."""
    with tempfile.TemporaryDirectory() as profile:
        options = Options()
        options.binary_location = next(path for path in map(shutil.which, BROWSERS) if path)
        for argument in (
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={profile}", "--window-size=1440,900", "--lang=da",
        ):  # fmt: skip
            options.add_argument(argument)
        danish = os.environ | {"LANGUAGE": "da", "LANG": "da_DK.UTF-8"}  # dates as a Dane sees them
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver") or "", env=danish))
        try:
            yield Browser(driver, screenshots)
        finally:
            driver.quit()
