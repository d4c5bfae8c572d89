"""How long a phrase about time takes: ``python benchmarks/bench_when.py``. The limit is 2 ms a phrase."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from danish.dates import find, understand

PHRASES = Path(__file__).parents[1] / "tests" / "danish" / "when_phrases.jsonl"
ROUNDS = 20
SENTENCE = "mind mig om at ringe til Mette hos Bageren og høre om praktikken {} så vi når det"


def main() -> None:
    lines = [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]
    phrases = [(one["text"], datetime.fromisoformat(one["now"])) for one in lines]
    report("understand", [timed(partial(understand, text, now)) for text, now in phrases])
    report("find", [timed(partial(find, SENTENCE.format(text), now)) for text, now in phrases])


def timed(call: Callable[[], object]) -> float:
    """The median of some rounds in milliseconds."""
    rounds: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        call()
        rounds.append(1000 * (time.perf_counter() - started))
    return statistics.median(rounds)


def report(name: str, spent: list[float]) -> None:
    spent = sorted(spent)
    middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(f"{name}: median {middle:.2f} ms, p95 {late:.2f} ms, longest {spent[-1]:.2f} ms")


if __name__ == "__main__":
    main()
