"""How long a search in own reports takes: ``python benchmarks/bench_passages.py [passages]``.

The passages are made up: the words of the entries, drawn so that a few are very frequent (as in running Danish),
with neighbouring words taken from the entries' own sentences. The questions are the entries' example questions.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.clock import SystemClock
from bot.services.answers.own_reports import OwnReports, stored
from bot.store.answers.passages import OwnReport, StoredPassage
from bot.store.database import Store
from knowledge.loader import load
from knowledge.passages import Passage
from tests.support.seeding import TEAM

WORDS = 90
"""Words of a passage: about 600 characters."""

QUESTIONS = 2_000


def made_up(sentences: list[str], amount: int, chance: random.Random) -> Iterator[StoredPassage]:
    """Passages of whole sentences, each with a few rare compounds, so that the vocabulary grows as real text's does."""
    common = [word for sentence in sentences for word in sentence.split() if word.isalpha()]
    for number in range(amount):
        words: list[str] = []
        while len(words) < WORDS:
            words.extend(chance.choice(sentences).split())
            words.append(chance.choice(common) + chance.choice(common).lower())
        yield stored(Passage(number // 4 + 1, "", " ".join(words[:WORDS])))


def main(amount: int) -> None:
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
        report = OwnReport("Prøve", "/prøve", "0", amount // 4, amount, SystemClock().now())
        with store.write() as unit:
            unit.passages.replace(report, made_up(sentences, amount, chance))
        print(f"{amount} passages stored in {time.perf_counter() - began:.0f} s, {size(store.path):.0f} MB")
        taken: list[float] = []
        found = 0
        for question in asked[:QUESTIONS]:
            began = time.perf_counter()
            found += bool(reports.quotes(question))
            taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(f"{len(taken)} questions, {found} with a passage")
    print(f"median {statistics.median(taken):.1f} ms, p95 {at(taken, 0.95):.1f} ms, p99 {at(taken, 0.99):.1f} ms")


def at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def size(path: Path) -> float:
    return path.stat().st_size / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
