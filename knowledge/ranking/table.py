"""Which entry uses which unit (word stem, pair of stems, letter group), and what the unit says for it.

Plain arrays: the rows of all units one after the other, so that a start reads them as they lie in the file and a
question adds up a few slices. What a unit says is a small language model's answer to: how much more often does this
entry use it than the whole knowledge base does? The measure needs no training and changes little when entries are
added; benchmarks/search_designs.md holds what it was compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from knowledge.language.normalise import grams

BACKGROUND = 0.3
"""Share of the background in the mixture: how little a unit counts that every entry uses."""

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Kept = NDArray[np.int32] | NDArray[np.float32] | NDArray[np.uint8]
"""An array as the file keeps it; ``uint8`` are the bytes of a text."""


@dataclass(frozen=True, slots=True)
class Table:
    """``starts[row]`` to ``starts[row + 1]`` are the places of a unit's row in ``entries`` (positions) and ``gains``.

    ``size`` is the number of entries. Positions in a row are in rising order.
    """

    rows: Mapping[str, int]
    starts: Ints
    entries: Ints
    gains: Floats
    size: int

    def row(self, unit: str) -> tuple[Ints, Floats]:
        """The positions of the entries that use a unit, with what it says for each; empty where none does."""
        row = self.rows.get(unit)
        if row is None:
            return self.entries[:0], self.gains[:0]
        place = slice(self.starts[row], self.starts[row + 1])
        return self.entries[place], self.gains[place]

    def users(self, unit: str) -> int:
        """How many entries use a unit."""
        row = self.rows.get(unit)
        return 0 if row is None else int(self.starts[row + 1] - self.starts[row])

    def uses(self, at: int, unit: str) -> bool:
        """Whether the entry at a position uses a unit."""
        return bool((self.row(unit)[0] == at).any())

    def scores(self, units: Mapping[str, float]) -> Floats:
        """The fit of each entry; ``units`` maps a unit to its weight. Long questions are damped by a square root."""
        known = [(row, weight) for unit, weight in units.items() if (row := self.rows.get(unit)) is not None]
        if not known:
            return np.zeros(self.size, np.float32)
        rows = np.array([row for row, _ in known])
        first, last = self.starts[rows], self.starts[rows + 1]
        entries = np.concatenate([self.entries[start:end] for start, end in zip(first, last, strict=True)])
        gains = np.concatenate([self.gains[start:end] for start, end in zip(first, last, strict=True)])
        weights = np.repeat(np.array([weight for _, weight in known]), last - first)
        whole = np.bincount(entries, gains * weights, minlength=self.size)
        return (whole / sqrt(sum(units.values()))).astype(np.float32)

    def arrays(self, name: str) -> dict[str, Kept]:
        """The table as arrays under names of its own, to be kept in a file."""
        return {
            f"{name}.units": packed("\n".join(self.rows)),
            f"{name}.starts": self.starts,
            f"{name}.entries": self.entries,
            f"{name}.gains": self.gains,
        }

    @classmethod
    def kept(cls, name: str, arrays: Mapping[str, Kept], size: int) -> Table:
        """The table from the arrays of a file. Raises KeyError where they are not there."""
        units = unpacked(arrays[f"{name}.units"]).split("\n")
        return cls(
            rows={unit: row for row, unit in enumerate(units)},
            starts=arrays[f"{name}.starts"].astype(np.int32),
            entries=arrays[f"{name}.entries"].astype(np.int32),
            gains=arrays[f"{name}.gains"].astype(np.float32),
            size=size,
        )


def packed(text: str) -> NDArray[np.uint8]:
    """A text as an array of its bytes."""
    return np.frombuffer(text.encode(), np.uint8)


def unpacked(array: Kept) -> str:
    """The text of such an array."""
    return array.tobytes().decode()


def counted(entries: Sequence[Mapping[str, float]]) -> Table:
    """A table of how often each entry uses each unit."""
    rows: dict[str, int] = {}
    units = [rows.setdefault(unit, len(rows)) for counts in entries for unit in counts]
    owners = np.repeat(np.arange(len(entries)), [len(counts) for counts in entries])
    return _table(rows, np.array(units, np.int64), owners, _flat(entries), len(entries))


def counted_grams(entries: Sequence[Mapping[str, float]]) -> Table:
    """A table of letter groups, from how often each entry uses each word."""
    words: dict[str, int] = {}
    used = [words.setdefault(word, len(words)) for counts in entries for word in counts]
    rows: dict[str, int] = {}
    groups = [[rows.setdefault(gram, len(rows)) for gram in grams(word)] for word in words]
    units = np.fromiter((gram for word in used for gram in groups[word]), np.int64)
    sizes = [len(groups[word]) for word in used]
    owners = np.repeat(np.arange(len(entries)), [len(counts) for counts in entries])
    return _table(rows, units, np.repeat(owners, sizes), np.repeat(_flat(entries), sizes), len(entries))


def _flat(entries: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    return np.array([count for counts in entries for count in counts.values()], np.float64)


def _table(
    rows: Mapping[str, int], units: NDArray[np.int64], owners: NDArray[np.int64], counts: NDArray[np.float64], size: int
) -> Table:
    """The rows of single counts: those of the same unit and entry are added up."""
    places, which = np.unique(units * max(size, 1) + owners, return_inverse=True)
    sums = np.bincount(which, counts, minlength=len(places))
    unit, entry = places // max(size, 1), places % max(size, 1)
    everywhere = np.bincount(unit, sums, minlength=len(rows))
    totals = np.bincount(entry, sums, minlength=size)
    factors = (1 - BACKGROUND) / BACKGROUND * sums.sum() / np.maximum(totals, 1e-9)
    gains = np.log1p(factors[entry] * sums / everywhere[unit])
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(unit, minlength=len(rows)))))
    return Table(rows, starts.astype(np.int32), entry.astype(np.int32), gains.astype(np.float32), size)


def positions(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The positions under each text."""
    together: dict[str, list[int]] = {}
    for text, at in found:
        together.setdefault(text, []).append(at)
    return together
