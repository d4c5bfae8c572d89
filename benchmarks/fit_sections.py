"""Fit the choice of a section (``knowledge/reading/sections.py``) on the placed example questions, print its constants.

    python -m benchmarks.fit_sections

Each question that an editor has placed in a section is hidden from its entry and asked of it; how questions are put is
learnt from the other entries only. Softmax regression over the sections of the entry, so that the weights can be added
up. ``example`` is left as it is, and why is said beside it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from knowledge import loader
from knowledge.entry import Entry
from knowledge.ranking.profiles import placed
from knowledge.ranking.ranking import Ranker
from knowledge.reading.sections import HEADED, WEIGHTS, Sections, Signs, vote

FOLDS, STEPS, RATE, RIDGE = 10, 600, 0.05, 1.0
FITTED = [name for name in Signs._fields if name != "example"]


def main() -> None:
    entries = [entry for entry in loader.load().entries.values() if any(one.section for one in entry.questions)]
    ranker = Ranker(entries)
    rows: list[Any] = []
    sizes: list[int] = []
    gold: list[int] = []
    now = 0
    for fold in range(FOLDS):
        sections = Sections(ranker.rarity, placed(entry for at, entry in enumerate(entries) if at % FOLDS != fold))
        for entry in entries[fold::FOLDS]:
            headings = ["short", *(one.heading for one in entry.sections)]
            for hidden, less in held_out(entry):
                asked = ranker.read(hidden[0])
                found = sections.signs(asked.text, asked.spelt, asked.wanted.facets, less)
                votes = [vote(heading, signs) for heading, signs in zip(headings, found, strict=True)]
                now += votes.index(max(votes)) == headings.index(hidden[1])
                rows += [[*signs, *headed(heading)] for heading, signs in zip(headings, found, strict=True)]
                gold.append(sum(sizes) + headings.index(hidden[1]))
                sizes.append(len(headings))
    print(f"{len(gold)} questions; right with the present weights: {now / len(gold):.3f}")
    fit(np.array(rows), np.array(sizes), np.array(gold))


def held_out(entry: Entry) -> list[tuple[tuple[str, str], Entry]]:
    """Each placed question with its heading, and the entry without it, under an id of its own."""
    found: list[tuple[tuple[str, str], Entry]] = []
    for number, one in enumerate(entry.questions):
        if one.section:
            kept = tuple(other for other in entry.questions if other is not one)
            less = entry.model_copy(update={"id": f"{entry.id}-{number}", "questions": kept})
            found.append(((one.q, one.section), less))
    return found


def headed(heading: str) -> list[float]:
    return [float(heading == one) for one in HEADED]


def fit(rows: Any, sizes: Any, gold: Any) -> None:
    """Print the weights whose softmax over the sections of a question comes nearest to what was placed."""
    at = Signs._fields.index("example")
    fixed = rows[:, at] * WEIGHTS.example
    free = np.delete(rows, at, axis=1)
    spread = free.std(0) + 1e-9
    scaled = free / spread
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    target = np.zeros(len(rows))
    target[gold] = 1.0
    weights, first, second = (np.zeros(scaled.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        votes = scaled @ weights + fixed
        odds = np.exp(votes - np.repeat(np.maximum.reduceat(votes, starts), sizes))
        share = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        slope = (scaled.T @ (share - target) + RIDGE * weights) / len(gold)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    votes = scaled @ weights + fixed
    best = [start + int(np.argmax(votes[start : start + size])) for start, size in zip(starts, sizes, strict=True)]
    print(f"right with the fitted weights: {np.mean(np.array(best) == gold):.3f}")
    names = [*FITTED, *HEADED]
    print({name: round(float(one), 2) for name, one in zip(names, weights / spread, strict=True)})


if __name__ == "__main__":
    main()
