"""Fit the confidence of ``knowledge/ranking/confidence.py`` on labelled questions and print its constants.

    python benchmarks/fit_confidence.py [--own] FILE [FILE …]

The files have the form of ``brobygger eval questions``; ``--own`` adds one example question of each entry, asked of an
index that does not hold it. Plain gradient descent on standardised signs; the printed
weights are for the signs as they are. Questions that a pointer declines are kept in: the pointers know the topics seen
so far, and the confidence has to hold for those nobody has thought of.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from math import exp
from pathlib import Path

from knowledge import loader
from knowledge.entry import Entry
from knowledge.language.smalltalk import is_small_talk
from knowledge.search import Index

STEPS, RATE, RIDGE = 3000, 0.3, 0.005


def main(paths: list[str]) -> None:
    entries = list(loader.load().entries.values())
    index = Index(entries)
    asked = [(index, q, ids) for path in paths if path != "--own" for q, ids in labelled(Path(path))]
    if "--own" in paths:
        asked += held_out(entries)
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    right: list[bool] = []
    for index, text, ids in asked:
        ranker = index.ranker
        question = ranker.read(text)
        if is_small_talk(question.words):
            continue
        ranking = ranker.rank(question)
        rows.append(tuple(ranker.signs(question, ranking)))
        labels.append(1.0 if ids else 0.0)
        right.append(list(index.entries)[ranking.order[0]] in ids)
    weights, constant = fit(rows, labels)
    print("weights", [round(weight, 3) for weight in weights], "constant", round(constant, 3))
    sure = [1 / (1 + exp(-sum(w * x for w, x in zip(weights, row, strict=True)) - constant)) for row in rows]
    foreign = sorted((s for s, label in zip(sure, labels, strict=True) if not label), reverse=True)
    own = sorted(s for s, label in zip(sure, labels, strict=True) if label)
    print("foreign, surest first", [round(one, 2) for one in foreign[:10]])
    print("own, least sure first", [round(one, 2) for one in own[:14]])
    for limit in (0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        above = [hit for s, hit, label in zip(sure, right, labels, strict=True) if label and s >= limit]
        share = len(above) / len(own)
        wrong = sum(s >= limit for s in foreign)
        print(f"from {limit}: {share:.2f} answered, {sum(above) / max(1, len(above)):.2f} right, {wrong} foreign")


def labelled(path: Path) -> Iterable[tuple[str, list[str]]]:
    """The questions of a file, each with the entries that answer it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record["q"], record["ids"]


def held_out(entries: list[Entry]) -> list[tuple[Index, str, list[str]]]:
    """One example question of each entry, and an index that holds none of them."""
    chosen = {entry.id: random.Random(entry.id).choice(entry.questions) for entry in entries}
    less = [
        entry.model_copy(update={"questions": tuple(one for one in entry.questions if one is not chosen[entry.id])})
        for entry in entries
    ]
    index = Index(less)
    return [(index, example.q, [entry_id]) for entry_id, example in chosen.items()]


def fit(rows: list[tuple[float, ...]], labels: list[float]) -> tuple[list[float], float]:
    """Logistic regression; returns the weights of the signs and the constant."""
    size, width = len(rows), len(rows[0])
    means = [sum(row[at] for row in rows) / size for at in range(width)]
    spreads = [(sum((row[at] - means[at]) ** 2 for row in rows) / size) ** 0.5 or 1.0 for at in range(width)]
    scaled = [[(row[at] - means[at]) / spreads[at] for at in range(width)] for row in rows]
    weights, constant = [0.0] * width, 0.0
    for _ in range(STEPS):
        slopes, shift = [RIDGE * weight for weight in weights], 0.0
        for row, label in zip(scaled, labels, strict=True):
            miss = 1 / (1 + exp(-sum(w * x for w, x in zip(weights, row, strict=True)) - constant)) - label
            shift += miss / size
            for at in range(width):
                slopes[at] += miss * row[at] / size
        weights = [weight - RATE * slope for weight, slope in zip(weights, slopes, strict=True)]
        constant -= RATE * shift
    plain = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    return plain, constant - sum(weight * mean for weight, mean in zip(plain, means, strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
