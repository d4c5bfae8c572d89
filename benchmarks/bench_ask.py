"""How long one question takes in a running process.

    python benchmarks/bench_ask.py [FILE …]

Asks the questions of the labelled files (by default the fresh ones beside this script), each also as a long story.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from knowledge import cache
from knowledge.data_files import BUNDLED
from knowledge.search import Index

HERE = Path(__file__).parent
LIMITS = {"median": 3.0, "p99": 10.0, "p99 of a case": 20.0}
CASES = (
    "Vores tømrer har fået gigt i hænderne, kan ikke skrue længere og er væk et par dage om måneden. Hvad kan vi søge?",
    "Kvinde på 33, ledig på kontanthjælp, angst, tør ikke gå ind på en arbejdsplads alene. Hvor kan vi begynde?",
    "Ung mand med autisme er droppet ud af to uddannelser, han er 20 og bor hjemme. Hvad kan kommunen tilbyde?",
)


def main(paths: list[Path]) -> None:
    with TemporaryDirectory() as folder:
        for name in ("anew", "kept"):
            started = perf_counter()
            prepared = cache.load([BUNDLED], Path(folder))
            index = Index(prepared.entries.values(), prepared.counts)
            print(f"{len(index.entries)} entries, {name}: {perf_counter() - started:.2f} s")
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    short = [json.loads(line)["q"] for line in lines]
    stories = [" ".join(short[at : at + 4]) for at in range(0, len(short), 4)]
    for name, questions in (("questions", short), ("four in one", stories), ("cases", CASES)):
        taken = sorted(timed(index, one) for one in questions for _ in range(3))
        median, p99 = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
        print(f"{name}: {len(questions)}, median {median:.2f} ms, p99 {p99:.2f} ms, limits {LIMITS}")


def timed(index: Index, question: str) -> float:
    """Milliseconds for one answer."""
    started = perf_counter()
    index.ask(question)
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or [HERE / "questions_fresh.jsonl", HERE / "questions_outside.jsonl"])
