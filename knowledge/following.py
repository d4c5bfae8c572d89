"""Does a message in a thread ask on about the thread's entry, or about something new?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.data_files import word_list
from knowledge.normalise import STOPWORDS

LONGEST = 12
"""Words of the longest message that is taken for a follow-up without a topic of its own."""

_GENERAL = word_list("general")
_OPENING = re.compile(
    r"^(?:og|men|hvad saa|hvad nu hvis|hvad hvis|hvis|ogsaa|okay|ok|saa|and|but|what if|what about|gaelder det"
    r"|kan (?:han|hun|den|det|de)|maa (?:han|hun|den|de)|skal (?:han|hun|den|de)|er det|hvem betaler|hvornaar|hvor)\b"
)
_SUPPOSE = re.compile(r"^(?:og |men )?(?:hvad (?:nu |saa )?hvis|hvis|what if)\b")


def has_no_topic(parts: Sequence[str]) -> bool:
    """Whether the folded words name nothing: "og hvor mange timer?", "hvad siger loven?"."""
    return 0 < len(parts) <= LONGEST and all(part in STOPWORDS or is_general(part) for part in parts)


def is_general(part: str) -> bool:
    """Whether a folded word names no topic: a number, or a word that is said of every scheme."""
    return part in _GENERAL or part.isdigit()


def asks_on(parts: Sequence[str]) -> bool:
    """Whether the message opens like a follow-up: "gælder det også selvstændige?"."""
    return len(parts) <= LONGEST and _OPENING.match(" ".join(parts)) is not None


def supposes(parts: Sequence[str]) -> bool:
    """Whether the message varies the case: "hvad hvis han er i fleksjob?" asks about the thread's entry."""
    return len(parts) <= LONGEST and _SUPPOSE.match(" ".join(parts)) is not None
