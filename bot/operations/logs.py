"""The log: ids, never texts, at every level, to standard output as text or as one JSON object a line.

Slack's libraries write whole payloads (at DEBUG, and in warnings about what nobody handled), and set their loggers'
levels when they are made. So nothing here rests on levels: every record passes one handler, and what it says is decided
there. Of a library's record only its place in the code is kept; of an exception its kind and its frames, and its words
only where they are known to hold no text of a person.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Final, Literal, TextIO

from slack_sdk.errors import SlackApiError

OWN: Final = ("bot", "handlers", "schedules", "knowledge", "danish")
"""Packages whose messages are written with ids alone; the tests read a whole story's log at DEBUG."""

Format = Literal["text", "json"]


def set_up(level: str, form: Format, stream: TextIO = sys.stdout) -> None:
    """Send everything through one handler, whatever was set up before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_JsonFormatter() if form == "json" else _TextFormatter())
    handler.addFilter(_worth_a_line)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)


def _worth_a_line(record: logging.LogRecord) -> bool:
    return _is_own(record) or record.levelno >= logging.WARNING


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OWN


def message(record: logging.LogRecord) -> str:
    """What a record may say."""
    return record.getMessage() if _is_own(record) else f"{record.module}.{record.funcName}:{record.lineno}"


def told(error: BaseException) -> str:
    """An exception in words that hold no text of a person: Slack's error code, SQLite's and the system's own words."""
    kind = type(error).__name__
    match error:
        case SlackApiError():
            return f"{kind}: {code}" if (code := _slack_code(error)) else kind
        case sqlite3.Error() | ConnectionError() | TimeoutError():
            return f"{kind}: {error}"
        case OSError():
            return f"{kind}: {error.strerror}"
        case _:
            return kind


def _slack_code(error: SlackApiError) -> str:
    answer: Any = getattr(error, "response", None)  # pyright leaves the response's type open
    return str(answer.get("error") or "") if hasattr(answer, "get") else ""


def trace(error: BaseException) -> str:
    """Where an exception came from, and what it followed, innermost last."""
    causes: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in causes:
        causes.append(following)
        following = following.__cause__ or following.__context__
    lines = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for cause in reversed(causes)
        for frame in traceback.extract_tb(cause.__traceback__)
    ]
    return "\n".join([*lines, *(f"  {told(cause)}" for cause in reversed(causes))])


class _TextFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        line = f"{_moment(record)} {record.levelname} {record.name} {message(record)}"
        return line if error is None else f"{line}\n{trace(error)}"


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": message(record),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            fields |= {"error": told(error), "trace": trace(error)}
        return json.dumps(fields, ensure_ascii=False)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
