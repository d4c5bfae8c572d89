"""A text of which more and more has been understood.

Fields with a closed form are taken out first, each leaving marks of its kind in its place, so that what remains can be
cut into sentences and read as prose.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Mark(StrEnum):
    """What stood where the mark stands. One private character each."""

    PHONE = "\ue001"
    MAIL = "\ue002"
    DATE = "\ue003"
    HOURS = "\ue004"
    DAYS = "\ue005"
    TIME = "\ue006"
    KIND = "\ue007"
    COUNT = "\ue008"
    MONEY = "\ue009"
    NOISE = "\ue00a"
    NAME = "\ue00b"
    COMPANY = "\ue00c"
    PLACE = "\ue00d"
    LABELLED = "\ue00e"


MARKS: Final = "\ue001-\ue00e"
_SENTENCE_STARTS = re.compile(r"\s+[A-ZÆØÅ]|\s*$")
_MARKED = re.compile(f"[{MARKS}]+")


class Reading:
    """A segment of a message with the parts that are already understood marked."""

    __slots__ = ("_chars", "_joined", "text")

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self._chars = list(text)
        self._joined: str | None = text

    @property
    def masked(self) -> str:
        """The text, of the same length, with marks in place of what has been taken."""
        if self._joined is None:
            self._joined = "".join(self._chars)
        return self._joined

    def part(self, start: int, end: int) -> str:
        """A stretch of the masked text."""
        return "".join(self._chars[start:end])

    def take(self, start: int, end: int, mark: Mark) -> None:
        """Mark the characters from `start` up to `end`; line ends and a full stop that ends a sentence stay."""
        if end > start and self.text[end - 1] == "." and _SENTENCE_STARTS.match(self.text, end):
            end -= 1
        for at in range(start, end):
            if self._chars[at] != "\n":
                self._chars[at] = mark.value
        self._joined = None

    def is_free(self, start: int, end: int) -> bool:
        """Has nothing of this stretch been taken?"""
        return not any("\ue001" <= char <= "\ue00e" for char in self._chars[start:end])


def unmarked(text: str, filler: str = " ") -> str:
    """The text with every run of marks replaced by `filler`."""
    return _MARKED.sub(filler, text)
