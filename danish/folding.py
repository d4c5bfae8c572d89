"""Danish spelling made comparable: "Århus", "århus" and "Aarhus" are one word."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

_SPELLED: Final = {
    "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "è": "e", "ê": "e", "á": "a", "ß": "ss",
    "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "",
}  # fmt: skip
_SIGNS: Final = {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "&": "og", "½": "½"}
_RING: Final = "\u030a"
_LETTERS: Final = str.maketrans(_SPELLED)
_BARE: Final = str.maketrans({"æ": "a", "ø": "o", "å": "a"})


def fold(text: str) -> str:
    """Lower case, ae/oe/aa for æ/ø/å, no accents, nothing invisible."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)


def bare(text: str) -> str:
    """As it is typed in a hurry on a keyboard without æ, ø and å: "folg", "forlob"."""
    return text.lower().translate(_BARE)


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


def traced(text: str) -> Folded:
    """As `fold`, with one kind of dash and "og" for "&", and with the way back to the original."""
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        if char == _RING and letters and letters[-1] == "a":
            folded = "a"
        elif char.isascii():
            folded = " " if char.isspace() else _SIGNS.get(char, char.lower())
        else:
            folded = "".join(_folded(part) for part in _compatible(char).lower())
        letters.extend(folded)
        origins.extend([index] * len(folded))
    return Folded("".join(letters), tuple(origins))


def _compatible(char: str) -> str:
    return char if char in _SIGNS or char in _SPELLED else unicodedata.normalize("NFKC", char)


def _folded(char: str) -> str:
    return " " if char.isspace() else _SIGNS.get(char, _SPELLED.get(char, char))
