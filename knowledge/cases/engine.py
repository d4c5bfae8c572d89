"""From the facts of a case to the schemes that fit it, each with its reason; what the case rules out is never offered.

The rules are data: ``case`` in the front matter of the schemes (``knowledge/entry.py``). One engine serves questions in
free text and the scheme finder's form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.answers import AskBack, Fit, Option
from knowledge.cases import facts as reading
from knowledge.cases.facts import Facts
from knowledge.data_files import sections
from knowledge.entry import Bounds, Case, Entry, Rule, Status

TOPICS = frozenset(
    {"needs", "affected", "lasting", "home", "expenses", "daytime", "sheltered", "coordination", "refused", "sanction"}
)
"""Facts that tell what a case is about; every other one tells who the person is, and no words of a question make up for
it."""

UNKNOWN_SITUATION = 0.8
"""What a rule loses where it asks for a situation that the text does not tell."""

USUAL = frozenset({"ansat", "ledig"})
"""What a person may be of whom no situation is told; who studies, has a firm or a pension is said to."""

MET = 0.25
"""What each condition met adds: of two rules of equal weight the one that asks for more is the nearer."""

WORDS_VOTE = 2.0
"""What the words of the question add, times how well they fit the entry as a share of the best, 0..1."""

LEAST = 1.2
"""The least weight of a scheme that no rule brings up."""

FEW = 5
"""Schemes that rules bring up, from which the words of the question alone bring up no more."""

CLEAR_WORDS = 0.9
"""How well the words must fit, as a share of the best, for a scheme that no rule brings up."""

CLOSE = 0.45
"""The least weight of a scheme as a share of the best: three right ones are better than five."""

QUOTED = 2
"""Pieces of the question that a reason quotes."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules of one entry say of a case: the rule that fits best with its weight, and why it is ruled out all
    the same."""

    rule: Rule | None = None
    weight: float = 0.0
    ruled_out: Rule | None = None
    open: frozenset[str] = frozenset()
    """The facts that the text does not tell and a rule hinges on."""


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, best first; what a caseworker would expect and is closed or ruled out, as (id, line); what is open."""

    fits: tuple[Fit, ...]
    notes: tuple[tuple[str, str], ...]
    open: frozenset[str]


def judge(entry: Entry, facts: Facts, *, lenient: bool = False) -> Judged:
    """What the rules of one entry say of a case; ``lenient``: what is not known is no hindrance."""
    if entry.case is None:
        return Judged()
    ruled_out = next((rule for rule in entry.case.unless if all(holds(*one, facts) for one in rule.when.items())), None)
    best, weight, hinges = None, 0.0, set[str]()
    for rule in entry.case.fits:
        met = {fact: holds(fact, wanted, facts) for fact, wanted in rule.when.items()}
        if any(one is False for one in met.values()):
            continue
        unknown = {fact for fact, one in met.items() if one is None}
        if unknown - {reading.SITUATION} and not lenient:
            hinges |= unknown if len(unknown) < len(met) else set()
            continue
        if len(unknown) == len(met):
            continue
        if unknown and not lenient and USUAL.isdisjoint(_values(rule, reading.SITUATION)):
            continue
        gained = rule.weight + MET * (len(met) - len(unknown)) - UNKNOWN_SITUATION * len(unknown)
        if unknown and met.keys() - unknown <= {"affected"}:
            gained -= UNKNOWN_SITUATION
        hinges |= unknown
        if gained > weight:
            best, weight = rule, gained
    return Judged(best, weight, ruled_out, frozenset(hinges))


def holds(fact: str, wanted: tuple[str, ...] | Bounds, facts: Facts) -> bool | None:
    """Whether a condition is met; None where the fact is not known."""
    if isinstance(wanted, Bounds):
        number = facts.numbers.get(fact)
        return None if number is None else wanted.holds(number)
    known = facts.values.get(fact)
    return None if known is None else not known.isdisjoint(wanted)


