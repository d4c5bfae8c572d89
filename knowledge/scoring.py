"""How well a question's words fit each entry: three small language models that vote.

A model asks of each unit (word stem, pair of stems, letter group): how much more often does this entry use it than
the whole knowledge base does? The answers are added up. The measure needs no training and changes little when entries
are added; benchmarks/search_designs.md holds what it was compared with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log, sqrt

from knowledge.counts import Table, Words
from knowledge.normalise import grams

BACKGROUND = 0.3
"""Share of the background in the mixture: how little a unit counts that every entry uses."""

Postings = tuple[tuple[int, ...], tuple[float, ...]]
"""Positions of the entries that use a unit, and what the unit says for each."""

NOTHING: Postings = ((), ())


class Model:
    """One kind of unit. ``totals`` are the sums of an entry's counts."""

    def __init__(self, totals: Sequence[float]) -> None:
        whole = sum(totals) or 1.0
        self._factors = [(1 - BACKGROUND) / BACKGROUND * whole / (total or 1.0) for total in totals]
        self._size = len(totals)
        self._known: dict[str, Postings] = {}

    def counts(self, unit: str) -> Mapping[int, float]:
        """How often each entry (by position) uses the unit."""
        raise NotImplementedError

    def postings(self, unit: str) -> Postings:
        """The entries that use the unit, with its logarithmic gain; kept once computed."""
        known = self._known.get(unit)
        if known is None:
            counts = self.counts(unit)
            everywhere = sum(counts.values())
            gains = [log(1 + self._factors[at] * count / everywhere) for at, count in counts.items()]
            known = (tuple(counts), tuple(gains)) if counts else NOTHING
            self._known[unit] = known
        return known

    def scores(self, units: Mapping[str, float]) -> list[float]:
        """The fit of each entry; ``units`` maps a unit to its weight. Long questions are damped by a square root."""
        scores = [0.0] * self._size
        for unit, weight in units.items():
            positions, gains = self.postings(unit)
            if weight == 1.0:
                for at, gain in zip(positions, gains, strict=True):
                    scores[at] += gain
            else:
                for at, gain in zip(positions, gains, strict=True):
                    scores[at] += weight * gain
        damped = sqrt(sum(units.values())) or 1.0
        return [score / damped for score in scores]


class CountedModel(Model):
    """Units that are counted one by one: stems, pairs."""

    def __init__(self, table: Table, totals: Sequence[float]) -> None:
        super().__init__(totals)
        self._table = table

    def counts(self, unit: str) -> Mapping[int, float]:
        return self._table.counts(unit)

    def warm(self) -> None:
        """Read the whole table now, so that no question has to wait for a part of it."""
        self._table.warm()


class GramModel(Model):
    """Letter groups, derived from the words when they are first asked for.

    Counting them all takes seconds; those of one question are found in milliseconds by looking through the vocabulary.
    """

    def __init__(self, words: Words) -> None:
        super().__init__(words.totals)
        self._words = words
        self._starts = list(accumulate((len(word) + 1 for word in words.words), initial=0))[:-1]
        self._vocabulary = " " + " ".join(words.words) + " "

    def counts(self, unit: str) -> Mapping[int, float]:
        found: dict[int, float] = {}
        at = self._vocabulary.find(unit)
        while at >= 0:
            for entry, count in self._words.row(bisect_right(self._starts, at) - 1):
                found[entry] = found.get(entry, 0.0) + count
            at = self._vocabulary.find(unit, at + 1)
        return found

    def warm(self) -> None:
        """Count every letter group now, so that no question has to wait for it."""
        counted: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for number, word in enumerate(self._words.words):
            row = tuple(self._words.row(number))
            for unit in grams(word):
                counts = counted[unit]
                for entry, count in row:
                    counts[entry] = counts.get(entry, 0.0) + count
        for unit, counts in counted.items():
            everywhere = sum(counts.values())
            gains = (log(1 + self._factors[at] * count / everywhere) for at, count in counts.items())
            self._known[unit] = (tuple(counts), tuple(gains))
