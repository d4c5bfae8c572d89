"""Checks the case rules of one entry: that facts and values are known, and that the example cases come out as said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.cases import engine, facts
from knowledge.entry import Bounds, Entry, Rule


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in Danish, and a piece of the file's text by which its line is found."""

    where: str
    message: str


def faults(entry: Entry) -> Iterable[Fault]:
    """Everything that is wrong with the rules of an entry."""
    if entry.case is None:
        return
    for rule in (*entry.case.fits, *entry.case.unless):
        yield from _unknown(rule)
    for rule in entry.case.unless:
        if rule.because is None:
            yield Fault("unless:", "en regel under unless mangler because: en linje om, hvorfor ordningen ikke passer.")


def examples(entry: Entry) -> Iterable[Fault]:
    """The example cases that come out otherwise than said."""
    for example in entry.case.examples if entry.case else ():
        read = facts.read(example.q)
        judged = engine.judge(entry, read)
        if (judged.rule is not None and judged.ruled_out is None) != example.fits:
            wanted = "passer" if example.fits else "passer ikke"
            known = ", ".join(f"{one.fact} = {one.value}" for one in read.read) or "ingen kendsgerninger"
            yield Fault(example.q, f"eksemplet skulle give “{wanted}”. Læst: {known}.")


def _unknown(rule: Rule) -> Iterable[Fault]:
    for fact, wanted in rule.when.items():
        if isinstance(wanted, Bounds):
            if fact not in facts.NUMBERS:
                yield Fault(
                    f"{fact}:", f"{fact} er ikke et tal, som reglerne kender: {', '.join(sorted(facts.NUMBERS))}."
                )
        elif fact not in facts.VALUES:
            yield Fault(f"{fact}:", f"{fact} kendes ikke; vælg en fra knowledge/data/facts.txt.")
        else:
            for value in wanted:
                if value not in facts.VALUES[fact]:
                    known = ", ".join(sorted(facts.VALUES[fact]))
                    yield Fault(f"{fact}:", f"{fact} kan ikke være {value}; vælg mellem {known}.")
