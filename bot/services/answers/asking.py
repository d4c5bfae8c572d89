"""Answers a question from the entries and remembers what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.privacy import mask, tells_health_of_person
from bot.services.answers.own_reports import OwnReports, Quote
from bot.services.notice import Means
from bot.services.ports import Clock
from bot.store.answers.questions import Asked
from bot.store.database import Store
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
    def __init__(self, store: Store, clock: Clock, means: Means, reports: OwnReports) -> None:
        self._store = store
        self._clock = clock
        self._knowledge = means.knowledge
        self._review_after_days = means.config.answers.review_after_days
        self._reports = reports

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
        now = self._clock.now()
        masked = mask(text)
        answer = self.index.ask(masked.text, self._context(before))
        asked = Asked(channel, thread, asker, masked.text, now, _status(answer), *_entry_and_facet(answer))
        with self._store.write() as unit:
            number = unit.questions.add(asked)
        return Reply(
            question=number,
            text=masked.text,
            answer=answer,
            stale=isinstance(answer, Found) and self.is_stale(answer.best.entry, now),
            had_cpr=masked.found > 0,
            had_health=tells_health_of_person(text),
            quotes=self._reports.beside(masked.text, answer),
        )

    def overhear(self, channel: str, thread: str, asker: str, text: str, before: Asked | None) -> Reply | None:
        """The same for what colleagues say below an answer; what is nothing to answer is not written down: None."""
        if isinstance(self.index.ask(mask(text).text, self._context(before)), Unknown):
            return None
        return self.answer(channel, thread, asker, text, before)

    def _context(self, before: Asked | None) -> Entry | None:
        """The entry that a follow-up is about."""
        return self.index.entries.get(before.entry) if before and before.entry else None

    def choose(self, question: int, entry_id: str) -> Reply:
        """Show the entry a person picked from "Mente du …?" or from the related ones."""
        entry = self.entry(entry_id)
        with self._store.write() as unit:
            asked = unit.questions.get(question)
            if asked is None:
                raise NotFound("question", str(question))
            unit.questions.choose(question, entry_id)
        answer = Found(Hit(entry, 1.0))
        stale = self.is_stale(entry, self._clock.now())
        return Reply(question, asked.text, answer, stale=stale, quotes=self._reports.beside(asked.text, answer))

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

    def is_stale(self, entry: Entry, now: datetime) -> bool:
        return (now.date() - entry.reviewed).days > self._review_after_days


def _status(answer: Answer) -> str:
    return {Found: "answered", Unsure: "unsure", Unknown: "unknown"}[type(answer)]


def _entry_and_facet(answer: Answer) -> tuple[str | None, str | None]:
    return (answer.best.entry.id, answer.facet) if isinstance(answer, Found) else (None, None)
