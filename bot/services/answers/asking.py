"""Answers a question from the entries, in the light of what was asked before, and remembers what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound
from bot.domain.privacy import mask, tells_health_of_person
from bot.services.answers.own_reports import Quote
from bot.services.delivery.notice import Means, Notice
from bot.services.ports import Clock
from bot.store.answers.questions import Asked
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import local_date
from knowledge.answers import Earlier, entries_shown
from knowledge.entry import Entry
from knowledge.search import REMEMBERED, Answer, Found, Hit, Index, Silent, Suggested, Topic, Unknown, Unsure

FRESH = timedelta(minutes=30)
"""How long a question outside a thread is what the next one in the same conversation is about."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question came to.

    ``had_cpr`` and ``had_health`` ask for a private hint to the asker; ``stale`` says that the entry is due for review;
    ``quotes`` are passages of own reports, shown beside the answer.
    """

    question: int
    text: str
    answer: Answer
    stale: bool = False
    had_cpr: bool = False
    had_health: bool = False
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in a conversation; ``direct``: the asker's own, ``outside``: not in its thread alone."""

    reply: Reply
    direct: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class AnswerNotice(Notice[Answered]):
    """An answer that could not be sent at once, or was interrupted: worked out once more."""

    kind: ClassVar[str] = "answer"
    question: int
    direct: bool
    outside: bool

    @property
    def key(self) -> str:
        return str(self.question)

    def compose(self, unit: Unit, means: Means, now: datetime) -> Answered | None:
        asked = unit.questions.get(self.question)
        if asked is None:
            return None
        before = earlier(unit, asked.channel, asked.thread, asked.asker, asked.asked_at, asked.id)
        answer = answer_to(means.knowledge.current, asked.thread, asked.text, before, local_date(asked.asked_at))
        return Answered(shown(asked, answer, means, now), self.direct, self.outside)


class Asking:
    def __init__(self, store: Store, clock: Clock, means: Means) -> None:
        self._store = store
        self._clock = clock
        self._means = means
        self._knowledge = means.knowledge

    @property
    def index(self) -> Index:
        """The entries as they are now; a curator's answer replaces the index."""
        return self._knowledge.current

    def ask(self, channel: str, thread: str, asker: str, text: str) -> Reply:
        """Answer in the light of what was asked before in the same place."""
        with self._store.read() as unit:
            before = earlier(unit, channel, thread, asker, self._clock.now())
        return self.answer(channel, thread, asker, text, before)

    def answer(self, channel: str, thread: str, asker: str, text: str, before: Sequence[Asked]) -> Reply:
        """The same, where it is known what was asked before."""
        masked = mask(text)
        now = self._clock.now()
        answer = self._answer(thread, masked.text, before, now)
        return self._kept(Asked(channel, thread, asker, masked.text, now, _status(answer)), answer, text)

    def said(self, asked: Asked, before: Sequence[Asked], *, direct: bool, outside: bool) -> tuple[Reply, Delivery]:
        """The same for a message in a conversation; its answer is written down with it, to be sent once.

        ``asked`` is the message as it was written, without an outcome yet.
        """
        masked = replace(asked, text=mask(asked.text).text)
        return self._owed(
            masked, self._answer(asked.thread, masked.text, before, asked.asked_at), asked.text, direct, outside
        )

    def overhear(
        self, asked: Asked, before: Sequence[Asked], *, direct: bool, outside: bool
    ) -> tuple[Reply, Delivery] | None:
        """The same for what colleagues say below an answer; what is nothing to answer is not written down: None."""
        masked = replace(asked, text=mask(asked.text).text)
        topic, today = topic_of(self.index, before), local_date(asked.asked_at)
        answer = self.index.ask(masked.text, topic, overheard=True, today=today)
        if isinstance(answer, Silent):
            return None
        return self._owed(masked, answer, asked.text, direct, outside)

    def again(self, question: int) -> Reply:
        """The answer that a question has had, with all that it came to: for its next page. Raises NotFound."""
        with self._store.read() as unit:
            asked, before = self._asked(unit, question)
        return self._shown(asked, self._answer(asked.thread, asked.text, before, asked.asked_at))

    def narrowed(self, question: int, asker: str, option: int) -> Reply:
        """The case once more, with an answer to the question back; ``option`` is its position. Raises NotFound."""
        with self._store.read() as unit:
            asked, before = self._asked(unit, question)
        answer = self._answer(asked.thread, asked.text, before, asked.asked_at)
        back = answer.ask_back if isinstance(answer, Suggested) else None
        if back is None or option >= len(back.options):
            raise NotFound("question", str(question))
        text = f"{asked.text} {back.options[option].said}"
        return self.answer(asked.channel, asked.thread, asker, text, before)

    def choose(self, question: int, entry_id: str) -> Reply:
        """Show the entry a person picked from what was offered: what was asked of it goes on. Raises NotFound."""
        entry = self.entry(entry_id)
        with self._store.write() as unit:
            asked, _ = self._asked(unit, question)
            unit.questions.choose(question, entry_id)
        return self._shown(asked, self._about(asked, entry))

    def share(self, question: int, entry_id: str, channel: str) -> Reply | None:
        """The answer for everybody in a channel; None where it has been shared there already. ``entry_id`` is the entry
        that is shown, empty where the answer shows several."""
        with self._store.write() as unit:
            asked, before = self._asked(unit, question)
            if not unit.questions.share(question, f"{channel}/{entry_id}"):
                return None
        answer = self._answer(asked.thread, asked.text, before, asked.asked_at)
        if entry_id and not (isinstance(answer, Found) and answer.best.entry.id == entry_id):
            answer = self._about(asked, self.entry(entry_id))
        return self._shown(asked, answer)

    def entry(self, entry_id: str) -> Entry:
        """An entry by its id. Raises NotFound."""
        entry = self.index.entries.get(entry_id)
        if entry is None:
            raise NotFound("entry", entry_id)
        return entry

    def _kept(self, asked: Asked, answer: Answer, written: str) -> Reply:
        """Write a question down with what it came to; ``written`` is the text before CPR numbers were masked."""
        with self._store.write() as unit:
            number = unit.questions.add(_settled(asked, answer))
        return self._told(replace(asked, id=number), answer, written)

    def _owed(self, asked: Asked, answer: Answer, written: str, direct: bool, outside: bool) -> tuple[Reply, Delivery]:
        """The same with its answer, in one transaction: claimed already by who is about to send it."""
        with self._store.write() as unit:
            number = unit.questions.add(_settled(asked, answer))
            notice = AnswerNotice(f"{asked.channel}/{asked.thread}", number, direct, outside)
            delivery = unit.deliveries.claim_new(notice, now=self._clock.now())
        return self._told(replace(asked, id=number), answer, written), delivery

    def _told(self, asked: Asked, answer: Answer, written: str) -> Reply:
        told = self._shown(asked, answer)
        return replace(told, had_cpr=written != asked.text, had_health=tells_health_of_person(written))

    def _asked(self, unit: Unit, question: int) -> tuple[Asked, tuple[Asked, ...]]:
        """A question, and what had been asked before it."""
        asked = unit.questions.get(question)
        if asked is None:
            raise NotFound("question", str(question))
        return asked, earlier(unit, asked.channel, asked.thread, asked.asker, asked.asked_at, asked.id)

    def _answer(self, thread: str, text: str, before: Sequence[Asked], at: datetime) -> Answer:
        return answer_to(self.index, thread, text, before, local_date(at))

    def _about(self, asked: Asked, entry: Entry) -> Found:
        """What an entry answers to a question that did not lead to it of itself: what was asked for, if it tells it."""
        read = self.index.ranker.read(asked.text)
        chosen = self.index.section(read, entry)
        offered = asked.status == "unsure"
        section = chosen.section if chosen.facet or offered else None
        covered = chosen.covered or not (offered and read.wanted.facets)
        return Found(Hit(entry, 1.0), chosen.facet, section, covered)

    def _shown(self, asked: Asked, answer: Answer) -> Reply:
        return shown(asked, answer, self._means, self._clock.now())


