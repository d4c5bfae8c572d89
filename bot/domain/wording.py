"""When do people mean the same by the same words? Decides which wordings are proposed as aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.domain.privacy import MASK
from danish.folding import fold

TIMES = 3
PEOPLE = 2
SIMILAR_AT = 88.0
"""rapidfuzz's token_sort_ratio: "tidlig fastholdelse fleks" and "fleks tidlig fastholdelse" are one wording."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One person chose an entry for a question that was asked in these (normalised) words."""

    user: str
    wording: str


def normalised(text: str) -> str:
    """The words alone: lower case, ae/oe/aa, no punctuation, no masked numbers."""
    folded = fold(text.replace(MASK, " "))
    return " ".join(re.findall(r"[^\W_]+", folded))


def similar(one: str, other: str) -> bool:
    """Whether two normalised wordings are the same but for order, inflection or a slip of the finger."""
    return bool(one and other) and fuzz.token_sort_ratio(one, other) >= SIMILAR_AT


def agreeing(wording: str, picks: Iterable[Pick]) -> int:
    """How often these words led to the entry, or 0 while too few people did so to call it a habit."""
    same = [pick for pick in picks if similar(pick.wording, wording)]
    people = {pick.user for pick in same}
    return len(same) if len(same) >= TIMES and len(people) >= PEOPLE else 0
