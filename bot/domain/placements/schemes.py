"""Which entries of the knowledge base tell the rules of each kind of placement, and when a change of them is told."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.openings.drafts import OpeningType

RULES: dict[OpeningType, tuple[str, ...]] = {
    OpeningType.VIRKSOMHEDSPRAKTIK: ("ordning-virksomhedspraktik", "ordning-loen-og-forsikring-i-tilbud"),
    OpeningType.LOENTILSKUD: ("ordning-loentilskud", "ordning-loen-og-forsikring-i-tilbud"),
    OpeningType.FLEKSJOB: ("ordning-fleksjob", "ordning-fleksloentilskud"),
    OpeningType.SMAAJOB: ("ordning-smaajob-ordinaere-timer",),
}
"""Entry ids by kind; an ordinary job follows no scheme."""

AHEAD = timedelta(days=30)
"""How long before its day a change is told."""

AFTERWARDS = timedelta(days=30)
"""How long after its day it is still news, where nobody could be told in time."""


def kinds_of(entry: str) -> tuple[OpeningType, ...]:
    """The kinds of placement that an entry's rules hold for."""
    return tuple(kind for kind, entries in RULES.items() if entry in entries)


def is_news(day: date, today: date) -> bool:
    """Whether a change that applies from a day on is to be told now."""
    return day - AHEAD <= today <= day + AFTERWARDS
