"""What the ranking says of a message in a thread: beside the thread's entry, and with its neighbours first."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from knowledge.answers import Topic
from knowledge.entry import Entry, Kind
from knowledge.language.normalise import fold, stem, stems, words
from knowledge.ranking.ranking import SHOWN, Question, Ranker, Ranking
from knowledge.reading import asking, facets, general, sections, thread
from knowledge.reading.thread import Weighed

NEIGHBOUR = 0.9
"""The score, as a share of the best, from which a neighbour of what the thread is about is meant sooner."""

RARE = 2.5
"""The rarity from which a word of a title says which entry is meant: about one entry in twelve uses it."""


TELLING, MOSTLY = 0.7, 0.5
"""The rarity of a word that ties a message to an entry, and the share of its words that the entry must use."""


class Following:
    """Reads messages against what a thread is about; built once, asked from any thread."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self._positions = {entry.id: at for at, entry in enumerate(ranker.entries)}

    def weighed(
        self, asked: Question, ranking: Ranking, sure: float, context: Entry, other: Entry | None, topic: Topic
    ) -> Weighed:
        """The message beside the thread's entry; ``other`` is one that it calls by a name of its own."""
        first = self._ranker.entries[ranking.order[0]]
        best = max(ranking.scores[ranking.order[0]], 1e-9)
        return Weighed(
            asked.words,
            fold(asked.text),
            context,
            first,
            other,
            sure,
            max(0.0, ranking.scores[self._positions[context.id]] / best),
            told=other is not None and self._only_mentions(asked, other, context),
            example=self._could_be_asked_of(asked, context),
            titled=self._takes_from_title(asked, first, context),
            lead=ranking.lead,
            near=thread.is_near(topic, first),
            held=facets.choose(asked.wanted.facets, context) is not None,
        )

    def leaning(self, asked: Question, ranking: Ranking, topic: Topic) -> Ranking:
        """The same with an entry near the thread's first, where no other is well ahead of it or called by its name."""
        best = ranking.order[0]
        if topic.entry is None or self._ranker.knows(asked) or ranking.named(best):
            return ranking
        close = [at for at in ranking.order[:SHOWN] if ranking.scores[at] >= NEIGHBOUR * ranking.scores[best]]
        named = (at for at in close if ranking.named(at))
        near = (at for at in close if thread.is_near(topic, self._ranker.entries[at]))
        first = next(chain(named, near, [best]))
        return replace(ranking, order=[first, *(at for at in ranking.order if at != first)])

    def other_named(self, ranking: Ranking, context: Entry) -> Entry | None:
        """An entry beside the thread's that the message calls by a name of its own."""
        at = self._positions[context.id]
        named = {one.entry for one in ranking.mentions if one.entry != at and ranking.named(one.entry)}
        best = max(named, key=lambda one: ranking.scores[one], default=None)
        return None if best is None else self._ranker.entries[best]

    def touches(self, asked: Question, ranking: Ranking, topic: Topic) -> bool:
        """Whether a message names an entry, is a bare word or two that entries use ("frist", "lægens rolle"), or mostly
        uses words of the thread's entry."""
        if any(mention.own for mention in ranking.mentions):
            return True
        if len(asked.words) <= thread.NAME_ALONE and all(self._ranker.is_used(word) for word in asked.words):
            return True
        if topic.entry is None:
            return False
        at = self._positions[topic.entry.id]
        weights = {word: self._ranker.rarity(stem(word)) for word in asked.telling}
        used = [weight for word, weight in weights.items() if self._ranker.uses(at, word)]
        return max(used, default=0.0) >= TELLING and sum(used) >= MOSTLY * sum(weights.values())

    def without_name(self, asked: Question, ranking: Ranking, entry: Entry) -> str:
        """The folded words of a message beside the names that it calls an entry by."""
        at = self._positions[entry.id]
        named = {place for one in ranking.mentions if one.entry == at for place in range(one.start, one.end)}
        return " ".join(word for place, word in enumerate(asked.words) if place not in named)

    def is_stray(self, asked: Question, context: Entry) -> bool:
        """Whether a message uses no word of the thread's entry, and none that is said of any: "hvornår er der EM?"."""
        at = self._positions[context.id]
        telling = [word for word in asked.telling if not general.is_general(word)]
        return bool(telling) and not any(self._ranker.uses(at, word) for word in telling)

    def _only_mentions(self, asked: Question, other: Entry, context: Entry) -> bool:
        """Whether another entry's name only tells how the person lives ("hun er i fleksjob, betyder det noget?"), or is
        a term that the thread's entry uses as well."""
        folded = fold(asked.text).strip()
        if asking.tells_of_the_person(folded):
            question = self._ranker.read(asking.split_story(asked.text)[1])
            return not self._ranker.rank(question).mentions
        if other.kind is not Kind.TERM or asking.adds(folded) or asking.defines(folded):
            return False
        return sections.tells(context, fold(other.title))

    def _takes_from_title(self, asked: Question, first: Entry, context: Entry) -> bool:
        """Whether a rare word of the message stands in the title of one entry and not in that of another."""
        title = set(stems(words(first.title)))
        rare = (word for word in asked.telling if self._ranker.rarity(stem(word)) >= RARE and stem(word) in title)
        own = set(stems(words(context.title)))
        return any(stem(word) not in own for word in rare)

    def _could_be_asked_of(self, asked: Question, entry: Entry) -> bool:
        """Whether a question that stands word for word in some entry says nothing that this one does not tell as well:
        "hvor mange kom i job?"."""
        at = self._positions[entry.id]
        return bool(self._ranker.knows(asked)) and all(self._ranker.uses(at, word) for word in asked.telling)
