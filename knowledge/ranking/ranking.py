"""Scores every entry for a question, says how sure the best one is, and why each came up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from knowledge.answers import Hit
from knowledge.entry import Entry, Kind
from knowledge.language import synonyms
from knowledge.language.normalise import MAX_LENGTH, STOPWORDS, fold, grams, pairs, stem, stems, words
from knowledge.language.spelling import Vocabulary
from knowledge.ranking import confidence
from knowledge.ranking.confidence import Signs
from knowledge.ranking.mentions import Mention, Names
from knowledge.ranking.profiles import ASKED_AS, Counts, count
from knowledge.ranking.table import Floats
from knowledge.reading import asking, facets, general, phrasing
from knowledge.reading.facets import Wanted

PAIR_VOTE = 0.6
NAME_VOTE = 0.5
"""What pairs of words and names add to stems and letter groups, which vote with 1 (benchmarks/search_designs.md)."""

KNOWN_QUESTION = 40.0
"""What an example question adds when it is typed word for word."""

BARE_TITLE, BARE_ALIAS = 40.0, 20.0
"""The weight of a name that is the whole question but for stop words: "hvad er en mentor?"."""

BARE_SCHEME = 8.0
"""What a scheme's bare name weighs more: "småjob" asks for the scheme before the word."""

ASKED_VOTE = 7.0
"""What a named entry gains where it has the section that is asked for: "hvad kostede Lejre" is the project's to say."""

ASKED_ONLY = 0.9
"""The confidence where nothing is said but a name and what is asked about it: "lovhjemmel fleksjob"."""

LEANING = 0.06
"""What an entry gains or loses at the most, as a share of its score, because its kind is asked for in this way."""

ENTITLED = 0.07
"""What a scheme gains, as a share of its score, where a question asks who may get or must pay what."""

CALLED = 1.03
"""The score, as a share of the best, of the entry that a short question calls by its name."""

FEW, DOUBTED = 4, 0.4
"""Telling words beside a name up to which the entry of that name is meant, and the confidence below which another, not
called by name, that they fit better is not."""

RIVAL, SHARED = 0.85, 0.95
"""Share of the best score from which another named entry may be the one that is meant, and one of the same name."""

SHOWN = 3
"""Suggestions shown, and alternatives kept beside an answer."""


@dataclass(frozen=True)
class Question:
    """A question as the ranking reads it."""

    text: str
    vocabulary: Vocabulary

    @cached_property
    def words(self) -> list[str]:
        return words(self.text)

    @cached_property
    def spelt(self) -> list[str]:
        """The words with unknown ones put right where that is clear."""
        return self.vocabulary.corrected(self.words)

    @cached_property
    def meant(self) -> list[str]:
        """Words that were not typed but are meant."""
        return synonyms.expand(self.spelt)

    @cached_property
    def telling(self) -> list[str]:
        """The words that say something about a topic, each once, put right."""
        return [word for word in dict.fromkeys(self.spelt) if word not in STOPWORDS and len(word) > 1]

    @cached_property
    def wanted(self) -> Wanted:
        """The section that is asked for."""
        return facets.wanted(self.text)

    @cached_property
    def says_project(self) -> bool:
        """Whether a project is asked about: its name is then not that of what it worked with."""
        return any(word.startswith("projekt") for word in self.words)

    @cached_property
    def grams(self) -> dict[str, float]:
        units = {gram: synonyms.WEIGHT for word in self.meant for gram in grams(word)}
        units.update({gram: 1.0 for word in self.words for gram in grams(word)})
        return units

    @cached_property
    def stems(self) -> dict[str, float]:
        units = dict.fromkeys(stems(self.meant), synonyms.WEIGHT)
        units.update(dict.fromkeys(stems(self.spelt), 1.0))
        units.update(dict.fromkeys(stems(self.words), 1.0))
        return units

    @cached_property
    def pairs(self) -> dict[str, float]:
        return dict.fromkeys(pairs(self.words), 1.0)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every entry's score, the positions from best to worst, and the names that the question mentions."""

    scores: Sequence[float]
    order: Sequence[int]
    mentions: Sequence[Mention]

    @property
    def lead(self) -> float:
        """How far the best is ahead of the second, as a share of its score."""
        if len(self.order) < 2 or self.scores[self.order[0]] <= 0:
            return 1.0
        return (self.scores[self.order[0]] - self.scores[self.order[1]]) / self.scores[self.order[0]]

    def named(self, at: int) -> bool:
        """Whether the question calls an entry by a name of its own."""
        return any(one.entry == at and one.own for one in self.mentions)

    def rivals(self, at: int) -> bool:
        """Whether the question calls another entry by a name that is nearly as near; by the same name, if it is as
        near."""
        places = {(one.start, one.end) for one in self.mentions if one.entry == at}
        return any(
            one.entry != at
            and self.named(one.entry)
            and self.scores[one.entry] >= (SHARED if (one.start, one.end) in places else RIVAL) * self.scores[at]
            for one in self.mentions
        )