def _values(rule: Rule, fact: str) -> tuple[str, ...]:
    """The values of a fact that a rule asks for, any of which is enough."""
    wanted = rule.when.get(fact, ())
    return () if isinstance(wanted, Bounds) else wanted


def _has_the_status(case: Case, facts: Facts) -> bool:
    """Whether some rule asks for no status, or only for what the text tells."""
    return any(
        all(holds(fact, wanted, facts) for fact, wanted in rule.when.items() if fact not in TOPICS)
        for rule in case.fits
    )


def suggest(
    entries: Iterable[Entry], facts: Facts, words: Mapping[str, float] | None = None, *, lenient: bool = False
) -> Found:
    """The schemes that fit. ``words``: how well the question's words fit each entry, by id, as a share of the best;
    ``lenient``: also those that fit as far as anything is known (a form in which only the situation is ticked)."""
    said = words or {}
    fits: list[Fit] = []
    by_words: list[Fit] = []
    notes: list[tuple[float, str, str]] = []
    hinges = set[str]()
    for entry in entries:
        if entry.case is None or entry.id in facts.values.get(reading.UNWANTED, ()):
            continue
        judged = judge(entry, facts, lenient=lenient)
        share = said.get(entry.id, 0.0)
        weight = judged.weight + WORDS_VOTE * max(0.0, share)
        if judged.ruled_out is not None:
            if judged.rule is not None and judged.ruled_out.because:
                notes.append((judged.weight, entry.id, judged.ruled_out.because))
        elif entry.status is Status.CLOSED:
            if judged.rule is not None:
                notes.append((judged.weight, entry.id, entry.case.gives))
        elif judged.rule is not None:
            hinges |= judged.open
            fits.append(Fit(entry, reason(entry, judged.rule, facts), _told(judged.rule), weight))
        elif share >= CLEAR_WORDS and weight >= LEAST and _has_the_status(entry.case, facts):
            by_words.append(Fit(entry, entry.case.gives, "", weight))
    if len(fits) < FEW:
        fits += by_words
    fits.sort(key=lambda fit: (-fit.weight, fit.entry.title))
    if fits and not lenient:
        fits = [fit for fit in fits if fit.weight >= CLOSE * fits[0].weight]
    kept = tuple((entry, line) for _, entry, line in sorted(notes, reverse=True)[:QUOTED])
    return Found(tuple(fits), kept, frozenset(hinges))


def reason(entry: Entry, rule: Rule, facts: Facts) -> str:
    """One line: the words of the question that the rule rests on, and what the scheme gives."""
    quoted: dict[str, None] = {}
    for fact, wanted in sorted(rule.when.items(), key=lambda one: one[0] == reading.SITUATION):
        words = facts.said(fact) if isinstance(wanted, Bounds) else facts.said(fact, wanted)
        for piece in words[:1]:
            if not any(piece in other or other in piece for other in quoted):
                quoted[piece] = None
    gives = rule.because or (entry.case.gives if entry.case else "")
    if not quoted:
        return gives
    return f"{', '.join(f'“{piece}”' for piece in list(quoted)[:QUOTED])}: {gives}"


def _told(rule: Rule) -> str:
    """The conditions of a rule in one line, for ``--explain``."""
    return ", ".join(
        f"{fact}: {wanted}" if isinstance(wanted, Bounds) else f"{fact}: {' / '.join(wanted)}"
        for fact, wanted in rule.when.items()
    )


_QUESTIONS = sections("ask_back")


def ask_back(hinges: Iterable[str], facts: Facts) -> AskBack | None:
    """The question for the first fact, in the order of ``data/ask_back.txt``, that rules hinge on and nobody told."""
    wanted = frozenset(hinges)
    for fact, (question, *options) in _QUESTIONS.items():
        if fact in wanted and not facts.knows(fact):
            answers = (line.partition(" = ") for line in options)
            return AskBack(question, tuple(Option(label, said) for label, _, said in answers))
    return None
