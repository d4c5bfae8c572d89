"""The entries that answer right now: those from files, the curators' own, and approved aliases."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property

from bot.domain.wording import normalised
from bot.store.answers.experts import Alias, LocalEntry
from bot.store.sqlite.database import Store
from bot.text.answers import experts as text
from danish.workdays import local_date
from knowledge.entry import Entry, Example, Source
from knowledge.search import Answer, Found, Hit, Index, Topic

LONGEST_ALIAS = 5
"""Words; a longer wording is an example question, not a name."""


class IndexHolder:
    """Hands out the index and replaces it whole, so that whoever is searching keeps the one they have.

    ``load`` makes the index over the files; it is called once, when it is first needed.
    """

    def __init__(self, load: Callable[[], Index], store: Store) -> None:
        self._load = load
        self._store = store
        self._rebuilding = threading.Lock()
        self._current: Index | None = None
        self._made_of: tuple[list[LocalEntry], list[Alias]] = ([], [])

    @cached_property
    def base(self) -> Index:
        """Over the files alone."""
        return self._load()

    @property
    def current(self) -> Index:
        return self._current or self.refresh()

    def keep_up(self) -> None:
        """Build it anew where somebody else has changed what it is made of: ``brobygger forget`` beside the bot."""
        if self._current is not None and self._curated() != self._made_of:
            self.refresh()

    def refresh(self) -> Index:
        """Read what the curators have saved and approved, and build the index anew."""
        with self._rebuilding:
            self._made_of = local, aliases = self._curated()
            if not local and not aliases:
                self._current = self.base
                return self._current
            entries = self.base.entries | {entry.id: as_entry(entry) for entry in local}
            approved = {normalised(alias.text): alias.entry for alias in aliases}
            approved |= {normalised(question): entry.id for entry in local for question in entry.questions}
            self._current = CuratedIndex(with_aliases(entries, aliases).values(), approved)
            return self._current

    def _curated(self) -> tuple[list[LocalEntry], list[Alias]]:
        with self._store.read() as unit:
            return unit.experts.entries(), unit.experts.aliases()


class CuratedIndex(Index):
    """Words that a curator has approved are answered as approved, whatever else they look like."""

    def __init__(self, entries: Iterable[Entry], approved: Mapping[str, str]) -> None:
        """``approved`` maps normalised words to the id of the entry they mean."""
        super().__init__(entries)
        self._approved = approved

    def ask(
        self, question: str, topic: Topic | None = None, *, overheard: bool = False, today: date | None = None
    ) -> Answer:
        """The answer of the index, unless a curator has approved these very words for an entry."""
        answer = super().ask(question, topic, overheard=overheard, today=today)
        meant = self.entries.get(self._approved.get(normalised(question), ""))
        if meant is None or (isinstance(answer, Found) and answer.best.entry.id == meant.id):
            return answer
        return Found(Hit(meant, 1.0, (text.APPROVED_WORDING,)))


def as_entry(local: LocalEntry) -> Entry:
    """A curator's answer as an entry like any other, with the curator's approval as its source."""
    source = Source(title=text.LOCAL_SOURCE, section=text.approved_on(local.reviewed))
    return Entry(
        id=local.id,
        title=local.title,
        reviewed=local.reviewed,
        questions=tuple(Example(q=question) for question in local.questions),
        sources={"F1": source},
        short=f"{local.answer} [F1]",
    )


def with_aliases(entries: dict[str, Entry], aliases: list[Alias]) -> dict[str, Entry]:
    """The entries with the words that people mean by them; aliases of entries that are gone do nothing."""
    added: defaultdict[str, list[str]] = defaultdict(list)
    for alias in aliases:
        added[alias.entry].append(alias.text)
    found = dict(entries)
    for entry_id in added.keys() & entries.keys():
        entry = entries[entry_id]
        names = [words for words in added[entry_id] if len(words.split()) <= LONGEST_ALIAS]
        questions = [words for words in added[entry_id] if len(words.split()) > LONGEST_ALIAS]
        found[entry_id] = entry.model_copy(
            update={
                "aliases": (*entry.aliases, *names),
                "questions": (*entry.questions, *(Example(q=words) for words in questions)),
            }
        )
    return found


def due_for_review(index: Index, review_after_days: int, now: datetime) -> tuple[Entry, ...]:
    """Entries older than the configured age, oldest first."""
    today = local_date(now)
    old = [entry for entry in index.entries.values() if (today - entry.reviewed).days > review_after_days]
    return tuple(sorted(old, key=lambda entry: (entry.reviewed, entry.title)))