KIND_SAID = 0.4
"""What an entry of the kind that is asked for by its word gains."""


class Ranker:
    """The entries in their order, and everything needed to score them; built once, asked from any thread."""

    def __init__(self, entries: Iterable[Entry], counts: Counts | None = None) -> None:
        """``counts`` are those of the same entries in the same order, made earlier (``knowledge/cache.py``)."""
        self.entries = tuple(entries)
        made = counts or count(self.entries)
        self._grams, self._stems, self._pairs = made.grams, made.stems, made.pairs
        self.vocabulary = Vocabulary(made.vocabulary)
        self._names = Names([*_with_synonyms(made.names)], self.rarity)
        self._phrases = made.phrases
        self._asked = made.asked
        self._asked_as = [ASKED_AS[one.kind] for one in self.entries]
        self._entitling = np.array([1 + ENTITLED * (one.kind is Kind.SCHEME) for one in self.entries], np.float32)

    def read(self, question: str) -> Question:
        """The question as the search sees it; what is longer than ``MAX_LENGTH`` is cut off."""
        return Question(question[:MAX_LENGTH], self.vocabulary)

    def knows(self, asked: Question) -> Sequence[int]:
        """The positions of the entries that have exactly this example question."""
        return self._phrases.get(" ".join(asked.words), ())

    def rank(self, asked: Question) -> Ranking:
        """Score every entry: letter groups and stems vote fully, pairs and names a part."""
        scores = self._grams.scores(asked.grams) + self._stems.scores(asked.stems)
        scores += PAIR_VOTE * self._pairs.scores(asked.pairs)
        if asking.asks_what_one_may_get(fold(asked.text)):
            scores *= self._entitling
        leanings = self._asked.leanings(phrasing.single(asked.words))
        if leanings:
            scores *= np.array([1 + LEANING * leanings.get(one, 0.0) for one in self._asked_as], np.float32)
        mentions = self._names.within(stems(asked.spelt))
        best: dict[int, float] = {}
        for mention in mentions:
            weight = mention.weight
            if is_bare(asked.spelt, range(mention.start, mention.end)):
                weight += BARE_TITLE if mention.main else BARE_ALIAS
                weight += BARE_SCHEME if self.entries[mention.entry].kind is Kind.SCHEME else 0.0
            if self.entries[mention.entry].kind is Kind.PROJECT and asked.says_project:
                weight += ASKED_VOTE
            if facets.choose(asked.wanted.facets[:1], self.entries[mention.entry]) is not None:
                weight += ASKED_VOTE
            best[mention.entry] = max(best.get(mention.entry, 0.0), weight)
        for at, weight in best.items():
            scores[at] += NAME_VOTE * weight
        scores *= self._of_kind(asked)
        for at in self.knows(asked):
            scores[at] += KNOWN_QUESTION
        ranking = _ranked(scores, mentions)
        called = _called(asked, mentions)
        if called and ranking.order[0] not in best:
            sure = confidence.confidence(self.signs(asked, ranking))
            if sure < DOUBTED and not self.knows(asked):
                meant = max(called, key=lambda at: scores[at])
                scores[meant] = scores.max() * CALLED
                return _ranked(scores, mentions)
        return ranking

    def confidence(self, asked: Question, ranking: Ranking) -> float:
        """How probable it is that the best entry is about the question, 0..1.

        A bare name or an example question leaves no doubt; who calls the best entry by a name is never declined.
        """
        best = ranking.order[0]
        if best in self.knows(asked):
            return 1.0
        inside = {at for one in ranking.mentions if one.entry == best for at in range(one.start, one.end)}
        if inside and is_bare(asked.spelt, inside):
            return 1.0
        sure = confidence.confidence(self.signs(asked, ranking))
        if inside and _asks_only(asked, inside):
            return max(sure, ASKED_ONLY)
        return max(sure, confidence.SUGGEST_FROM) if inside else sure

    def signs(self, asked: Question, ranking: Ranking) -> Signs:
        """What the confidence is computed from."""
        best = ranking.order[0]
        score = ranking.scores[best]
        second = ranking.scores[ranking.order[1]] if len(ranking.order) > 1 else 0.0
        whole = covered = partly = 0.0
        for word in asked.telling:
            rarity = self.rarity(stem(word))
            whole += rarity
            covered += rarity * self._stems.uses(best, stem(word))
            partly += rarity * self._share(word, best) ** 2
        whole = whole or 1.0
        lead = (score - second) / score if score > 0 else 0.0
        named = max((one.weight for one in ranking.mentions if one.entry == best), default=0.0)
        foreign = sum(not self._stems.users(stem(word)) for word in asked.telling)
        return Signs(score, covered / whole, partly / whole, lead, log(1 + len(asked.telling)), named, foreign)

    def _share(self, word: str, at: int) -> float:
        """The share of a word's letter groups that an entry uses."""
        parts = list(grams(word))
        return sum(self._grams.uses(at, part) for part in parts) / len(parts)

    def rarity(self, unit: str) -> float:
        """How much it says that an entry uses a stem: the logarithm of the odds that one does not."""
        users = self._stems.users(unit)
        return log(1 + (len(self.entries) - users + 0.5) / (users + 0.5))

    def is_used(self, word: str) -> bool:
        """Whether any entry uses a folded word in any form."""
        return bool(self._stems.users(stem(word)))

    def uses(self, at: int, word: str) -> bool:
        """Whether an entry uses a folded word in any form."""
        return self._stems.uses(at, stem(word))

    def _of_kind(self, asked: Question) -> Floats:
        """What each entry gains where its kind is asked for, twice where its title has a telling word as well."""
        kind = asking.kind_said(fold(asked.text))
        gains = np.ones(len(self.entries), np.float32)
        told = {stem(word) for word in asked.telling}
        for at, one in enumerate(self.entries if kind is not None else ()):
            if one.kind == kind:
                gains[at] += KIND_SAID * (1 + (not told.isdisjoint(stems(words(one.title)))))
        return gains

    def hits(self, asked: Question, ranking: Ranking, sure: float) -> tuple[Hit, ...]:
        """The best entries; the first has the confidence, the others in proportion to their scores."""
        best = max(ranking.scores[ranking.order[0]], 1e-9)
        return tuple(
            Hit(
                self.entries[at],
                sure * min(1.0, max(0.0, ranking.scores[at] / best)),
                self._reasons(asked, ranking, at),
            )
            for at in ranking.order[: SHOWN + 1]
        )

    def _reasons(self, asked: Question, ranking: Ranking, at: int) -> tuple[str, ...]:
        """Why an entry came up: its name, and the words that say most for it."""
        named = [
            f"navnet “{' '.join(asked.words[mention.start : mention.end])}”"
            for mention in ranking.mentions
            if mention.entry == at
        ]
        gains: dict[str, float] = {}
        for word in asked.telling:
            users, said = self._stems.row(stem(word))
            gain = float(said[users == at].sum())
            if gain > 1.0:
                gains[word] = gain
        strongest = sorted(gains, key=lambda word: -gains[word])[:3]
        by_word = [f"ordet “{word}”" for word in strongest]
        return (*named[:1], *by_word)


