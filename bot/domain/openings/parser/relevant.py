"""What of a very long text may state an opening: nobody describes one in ten thousand characters."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

LONGEST: Final = 8_000
"""Characters of one opening that are read; measured to stay below a fifth of a second."""

_TELLING = danish(r"\d|@|\b" + any_of("detection", "company-seeks", "says-opening") + r"\b")


def relevant(text: str) -> str:
    """The text itself, or where it is very long the lines with figures, addresses or words of an offer."""
    if len(text) <= LONGEST:
        return text
    lines = re.split(r"\n|(?<=[.!?]) (?=[A-ZÆØÅ])", text)
    telling = [bool(_TELLING.search(line)) for line in lines]
    kept: list[str] = []
    length = 0
    for at, line in enumerate(lines):
        if any(telling[max(0, at - 1) : at + 2]):
            length += len(line) + 1
            if length > LONGEST:
                break
            kept.append(line)
    return "\n".join(kept) or text[:LONGEST]
