"""From a question to an entry: scoring, confidence, and an honest "I do not know"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from knowledge import abstention, comparing, facets, following, pointers, synonyms
from knowledge.abstention import Band, Signs
from knowledge.counts import Counts, together
from knowledge.english import is_english
from knowledge.entry import Entry, Kind
from knowledge.facets import Wanted
from knowledge.mentions import Mention, Names
from knowledge.normalise import MAX_LENGTH, STOPWORDS, grams, pairs, stem, stems, words
from knowledge.pointers import Pointer
from knowledge.profiles import profile
from knowledge.scoring import CountedModel, GramModel
from knowledge.smalltalk import is_small_talk
from knowledge.spelling import Vocabulary

PAIR_VOTE = 0.3
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

SHOWN = 3
"""Suggestions shown, and alternatives kept beside an answer."""

SHORT, LONG, CERTAIN = 9, 14, 0.9
"""In a question of more words (LONG for a hard pointer) and with more confidence, a neighbouring topic is a detail."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may answer, its confidence from 0 to 1, and why it came up."""

    entry: Entry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One entry answers; ``facet`` is what was asked for, ``beside`` the other of two compared schemes.

    ``english`` says that the question was; ``from_thread`` that the thread's entry answers a follow-up.
    """

    best: Hit
    facet: str | None = None
    others: tuple[Hit, ...] = ()
    beside: Entry | None = None
    english: bool = False
    from_thread: bool = False


@dataclass(frozen=True, slots=True)
class Unsure:
    """Several entries are near, or the best is weak: at most three are offered, best first."""

    hits: tuple[Hit, ...]
    english: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing answers. ``nearest`` are topics by name; ``pointer`` says where the question belongs;
    ``small_talk`` marks a greeting or thanks."""

    nearest: tuple[Hit, ...] = ()
    pointer: str | None = None
    small_talk: bool = False
    english: bool = False


Answer = Found | Unsure | Unknown


@dataclass(frozen=True)
class Question:
    """A question as the index reads it."""

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


