"""Danish text in one spelling (lower case, ae/oe/aa, one kind of dash), with the way back to the original."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SPELLED = {
    "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "è": "e", "ü": "u", "½": "½",
    "–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "&": "og",
    "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "",
}  # fmt: skip
_RING = "\u030a"


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form; ``origins[i]`` is where its character ``i`` stands in the original."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text in the original."""
        return self.origins[start], self.origins[end - 1] + 1

    def replaced(self, start: int, end: int, word: str) -> Folded:
        """With another spelling of one word; every letter of it points into the word it replaces."""
        inside = self.origins[start:end]
        spread = tuple(inside[min(step, len(inside) - 1)] for step in range(len(word) - 1))
        origins = (*self.origins[:start], *spread, inside[-1], *self.origins[end:])
        return Folded(self.text[:start] + word + self.text[end:], origins)


def fold(text: str) -> Folded:
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        if char == _RING and letters and letters[-1] == "a":
            folded = "a"
        elif char.isascii():
            folded = " " if char.isspace() else char.lower()
        else:
            folded = "".join(_folded(part) for part in _compatible(char).lower())
        letters.extend(folded)
        origins.extend([index] * len(folded))
    return Folded("".join(letters), tuple(origins))


def _compatible(char: str) -> str:
    return char if char in _SPELLED else unicodedata.normalize("NFKC", char)


def _folded(char: str) -> str:
    return " " if char.isspace() else _SPELLED.get(char, char)
