"""Is a question written in English? Function words decide; entries' own words are too alike in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.data_files import word_list

_ENGLISH = word_list("english")
_DANISH = word_list("danish")


def is_english(parts: Sequence[str]) -> bool:
    """Whether the folded words are an English sentence, or a part of one."""
    english = sum(part in _ENGLISH for part in parts)
    danish = sum(part in _DANISH for part in parts)
    return english >= 2 and english > danish
