"""How people ask: "hvem betaler …" leans to one section, "må man …" to another, "hvordan fik de …" to projects.

Learnt from the example questions that editors have placed: naive Bayes over words and pairs of words, stop words
included, since these are what a question is built of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, tanh

SMOOTHING = 3.0
"""Questions that a heading is given beside those seen, spread as its share of all: rare words lean nowhere."""

SPREAD = 4.0
"""The sum of logarithms at which a leaning is three quarters of the strongest possible."""

Units = Callable[[Sequence[str]], Iterable[str]]
"""What of the folded words of a question is counted."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The leanings of words and pairs of words.

    ``share`` is that of each heading among the questions it was learnt from, ``found`` in how many questions under each
    heading a word or pair stands.
    """

    share: Mapping[str, float]
    found: Mapping[str, Mapping[str, int]]

    @classmethod
    def learnt(cls, placed: Iterable[tuple[Sequence[str], str]], units: Units, seen: int) -> Phrasing:
        """From example questions in folded words, each with its heading; ``seen``: questions in which a unit must stand
        to be kept."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        headings: Counter[str] = Counter()
        for parts, heading in placed:
            headings[heading] += 1
            for unit in units(parts):
                found[unit][heading] += 1
        return cls(
            {heading: count / headings.total() for heading, count in headings.items()},
            {unit: dict(counts) for unit, counts in found.items() if counts.total() >= seen},
        )

    def leanings(self, units: Iterable[str]) -> Mapping[str, float]:
        """How the words and pairs of a question lean to each heading that is known, from -1 to 1."""
        seen = [counts for counts in map(self.found.get, dict.fromkeys(units)) if counts is not None]
        totals = [sum(counts.values()) + SMOOTHING for counts in seen]
        return {
            heading: tanh(
                sum(
                    log((counts.get(heading, 0) / share + SMOOTHING) / total)
                    for counts, total in zip(seen, totals, strict=True)
                )
                / SPREAD
            )
            for heading, share in self.share.items()
        }


def single(parts: Sequence[str]) -> Iterator[str]:
    """Words, and the first as such."""
    yield from parts
    yield from (f"^{part}" for part in parts[:1])


def paired(parts: Sequence[str]) -> Iterator[str]:
    """The same with pairs of neighbours."""
    yield from single(parts)
    yield from (f"{left} {right}" for left, right in pairwise(parts))
