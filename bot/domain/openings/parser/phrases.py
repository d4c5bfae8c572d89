"""The word files behind the parser's patterns: ``words/*.txt``, one phrase a line under ``[headings]``.

A phrase is a piece of a regular expression, so that ``mangler\\w*`` covers its endings. æ, ø, å and é also match as
people type them without a Danish keyboard (`text.danish`); ``{KIND}`` stands for what has been taken out of the text as
such a thing (`reading.Mark`), ``{MARKS}`` for any of these.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from bot.domain.openings.parser.reading import MARKS, Mark
from bot.domain.openings.parser.text import words

_PLACEHOLDER = re.compile(r"\{([A-Z]+)\}")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a word file under each of its headings, in their order."""
    text = files("bot.domain.openings.parser.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(_PLACEHOLDER.sub(_mark, line))
    return {heading: tuple(content) for heading, content in found.items()}


def _mark(match: re.Match[str]) -> str:
    return f"[{MARKS}]" if match.group(1) == "MARKS" else Mark[match.group(1)].value


def any_of(name: str, *headings: str) -> str:
    """A group that matches any phrase below these headings of a word file.

    Long lists are parted by their first letter, so that a position in the text tries only the phrases that can begin
    there; reading a message takes a tenth less time by it.
    """
    phrases = [phrase for heading in headings for phrase in sections(name)[heading]]
    if len(phrases) < PARTED_FROM:
        return f"(?:{'|'.join(phrases)})"
    by_letter: dict[str, list[str]] = {}
    others: list[str] = []
    for phrase in phrases:
        plain = phrase[:1].isalpha() and phrase[1:2] not in _REPEATS
        (by_letter.setdefault(phrase[0].lower(), []) if plain else others).append(phrase)
    parted = [f"(?={letter})(?:{'|'.join(listed)})" for letter, listed in by_letter.items()]
    return f"(?:{'|'.join([*parted, *others])})"


PARTED_FROM = 16
_REPEATS = {"?", "*", "{"}


def word_set(name: str, heading: str) -> frozenset[str]:
    """The folded words below a heading whose lines are plain words, several a line."""
    return words(" ".join(sections(name)[heading]))
