"""Abbreviations and everyday words of the field: what a word in a question also stands for.

The words stand in ``data/synonyms.txt`` so that a curator can read and extend them without reading code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.data_files import sections
from knowledge.language.normalise import words

WEIGHT = 0.5
"""A word that was not typed counts half."""


@lru_cache(maxsize=1)
def table() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded words, one or several in a row, with the folded words they also stand for."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in sections("synonyms")["meanings"]:
        left, _, right = line.partition("=")
        meaning = tuple(words(right))
        for name in left.split(","):
            found[tuple(words(name))] = meaning
    return found


def expand(parts: Sequence[str]) -> list[str]:
    """The words that the question's words also stand for, without those already there."""
    meanings = table()
    longest = max((len(name) for name in meanings), default=0)
    found: dict[str, None] = {}
    for start in range(len(parts)):
        for size in range(1, longest + 1):
            for word in meanings.get(tuple(parts[start : start + size]), ()):
                found[word] = None
    return [word for word in found if word not in parts]
