"""What ``brobygger parse opening`` and ``brobygger eval when`` print for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.openings.opening import draft_from_record
from bot.text.openings import shown_fields

NOTHING_SET = "Svaret ændrer ingen felter."
NO_OPENING = "Ingen jobåbning i teksten."
NOTHING_MISSED = "Ingen fejl."
FIGURES = "antal {total} · rigtige {right} · andel {share} · {ms} ms i gennemsnit"
MISSES = "Fejl:"
MISS_HEADER = ("tekst", "fra", "fik", "skulle være")


def openings(found: Sequence[Mapping[str, Any]]) -> str:
    """The openings of a message, one labelled field a line."""
    if not found:
        return NO_OPENING
    return "\n\n".join(
        "\n".join([f"Jobåbning {position} af {len(found)}", *_lines(one)]) for position, one in enumerate(found, 1)
    )


def reply(sets: Mapping[str, Any]) -> str:
    """What a reply sets, one labelled field a line."""
    return "\n".join(_lines(sets)) or NOTHING_SET


def _lines(opening: Mapping[str, Any]) -> list[str]:
    fields = shown_fields(draft_from_record(dict(opening)))
    return [f"  {label}: {value}" for _, label, value in fields if value]
