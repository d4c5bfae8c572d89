"""Lists of regular expressions for the words of a folded question, quick to load and to search.

There are hundreds, and compiling them all would take a tenth of a second at every start. So each line is compiled when
a literal part of it first stands in a question; one line in fifty is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

SHORTEST = 3
"""Letters of a literal part that is worth looking for; shorter ones stand in nearly every question."""

_OPTIONAL = "?*{"
_BREAK = re.compile(r"\\.|.\{[^}]*\}|.[?*]|\[[^\]]*\]|[^a-z0-9 §]")
"""What ends a literal part of an expression without groups."""


class Cue:
    """One line of a list: an expression for whole words; ``anchors`` are literal parts of which one must stand in the
    text."""

    def __init__(self, line: str) -> None:
        self._line = line
        self.anchors = anchors(line)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z0-9])(?:{self._line})(?![a-z0-9])")

    def places(self, folded: str) -> Iterator[re.Match[str]]:
        """Every place in a folded text."""
        for anchor in self.anchors:
            if anchor in folded:
                return self._pattern.finditer(folded)
        return iter(()) if self.anchors else self._pattern.finditer(folded)


class Cues:
    """The lines under one heading.

    Each line is known by the first letters of its anchors, so that a text asks only the few lines that may stand in it.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._cues = tuple(Cue(line) for line in lines)
        self._anywhere = [at for at, cue in enumerate(self._cues) if not cue.anchors]
        self._by_letters: dict[str, list[int]] = {}
        for at, cue in enumerate(self._cues):
            for letters in {anchor[:SHORTEST] for anchor in cue.anchors}:
                self._by_letters.setdefault(letters, []).append(at)

    def found(self, folded: str) -> Iterator[re.Match[str]]:
        """The first place of each line that stands in the text, in the order of the list."""
        return (match for places in self.places(folded) if (match := next(places, None)) is not None)

    def places(self, folded: str) -> Iterator[Iterator[re.Match[str]]]:
        """Every place of each line that stands in the text, line by line in the order of the list."""
        letters = _letters(folded)
        asked = {at for own, lines in self._by_letters.items() if own in letters for at in lines}
        return (self._cues[at].places(folded) for at in sorted(asked.union(self._anywhere)))

    def within(self, folded: str) -> bool:
        """Whether any line stands in the text."""
        return next(self.found(folded), None) is not None


@lru_cache(maxsize=64)
def _letters(folded: str) -> frozenset[str]:
    """Every run of so many letters in a text; one question is asked of hundreds of lists."""
    return frozenset(folded[at : at + SHORTEST] for at in range(len(folded) - SHORTEST + 1))


def anchors(expression: str) -> tuple[str, ...]:
    """Literal parts of which one stands in every text that the expression finds; empty: none is known.

    Reads the plain expressions of the lists: letters, ``\\w``-like classes, groups and quantifiers.
    """
    if "(" not in expression and "|" not in expression:
        return tuple(run for run in [max(_BREAK.split(expression), key=len)] if len(run) >= SHORTEST)
    branches = _split(expression)
    if len(branches) == 1:
        return _of_sequence(expression)
    each = [_of_sequence(branch) for branch in branches]
    return tuple(one for found in each for one in found) if all(each) else ()


def _of_sequence(expression: str) -> tuple[str, ...]:
    candidates: list[tuple[str, ...]] = []
    run = ""
    at = 0
    while at < len(expression):
        sign = expression[at]
        size = _group_size(expression, at) if sign == "(" else _class_size(expression, at)
        following = expression[at + size : at + size + 1]
        if size == 1 and (sign.isalnum() or sign in " §"):
            if following and following in _OPTIONAL:
                candidates.append((run,))
                run = ""
            else:
                run += sign
        else:
            candidates.append((run,))
            run = ""
            if sign == "(" and expression.startswith("(?:", at) and not (following and following in _OPTIONAL):
                candidates.append(anchors(expression[at + 3 : at + size - 1]))
        at += size
    candidates.append((run,))
    useful = [one for one in candidates if one and all(len(part) >= SHORTEST for part in one)]
    return max(useful, key=lambda one: (-len(one), min(map(len, one))), default=())


def _split(expression: str) -> list[str]:
    """The alternatives at the top of an expression."""
    found, start, at = list[str](), 0, 0
    while at < len(expression):
        if expression[at] == "|":
            found.append(expression[start:at])
            start = at + 1
        at += _group_size(expression, at) if expression[at] == "(" else _class_size(expression, at)
    return [*found, expression[start:]]


def _class_size(expression: str, at: int) -> int:
    """The length of an escape, a class in brackets or a counted repetition; 1 for any other sign."""
    match expression[at]:
        case "\\":
            return 2
        case "[":
            return expression.index("]", at) + 1 - at
        case "{":
            return expression.index("}", at) + 1 - at
        case _:
            return 1


def _group_size(expression: str, at: int) -> int:
    depth, end = 0, at
    while end < len(expression):
        sign = expression[end]
        depth += (sign == "(") - (sign == ")")
        end += 2 if sign == "\\" else 1
        if depth == 0:
            return end - at
    raise ValueError(expression)
