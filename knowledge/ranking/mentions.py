"""Which entries a question calls by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.data_files import word_list
from knowledge.language.normalise import STOPWORDS, stem

OWN_NAME = 2.5
"""The weight from which a single word is a name of the entry's own, not one that several share."""

MOST = 8.0
"""A long name says no more than a rare one of about two words."""

_PARAGRAPH = re.compile(r"§\d+")
"""A paragraph alone is as good a name as a title: "§ 56"."""

LEAST_OF_MAIN = 6.0
"""What a title or abbreviation weighs at least: "fleksjob" stands in many entries, and still names one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the question: the entry's position, where it stands, and its weight (shared names weigh less).

    ``main``: a title, an abbreviation or a paragraph; ``own``: a name that says which entry is meant: a main one, one
    of several words that no other entry has, or a rare word.
    """

    entry: int
    start: int
    end: int
    weight: float
    main: bool
    own: bool


@dataclass(frozen=True, slots=True)
class _Name:
    stems: tuple[str, ...]
    entry: int
    main: bool


class Names:
    """All names of all entries. A name of stop words alone, or one that many entries share, is none."""

    def __init__(self, called: Sequence[tuple[Sequence[str], int]], rarity: Callable[[str], float]) -> None:
        """``called``: the names of each entry, in stems, and how many of them are its title and abbreviations."""
        self._rarity = rarity
        self._by_first: defaultdict[str, list[_Name]] = defaultdict(list)
        self._shared: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for at, (names, main) in enumerate(called):
            for place, joined in enumerate(names):
                name = tuple(joined.split())
                if not all(part in _STOP_STEMS for part in name):
                    own = place < main or _PARAGRAPH.fullmatch(joined) is not None
                    self._by_first[name[0]].append(_Name(name, at, own))
                    self._shared[name].add(at)

    def within(self, stemmed: Sequence[str]) -> list[Mention]:
        """The names in the question, the longest at each place."""
        found: list[tuple[int, int, _Name]] = []
        for start, first in enumerate(stemmed):
            for name in self._by_first.get(first, ()):
                end = start + len(name.stems)
                if tuple(stemmed[start:end]) == name.stems:
                    found.append((start, end, name))
        longest = [
            (start, end, name)
            for start, end, name in found
            if not any(s <= start and end <= e and e - s > end - start for s, e, _ in found)
        ]
        return [
            Mention(name.entry, start, end, self._weight(name), name.main, self._is_own(name))
            for start, end, name in longest
        ]

    def _is_own(self, name: _Name) -> bool:
        alone = len(name.stems) > 1 and len(self._shared[name.stems]) == 1
        if not name.main and all(part in _STOP_STEMS or part in _GENERAL_STEMS for part in name.stems):
            return False
        return name.main or alone or self._weight(name) >= OWN_NAME

    def _weight(self, name: _Name) -> float:
        whole = sum(self._rarity(part) for part in name.stems if part not in _STOP_STEMS)
        weight = min(whole, MOST) / len(self._shared[name.stems])
        return max(weight, LEAST_OF_MAIN) if name.main else weight


_STOP_STEMS = frozenset(stem(word) for word in STOPWORDS)
_GENERAL_STEMS = frozenset(stem(word) for word in word_list("general"))
