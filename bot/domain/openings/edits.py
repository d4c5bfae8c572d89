"""Which opening of an edited message is which, when the edit changed, added or removed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from bot.domain.openings.drafts import Draft
from bot.domain.openings.duplicates import resemblance
from bot.domain.openings.opening import Opening, stated

SAME_PLACE = 12.0
"""Percent that the same position in the message counts for."""
ALIKE = 45.0
"""From here on two descriptions are taken for the same opening although their number changed."""


@dataclass(frozen=True, slots=True)
class Edits:
    """``kept`` pairs an opening with what the message says of it now; ``added`` are positions with new drafts."""

    kept: tuple[tuple[Opening, Draft], ...]
    added: tuple[tuple[int, Draft], ...]
    removed: tuple[Opening, ...]


def reconcile(openings: Sequence[Opening], drafts: Sequence[Draft]) -> Edits:
    """Pair by likeness, the most alike first; where the number is unchanged, what is left over pairs in order.

    What a person entered beside the message - it never stated it - is not removed with an edit.
    """
    before = sorted(openings, key=lambda opening: opening.origin.position)
    cells = product(range(len(before)), range(len(drafts)))
    pairs = sorted(((_likeness(row, column, before, drafts), -row, -column) for row, column in cells), reverse=True)
    of_row: dict[int, int] = {}
    taken: set[int] = set()
    for score, row, column in pairs:
        if score >= ALIKE and -row not in of_row and -column not in taken:
            of_row[-row] = -column
            taken.add(-column)
    if len(before) == len(drafts):
        rest = [column for column in range(len(drafts)) if column not in taken]
        for row in range(len(before)):
            if row not in of_row:
                of_row[row] = rest.pop(0)
    left = set(range(len(drafts))) - set(of_row.values())
    first_free = max((opening.origin.position for opening in before), default=-1) + 1
    return Edits(
        kept=tuple((before[row], drafts[column]) for row, column in sorted(of_row.items())),
        added=tuple((first_free + step, drafts[column]) for step, column in enumerate(sorted(left))),
        removed=tuple(one for row, one in enumerate(before) if row not in of_row and stated(one.parsed)),
    )


def _likeness(row: int, column: int, before: Sequence[Opening], drafts: Sequence[Draft]) -> float:
    same_place = SAME_PLACE if row == column else 0.0
    return resemblance(before[row].parsed, drafts[column]) + same_place
