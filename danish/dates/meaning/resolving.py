"""Puts the parts of one phrase together: a first moment and a rule, or a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from danish.dates.meaning.recurring import is_recurring, recurring
from danish.dates.meaning.seen import Seen
from danish.dates.meaning.single import single
from danish.dates.meaning.sorting import sort_parts
from danish.dates.model import Doubt, Doubtful, Unclear, When
from danish.dates.parts import Part


def resolve(parts: Sequence[Part], now: datetime) -> When | Unclear:
    """What the parts come to, seen from ``now`` (naive local time)."""
    seen = Seen(now)
    try:
        said = sort_parts(parts)
        if said.vague:
            raise Doubtful(said.vague[0])
        return recurring(said, seen) if is_recurring(said) else single(said, seen)
    except Doubtful as doubtful:
        return doubtful.unclear
    except (OverflowError, ValueError):
        return Unclear(Doubt.TOO_FAR)
