"""What ``brobygger parse opening`` and ``brobygger eval when`` print for people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.text.format import WEEKDAYS, listed, number, weekday_and_day

COMMAND = re.compile(r"\s*(?:/bro\s+)?(?:mind mig|husk|følg)\b", re.IGNORECASE)
"""The first words of a command that holds a phrase about time inside a sentence."""

NO_OPENING = "Ingen jobåbning i teksten."
NOTHING_MISSED = "Ingen fejl."
FIGURES = "antal {total} · rigtige {right} · andel {share} · {ms} ms i gennemsnit"
MISSES = "Fejl:"
MISS_HEADER = ("tekst", "fra", "fik", "skulle være")

_LABELS = {
    "company": "Virksomhed",
    "place": "Sted",
    "tasks": "Opgaver",
    "positions": "Antal",
    "type": "Type",
    "hours": "Timer om ugen",
    "weekdays": "Dage",
    "time_of_day": "Tidspunkt",
    "start": "Start",
    "deadline": "Frist",
    "contact_name": "Kontakt",
    "contact_phone": "Telefon",
    "contact_email": "E-mail",
    "requirements": "Krav",
    "considerations": "Hensyn",
}
_TYPES = {
    "smaajob": "småjob",
    "fleksjob": "fleksjob",
    "loentilskud": "løntilskud",
    "virksomhedspraktik": "virksomhedspraktik",
    "ordinaert": "ordinært job",
}
_WEEKDAY_NAMES: dict[str, str] = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True))


def openings(found: Sequence[Mapping[str, object]]) -> str:
    """The openings of a message, one labelled field a line."""
    if not found:
        return NO_OPENING
    return "\n\n".join(
        "\n".join([f"Jobåbning {position} af {len(found)}", *_lines(one)]) for position, one in enumerate(found, 1)
    )


def _lines(opening: Mapping[str, object]) -> list[str]:
    shown = {name: _value(name, opening[name]) for name in opening if name not in {"hours_min", "hours_max"}}
    hours = _hours(opening.get("hours_min"), opening.get("hours_max"))
    if hours:
        shown["hours"] = hours
    return [f"  {label}: {shown[name]}" for name, label in _LABELS.items() if name in shown]


def _hours(least: object, most: object) -> str:
    low = number(least) if isinstance(least, int | float) else None
    high = number(most) if isinstance(most, int | float) else None
    if low is not None and high is not None:
        return low if low == high else f"{low}-{high}"
    if low is not None:
        return f"mindst {low}"
    return f"højst {high}" if high is not None else ""


def _value(name: str, value: object) -> str:
    text = str(value)
    match name:
        case "type":
            return _TYPES.get(text, text)
        case "weekdays":
            short = [word for word in _WEEKDAY_NAMES if isinstance(value, list | tuple) and word in value]
            return listed([_WEEKDAY_NAMES[word] for word in short])
        case "start" | "deadline":
            return "snarest" if text == "asap" else weekday_and_day(date.fromisoformat(text))
        case _:
            return text
