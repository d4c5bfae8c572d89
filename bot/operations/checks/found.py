"""One thing that ``check`` found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong and its cure, in Danish; ``grave`` False where everything works all the same."""

    words: str
    grave: bool = True
