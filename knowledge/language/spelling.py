"""The known word behind an unknown one: misspelt, in the genitive, or the front of a compound."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

SHORTEST = 5
"""Letters below which a likeness is chance."""

GENITIVE_FROM = 3
"""Letters of the shortest word that may lose a genitive s: "DHFs", not "pas"."""

ALIKE = 84.0
"""Likeness from 0 to 100: one wrong letter in six is let pass, two are not."""

TRIED = 6
"""Unknown words looked up in one question; each costs about a millisecond."""


class Vocabulary:
    """The words that the entries use."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._long = sorted((word for word in self._known if len(word) >= SHORTEST), key=lambda word: (len(word), word))
        self._lengths = [len(word) for word in self._long]

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def corrected(self, parts: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by the known word it most likely is."""
        left = TRIED
        found: list[str] = []
        for part in parts:
            if part in self._known or left == 0 or not part.isalpha():
                found.append(part)
                continue
            left -= 1
            found.append(self._nearest(part))
        return found

    def _nearest(self, word: str) -> str:
        if word.endswith("s") and len(word) > GENITIVE_FROM and word[:-1] in self._known:
            return word[:-1]
        if len(word) < SHORTEST:
            return word
        if swapped := next((one for one in _swapped(word) if one in self._known), None):
            return swapped
        alike = process.extractOne(word, self._of_like_length(word), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if alike is not None:
            return str(alike[0])
        fronts = (word[:end] for end in range(len(word) - 4, SHORTEST, -1))
        return next((front for front in fronts if front in self._known), word)

    def _of_like_length(self, word: str) -> list[str]:
        """The words that can reach the likeness at all: what differs in length differs by as many letters."""
        room = (200 - ALIKE) / ALIKE
        first = bisect_left(self._lengths, len(word) / room)
        return self._long[first : bisect_right(self._lengths, len(word) * room)]


def _swapped(word: str) -> Iterator[str]:
    """The word with two neighbouring letters changed about: one slip, though the likeness counts it as two."""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
