"""Two entries compared: "x eller y", "forskel på", "kontra"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.mentions import Mention

_CUE = re.compile(
    r"\b(?:forskel(?:len|le|lene)?|kontra|vs|versus|sammenlign\w*|difference|compare|contra|frem for|i stedet for"
    r"|fremfor)\b"
)
_OR = re.compile(r"\b(?:eller|or|el)\b")


def compared(parts: Sequence[str], mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """The positions of the two entries that the question weighs against each other, in its order."""
    text = " ".join(parts)
    named = _distinct(mentions)
    if len(named) < 2:
        return None
    first, second = named[0], named[1]
    if _CUE.search(text):
        return first.entry, second.entry
    between = parts[first.end : second.start]
    if len(between) <= 6 and _OR.search(" ".join(between)):
        return first.entry, second.entry
    return None


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """The best mention at each place, and each entry once, in the order of the question."""
    places: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        held = places.get((mention.start, mention.end))
        if held is None or (mention.main, mention.weight) > (held.main, held.weight):
            places[mention.start, mention.end] = mention
    named: dict[int, Mention] = {}
    for mention in sorted(places.values(), key=lambda found: found.start):
        named.setdefault(mention.entry, mention)
    return list(named.values())
