"""The words of the leader's overview: who has how much, what is overdue, moving placements."""

from __future__ import annotations

from datetime import date

from bot.text.format import count, day

OVERVIEW_TITLE = "Overblik"
REASSIGN = "Flyt forløb"
REASSIGN_TITLE = "Flyt forløb"
REASSIGN_WHICH = "Hvilke forløb?"
REASSIGN_HINT = "Den nye jobformidler får besked om hvert forløb."
REASSIGN_MORE = "Kun de første 100 vises; flyt dem i flere omgange."
OVERDUE_TITLE = "Ældste åbne opfølgninger"
NOTHING_OVERDUE = "Ingen opfølgninger er over tiden."
NO_PLACEMENTS = "Der er ingen aktive forløb."
PICK = "Vælg"
SAVE = "Flyt"
CANCEL = "Fortryd"


def overview_lead(overdue: int, brokers: int, limit: int, workdays: int) -> str:
    late = count(overdue, "opfølgning", "opfølgninger")
    people = count(brokers, "jobformidler", "jobformidlere")
    return (
        f"{people} med aktive forløb. {late} har stået {'åben' if overdue == 1 else 'åbne'} "
        f"i mindst {workdays} arbejdsdage. "
        f"Sagsstammen måles mod {limit} (gennemsnittet i Flere skal med, Rambøll 2019)."
    )


def load_line(person: str, placements: int, limit: int, overdue: int, oldest: date | None) -> str:
    """One broker: caseload against the limit, and what is overdue."""
    above = f", {placements - limit} over {limit}" if placements > limit else ""
    words = f"{person}: {count(placements, 'forløb', 'forløb')}{above}"
    if overdue and oldest:
        words += f" · *{overdue} over tiden*, ældste fra {day(oldest)}"
    return words


def overdue_line(title: str, person: str, workdays: int) -> str:
    return f"• {title} · {person} · {count(workdays, 'arbejdsdag', 'arbejdsdage')} over tiden"


def more_brokers(left: int) -> str:
    return f"… og {count(left, 'jobformidler', 'jobformidlere')} mere uden noget over tiden."


def reassigned(moved: int, to: str, failed: int) -> str:
    words = f"{count(moved, 'forløb', 'forløb')} er flyttet til {to}."
    if failed:
        words += f" {count(failed, 'forløb', 'forløb')} blev ændret imens og er ikke flyttet."
    return words
