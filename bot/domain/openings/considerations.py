"""What a job spares a person, or demands of them: one small list of topics behind wish lists and searching.

Each topic has the words that name it. A negation before the word, or an ending such as "-fri", turns "heavy lifting"
into "no heavy lifting".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser.text import danish


class Topic(StrEnum):
    """What a citizen may need spared or offered at work."""

    LIFTING = "lifting"
    STANDING = "standing"
    SITTING = "sitting"
    NOISE = "noise"
    CUSTOMERS = "customers"
    DRIVING = "driving"
    STAIRS = "stairs"
    COLD = "cold"
    DUST = "dust"
    SCREEN = "screen"
    EVENINGS = "evenings"
    STRESS = "stress"
    BREAKS = "breaks"
    MENTOR = "mentor"
    FLEXIBLE = "flexible"
    QUIET = "quiet"


BURDENS: Final = frozenset(
    {
        Topic.LIFTING, Topic.STANDING, Topic.NOISE, Topic.CUSTOMERS, Topic.DRIVING, Topic.STAIRS, Topic.COLD,
        Topic.DUST, Topic.SCREEN, Topic.EVENINGS, Topic.STRESS,
    }
)  # fmt: skip
"""Topics that people ask to be spared; the others are what they ask for."""

_PATTERNS: Final = {
    Topic.LIFTING: r"løft\w*|slæb\w*|tungt|bære tung\w*",
    Topic.STANDING: r"stående|stå op|gående|gang ?og ?stå\w*",
    Topic.SITTING: r"siddende|sidde ned|hæve-?sænke\w*",
    Topic.NOISE: r"støj\w*|larm\w*",
    Topic.CUSTOMERS: r"kunde(?!r? til)\w*|ekspeder\w*|ekspedition\w*|telefonpasning",
    Topic.DRIVING: r"kørekort\w*|køre bil|egen bil",
    Topic.STAIRS: r"trappe\w*",
    Topic.COLD: r"kulde\w*|frost\w*|kold\w*",
    Topic.DUST: r"støv(?!sug)\w*|allergi\w*",
    Topic.SCREEN: r"skærm\w*|computer\w*",
    Topic.EVENINGS: r"aften\w*|nat(?:te)?(?:arbejde|vagt\w*)?|weekend\w*|skiftehold\w*",
    Topic.STRESS: r"stress\w*|travl\w*|højt tempo|deadlines|akkord\w*|tidspres\w*|pres",
    Topic.BREAKS: r"pauser?|hvil\w*",
    Topic.MENTOR: r"mentor\w*|fast kontaktperson|oplæring\w*|sidemand\w*",
    Topic.FLEXIBLE: r"fleksib\w*|skånehensyn\w*|skåne\w*|eget tempo|stille og roligt tempo|roligt tempo",
    Topic.QUIET: r"rolig\w*|stille\w*|få kolleger|alene",
}  # fmt: skip
_COMPILED: Final = tuple((topic, danish(rf"\b(?:{pattern})(?:-?fri\b)?")) for topic, pattern in _PATTERNS.items())
_NEGATION: Final = danish(
    r"\b(?:ingen|ikke|uden|undgå\w*|slippe\w*|fri for|intet|aldrig|begrænset|minimal\w*|kun få|skånes for|tåler ikke"
    r"|no|without)"
    r"(?:\W+\w+){0,3}\W*$"
)
_NEGATED_AFTER: Final = danish(r"^\W*(?:\w+\W+){0,2}(?:ikke|undgås|udgår|slippe\w*|forekommer ikke)\b")
_CLAUSE: Final = re.compile(r"[.,;:!?\n]|\bmen\b")
_FREE: Final = re.compile(r"fri$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """The topics a text speaks of: those it affirms and those it rules out."""

    yes: frozenset[Topic]
    no: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class Terms:
    """What an opening demands, what it spares people, and what it offers."""

    demands: frozenset[Topic]
    spares: frozenset[Topic]
    offers: frozenset[Topic]


def terms(draft: Draft) -> Terms:
    """The topics of an opening: its tasks and requirements demand, its considerations spare and offer."""
    work = read(f"{draft.tasks or ''}\n{draft.requirements or ''}")
    kind = read(draft.considerations or "")
    spares = (work.no | kind.no | kind.yes) & BURDENS
    return Terms((work.yes & BURDENS) - spares, spares, (work.yes | kind.yes) - BURDENS)


@lru_cache(maxsize=65_536)
def read(text: str) -> Said:
    """What a free text says about the topics, clause by clause."""
    yes: set[Topic] = set()
    no: set[Topic] = set()
    for clause in _CLAUSE.split(text):
        for topic, pattern in _COMPILED:
            match = pattern.search(clause)
            if match is None:
                continue
            ruled_out = (
                _NEGATION.search(clause[: match.start()])
                or _NEGATED_AFTER.search(clause[match.end() :])
                or _FREE.search(match.group())
            )
            (no if ruled_out else yes).add(topic)
    return Said(frozenset(yes), frozenset(no))