def answer_to(index: Index, thread: str, text: str, before: Sequence[Asked], today: date) -> Answer:
    """In a thread in the light of what was asked there. Outside one the message is taken for itself, and what was
    asked a moment ago is only looked at where it says nothing alone, and only if that tells something."""
    if before and before[-1].thread == thread != "":
        return index.ask(text, topic_of(index, before), today=today)
    alone = index.ask(text, today=today)
    if not before or not _says_nothing(alone):
        return alone
    asked_on = index.ask(text, topic_of(index, before), today=today)
    return alone if isinstance(asked_on, Found) and not asked_on.covered else asked_on


def topic_of(index: Index, before: Sequence[Asked]) -> Topic | None:
    """What a thread is about, by its earlier questions, oldest first; None at its start."""
    return index.topic([Earlier(one.text, one.chosen) for one in before]) if before else None


def shown(asked: Asked, answer: Answer, means: Means, now: datetime) -> Reply:
    """An answer as it is shown, with what own reports say beside it."""
    oldest = means.config.answers.review_after_days
    stale = isinstance(answer, Found) and (now.date() - answer.best.entry.reviewed).days > oldest
    return Reply(asked.id, asked.text, answer, stale=stale, quotes=means.own_reports.beside(asked.text, answer))


def earlier(unit: Unit, channel: str, thread: str, asker: str, now: datetime, number: int = 0) -> tuple[Asked, ...]:
    """The questions in whose light a new one is understood, oldest first: those of its thread; where it begins one in
    a person's own conversation, or stands in none, what the same person asked there a moment ago.

    ``number`` is the question itself, where it has been asked already.
    """
    found = unit.questions.in_thread(channel, thread, REMEMBERED, number) if thread else ()
    own = channel.startswith("D")
    if found or (thread and not own):
        return found
    lately = unit.questions.lately(channel, asker, now - FRESH, REMEMBERED, number)
    return tuple(one for one in lately if own or not one.thread)


def _settled(asked: Asked, answer: Answer) -> Asked:
    """A question with what it came to."""
    entry, facet = _entry_and_facet(answer)
    return replace(asked, status=_status(answer), entry=entry, facet=facet)


def _says_nothing(answer: Answer) -> bool:
    return isinstance(answer, Unsure) or (isinstance(answer, Unknown) and not answer.small_talk)


def _status(answer: Answer) -> str:
    match answer:
        case Unsure():
            return "unsure"
        case Found(likely=True):
            return "unsure"
        case Unknown() | Silent():
            return "unknown"
        case _:
            return "answered" if entries_shown(answer) else "unsure"


def _entry_and_facet(answer: Answer) -> tuple[str | None, str | None]:
    """The entry shown first, and what was asked of it."""
    first = next(iter(entries_shown(answer)), None)
    facet = answer.facet if isinstance(answer, Found) else None
    return (first.id if first else None, facet)
