"""When to answer, when to suggest, and when to say "Det ved jeg ikke"."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum
from math import exp


class Band(StrEnum):
    """What the confidence allows."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Signs:
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


WEIGHTS = Signs(score=0.22, covered=0.28, partly=0.96, lead=-1.05, length=3.68, named=0.48, foreign=-0.64)
CONSTANT = -13.04
"""Logistic regression on labelled questions: ``benchmarks/fit_abstention.py`` prints them anew."""

ANSWER_FROM = 0.84
SUGGEST_FROM = 0.12
"""At these, 77 % of the labelled questions are answered at once (91 % right) and 1 % declined; of those from outside
1 % are answered before the pointers have had their say."""


def confidence(signs: Signs) -> float:
    """How probable it is that the knowledge base covers the question, 0..1."""
    weighted = sum(weight * sign for weight, sign in zip(astuple(WEIGHTS), astuple(signs), strict=True))
    return 1 / (1 + exp(-(weighted + CONSTANT)))


def band(value: float) -> Band:
    """The band of a confidence."""
    if value >= ANSWER_FROM:
        return Band.ANSWER
    return Band.SUGGEST if value >= SUGGEST_FROM else Band.DECLINE
