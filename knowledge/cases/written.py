"""A person's text as the facts are read from it: folded, hasty words put right, every letter with its place."""

from __future__ import annotations

import re
import unicodedata

from knowledge.language.normalise import fold
from knowledge.reading.facets import SPELLINGS

_WRITTEN = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9-])")


class Folded:
    """A folded text, its hasty words put right, that knows where each of its letters stood, so that a reason can quote
    what was written."""

    def __init__(self, text: str) -> None:
        self._source = unicodedata.normalize("NFC", text)
        parts = [letter.lower() if letter.isascii() or letter == "§" else fold(letter) for letter in self._source]
        self._places = [at for at, part in enumerate(parts) for _ in part]
        self.text = "".join(parts)
        for match in reversed([*_WRITTEN.finditer(self.text)]):
            if match.group() in SPELLINGS:
                self._put(match.start(), match.end(), SPELLINGS[match.group()])

    def _put(self, start: int, end: int, word: str) -> None:
        first, last = self._places[start], self._places[end - 1]
        self._places[start:end] = [first, *[last] * (len(word) - 1)]
        self.text = self.text[:start] + word + self.text[end:]

    def original(self, start: int, end: int) -> str:
        """What was written where this stands in the folded text, in whole words."""
        if start >= len(self._places):
            return ""
        first, last = self._places[start], self._places[min(end, len(self._places)) - 1] + 1
        return self._source[first:last].strip()
