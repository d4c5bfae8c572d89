"""What a question comes to: plain values in the shape of the question. Whoever shows them needs nothing else.

=============  =====================================================================================================
``Found``      one entry answers (``likely``: it probably does); ``then`` is the second of two questions in a message
``Compared``   two or three entries side by side
``Suggested``  a case: the schemes that fit a person's situation, each with its reason, and what to ask back
``Listed``     several entries in a line each: members of a class, what is known about a theme, or changes by date
``Unsure``     several entries are equally near: offered, nothing shown
``Unknown``    nothing answers
``Silent``     nothing is to be said: colleagues talking
=============  =====================================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.entry import Entry, Section

if TYPE_CHECKING:
    from knowledge.cases.facts import Read


class Shape(StrEnum):
    """The forms of a reply that shows something."""

    ENTRY = "entry"
    COMPARISON = "comparison"
    CASE = "case"
    LIST = "list"
    THEME = "theme"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may answer, its confidence from 0 to 1, and why it came up."""

    entry: Entry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One entry answers.

    ``section`` is the one that answers what is asked, shown first; None: the short answer does. ``facet`` names what
    was asked for (``knowledge/reading/facets.py``). ``covered`` is False where the entry says nothing on what is
    asked: that is said in one line instead of showing the same text as if it did. ``likely``: the entry is probably
    right, so its short answer is shown as the nearest there is, with ``others`` to choose from. ``english`` says that
    the question was; ``from_thread`` that the thread's entry answers a follow-up; ``then`` answers the second question
    of the same message; ``pointer`` is the office that knows what the entry does not tell. ``beside`` is what else is
    known about the subject, in a line each.
    """

    best: Hit
    facet: str | None = None
    section: Section | None = None
    covered: bool = True
    others: tuple[Hit, ...] = ()
    likely: bool = False
    english: bool = False
    from_thread: bool = False
    then: Found | None = None
    pointer: str | None = None
    beside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two or three entries weighed against each other, in the order of the question; ``facet`` is what is asked of
    each, ``others`` stand beside them."""

    hits: tuple[Hit, ...]
    facet: str | None = None
    others: tuple[Hit, ...] = ()
    english: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A scheme that fits a case. ``reason`` is one Danish line that quotes the words of the question where it was one;
    ``rule`` is the condition that fired, for ``--explain``; ``weight`` orders the fits."""

    entry: Entry
    reason: str
    rule: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class AskBack:
    """The one fact that decides: a Danish question with its answers. Asking again with the chosen answer's ``said``
    added to the question gives the narrower case."""

    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a question back: the label of its button, and the Danish words that say it in a question."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A case. ``fits`` are the schemes that fit, best first (at most five are shown at once); ``notes`` are lines on
    closed or ruled-out schemes that a caseworker would expect ("Revalidering gives ikke længere …"), by entry id;
    ``facts`` what was read from the question. ``likely``: the situation is known in part only."""

    fits: tuple[Fit, ...]
    facts: tuple[Read, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    ask_back: AskBack | None = None
    likely: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on a list with its one-line message; ``on`` is the day of a change."""

    entry: Entry
    says: str
    on: date | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Several entries in a line each. ``shape`` is LIST, THEME or CHANGES; ``about`` what they have in common, as a
    heading; the list is whole, whoever shows it pages."""

    shape: Shape
    about: str
    lines: tuple[Line, ...]
    likely: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Unsure:
    """Several entries are equally near: at most three are offered, best first."""

    hits: tuple[Hit, ...]
    english: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing answers. ``nearest`` are topics by name; ``pointer`` says where the question belongs; ``small_talk``
    marks a greeting or thanks; ``topicless`` says that the message names no topic at all ("hvad er reglerne?")."""

    nearest: tuple[Hit, ...] = ()
    pointer: str | None = None
    small_talk: bool = False
    topicless: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing is to be said."""


Answer = Found | Compared | Suggested | Listed | Unsure | Unknown | Silent


def entries_shown(answer: Answer) -> tuple[Entry, ...]:
    """Every entry whose text or line an answer shows, best first."""
    match answer:
        case Found(best=best, then=then, beside=beside):
            found = (best.entry, *((then.best.entry,) if then else ()), *(line.entry for line in beside))
        case Compared(hits=hits):
            found = tuple(hit.entry for hit in hits)
        case Suggested(fits=fits):
            found = tuple(fit.entry for fit in fits)
        case Listed(lines=lines):
            found = tuple(line.entry for line in lines)
        case _:
            found = ()
    return tuple({entry.id: entry for entry in found}.values())


@dataclass(frozen=True, slots=True)
class Topic:
    """What a thread is about, for the next question in it.

    ``entry`` is the one shown last; ``before`` those shown earlier, latest first; ``offered`` what an unsure reply
    offered; ``facets`` what was asked for last; ``question`` the last question that had a topic, or the one that has
    none yet; ``asked_back``: it told a person's situation, and the reply ended with a question; ``compared`` are the
    entries that were weighed against each other, as long as one of them is meant; ``rivals`` those that may be meant
    as well as ``entry``, where the reply was not certain or showed several.
    """

    entry: Entry | None = None
    before: tuple[Entry, ...] = ()
    offered: tuple[Entry, ...] = ()
    facets: tuple[str, ...] = ()
    question: str = ""
    asked_back: bool = False
    compared: tuple[Entry, ...] = ()
    rivals: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question of a thread, with the id of the entry a person chose from what was offered."""

    text: str
    chosen: str | None = None
