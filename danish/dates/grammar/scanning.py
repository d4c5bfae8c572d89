"""From folded text to parts, left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from danish.dates.grammar.table import FILLER, RULES
from danish.dates.parts import Placed

_START: Final = re.compile(r"(?<![a-z0-9@#§_/])[a-z0-9½']")
_SKIPPED: Final = re.compile(
    r"<[^>\n]{1,200}>|https?://\S+|\S+@\S+|(?:§+|stk\.|kap\.|nr\.|cvr|tlf\.?|lov)\s*:?\s*[\d][\d./-]*\w*|24/7|"
    r"\d{1,2}/\d{1,2}\s+(?:time|dag|stilling|aar|maaned|del)\w*"
)
"""Links, mentions, paragraphs of acts, numbers of things: never a time."""


def scan(text: str) -> tuple[list[Placed], list[tuple[int, int]]]:
    """The parts in order, and the stretches between them that are neither parts nor filler."""
    placed: list[Placed] = []
    unread: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        skipped = _SKIPPED.match(text, at)
        if skipped:
            unread.append(skipped.span())
            at = skipped.end()
            continue
        found = list(_parts_at(text, at)) if _START.match(text, at) else []
        if found:
            placed.extend(found)
            at = found[-1].end
            continue
        filler = FILLER.match(text, at)
        if filler:
            at = filler.end()
            continue
        end = _word_end(text, at)
        unread.append((at, end))
        at = end
    return placed, unread


def _parts_at(text: str, at: int) -> Iterator[Placed]:
    for pattern, build in RULES:
        match = pattern.match(text, at)
        if match is None or match.end() == at:
            continue
        parts = build(match)
        if parts:
            yield from (Placed(part, at, match.end()) for part in parts)
            return


_REST: Final = re.compile(r"[^\s,;:!?().]+|.")


def _word_end(text: str, at: int) -> int:
    match = _REST.match(text, at)
    return match.end() if match else at + 1
