"""Reading JSON-lines files that a person wrote: what is wrong is said with file and line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.common import fail
from bot.text.terminal import words as text

Label = TypeVar("Label")


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON-lines file with their line numbers, empty lines left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record: Any = json.loads(line)
        except json.JSONDecodeError:
            record = None
        if not isinstance(record, dict):
            fail(text.bad_line(str(path), number, text.NOT_AN_OBJECT))
        yield number, record


def labelled_lines(path: Path, read: Callable[[dict[str, Any]], Label]) -> list[Label]:
    """The lines of a labelled file as the evaluation wants them."""
    found: list[Label] = []
    for number, record in json_lines(path):
        try:
            found.append(read(record))
        except (KeyError, TypeError, ValueError):
            fail(text.bad_line(str(path), number, text.BAD_LABELS))
    return found


def needed(path: Path, number: int, record: dict[str, Any], key: str) -> str:
    """A text that the line must have."""
    value = record.get(key)
    if not isinstance(value, str) or (key == "q" and not value.strip()):
        fail(text.bad_line(str(path), number, text.missing_key(key)))
    return str(value)
