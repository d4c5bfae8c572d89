"""The municipality's own reports: imported into passages, quoted next to an answer, never as one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.privacy import contains_cpr, count_in_document, mask
from bot.services import documents
from bot.services.ports import Clock
from bot.store.answers.passages import Candidate, OwnReport, StoredPassage
from bot.store.sqlite.database import Store
from knowledge import passages as cutting
from knowledge.search import Answer, Found, Unknown

MOST = 3
"""Passages quoted with one question."""

LOOKED_AT = 12
"""Passages that are weighed; BM25 has put the likely ones first."""

BUDGET = 2_000
"""Rows the full-text index may rank for one question: an OR over frequent words would rank nearly all of them."""

QUOTE_AT = 0.5
"""The share of a question's weight a passage must hold to be quoted."""

BESIDE_AT = 0.7
"""The same next to an answer that is there already."""

TWO_WORDS = 2
"""A single common word proves nothing, unless it was the whole question; and numbers stand in every table."""


class HoldsCpr(Exception):
    """The report holds CPR numbers; nothing was stored. ``places`` maps each page to how many stand there.

    ``in_name``: one stands in its title or its path.
    """

    def __init__(self, places: dict[int | None, int], *, in_name: bool = False) -> None:
        self.in_name = in_name
        super().__init__(f"{sum(places.values())} on {len(places)} pages")
        self.places = places


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that bears on a question; ``score`` from 0 to 1 is how much of the question it covers."""

    report: str
    page: int | None
    heading: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; ``without_text`` counts pages that are only pictures."""

    number: int
    report: OwnReport
    replaced: bool
    without_text: int


class OwnReports:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, path: Path, title: str = "") -> Imported:
        """Import a file whole or not at all. Raises UnusableDocument or HoldsCpr."""
        if contains_cpr(f"{title}\n{path.resolve()}"):
            raise HoldsCpr({}, in_name=True)
        content, pages = documents.read(path)
        places = {page.number: found for page in pages if (found := count_in_document(page.text))}
        if places:
            raise HoldsCpr(places)
        # What stands in a table and only looks like one is no reason to refuse the report, but is not kept either.
        cut = cutting.split([replace(page, text=mask(page.text).text) for page in pages])
        if not cut:
            raise documents.UnusableDocument(documents.Unusable.EMPTY)
        paged = pages[0].number is not None
        report = OwnReport(
            title=" ".join(title.split()) or named(path),
            path=str(path.resolve()),
            digest=hashlib.sha256(content).hexdigest(),
            pages=len(pages) if paged else None,
            passages=len(cut),
            imported_at=self._clock.now(),
        )
        with self._store.write() as unit:
            number, replaced = unit.passages.replace(report, map(stored, cut))
        empty = sum(not page.text.strip() for page in pages) if paged else 0
        return Imported(number, report, replaced, empty)

    def all(self) -> list[OwnReport]:
        with self._store.read() as unit:
            return unit.passages.reports()

    def remove(self, number: int) -> bool:
        with self._store.write() as unit:
            return unit.passages.remove(number)

    def beside(self, question: str, answer: Answer) -> tuple[Quote, ...]:
        """What own reports say to a question that was answered like this; small talk and other offices' need none."""
        match answer:
            case Unknown(small_talk=True) | Unknown(pointer=str()):
                return ()
            case Found(likely=False):
                return self.quotes(question, at=BESIDE_AT)
            case _:
                return self.quotes(question)

    def quotes(self, question: str, *, at: float = QUOTE_AT) -> tuple[Quote, ...]:
        """The passages that hold at least ``at`` of the question's weight, best first; none for nonsense."""
        asked = cutting.terms(question)
        if not asked:
            return ()
        with self._store.read() as unit:
            total = unit.passages.count()
            if not total:
                return ()
            frequencies = unit.passages.frequencies(asked)
            searched = telling(frequencies)
            found = unit.passages.matching(searched, LOOKED_AT) if searched else []
        weighed = cutting.weights(asked, frequencies, total)
        needed = min(TWO_WORDS, len(asked))
        quoted = (weigh(candidate, weighed, needed) for candidate in found)
        ranked = sorted((quote for quote in quoted if quote.score >= at), key=lambda quote: -quote.score)
        return tuple(ranked[:MOST])


def telling(frequencies: dict[str, int]) -> list[str]:
    """The rarest terms whose passages together stay within the budget; a word that stands everywhere finds nothing."""
    chosen: list[str] = []
    spent = 0
    for term, times in sorted(frequencies.items(), key=lambda item: item[1]):
        if spent + times > BUDGET:
            break
        chosen.append(term)
        spent += times
    return chosen


def weigh(candidate: Candidate, weighed: dict[str, float], needed: int) -> Quote:
    """A candidate as a quote; one that shares fewer than ``needed`` words (numbers are none) scores 0."""
    passage = candidate.passage
    held = weighed.keys() & set(passage.words.split())
    enough = sum(not term.isdigit() for term in held) >= needed
    score = cutting.coverage(weighed, held) if enough else 0.0
    return Quote(candidate.report, passage.page, passage.heading, passage.text, score)


def stored(passage: cutting.Passage) -> StoredPassage:
    words = " ".join(cutting.words(f"{passage.heading} {passage.text}"))
    return StoredPassage(passage.page, passage.heading, passage.text, words)


def named(path: Path) -> str:
    """A title from a file's name: ``egen_evaluering-2025.pdf`` is "egen evaluering 2025"."""
    return " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or path.name
