"""Start and deadline of a reply by the words of their clause, where the reader of messages sees no role for a date."""

from __future__ import annotations

from datetime import date

from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish
from danish.dates import Mention, Said, mentioned

_CLAUSE = danish(r"(?<!\d)(?<!\bd)(?<!\bkl)[.;!](?=\s|$)|\n|, (?!den |d\.)")
_BEGINS = danish(r"\b" + any_of("replies", "begins") + r"\b")
_CLOSES = danish(r"\b" + any_of("replies", "closes") + r"\b")
_MOVED = danish(r"\b" + any_of("replies", "moved") + r"\b")
_VAGUE = danish(r"\b" + any_of("replies", "vague day") + r"[ .]*$")
_EVENT = danish(r"\b" + any_of("replies", "event") + r"\b")
_BARE = danish(r"^\W*(?:nej |men |og |så |nu |først |fra |pr\.? |på |den |d\. ?)*$")


def read_days(text: str, today: date, before: Draft) -> dict[str, date]:
    """The `start` and `deadline` that the clauses of `text` tell; a date alone goes with what was announced."""
    found: dict[str, date] = {}
    announced: str | None = None
    for clause in _CLAUSE.split(text):
        days = mentioned(clause, today)
        for day in days:
            field = _field(clause, day, before)
            if field == "start" and announced and _stands_alone(clause, day):
                field = announced
            if field and day.sure:
                found.setdefault(field, day.day)
        announced = "deadline" if not days and _CLOSES.search(clause) else None
    return found


def _stands_alone(clause: str, day: Mention) -> bool:
    return bool(_BARE.match(clause[: day.start])) and not clause[day.end :].strip(" .!")


def _field(clause: str, day: Mention, before: Draft) -> str | None:
    lead, rest = clause[: day.start], clause[day.end :]
    if _VAGUE.search(lead) or _EVENT.search(clause) or rest[:1].isalpha():
        return None
    if _CLOSES.search(lead) or _CLOSES.search(rest):
        return "deadline"
    if _BEGINS.search(lead) or _BEGINS.search(rest):
        return "start"
    if day.said is not Said.DATE:
        return None
    if _MOVED.search(lead):
        known = [name for name in ("start", "deadline") if getattr(before, name)]
        return known[0] if len(known) == 1 else None
    return "start" if _stands_alone(clause, day) else None
