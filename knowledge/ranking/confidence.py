"""When to answer, when to suggest, and when to say "Det ved jeg ikke"."""

from __future__ import annotations

from enum import StrEnum
from math import exp
from typing import NamedTuple


class Band(StrEnum):
    """What the confidence allows."""

    ANSWERED = "answered"
    LIKELY = "likely"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class Signs(NamedTuple):
    """What tells a question that belongs here from one that does not, for the best entry.

    score: the summed fit; covered: share of the rarity of the question's words that stands in the entry, 0..1;
    partly: the same counted by letter groups; lead: distance to the second entry as a share of the score, 0..1;
    length: logarithm of the number of words that say something; named: weight of the entry's name in the question;
    foreign: how many of the words no entry uses.
    """

    score: float
    covered: float
    partly: float
    lead: float
    length: float
    named: float
    foreign: float


WEIGHTS = Signs(score=0.178, covered=0.586, partly=2.391, lead=-0.359, length=0.963, named=0.275, foreign=-0.466)
CONSTANT = -9.0
"""Logistic regression on labelled questions: ``benchmarks/fit_confidence.py`` prints them anew."""

ANSWER_FROM, LIKELY_FROM, SUGGEST_FROM = 0.6, 0.15, 0.05
"""The bands' lower ends: benchmarks/bands.md holds the table that chose them."""

CLEAR_LEAD = 0.01
"""The lead over the second, as a share of the score, below which the nearest entries are equally near."""


def confidence(signs: Signs) -> float:
    """How probable it is that the knowledge base covers the question, 0..1."""
    weighted = sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return 1 / (1 + exp(-(weighted + CONSTANT)))


def band(value: float, *, named: bool = False, lead: float = 1.0) -> Band:
    """The band of a confidence. ``named``: the question calls the best entry, and no other, by its name; ``lead`` is
    how far it is ahead of the second."""
    if named or value >= ANSWER_FROM:
        return Band.ANSWERED
    if value < SUGGEST_FROM:
        return Band.UNKNOWN
    return Band.LIKELY if value >= LIKELY_FROM and lead >= CLEAR_LEAD else Band.UNSURE
