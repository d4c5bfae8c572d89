"""Answers a question from the entries and remembers what was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound
from bot.domain.privacy import mask, tells_health_of_person
from bot.services.answers.own_reports import Quote
from bot.services.notice import Means, Notice
from bot.services.ports import Clock
from bot.store.answers.questions import Asked
from bot.store.database import Store
from bot.store.unit import Unit
from knowledge.entry import Entry
from knowledge.search import Answer, Found, Hit, Index, Unknown, Unsure


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


class Asking:
    def __init__(self, store: Store, clock: Clock, means: Means) -> None:
        self._store = store
        self._clock = clock
        self._means = means
        self._knowledge = means.knowledge
        self._reports = means.own_reports

    @property
    def index(self) -> Index:
        """The entries as they are now; a curator's answer replaces the index."""
        return self._knowledge.current

    def ask(self, channel: str, thread: str, asker: str, text: str) -> Reply:
        """Answer in the light of what was asked last in the same place."""
        with self._store.read() as unit:
            before = unit.questions.latest_in_thread(channel, thread)
        return self.answer(channel, thread, asker, text, before)

    def answer(self, channel: str, thread: str, asker: str, text: str, before: Asked | None) -> Reply:
        """The same, where it is known what was asked before."""
        reply, _ = self._answered(channel, thread, asker, text, before, owed=False)
        return reply

    def owed(
        self, channel: str, thread: str, asker: str, text: str, before: Asked | None
    ) -> tuple[Reply, Delivery | None]:
        """The same, as something that must be sent once: written down with the question, in one transaction."""
        return self._answered(channel, thread, asker, text, before, owed=True)

    def _answered(
        self, channel: str, thread: str, asker: str, text: str, before: Asked | None, *, owed: bool
    ) -> tuple[Reply, Delivery | None]:
        now = self._clock.now()
        masked = mask(text)
        answer = self.index.ask(masked.text, context_of(self.index, before))
        asked = Asked(channel, thread, asker, masked.text, now, _status(answer), *_entry_and_facet(answer))
        with self._store.write() as unit:
            number = unit.questions.add(asked)
            notice = AnswerNotice(f"{channel}/{thread}", number)
            delivery = unit.deliveries.claim_new(notice, now=now) if owed else None
        reply = replying(number, masked.text, answer, self._means, now)
        return replace(reply, had_cpr=masked.found > 0, had_health=tells_health_of_person(text)), delivery

    def overhear(
        self, channel: str, thread: str, asker: str, text: str, before: Asked | None
    ) -> tuple[Reply, Delivery | None] | None:
        """The same for what colleagues say below an answer; what is nothing to answer is not written down: None."""
        if isinstance(self.index.ask(mask(text).text, context_of(self.index, before)), Unknown):
            return None
        return self.owed(channel, thread, asker, text, before)

    def choose(self, question: int, entry_id: str) -> Reply:
        """Show the entry a person picked from "Mente du …?" or from the related ones."""
        entry = self.entry(entry_id)
        with self._store.write() as unit:
            asked = unit.questions.get(question)
            if asked is None:
                raise NotFound("question", str(question))
            unit.questions.choose(question, entry_id)
        return replying(question, asked.text, Found(Hit(entry, 1.0)), self._means, self._clock.now())

    def share(self, question: int, entry_id: str) -> Reply | None:
        """The answer for everybody in the channel; None where it has been shared already."""
        with self._store.write() as unit:
            if not unit.questions.share(question, entry_id):
                return None
        return self.choose(question, entry_id)

    def entry(self, entry_id: str) -> Entry:
        entry = self.index.entries.get(entry_id)
        if entry is None:
            raise NotFound("entry", entry_id)
        return entry


def replying(question: int, text: str, answer: Answer, means: Means, now: datetime) -> Reply:
    """An answer as it is shown, with what own reports say beside it."""
    oldest = means.config.answers.review_after_days
    stale = isinstance(answer, Found) and (now.date() - answer.best.entry.reviewed).days > oldest
    return Reply(question, text, answer, stale=stale, quotes=means.own_reports.beside(text, answer))


def context_of(index: Index, before: Asked | None) -> Entry | None:
    """The entry that a follow-up is about."""
    return index.entries.get(before.entry) if before and before.entry else None


@dataclass(frozen=True, slots=True)
class AnswerNotice(Notice[Reply]):
    """An answer in a conversation that could not be sent at once, or was interrupted: worked out once more."""

    kind: ClassVar[str] = "answer"
    question: int

    @property
    def key(self) -> str:
        return str(self.question)

    def compose(self, unit: Unit, means: Means, now: datetime) -> Reply | None:
        asked = unit.questions.get(self.question)
        if asked is None:
            return None
        index = means.knowledge.current
        answer = index.ask(asked.text, context_of(index, unit.questions.before(asked)))
        return replying(self.question, asked.text, answer, means, now)


def _status(answer: Answer) -> str:
    return {Found: "answered", Unsure: "unsure", Unknown: "unknown"}[type(answer)]


def _entry_and_facet(answer: Answer) -> tuple[str | None, str | None]:
    return (answer.best.entry.id, answer.facet) if isinstance(answer, Found) else (None, None)
