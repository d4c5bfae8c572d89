"""The log holds ids, never texts, in whatever order libraries set up their loggers."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from collections.abc import Callable, Generator

import pytest
from slack_bolt.logger import get_bolt_app_logger
from slack_sdk.errors import SlackApiError

from bot.operations.logs import Format, set_up

SECRET = "Borgeren hedder noget"


@pytest.fixture(autouse=True)
def as_before() -> Generator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)


def written(say: Callable[[], None], form: Format = "text") -> str:
    stream = io.StringIO()
    set_up("DEBUG", form, stream)
    say()
    return stream.getvalue()


def test_an_own_line_is_written_as_it_is() -> None:
    line = written(lambda: logging.getLogger("bot.app").info("opening %d", 12))

    assert "INFO bot.app opening 12" in line


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
def test_a_library_below_warning_says_nothing(level: int) -> None:
    def say() -> None:
        logger = get_bolt_app_logger("App", base_logger=None)
        logger.setLevel(logging.DEBUG)
        logger.log(level, f"on_message invoked: {SECRET}")

    assert written(say) == ""


def test_a_librarys_warning_says_where_it_came_from_and_nothing_else() -> None:
    line = written(lambda: logging.getLogger("slack_bolt.App").warning(f"Unhandled request {SECRET}"))

    assert "WARNING slack_bolt.App test_logs" in line
    assert SECRET not in line


def fail(error: Exception) -> Callable[[], None]:
    def say() -> None:
        try:
            try:
                raise ValueError(SECRET)
            except ValueError as cause:
                raise error from cause
        except type(error):
            logging.getLogger("handlers.boundary").exception("2C788A")

    return say


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError(SECRET), "KeyError"),
        (OSError(28, "No space left on device", SECRET), "OSError: No space left on device"),
        (sqlite3.OperationalError("database is locked"), "OperationalError: database is locked"),
        (SlackApiError(SECRET, {"ok": False, "error": "not_in_channel"}), "SlackApiError: not_in_channel"),
    ],
    ids=["any", "system", "sqlite", "slack"],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_exception_keeps_its_frames_and_what_it_may_say(error: Exception, words: str, form: Format) -> None:
    log = written(fail(error), form)

    assert "2C788A" in log
    assert words in log
    assert "test_logs.py" in log
    assert "ValueError" in log
    assert SECRET not in log


def test_json_is_one_object_a_line() -> None:
    lines = written(fail(KeyError("x")), "json").splitlines()

    [record] = [json.loads(line) for line in lines]
    assert (record["level"], record["logger"], record["message"]) == ("ERROR", "handlers.boundary", "2C788A")
    assert record["error"] == "KeyError"
