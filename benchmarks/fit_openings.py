"""Fit the weights by which a message is an opening (``bot/domain/openings/parser/detection.py``), print them.

    python -m benchmarks.fit_openings [FILE ...]

Logistic regression over the named signs on the labelled messages of the repository. What people wrote down before is
where it begins and what it is drawn back to, so that a sign with few messages keeps its weight. Files that are named
are only scored.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain.openings.parser import detection, read_for_judging

ROOT = Path(__file__).parent.parent
FILES = [
    ROOT / "benchmarks/inputs/openings_styles.jsonl",
    ROOT / "tests/domain/openings/opening_messages.jsonl",
    ROOT / "tests/domain/openings/data/messages.jsonl",
]
STEPS, RATE, RIDGE = 8000, 0.2, 0.3
NAMES = [*detection.WEIGHTS, "bias"]
BEFORE = np.array([*detection.WEIGHTS.values(), detection.BIAS])
FIRST = {
    **dict.fromkeys(("says-opening", "company-seeks"), 2.5),
    **dict.fromkeys(("template", "offer-beside-question"), 3.0),
    **dict.fromkeys(("offered-to-citizens", "several-items"), 2.0),
    **dict.fromkeys(("citizen-seeks", "filled-or-withdrawn", "own-team", "seeks-a-thing"), -8.0),
    **dict.fromkeys(("not-yet", "invitation", "thanks", "status", "news"), -6.0),
    **dict.fromkeys(("question", "absence", "narrative"), -4.0),
    **dict.fromkeys(("own-citizen", "says-little", "counted", "goes-on-already", "in-another-sentence"), -2.0),
    **dict.fromkeys(("of-a-citizen", "asks", "tells"), -1.0),
    **dict.fromkeys(
        ("company", "tasks", "type", "hours", "offers-in-a-sentence", "telegram", "headed-by-a-company"), 1.0
    ),
    **dict.fromkeys(
        ("company?", "tasks?", "weekdays", "phone", "email", "start", "place", "positions", "requirements"), 0.5
    ),
    "offered-to-a-colleague": 4.0,
    "seeks-something-else": 0.0,
    "told-whole": 1.0,
    "said-beside-an-offer": -3.0,
    "bias": -3.0,
}
"""What was guessed before anything was counted."""
GUESSED = np.array([FIRST[name] for name in NAMES])
COUNTED = {"openings_styles.jsonl": 2}
"""How often a message of these files counts; those with hard cases count more."""


def main() -> None:
    seen, gold = load([path for path in FILES for _ in range(COUNTED.get(path.name, 1))])
    fitted = fit(seen, gold)
    for path in [*FILES, *map(Path, sys.argv[1:])]:
        rows, wanted = load([path])
        print(
            f"{path.name}: {len(wanted)} messages, wrong {wrong(rows, wanted, BEFORE)} -> {wrong(rows, wanted, fitted)}"
        )
    for name, before, after, count in zip(NAMES, BEFORE, fitted, seen.sum(axis=0), strict=True):
        print(f'    "{name}": {after:.1f},  # {before:.1f}, {count:.0f} messages')


def load(paths: list[Path]) -> tuple[Any, Any]:
    """The signs of each message as a row, and whether it is an opening."""
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [set(detection.signs(*read_for_judging(one["text"], datetime.fromisoformat(one["now"])))) for one in records]
    seen = np.array([[*(float(name in row) for name in detection.WEIGHTS), 1.0] for row in rows])
    return seen, np.array([float(bool(one["openings"])) for one in records])


def wrong(rows: Any, gold: Any, weights: Any) -> int:
    return int(((rows @ weights >= 0) != (gold > 0)).sum())


def fit(rows: Any, gold: Any) -> Any:
    weights = GUESSED.copy()
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        weights -= RATE * (rows.T @ (likely - gold) + RIDGE * (weights - GUESSED)) / len(gold)
    return weights


if __name__ == "__main__":
    main()
