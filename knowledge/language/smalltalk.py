"""Greetings, thanks and laughter: messages that ask for nothing."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.data_files import word_list

LONGEST = 9
"""Words of the longest message that is taken for small talk."""

_SOCIAL = word_list("social")
_FILLERS = word_list("social fillers")
_ABOUT_THE_BOT = (
    frozenset({"hvem", "er", "du"}),
    frozenset({"hvad", "kan", "du"}),
    frozenset({"hvad", "er", "du"}),
    frozenset({"who", "are", "you"}),
)


def is_small_talk(parts: Sequence[str]) -> bool:
    """Whether the folded words are only a social remark; a message without any word (an emoji) is one."""
    if not parts:
        return True
    if len(parts) > LONGEST:
        return False
    if frozenset(parts) in _ABOUT_THE_BOT:
        return True
    return any(part in _SOCIAL for part in parts) and all(part in _SOCIAL or part in _FILLERS for part in parts)
