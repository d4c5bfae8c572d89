"""What each entry is made of, counted, and all of it together: the plain data that the ranking reads and the cache
keeps."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from knowledge.entry import Entry, Kind
from knowledge.language.normalise import pairs, stem, stems, words
from knowledge.ranking.table import Kept, Table, counted, counted_grams, packed, positions, unpacked
from knowledge.reading import phrasing
from knowledge.reading.phrasing import Phrasing

NAME_WEIGHT = 2.0
"""A word of a title or alias counts as much as in two example questions or two places of the text."""


ASKED_AS = {
    Kind.SCHEME: "rules", Kind.TERM: "rules", Kind.LOCAL: "rules",
    Kind.LEARNING: "practice", Kind.MODEL: "practice", Kind.TOOL: "practice",
    Kind.PROJECT: "projects", Kind.FIGURE: "projects",
}  # fmt: skip
"""What kinds of entries are asked for in the same way."""

SEEN, SEEN_PLACED = 4, 2
"""Example questions in which a word must stand to lean to a kind of entry, and placed ones in which a word or pair must
to lean to a section."""


Leanings = tuple[dict[str, float], dict[str, dict[str, int]]]
Texts = tuple[list[str], dict[str, list[int]], list[tuple[list[str], int]], Leanings, Leanings]
"""What of the counts is kept as JSON."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Letter groups, stems and pairs of stems by entry.

    ``vocabulary`` are the folded words; ``phrases`` the example questions in folded words, with the positions of their
    entries: one that is typed exactly needs no scoring; ``names`` what each entry is called, in stems, and how many of
    these are its title and abbreviations; ``asked`` how rules, practice and projects are asked for, ``placed`` what a
    section holds.
    """

    grams: Table
    stems: Table
    pairs: Table
    vocabulary: Sequence[str]
    phrases: Mapping[str, Sequence[int]]
    names: Sequence[tuple[Sequence[str], int]]
    asked: Phrasing
    placed: Phrasing

    def arrays(self) -> dict[str, Kept]:
        """Everything as arrays, to be kept in a file."""
        leanings = [(one.share, one.found) for one in (self.asked, self.placed)]
        texts = json.dumps([self.vocabulary, self.phrases, self.names, *leanings], ensure_ascii=False)
        return {
            **self.grams.arrays("grams"),
            **self.stems.arrays("stems"),
            **self.pairs.arrays("pairs"),
            "texts": packed(texts),
        }

    @classmethod
    def kept(cls, arrays: Mapping[str, Kept]) -> Counts:
        """Read them back. Raises KeyError or ValueError where the arrays are not of this form."""
        vocabulary, phrases, names, asked, placed = cast("Texts", json.loads(unpacked(arrays["texts"])))
        tables = [Table.kept(name, arrays, len(names)) for name in ("grams", "stems", "pairs")]
        return cls(tables[0], tables[1], tables[2], vocabulary, phrases, names, Phrasing(*asked), Phrasing(*placed))


def names(entry: Entry) -> tuple[str, ...]:
    """Everything an entry is called, best first."""
    official = (entry.official,) if entry.official else ()
    return (entry.title, *entry.abbreviations, *official, *entry.aliases, *entry.english)


def count(entries: Iterable[Entry]) -> Counts:
    """Count names, example questions and texts; a question counts each of its words once."""
    known = tuple(entries)
    used = [_counted(entry) for entry in known]
    found_words, found_pairs = [one[0] for one in used], [one[1] for one in used]
    return Counts(
        grams=counted_grams(found_words),
        stems=counted([_stemmed(one) for one in found_words]),
        pairs=counted(found_pairs),
        vocabulary=list(dict.fromkeys(word for one in found_words for word in one)),
        phrases=positions((phrase, at) for at, one in enumerate(used) for phrase in one[2]),
        names=[one[3] for one in used],
        asked=Phrasing.learnt(
            (
                (phrase.split(), ASKED_AS[entry.kind])
                for entry, one in zip(known, used, strict=True)
                for phrase in one[2]
            ),
            phrasing.single,
            SEEN,
        ),
        placed=placed(known),
    )


def placed(entries: Iterable[Entry]) -> Phrasing:
    """How what a section holds is asked for, from the example questions that editors have placed."""
    examples = ((words(one.q), one.section) for entry in entries for one in entry.questions if one.section is not None)
    return Phrasing.learnt(examples, phrasing.paired, SEEN_PLACED)


def _counted(
    entry: Entry,
) -> tuple[Mapping[str, float], Mapping[str, float], Sequence[str], tuple[Sequence[str], int]]:
    """Words, pairs of stems, the example questions and the names of one entry."""
    word_counts: defaultdict[str, float] = defaultdict(float)
    pair_counts: defaultdict[str, float] = defaultdict(float)

    def add(found: Iterable[str], into: defaultdict[str, float], weight: float) -> None:
        for part in found:
            into[part] += weight

    phrases: list[str] = []
    for example in entry.questions:
        parts = words(example.q)
        phrases.append(" ".join(parts))
        add(set(parts), word_counts, 1)
        add(set(pairs(parts)), pair_counts, 1)
    for text in names(entry):
        parts = words(text)
        add(set(parts), word_counts, NAME_WEIGHT)
        add(set(pairs(parts)), pair_counts, NAME_WEIGHT)
    for text in (entry.short, *(part.text for part in entry.sections)):
        parts = words(text)
        add(parts, word_counts, 1)
        add(pairs(parts), pair_counts, 1)
    called = list(dict.fromkeys(" ".join(stems(words(name))) for name in names(entry)))
    main = {" ".join(stems(words(name))) for name in (entry.title, *entry.abbreviations)}
    return word_counts, pair_counts, phrases, (called, len(main))


def _stemmed(word_counts: Mapping[str, float]) -> Mapping[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for word, count in word_counts.items():
        found[stem(word)] += count
    return found
