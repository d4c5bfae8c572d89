"""From a question to an entry: scoring, thresholds, and an honest "I do not know"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.entry import Entry

ANSWER_AT = 78.0
SUGGEST_AT = 60.0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may answer, its score from 0 to 1, and why it came up."""

    entry: Entry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One entry answers; ``facet`` is what was asked for, ``beside`` the other of two compared schemes."""

    best: Hit
    facet: str | None = None
    others: tuple[Hit, ...] = ()
    beside: Entry | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """Several entries are near, or the best is weak: at most three are offered, best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing answers. ``nearest`` are topics by name; ``pointer`` says where the question belongs;
    ``small_talk`` marks a greeting or thanks."""

    nearest: tuple[Hit, ...] = ()
    pointer: str | None = None
    small_talk: bool = False


Answer = Found | Unsure | Unknown


class Index:
    """Everything needed to find entries; built once, asked from any thread."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._phrases = [
            (phrase.lower(), entry.id)
            for entry in self.entries.values()
            for phrase in (entry.title, *entry.aliases, *entry.abbreviations, *entry.english, *entry.questions)
        ]

    def ask(self, question: str, context: Entry | None = None) -> Answer:
        """Find the entry that answers; ``context`` is the entry the thread is about."""
        hits = self._hits(question)
        if not hits:
            return Unknown()
        if hits[0].score * 100 >= ANSWER_AT:
            return Found(hits[0], others=hits[1:4])
        if context is not None:
            return Found(Hit(context, 1.0, ("tråden",)))
        if hits[0].score * 100 >= SUGGEST_AT:
            return Unsure(hits[:3])
        return Unknown(hits[:3])

    def _hits(self, question: str) -> tuple[Hit, ...]:
        best: dict[str, tuple[float, str]] = {}
        texts = [phrase for phrase, _ in self._phrases]
        for phrase, score, position in process.extract(
            question.lower(), texts, scorer=fuzz.token_set_ratio, limit=30, score_cutoff=40
        ):
            entry_id = self._phrases[position][1]
            if score > best.get(entry_id, (0.0, ""))[0]:
                best[entry_id] = (score, phrase)
        ranked = sorted(best.items(), key=lambda item: -item[1][0])
        return tuple(Hit(self.entries[key], score / 100, (phrase,)) for key, (score, phrase) in ranked)
