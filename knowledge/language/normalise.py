"""Danish spelling made comparable: folded letters, words, stems, word pairs and letter groups.

Everything is folded the same way in the entries and in the questions, so that "løntilskud", "loentilskud" and
"LØNTILSKUD" are one word, and "§ 56", "§56", "paragraf 56" and "pargraf56" another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from danish import folding
from knowledge.data_files import word_list
from knowledge.language.snowball import Stemmer

MAX_LENGTH = 800
"""Characters of a question that are read; a longer one is a pasted text, and its topic stands near the start."""

GRAM_SIZES = (3, 4, 5)
"""Sizes of the letter groups; shorter ones are noise, longer ones are whole words (benchmarks/search_designs.md)."""

_PARAGRAPH = re.compile(r"(?:§+|\bpara?graff?(?:en)?|\bpar\.)\s*(\d+)")
_WORD = re.compile(r"§?[a-z0-9]+")

_STEMMER = Stemmer()
_STEMMER_IN_USE = Lock()
"""The stemmer keeps the word in itself, and questions come from several threads."""

STOPWORDS = word_list("stopwords")
"""Words that say nothing about a topic. "ikke" is none of them: "hvad virker ikke" is a question of its own."""


def fold(text: str) -> str:
    """Lower case, ae/oe/aa for æ/ø/å, no accents, one form of paragraph signs."""
    return _PARAGRAPH.sub(r" §\1 ", folding.fold(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return _WORD.findall(fold(text))


def stems(parts: Sequence[str]) -> list[str]:
    """The stem of each word."""
    return [stem(part) for part in parts]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of a folded word."""
    with _STEMMER_IN_USE:
        return _STEMMER.stem(word)


def pairs(parts: Sequence[str]) -> list[str]:
    """Neighbouring stems, joined: "personlig assistance" says more than its two words."""
    stemmed = stems(parts)
    return [f"{left} {right}" for left, right in pairwise(stemmed)]


def grams(word: str) -> Iterator[str]:
    """The letter groups of a word with its borders: what a misspelling or an unseen compound still shares."""
    bordered = f" {word} "
    for size in GRAM_SIZES:
        for start in range(len(bordered) - size + 1):
            yield bordered[start : start + size]
