"""What is said about wish lists, and why an opening fits one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.openings.considerations import Topic
from bot.domain.openings.country.places import Reach
from bot.domain.openings.drafts import OpeningType
from bot.domain.openings.matching import Fit, Reason, ReasonKind
from bot.text.format import count, listed
from bot.text.openings import TYPES, hours, weekdays

TOPICS = {
    Topic.LIFTING: ("ingen tunge løft", "tunge løft"),
    Topic.STANDING: ("ikke stående arbejde", "stående arbejde"),
    Topic.SITTING: ("ikke siddende arbejde", "siddende arbejde"),
    Topic.NOISE: ("ingen støj", "støj"),
    Topic.CUSTOMERS: ("ingen kundekontakt", "kundekontakt"),
    Topic.DRIVING: ("intet krav om kørekort", "kørekort"),
    Topic.STAIRS: ("ingen trapper", "trapper"),
    Topic.COLD: ("ingen kulde", "kulde"),
    Topic.DUST: ("intet støv", "støv"),
    Topic.SCREEN: ("intet skærmarbejde", "skærmarbejde"),
    Topic.EVENINGS: ("ingen aftener og weekender", "aftener og weekender"),
    Topic.STRESS: ("ingen travlhed", "travlhed"),
    Topic.BREAKS: ("ikke pauser", "pauser"),
    Topic.MENTOR: ("ikke mentor", "mentor eller oplæring"),
    Topic.FLEXIBLE: ("ikke fleksibelt", "fleksibilitet"),
    Topic.QUIET: ("ikke roligt", "rolige omgivelser"),
}
"""For each topic how it reads when it is spared and when it is there."""

WISH_COMMANDS = ("ønske", "ønsker", "ønskeliste", "oenske")
"""Words after ``/bro`` that mean wish lists."""

WISH_TITLE = "Borgerens ønskeliste"
WHO_FITS = "Hvem passer?"
NOBODY_FITS = "Ingen af dine borgeres ønskelister passer lige nu. Lav en med `/bro ønske`."
DELETE = "Slet ønskeliste"

JOB_A = "A-job: det helst"
JOB_B = "B-job: det næstbedste"
JOB_C = "C-job: det kan også gå"
WISH_HOURS = "Timer om ugen"
WISH_PLACES = "Steder"
WISH_PLACES_HINT = "Byer, postnumre eller egne med komma imellem; nabokommuner tæller med, tomt betyder alle"
WISH_DAYS = "Dage, der passer"
WISH_TYPES = "Typer, der passer"
WISH_CONSIDERATIONS = "Hensyn"
WISH_CONSIDERATIONS_HINT = "Fx “ingen tunge løft, rolige omgivelser”"

NO_WISHES = "Du har ingen ønskelister endnu. Skriv `/bro ønske A12` for at lave en."
YOUR_WISHES = "*Dine ønskelister*"
NOTHING_FITS = "Ingen åbne jobåbninger passer lige nu. Jeg skriver til dig, når der kommer en."
WISH_REMOVED = "Ønskelisten er slettet."


def no_longer_fits(case_ref: str, title: str, how: str) -> str:
    return f"~{case_ref}: {title}~\n{how}"


def fits(case_ref: str, title: str) -> str:
    return f"Ny åbning til {case_ref}: *{title}*"


def fit_reasons(fit: Fit) -> str:
    """``B-job lager; 8-12 timer passer; Kolding; ingen tunge løft``."""
    parts = [_reason(one) for one in fit.reasons]
    unknown = {"hours": "timer", "place": "sted", "days": "dage", "type": "type"}
    if fit.unknown:
        parts.append(f"åbningen siger ikke noget om {listed([unknown[name] for name in fit.unknown])}")
    return "; ".join(part for part in parts if part)


def place_reason(wanted: str, reach: Reach | None) -> str:
    """``nabokommune til Vejle``: how far an opening is from the place that the citizen named."""
    match reach:
        case Reach.MUNICIPALITY:
            return f"samme kommune som {wanted}"
        case Reach.NEIGHBOUR:
            return f"nabokommune til {wanted}"
        case Reach.SECOND:
            return f"to kommuner fra {wanted}"
        case Reach.CROSSING:
            return f"færge eller betalingsbro fra {wanted}"
        case _:
            return wanted


def _reason(reason: Reason) -> str:
    match reason.kind:
        case ReasonKind.JOB:
            return f"{reason.rank}-job {reason.value.lower()}"
        case ReasonKind.HOURS:
            low, _, high = reason.value.partition("-")
            return f"{hours(float(low) if low else None, float(high) if high else None)} timer passer"
        case ReasonKind.PLACE:
            return place_reason(reason.value, reason.reach)
        case ReasonKind.DAYS:
            return weekdays(reason.value.split(","))
        case ReasonKind.TYPE:
            return TYPES[OpeningType(reason.value)].lower()
        case ReasonKind.SPARED:
            return TOPICS[Topic(reason.value)][0]
        case ReasonKind.OFFERED:
            return TOPICS[Topic(reason.value)][1]


def fitting(case_ref: str, amount: int) -> str:
    return f"*{count(amount, 'åben jobåbning', 'åbne jobåbninger')} til {case_ref}*, de bedste først"


def no_wish_list(case_ref: str) -> str:
    return f"{case_ref} har ingen ønskeliste endnu. Lav den med `/bro ønske {case_ref}`, så finder jeg det, der passer."


def wish_saved(case_ref: str, amount: int) -> str:
    found = f"{count(amount, 'åben jobåbning', 'åbne jobåbninger')} passer nu:" if amount else NOTHING_FITS
    return f"Ønskelisten for {case_ref} er gemt. {found}"


def wish_line(case_ref: str, jobs: Iterable[str], low: float | None, high: float | None, places: Sequence[str]) -> str:
    named = [f"{rank}: {job}" for rank, job in zip("ABC", jobs, strict=False) if job]
    span = hours(low, high)
    parts = [*named, f"{span} timer" if span else "", listed(list(places), "eller")]
    return f"*{case_ref}* – {' · '.join(part for part in parts if part)}"
