"""Lists that a person may read and extend: ``knowledge/data/*.txt``, lines under ``[headings]``, ``#`` for remarks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"

BUNDLED = Path(__file__).parent / "entries"
"""The entries that ship with the program."""


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a file under each of its headings, in their order."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line)
    return {heading: tuple(content) for heading, content in found.items()}


@cache
def _words() -> dict[str, frozenset[str]]:
    return {heading: frozenset(" ".join(lines).split()) for heading, lines in sections("words").items()}


def word_list(heading: str) -> frozenset[str]:
    """The folded words under a heading of ``words.txt``."""
    return _words()[heading]