class Index:
    """Everything needed to find entries; built once, asked from any thread."""

    def __init__(self, entries: Iterable[Entry], counts: Counts | None = None) -> None:
        """``counts`` are those of the same entries in the same order, made earlier (``knowledge/cache.py``)."""
        self.entries = {entry.id: entry for entry in entries}
        self._list = tuple(self.entries.values())
        made = counts or together([profile(entry) for entry in self._list])
        self._grams = GramModel(made.words)
        self._stems = CountedModel(made.stems, made.stem_totals)
        self._pairs = CountedModel(made.pairs, made.pair_totals)
        self._vocabulary = Vocabulary(made.words.words)
        self._names = Names(made.names, self._rarity)
        self._phrases = made.phrases
        self._questions: dict[int, tuple[tuple[str, frozenset[str]], ...]] = {}

    def warm(self) -> None:
        """Count everything now instead of with the first questions: for a process that stays (about 0.4 s)."""
        for model in (self._grams, self._stems, self._pairs):
            model.warm()

    def ask(self, question: str, context: Entry | None = None) -> Answer:
        """Find the entry that answers; ``context`` is the entry the thread is about."""
        asked = self.read(question)
        if is_small_talk(asked.words):
            return Unknown(small_talk=True)
        if not self._list:
            return Unknown()
        ranking = self.rank(asked)
        sure = self.confidence(asked, ranking)
        english = is_english(asked.words)
        if context is not None and self._follows(asked, ranking, sure, context):
            return self._in_thread(asked, ranking, sure, context, english)
        hits = self._hits(asked, ranking, sure)
        known = " ".join(asked.words) in self._phrases
        pointer = None if known else pointers.find(asked.text, self._vocabulary)
        if pointer is not None and self._foreign(pointer, asked, ranking, sure):
            return Unknown(hits[:SHOWN], pointer.office, english=english)
        band = abstention.band(sure)
        pair = comparing.compared(asked.words, ranking.mentions)
        if pair is not None and band is not Band.DECLINE:
            return self._compared(asked, ranking, sure, pair, english)
        match band:
            case Band.ANSWER:
                facet = facets.choose(asked.wanted.facets, hits[0].entry)
                return Found(hits[0], facet, hits[1 : SHOWN + 1], english=english)
            case Band.SUGGEST:
                return Unsure(hits[:SHOWN], english)
            case Band.DECLINE:
                return Unknown(hits[:SHOWN], english=english)

    def read(self, question: str) -> Question:
        """The question as the search sees it; what is longer than ``MAX_LENGTH`` is cut off."""
        return Question(question[:MAX_LENGTH], self._vocabulary)

    def rank(self, asked: Question) -> Ranking:
        """Score every entry: letter groups and stems vote fully, pairs and names a part."""
        by_gram = self._grams.scores(asked.grams)
        by_stem = self._stems.scores(asked.stems)
        by_pair = self._pairs.scores(asked.pairs)
        scores = [gram + word + PAIR_VOTE * pair for gram, word, pair in zip(by_gram, by_stem, by_pair, strict=True)]
        mentions = self._names.within(stems(asked.spelt))
        best: dict[int, float] = {}
        for mention in mentions:
            weight = mention.weight
            if _is_bare(asked.spelt, range(mention.start, mention.end)):
                weight += BARE_TITLE if mention.main else BARE_ALIAS
                weight += BARE_SCHEME if self._list[mention.entry].kind is Kind.SCHEME else 0.0
            if facets.choose(asked.wanted.facets[:1], self._list[mention.entry]) is not None:
                weight += ASKED_VOTE
            best[mention.entry] = max(best.get(mention.entry, 0.0), weight)
        for at, weight in best.items():
            scores[at] += NAME_VOTE * weight
        for at in self._phrases.get(" ".join(asked.words), ()):
            scores[at] += KNOWN_QUESTION
        return Ranking(scores, sorted(range(len(scores)), key=lambda at: -scores[at]), mentions)

    def confidence(self, asked: Question, ranking: Ranking) -> float:
        """How probable it is that the best entry is about the question, 0..1.

        A bare name or an example question leaves no doubt; who calls the best entry by a name is never declined.
        """
        best = ranking.order[0]
        if best in self._phrases.get(" ".join(asked.words), ()):
            return 1.0
        inside = {at for one in ranking.mentions if one.entry == best for at in range(one.start, one.end)}
        if inside and _is_bare(asked.spelt, inside):
            return 1.0
        sure = abstention.confidence(self.signs(asked, ranking))
        if inside and _asks_only(asked, inside):
            return max(sure, ASKED_ONLY)
        return max(sure, abstention.SUGGEST_FROM) if inside else sure

    def signs(self, asked: Question, ranking: Ranking) -> Signs:
        """What the confidence is computed from."""
        best = ranking.order[0]
        score = ranking.scores[best]
        second = ranking.scores[ranking.order[1]] if len(ranking.order) > 1 else 0.0
        whole = covered = partly = 0.0
        for word in asked.telling:
            rarity = self._rarity(stem(word))
            whole += rarity
            covered += rarity * (best in self._stems.counts(stem(word)))
            partly += rarity * self._share(word, best) ** 2
        whole = whole or 1.0
        lead = (score - second) / score if score > 0 else 0.0
        named = max((one.weight for one in ranking.mentions if one.entry == best), default=0.0)
        foreign = sum(not self._stems.counts(stem(word)) for word in asked.telling)
        return Signs(score, covered / whole, partly / whole, lead, log(1 + len(asked.telling)), named, foreign)

    def _share(self, word: str, at: int) -> float:
        """The share of a word's letter groups that an entry uses."""
        parts = list(grams(word))
        return sum(at in self._grams.postings(part)[0] for part in parts) / len(parts)

    def _rarity(self, unit: str) -> float:
        users = len(self._stems.counts(unit))
        return log(1 + (len(self._list) - users + 0.5) / (users + 0.5))

    def _foreign(self, pointer: Pointer, asked: Question, ranking: Ranking, sure: float) -> bool:
        """Whether a neighbouring topic is what the question is about, not a detail of a story or of a named entry."""
        if pointer.hard:
            return len(asked.words) <= LONG or sure < CERTAIN
        first = set(ranking.order[:SHOWN])
        named = any(mention.main and mention.entry in first for mention in ranking.mentions)
        return not named and (len(asked.words) <= SHORT or sure < CERTAIN)

    def _follows(self, asked: Question, ranking: Ranking, sure: float, context: Entry) -> bool:
        if self._list[ranking.order[0]].id == context.id and abstention.band(sure) is not Band.DECLINE:
            return True
        if following.has_no_topic(asked.words) or following.supposes(asked.words):
            return True
        named = any(mention.main for mention in ranking.mentions)
        return not named and following.asks_on(asked.words) and pointers.find(asked.text) is None

    def _in_thread(self, asked: Question, ranking: Ranking, sure: float, context: Entry, english: bool) -> Found:
        wanted = asked.wanted.facets
        if following.supposes(asked.words) and ranking.mentions:
            wanted = (*wanted, "samspil")
        others = tuple(hit for hit in self._hits(asked, ranking, sure) if hit.entry.id != context.id)
        best = Hit(context, max(sure, abstention.ANSWER_FROM), (f"tråden handler om {context.title}",))
        return Found(best, facets.choose(wanted, context), others[:SHOWN], english=english, from_thread=True)

    def _compared(self, asked: Question, ranking: Ranking, sure: float, pair: tuple[int, int], english: bool) -> Found:
        first, second = sorted(pair, key=lambda at: -ranking.scores[at])
        order = [first, second, *(at for at in ranking.order if at not in pair)]
        hits = self._hits(asked, Ranking(ranking.scores, order, ranking.mentions), sure)
        facet = facets.choose(asked.wanted.facets, hits[0].entry)
        return Found(hits[0], facet, hits[1 : SHOWN + 1], beside=hits[1].entry, english=english)

    def _hits(self, asked: Question, ranking: Ranking, sure: float) -> tuple[Hit, ...]:
        """The best entries; the first has the confidence, the others in proportion to their scores."""
        best = max(ranking.scores[ranking.order[0]], 1e-9)
        return tuple(
            Hit(self._list[at], sure * min(1.0, max(0.0, ranking.scores[at] / best)), self._reasons(asked, ranking, at))
            for at in ranking.order[: SHOWN + 1]
        )

    def _reasons(self, asked: Question, ranking: Ranking, at: int) -> tuple[str, ...]:
        """Why an entry came up: its name, the words that say most for it, the example question most alike."""
        named = [
            f"navnet “{' '.join(asked.words[mention.start : mention.end])}”"
            for mention in ranking.mentions
            if mention.entry == at
        ]
        gains: dict[str, float] = {}
        for word in asked.telling:
            positions, said = self._stems.postings(stem(word))
            gain = dict(zip(positions, said, strict=True)).get(at, 0.0)
            if gain > 1.0:
                gains[word] = gain
        strongest = sorted(gains, key=lambda word: -gains[word])[:3]
        by_word = [f"ordet “{word}”" for word in strongest]
        return (*named[:1], *by_word, *self._alike(asked, at))

    def _alike(self, asked: Question, at: int) -> tuple[str, ...]:
        if at not in self._questions:
            self._questions[at] = tuple(
                (example.q, frozenset(stems([word for word in words(example.q) if word not in STOPWORDS])))
                for example in self._list[at].questions
            )
        mine = frozenset(stems(asked.telling))
        nearest = max(self._questions[at], key=lambda one: _overlap(mine, one[1]), default=None)
        if nearest is None or _overlap(mine, nearest[1]) < 0.2:
            return ()
        return (f"spørgsmålet ligner “{nearest[0]}”",)


def _is_bare(parts: Sequence[str], inside: Collection[int]) -> bool:
    """Whether nothing but stop words stands outside these positions."""
    return all(at in inside or part in STOPWORDS for at, part in enumerate(parts))


def _asks_only(asked: Question, inside: Collection[int]) -> bool:
    """Whether nothing but what is asked for stands outside these positions."""
    wanted = asked.wanted
    return bool(wanted.facets) and all(
        at in inside or word in STOPWORDS or word in wanted.words or following.is_general(word)
        for at, word in enumerate(asked.words)
    )


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words as a share of all, 0..1."""
    return len(left & right) / len(left | right) if left and right else 0.0
