"""Words that name no topic, because they are said of every scheme."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.data_files import word_list
from knowledge.language.normalise import STOPWORDS

LONGEST = 12
"""Words of the longest message that may be without a topic of its own."""

_GENERAL = word_list("general")


def has_no_topic(parts: Sequence[str]) -> bool:
    """Whether the folded words name nothing: "og hvor mange timer?", "hvad siger loven?"."""
    return 0 < len(parts) <= LONGEST and all(part in STOPWORDS or is_general(part) for part in parts)


def is_general(part: str) -> bool:
    """Whether a folded word names no topic: a number, or a word that is said of every scheme."""
    return part in _GENERAL or part.isdigit()
