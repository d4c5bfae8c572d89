"""What of a very long text may state an opening: nobody describes one in ten thousand characters."""

from __future__ import annotations

import re

from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

LONGEST, LONGEST_OF_SEVERAL = 2_500, 1_000
"""Characters of one opening that are read, alone in its message and among others: more than the longest advertisements
have; with it every shape of a long message that the benchmark tries stays near a fifth of a second."""

_OFFERS = danish(r"\b" + any_of("detection", "company-seeks", "says-opening") + r"\b")
_TELLS = re.compile(r"\d|@")


def relevant(text: str, longest: int = LONGEST) -> str:
    """The text itself; of a very long one what stands around words of an offer, then the lines with figures."""
    if len(text) <= longest:
        return text
    lines = re.split(r"\n|(?<=[.!?]) (?=[A-ZÆØÅ])", text)
    offers = {at for at, line in enumerate(lines) if _OFFERS.search(line)}
    around = {at + step for at in offers for step in (-1, 1, 2)}
    tells = [at for at, line in enumerate(lines) if _TELLS.search(line)]
    kept: set[int] = set()
    length = 0
    for at in (*sorted(offers), *sorted(around - offers), *tells):
        if at in kept or not 0 <= at < len(lines) or length + len(lines[at]) >= longest:
            continue
        length += len(lines[at]) + 1
        kept.add(at)
    return "\n".join(lines[at] for at in sorted(kept)) or text[:longest]
