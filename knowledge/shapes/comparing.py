"""Two entries compared: "x eller y", "forskel på", "kontra"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.ranking.mentions import Mention

_CUE = re.compile(
    r"\b(?:forskel(?:len|le|lene)?|kontra|vs|versus|sammenlign\w*|difference|compare|contra|frem for|i stedet for"
    r"|fremfor)\b"
)
_OR = re.compile(r"\b(?:eller|or|el)\b")


MOST = 3
"""Entries that are compared at once."""


def compared(parts: Sequence[str], mentions: Sequence[Mention]) -> tuple[int, ...] | None:
    """The positions of the two or three entries that the question weighs against each other, in its order."""
    text = " ".join(parts)
    named = _distinct(mentions)
    if len(named) < 2:
        return None
    if _CUE.search(text):
        return tuple(one.entry for one in named[:MOST])
    first, second = named[0], named[1]
    between = parts[first.end : second.start]
    if len(between) > 6 or not _OR.search(" ".join(between)):
        return None
    third = named[2] if len(named) > 2 else None
    if third is not None and _OR.search(" ".join(parts[second.end : third.start])):
        return first.entry, second.entry, third.entry
    return first.entry, second.entry


def with_what_came_before(folded: str) -> bool:
    """Whether a message compares with what a thread is about: "hvad er forskellen på den og en mulighedserklæring?"."""
    return _CUE.search(folded) is not None


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
