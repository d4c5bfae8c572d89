"""From a question to an answer: the one way that every question goes.

Read once, ranked against the entries, then answered in the shape of the question (``knowledge/answers.py``): what has
changed, a list, a theme, a case, a comparison, or one entry with the section that answers. What a thread is about is a
value (``Topic``) that each answer moves on, so that a whole conversation can be asked again from its questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers import (
    Answer,
    AskBack,
    Compared,
    Earlier,
    Fit,
    Found,
    Hit,
    Line,
    Listed,
    Option,
    Shape,
    Silent,
    Suggested,
    Topic,
    Unknown,
    Unsure,
)
from knowledge.cases import asked as cases
from knowledge.entry import Entry, Kind
from knowledge.language.english import is_english
from knowledge.language.normalise import fold
from knowledge.language.smalltalk import is_small_talk
from knowledge.ranking import confidence
from knowledge.ranking.confidence import Band
from knowledge.ranking.profiles import Counts, count
from knowledge.ranking.ranking import SHOWN, Question, Ranker, Ranking
from knowledge.reading import asking, facets, general, pointers, sections, thread
from knowledge.reading.following import Following
from knowledge.reading.pointers import Pointer
from knowledge.reading.sections import Sections
from knowledge.shapes import changes, comparing, lists
from knowledge.shapes.changes import Changes

__all__ = [
    "Answer",
    "AskBack",
    "Compared",
    "Earlier",
    "Fit",
    "Found",
    "Hit",
    "Index",
    "Line",
    "Listed",
    "Option",
    "Shape",
    "Silent",
    "Suggested",
    "Topic",
    "Unknown",
    "Unsure",
]

SHORT, LONG, STORY, CERTAIN, AHEAD = 9, 14, 24, 0.6, 0.2
"""In a question of more words (LONG for a hard pointer, STORY where none of the nearest entries says its word) and with
more confidence, a neighbouring topic is a detail; so it is where the best entry is certain and named, or that far ahead
of the second as a share of its score."""

TELLS_FROM = 4
"""Words before what is asked from which a message tells a story."""

TOLD_ALONE = frozenset({Kind.SCHEME, Kind.PROJECT, Kind.TERM, Kind.FIGURE, Kind.LOCAL})
"""Kinds whose name in a question asks for that entry, not for what is known about its subject."""

REMEMBERED = 8
"""Earlier questions of a thread that are read again; what lies further back is no longer meant."""


class Index:
    """Everything needed to answer; built once, asked from any thread."""

    def __init__(self, entries: Iterable[Entry], counts: Counts | None = None) -> None:
        """``counts`` are those of the same entries in the same order, made earlier (``knowledge/cache.py``)."""
        self.entries = {entry.id: entry for entry in entries}
        made = counts or count(self.entries.values())
        self.ranker = Ranker(self.entries.values(), made)
        self._sections = Sections(self.ranker.rarity, made.placed)
        self._changes = Changes(self.entries.values(), self.ranker.rarity)
        self._reviewed = max((entry.reviewed for entry in self.entries.values()), default=date.min)
        self._following = Following(self.ranker)

    def topic(self, earlier: Sequence[Earlier]) -> Topic:
        """What a thread is about after its earlier questions, oldest first; remarks among them move nothing."""
        topic = Topic()
        for number, one in enumerate(earlier[-REMEMBERED:]):
            topic = self.moved(topic, one.text, self.ask(one.text, topic, overheard=number > 0))
            chosen = self.entries.get(one.chosen or "")
            if chosen is not None:
                topic = thread.chosen(topic, chosen)
        return topic

    def moved(self, topic: Topic, question: str, answer: Answer) -> Topic:
        """What a thread is about after an answer to a question."""
        return thread.moved(topic, question, facets.asked(question), answer)

    def ask(
        self, question: str, topic: Topic | None = None, *, overheard: bool = False, today: date | None = None
    ) -> Answer:
        """The answer in the light of what the thread is about; ``overheard``: not addressed to the assistant;
        ``today`` is what "i år" counts from, without it the newest review of the entries."""
        known = topic or Topic()
        if thread.tells_on(question, known):
            narrowed = self._answer(f"{known.question} {question}", Topic(), today or self._reviewed)
            if isinstance(narrowed, Suggested):
                return narrowed
        elif thread.names_what(question, known):
            question, known = f"{known.question} {question}", Topic()
        elif overheard and not thread.is_for_us(question, known, self._names_one, self._touches):
            return Silent()
        answer = self._answer(question, known, today or self._reviewed)
        if overheard and isinstance(answer, Unknown):
            return Silent()
        return answer

    def section(self, asked: Question, entry: Entry, more: tuple[str, ...] = ()) -> sections.Chosen:
        """The section of the entry that answers; ``more`` are facets beside those the question asks for."""
        wanted = (*asked.wanted.facets, *more)
        return self._sections.choose(asked.text, asked.spelt, wanted, entry)

    def _answer(self, question: str, topic: Topic, today: date) -> Answer:
        asked = self.ranker.read(question)
        if is_small_talk(asked.words):
            return Unknown(small_talk=True)
        if not self.entries:
            return Unknown()
        english = is_english(asked.words)
        ranking = self.ranker.rank(asked)
        sure = self.ranker.confidence(asked, ranking)
        told = self._told(asked, ranking, today)
        pointer = pointers.find(asked.text, self.ranker.vocabulary)
        if told is None or not told.stands_alone:
            in_thread = self._in_thread(asked, ranking, sure, topic, english, pointer)
            if in_thread is not None:
                return in_thread
            ranking = self._following.leaning(asked, ranking, topic)
        hits = self.ranker.hits(asked, ranking, sure)
        if self.ranker.knows(asked) or (told is not None and told.plain):
            pointer = None
        if pointer is not None and self._foreign(pointer, asked, ranking, sure):
            return Unknown(hits[:SHOWN], pointer.office, english=english)
        several = self._several(asked, ranking, sure, told, english, today)
        if several is not None:
            return several
        if general.has_no_topic(asked.words) and not any(mention.own for mention in ranking.mentions):
            return Unknown(topicless=True, english=english)
        return self._one(asked, ranking, sure, english, topic, pointer, today)

    def _told(self, asked: Question, ranking: Ranking, today: date) -> cases.Told | None:
        """The person's situation that a message tells; a name in its story says how the person lives, and only one in
        what it asks is asked about: "på kontanthjælp med angst, hvad kan vi gøre?"."""
        story, question = asking.split_story(asked.text)
        own = self.ranker.read(question)
        named = self._named(asked, ranking)
        tells = len(story.split()) >= TELLS_FROM and bool(own.words)
        if named is not None and tells:
            named = self._called(self.ranker.rank(own))
        vague = general.has_no_topic(own.words)
        return cases.told(asked.text, named, tells=tells, names_nothing=vague, as_of=today)

    def _several(
        self, asked: Question, ranking: Ranking, sure: float, told: cases.Told | None, english: bool, today: date
    ) -> Answer | None:
        """The answer that is not one entry, where the question has that shape."""
        if self.ranker.knows(asked):
            return None
        folded = fold(asked.text)
        fitness = self._fitness(ranking)
        if told is None or not told.plain:
            pair = comparing.compared(asked.words, ranking.mentions)
            if pair is not None and confidence.band(sure) is not Band.UNKNOWN:
                return self._compared(asked, ranking, sure, pair, english)
            found = self._listed(asked, folded, ranking, fitness, sure, today)
            if found is not None:
                return replace(found, english=english)
        if told is not None:
            return cases.answer(told, self.ranker.entries, fitness, english=english)
        if confidence.band(sure) is Band.UNKNOWN or self._named(asked, ranking) is not None:
            return None
        near = lists.nearest(lists.wanted(folded), self.ranker.entries, fitness)
        return near and replace(near, english=english)

    def _listed(
        self,
        asked: Question,
        folded: str,
        ranking: Ranking,
        fitness: Callable[[Entry], float],
        sure: float,
        today: date,
    ) -> Listed | None:
        entries = self.ranker.entries
        wanted = lists.wanted(folded)
        named = self._named(asked, ranking)
        found = (
            (self._changed(asked, folded, wanted, fitness, sure, today) if named is None else None)
            or lists.listed(wanted, entries, _called_by(asked, ranking) if named else ())
            or lists.of_place(wanted, asked.spelt, entries)
            or lists.whole_kind(wanted, asked.telling, entries)
        )
        if found is not None or (named is not None and named.kind in TOLD_ALONE):
            return found
        return lists.theme(wanted, entries, fitness)

    def _changed(
        self,
        asked: Question,
        folded: str,
        wanted: lists.Wanted,
        fitness: Callable[[Entry], float],
        sure: float,
        today: date,
    ) -> Listed | None:
        """The changes that are asked for, or that happened on a day that is named."""
        about = _about_changes(asked)
        dated = changes.is_dated(folded, about)
        known = not about or dated or confidence.band(sure) is not Band.UNKNOWN or self._changes.tell_of(about)
        if not known or not (dated or changes.asked(folded)):
            return None
        return self._changes.listed(changes.Asked(folded, about, wanted.people, today), fitness)

    def _one(
        self,
        asked: Question,
        ranking: Ranking,
        sure: float,
        english: bool,
        topic: Topic,
        pointer: Pointer | None,
        today: date,
    ) -> Answer:
        """One entry, or how near the nearest are; with a ``pointer`` a neighbouring topic is asked about as well, which
        the entry does not tell."""
        hits = self.ranker.hits(asked, ranking, sure)
        best = [mention for mention in ranking.mentions if mention.entry == ranking.order[0]]
        plainly = any(mention.main for mention in best) or sure >= confidence.LIKELY_FROM
        named = plainly and self._named(asked, ranking) is not None
        band = confidence.band(sure, named=named, lead=ranking.lead)
        called = plainly and bool(best)
        if band is Band.UNSURE and not called:
            says = sum(not general.is_general(word) for word in asked.telling)
            near = lists.around(hits[0].entry, self.ranker.entries, self._fitness(ranking)) if says > 1 else None
            return replace(near, english=english) if near is not None else Unsure(hits[:SHOWN], english)
        if band is Band.UNKNOWN:
            return Unknown(hits[:SHOWN], english=english)
        found = self._found(asked, hits, topic, english=english)
        untold = sections.lacks(hits[0].entry, fold(asked.text)) or not (found.covered or named)
        found = replace(found, likely=untold or band is not Band.ANSWERED)
        titled = any(mention.main for mention in best) and named
        if found.then is None:
            found = replace(found, beside=self._beside(asked, ranking, hits[0].entry, today, titled=titled))
        if pointer is not None and not sections.tells(hits[0].entry, pointer.said):
            return replace(found, likely=True, covered=False, pointer=pointer.office)
        return found

    def _beside(self, asked: Question, ranking: Ranking, best: Entry, today: date, *, titled: bool) -> tuple[Line, ...]:
        """What other entries tell of the subject: the changes that a question about them is after, or what else is
        known where the question does not call the entry by its title."""
        folded = fold(asked.text)
        if best.changes and changes.asked_beside(folded):
            return self._changes.beside(best, changes.Asked(folded, _about_changes(asked), (), today))
        return () if titled else lists.beside(best, self.ranker.entries, self._fitness(ranking))

    def _found(self, asked: Question, hits: Sequence[Hit], topic: Topic, *, english: bool) -> Found:
        """One entry with its section; what the thread asked for before goes on where the message only names a topic."""
        entry = hits[0].entry
        own, then = self._second(asked, entry)
        carried = topic.facets if thread.only_names(own.words, own.wanted.facets) else ()
        chosen = self.section(own, entry, carried)
        return Found(
            hits[0],
            chosen.facet,
            chosen.section,
            chosen.covered,
            tuple(hits[1 : SHOWN + 1]),
            english=english,
            then=then,
        )

    def _second(self, asked: Question, first: Entry) -> tuple[Question, Found | None]:
        """What is asked of the first entry, and the answer to the second question of the message where it asks two and
        the other names another entry."""
        parts = [self.ranker.read(part) for part in asking.questions(asked.text)]
        for part, other in zip(parts, reversed(parts), strict=True) if len(parts) > 1 else ():
            ranking = self.ranker.rank(part)
            named = self._named(part, ranking)
            if named is not None and named.id != first.id and part.wanted.facets:
                chosen = self.section(part, named)
                hit = Hit(named, self.ranker.confidence(part, ranking))
                return other, Found(hit, chosen.facet, chosen.section, chosen.covered)
        return asked, None

    def _named(self, asked: Question, ranking: Ranking) -> Entry | None:
        """The one entry that the question calls by a name, where it is the best and has no rival."""
        best = ranking.order[0]
        if ranking.named(best) and not ranking.rivals(best):
            return self.ranker.entries[best]
        return None

    def _named_before(self, topic: Topic) -> tuple[Entry, ...]:
        """The entry that the thread's question called by a name, though the answer showed another."""
        asked = self.ranker.read(topic.question)
        named = self._named(asked, self.ranker.rank(asked)) if asked.words else None
        return () if named is None or named in topic.rivals else (named,)

    def _called(self, ranking: Ranking) -> Entry | None:
        """The best of the entries that the question calls by a name, rivals or not."""
        return next((self.ranker.entries[at] for at in ranking.order[:SHOWN] if ranking.named(at)), None)

    def _names_one(self, question: str) -> bool:
        asked = self.ranker.read(question)
        return bool(self.ranker.rank(asked).mentions)

    def _touches(self, message: str, topic: Topic) -> bool:
        asked = self.ranker.read(message)
        return self._following.touches(asked, self.ranker.rank(asked), topic)

    def _fitness(self, ranking: Ranking) -> Callable[[Entry], float]:
        """How well the words fit an entry, as a share of the best."""
        best = max(ranking.scores[ranking.order[0]], 1e-9)
        share = {
            entry.id: max(0.0, score / best) for entry, score in zip(self.ranker.entries, ranking.scores, strict=True)
        }
        return lambda entry: share[entry.id]

    def _foreign(self, pointer: Pointer, asked: Question, ranking: Ranking, sure: float) -> bool:
        """Whether a neighbouring topic is what the question is about, not a detail of a story or of a sure answer."""
        if pointer.hard:
            return len(asked.words) <= LONG or sure < CERTAIN
        first = ranking.order[:SHOWN]
        named = any(ranking.named(at) for at in first)
        untold = not any(sections.tells(self.ranker.entries[at], pointer.said) for at in first)
        if sure >= CERTAIN and (named or (ranking.lead >= AHEAD and not untold)):
            return False
        if named and not untold:
            return False
        return len(asked.words) <= (STORY if untold else SHORT) or sure < CERTAIN

    def _in_thread(
        self, asked: Question, ranking: Ranking, sure: float, topic: Topic, english: bool, pointer: Pointer | None
    ) -> Found | Compared | None:
        """The thread's own entry, where the message asks on about it and not about a neighbouring topic."""
        called = {self.ranker.entries[mention.entry].id for mention in ranking.mentions if mention.own}
        folded = fold(asked.text)
        context = thread.meant(topic, folded, self.entries.values(), called)
        if context is None:
            return None
        other = self._following.other_named(ranking, context)
        beside = "" if other is None else self._following.without_name(asked, ranking, other)
        if other is not None and comparing.with_what_came_before(beside):
            order = [self._position(context), self._position(other)]
            return self._compared(asked, ranking, sure, order, english)
        said = self._following.weighed(asked, ranking, sure, context, other, topic)
        foreign = pointer is not None and self._foreign(pointer, asked, ranking, sure)
        if foreign and pointer is not None and not sections.tells(context, pointer.said):
            return None
        whole = self.ranker.rank(self.ranker.read(f"{topic.question} {thread.adds(asked.text, asked.words)}"))
        topic = replace(topic, rivals=(*topic.rivals, *self._named_before(topic)))
        context = thread.better(topic, context, folded, called, self._fitness(whole), self._fitness(ranking))
        fits = thread.follows(self._following.weighed(asked, ranking, sure, context, other, topic))
        if not thread.follows(said) and (not fits or confidence.band(sure) is Band.ANSWERED):
            if not (said.takes_title or said.takes_neighbour) or confidence.band(sure) is Band.ANSWERED:
                return None
            return replace(
                self._found(asked, self.ranker.hits(asked, ranking, sure), topic, english=english), likely=True
            )
        supposed = thread.keeps(asked.words, folded) and other is not None
        hits = [hit for hit in self.ranker.hits(asked, ranking, sure) if hit.entry.id != context.id]
        best = Hit(context, max(sure, confidence.ANSWER_FROM), (f"tråden handler om {context.title}",))
        chosen = self.section(asked, context, ("samspil",) if supposed else ())
        covered = chosen.covered and chosen.says_something
        return Found(
            best,
            chosen.facet,
            chosen.section,
            covered,
            tuple(hits[:SHOWN]),
            likely=not covered and self._following.is_stray(asked, context),
            english=english,
            from_thread=True,
        )

    def _position(self, entry: Entry) -> int:
        return next(at for at, one in enumerate(self.ranker.entries) if one.id == entry.id)

    def _compared(self, asked: Question, ranking: Ranking, sure: float, pair: Sequence[int], english: bool) -> Compared:
        order = [*pair, *(at for at in ranking.order if at not in pair)]
        hits = self.ranker.hits(asked, replace(ranking, order=order), sure)
        facet = facets.choose(asked.wanted.facets, hits[0].entry)
        return Compared(hits[: len(pair)], facet, hits[len(pair) :], english)


def _about_changes(asked: Question) -> list[str]:
    """The words that say what the changes are to be about."""
    return [word for word in asked.telling if not general.is_general(word) and not changes.asks(word)]


def _called_by(asked: Question, ranking: Ranking) -> list[str]:
    """The telling words by which the question calls the best entry."""
    places = [(one.start, one.end) for one in ranking.mentions if one.entry == ranking.order[0]]
    return [word for start, end in places for word in asked.words[start:end] if word in asked.telling]
