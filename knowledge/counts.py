"""What all entries are made of together: which entry uses which unit how often, ready to be kept and read in parts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast
from zlib import crc32

from knowledge.normalise import gram_count
from knowledge.profiles import Profile

Row = tuple[Sequence[int], Sequence[float]]
"""The positions of the entries that use a unit, and how often each does."""

Rows = Mapping[str, Row]

_Columns = tuple[str, list[int], list[int], list[float], list[float]]

PARTS = 64
"""Parts a kept table is cut into: a question reads a handful of them."""


class Table:
    """Rows by unit. A part is read when one of its units is first asked for; threads may read the same part twice."""

    def __init__(self, parts: int, read: Callable[[int], Rows]) -> None:
        self._read = read
        self._parts: list[Rows | None] = [None] * parts
        self._known: dict[str, Mapping[int, float]] = {}

    @classmethod
    def of(cls, rows: Rows) -> Table:
        """A table that is held as a whole."""
        return cls(1, lambda part: rows)

    def counts(self, unit: str) -> Mapping[int, float]:
        """How often each entry (by position) uses the unit."""
        known = self._known.get(unit)
        if known is None:
            positions, counts = self._part(part_of(unit, len(self._parts))).get(unit, ((), ()))
            known = self._known[unit] = dict(zip(positions, counts, strict=True))
        return known

    def warm(self) -> None:
        """Read every part."""
        for number in range(len(self._parts)):
            self._part(number)

    def _part(self, number: int) -> Rows:
        part = self._parts[number]
        if part is None:
            part = self._parts[number] = self._read(number)
        return part


def part_of(unit: str, parts: int) -> int:
    """The part that holds a unit."""
    return crc32(unit.encode()) % parts


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all entries in columns, which are read ten times as fast as a row for each.

    ``positions`` and ``counts`` hold the rows one after the other; ``ends`` says where each ends. ``totals`` are the
    sums of each entry's letter groups.
    """

    words: Sequence[str]
    ends: Sequence[int]
    positions: Sequence[int]
    counts: Sequence[float]
    totals: Sequence[float]

    def row(self, number: int) -> Iterable[tuple[int, float]]:
        """The entries that use a word, with how often each does."""
        start, end = self.ends[number - 1] if number else 0, self.ends[number]
        return zip(self.positions[start:end], self.counts[start:end], strict=True)


@dataclass(frozen=True, slots=True)
class Counts:
    """Words, stems and pairs of stems by entry, with the sum of each entry's counts.

    ``phrases`` are the example questions in folded words, with the positions of their entries; ``names`` what each
    entry is called, in stems, and how many of these are its title and abbreviations.
    """

    words: Words
    stems: Table
    stem_totals: Sequence[float]
    pairs: Table
    pair_totals: Sequence[float]
    phrases: Mapping[str, Sequence[int]]
    names: Sequence[tuple[Sequence[str], int]]


def together(profiles: Sequence[Profile]) -> Counts:
    """Turn the counts of each entry into the entries of each unit."""
    phrases: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        for phrase in one.phrases:
            phrases[phrase].append(at)
    return Counts(
        words=_columns(profiles),
        stems=Table.of(rows(one.stems for one in profiles)),
        stem_totals=[sum(one.stems.values()) for one in profiles],
        pairs=Table.of(rows(one.pairs for one in profiles)),
        pair_totals=[sum(one.pairs.values()) for one in profiles],
        phrases=phrases,
        names=[(one.names, one.main_names) for one in profiles],
    )


def _columns(profiles: Sequence[Profile]) -> Words:
    found = rows(one.words for one in profiles)
    return Words(
        words=list(found),
        ends=list(accumulate(len(positions) for positions, _ in found.values())),
        positions=[at for positions, _ in found.values() for at in positions],
        counts=[count for _, counts in found.values() for count in counts],
        totals=[sum(count * gram_count(word) for word, count in one.words.items()) for one in profiles],
    )


def rows(entries: Iterable[Mapping[str, float]]) -> dict[str, tuple[list[int], list[float]]]:
    """The row of each unit."""
    found: defaultdict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for at, counts in enumerate(entries):
        for unit, count in counts.items():
            positions, said = found[unit]
            positions.append(at)
            said.append(count)
    return dict(found)


def packed(profiles: Sequence[Profile]) -> list[bytes]:
    """The same as JSON in parts: first what every start needs, then the parts of the stems and of the pairs."""
    whole = together(profiles)
    stems, pairs = rows(one.stems for one in profiles), rows(one.pairs for one in profiles)
    words = whole.words
    columns = [" ".join(words.words), words.ends, words.positions, words.counts, words.totals]
    first = [columns, whole.stem_totals, whole.pair_totals, whole.phrases, whole.names]
    return [_json(part) for part in (first, *_parted(stems), *_parted(pairs))]


def unpacked(parts: Sequence[bytes]) -> Counts:
    """Raises ValueError or LookupError where the first part is not of this form."""
    columns, stem_totals, pair_totals, phrases, names = cast(
        "tuple[_Columns, list[float], list[float], dict[str, list[int]], list[tuple[list[str], int]]]",
        json.loads(parts[0]),
    )
    return Counts(
        words=Words(columns[0].split(), *columns[1:]),
        stems=_lazy(parts[1 : PARTS + 1]),
        stem_totals=stem_totals,
        pairs=_lazy(parts[PARTS + 1 :]),
        pair_totals=pair_totals,
        phrases=phrases,
        names=names,
    )


def _lazy(parts: Sequence[bytes]) -> Table:
    return Table(len(parts), lambda number: cast("Rows", json.loads(parts[number])))


def _parted(whole: Rows) -> list[dict[str, Row]]:
    parts: list[dict[str, Row]] = [{} for _ in range(PARTS)]
    for unit, row in whole.items():
        parts[part_of(unit, PARTS)][unit] = row
    return parts


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
