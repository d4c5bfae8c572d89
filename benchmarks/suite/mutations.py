"""Every reader on mutated texts: does any break it, and how long does the slowest take?"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

from benchmarks.measure import FULL, QUICK, note, say
from knowledge.loader import load
from knowledge.search import Index
from tests.support.mutations import readers, tried

TEXTS = 50 if QUICK else 10_000 if FULL else 500
SEED = 20261129
LONGEST = 200
"""Milliseconds that no text may take."""


def main() -> None:
    index = Index(load().entries.values())
    broke = 0
    note(f"{TEXTS:,} texts a reader, each a real one with one to four changes: cut, doubled, moved, mixed with another "
         "or with odd signs and long runs in it; seeded.")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="brobygger-mutations-") as folder:
        for reader in readers(index, Path(folder)):
            outcome = tried(reader, Random(f"{SEED} {reader.name}"), TEXTS)
            broke += len(outcome.broke)
            for one in outcome.broke[:3]:
                print(f"{reader.name}: {one}", file=sys.stderr)
            if outcome.slowest > LONGEST:
                print(f"{reader.name}: {outcome.slow_text!r:.600}", file=sys.stderr)
            say(f"{reader.name}: slowest text", outcome.slowest, "ms", aim=LONGEST)
    say("texts that broke a reader", broke, "count", aim=0)
    if broke:
        sys.exit(1)


if __name__ == "__main__":
    main()
