"""Greetings, thanks and laughter: messages that ask for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.data_files import word_list

LONGEST = 9
"""Words of the longest message that is taken for small talk."""

_SOCIAL = word_list("social")
_FILLERS = word_list("social fillers")
_THANKS = re.compile(
    r"^(?:\w+ ){0,2}tak (?:for|til|igen)\b|\b(?:mange|tusind|super) tak\b|\btak for (?:det|hjaelpen|svaret)\b"
)
_ASKS = re.compile(r"\bhv(?!is\b)\w+|\b(?:kan|maa|skal|gaelder|og) \w+ .{12,}")
"""A thank-you, and what makes a question of the same message."""

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
    said = " ".join(parts)
    if frozenset(parts) in _ABOUT_THE_BOT or (_THANKS.search(said) and not _ASKS.search(said)):
        return True
    return any(part in _SOCIAL for part in parts) and all(part in _SOCIAL or part in _FILLERS for part in parts)
