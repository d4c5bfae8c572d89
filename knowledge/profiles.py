"""What each entry is made of, counted: the plain data that the scoring reads and the cache keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.entry import Entry
from knowledge.normalise import pairs, stem, stems, words

NAME_WEIGHT = 2.0
"""A word of a title or alias counts as much as in two example questions or two places of the text."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How often each folded word, its stem, and each pair of neighbouring stems stands in an entry, weighted by field.

    ``phrases`` are the example questions in folded words: one that is typed exactly needs no scoring. ``names`` are
    everything the entry is called, in stems; the first ``main_names`` of them are its title and abbreviations.
    """

    words: Mapping[str, float]
    stems: Mapping[str, float]
    pairs: Mapping[str, float]
    phrases: tuple[str, ...]
    names: tuple[str, ...]
    main_names: int


def names(entry: Entry) -> tuple[str, ...]:
    """Everything an entry is called, best first."""
    official = (entry.official,) if entry.official else ()
    return (entry.title, *entry.abbreviations, *official, *entry.aliases, *entry.english)


def profile(entry: Entry) -> Profile:
    """Count an entry's names, example questions and text; a question counts each of its words once."""
    called = dict.fromkeys(" ".join(stems(words(name))) for name in names(entry))
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
    stem_counts: defaultdict[str, float] = defaultdict(float)
    for word, count in word_counts.items():
        stem_counts[stem(word)] += count
    main = {" ".join(stems(words(name))) for name in (entry.title, *entry.abbreviations)}
    return Profile(
        words=dict(word_counts),
        stems=dict(stem_counts),
        pairs=dict(pair_counts),
        phrases=tuple(phrases),
        names=tuple(called),
        main_names=len(main),
    )