def _with_synonyms(called: Sequence[tuple[Sequence[str], int]]) -> Iterable[tuple[Sequence[str], int]]:
    """The names of each entry, with the abbreviations and everyday words that stand for one of them."""
    standing: dict[str, list[str]] = {}
    for said, meaning in synonyms.table().items():
        standing.setdefault(" ".join(stems(meaning)), []).append(" ".join(stems(said)))
    for names, main in called:
        more = [said for name in names for said in standing.get(name, ()) if said not in names]
        yield [*names, *more], main


def _ranked(scores: Floats, mentions: Sequence[Mention]) -> Ranking:
    return Ranking(scores.tolist(), np.argsort(-scores, kind="stable").tolist(), mentions)


def _called(asked: Question, mentions: Sequence[Mention]) -> set[int]:
    """The entries that a question calls by a name of their own while saying little else."""
    named = [one for one in mentions if one.own]
    inside = {at for one in named for at in range(one.start, one.end)}
    beside = {
        word
        for at, word in enumerate(asked.spelt)
        if at not in inside and word not in STOPWORDS and not general.is_general(word)
    }
    return {one.entry for one in named} if len(beside) <= FEW else set()


def is_bare(parts: Sequence[str], inside: Collection[int]) -> bool:
    """Whether nothing but stop words stands outside these positions."""
    return all(at in inside or part in STOPWORDS for at, part in enumerate(parts))


def _asks_only(asked: Question, inside: Collection[int]) -> bool:
    """Whether nothing but what is asked for stands outside these positions."""
    wanted = asked.wanted
    return bool(wanted.facets) and all(
        at in inside or word in STOPWORDS or word in wanted.words or general.is_general(word)
        for at, word in enumerate(asked.words)
    )
