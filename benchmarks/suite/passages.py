"""How long a search in own reports takes.

The passages are made up: the words of the entries, drawn so that a few are very frequent (as in running Danish),
with neighbouring words taken from the entries' own sentences. The questions are the entries' example questions.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import QUICK, computing, note, say, spread
from bot.clock import SystemClock
from bot.services.answers.own_reports import OwnReports, stored
from bot.store.answers.passages import OwnReport, StoredPassage
from bot.store.sqlite.database import Store
from knowledge.loader import load
from knowledge.passages import Passage
from tests.support.seeding import TEAM

WORDS = 90
"""Words of a passage: about 600 characters."""

PASSAGES = 1_000 if QUICK else 50_000
QUESTIONS = 20 if QUICK else 500


def made_up(sentences: list[str], amount: int, chance: random.Random) -> Iterator[StoredPassage]:
    """Passages of whole sentences, each with a few rare compounds, so that the vocabulary grows as real text's does."""
    common = [word for sentence in sentences for word in sentence.split() if word.isalpha()]
    for number in range(amount):
        words: list[str] = []
        while len(words) < WORDS:
            words.extend(chance.choice(sentences).split())
            words.append(chance.choice(common) + chance.choice(common).lower())
        yield stored(Passage(number // 4 + 1, "", " ".join(words[:WORDS])))


def main() -> None:
    chance = random.Random(7)
    entries = list(load().entries.values())
    texts = [text for entry in entries for text in (entry.short, *(part.text for part in entry.sections))]
    sentences = [sentence for text in texts for sentence in text.replace("\n", " ").split(". ") if len(sentence) > 20]
    asked = [example.q for entry in entries for example in entry.questions]
    chance.shuffle(asked)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "bench.sqlite", TEAM)
        store.open()
        reports = OwnReports(store, SystemClock())
        began = time.perf_counter()
        report = OwnReport("Prøve", "/prøve", "0", PASSAGES // 4, PASSAGES, SystemClock().now())
        with store.write() as unit:
            unit.passages.replace(report, made_up(sentences, PASSAGES, chance))
        note(f"{PASSAGES:,} made-up passages of {WORDS} words, {store.path.stat().st_size / 1e6:.0f} MB; "
             f"{min(QUESTIONS, len(asked)):,} example questions of the entries.")  # fmt: skip
        say("storing them", time.perf_counter() - began, "s")
        spread("a search", [computing(lambda one=one: reports.quotes(one)) for one in asked[:QUESTIONS]], p99=50)


if __name__ == "__main__":
    main()
