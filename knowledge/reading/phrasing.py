"""How people ask for what a section holds, whatever the scheme: "hvem betaler …" leans to one heading, "må man …" to
another.

Learnt from the example questions that editors have placed in sections: naive Bayes over words and pairs of words, stop
words included, since these are what a question is built of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, tanh

from knowledge.language.normalise import words

SMOOTHING = 3.0
"""Questions that a heading is given beside those seen, spread as its share of all: rare words lean nowhere."""

SPREAD = 4.0
"""The sum of logarithms at which a leaning is three quarters of the strongest possible."""

SEEN = 2
"""Questions in which a word or pair must stand to be kept."""


class Phrasing:
    """The leanings of words and pairs of words; built once, asked from any thread."""

    def __init__(self, placed: Iterable[tuple[str, str]]) -> None:
        """``placed`` are example questions, each with the heading of the section that answers it."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        headings: Counter[str] = Counter()
        for question, heading in placed:
            headings[heading] += 1
            for unit in _units(words(question)):
                found[unit][heading] += 1
        self._share = {heading: count / headings.total() for heading, count in headings.items()}
        self._found: Mapping[str, Mapping[str, int]] = {
            unit: dict(counts) for unit, counts in found.items() if counts.total() >= SEEN
        }

    def leanings(self, parts: Sequence[str]) -> Mapping[str, float]:
        """How the folded words of a question lean to each heading that is known, from -1 to 1."""
        seen = [counts for counts in map(self._found.get, dict.fromkeys(_units(parts))) if counts is not None]
        totals = [sum(counts.values()) + SMOOTHING for counts in seen]
        return {
            heading: tanh(
                sum(
                    log((counts.get(heading, 0) / share + SMOOTHING) / total)
                    for counts, total in zip(seen, totals, strict=True)
                )
                / SPREAD
            )
            for heading, share in self._share.items()
        }


def _units(parts: Sequence[str]) -> Iterator[str]:
    """Words, pairs of neighbours, and the first word as such."""
    yield from parts
    yield from (f"{left} {right}" for left, right in pairwise(parts))
    yield from (f"^{part}" for part in parts[:1])
