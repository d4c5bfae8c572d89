"""What ``/bro hjælp`` says."""

from __future__ import annotations

from dataclasses import dataclass

HELP_WORDS = ("hjælp", "help")
"""The words after ``/bro`` that ask for it."""

TITLE = "Det kan jeg hjælpe med"
SUMMARY = "Det kan jeg hjælpe med: svar på spørgsmål, jobåbninger og opfølgning"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, what can be written, and buttons as (label, what they do as after ``/bro``)."""

    title: str
    lines: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...]


GROUPS = (
    Group(
        "Spørg",
        ("Skriv spørgsmålet her, eller nævn mig i en kanal. `/bro dit spørgsmål` ser kun du.",),
        (("Find ordning", "find ordning"),),
    ),
    Group(
        "Jobåbninger",
        (
            "Skriv åbningen i åbningskanalen, så logger jeg den. Ret ved at svare i tråden.",
            "`/bro job lager kolding 10 timer` finder, `/bro job #12` viser.",
            "`/bro ønske A12` er borgerens ønsker, `/bro job til A12` finder det, der passer til dem.",
        ),
        (("Ny åbning", "job ny"), ("Åbninger", "job"), ("Ønsker", "ønske"), ("Regneark", "job eksport")),
    ),
    Group(
        "Opfølgning",
        (
            "`/bro følg A12 hos Netto hver 4. uge fra 1. december` starter, `/bro forløb A12` viser og retter.",
            "`/bro mind mig om at ringe til Mette på tirsdag kl. 9`. `/bro ferie 20/12-3/1 dækkes af @Ole`.",
        ),
        (("Mine", "mine"), ("Nyt forløb", "forløb ny"), ("Mind mig", "mind mig"), ("Ferie", "ferie")),
    ),
    Group(
        "For ledere",
        ("`/bro status oktober` er månedens tal. `/bro løn dokumenteret A12`, når lønnen er set.",),
        (("Status", "status"), ("Overblik", "overblik")),
    ),
)
FOOT = "I en direkte besked kan du skrive det samme uden `/bro`. Brug en reference som A12, aldrig navn eller CPR."

ANSWER = "Svar"
ANSWER_TITLE = "Svar"
ANSWER_LABEL = "Dit svar"
OPEN_FORM = "Åbn formularen"
NEEDS_FORM = "Det udfylder du i en formular."
SEND = "Send"
CANCEL = "Fortryd"

HELLO = "Hej! Jeg er Brobygger."
HELLO_LINES = (
    "• Spørg mig om ordninger og om, hvad projekterne lærte. Du får svaret med kilde og dato.",
    "• Skriv jobåbninger i åbningskanalen, så holder jeg styr på dem, til de er besat.",
    "• Jeg husker opfølgninger: “mind mig om at ringe til Mette på tirsdag kl. 9”.",
)
PROMPTS_LEAD = "Prøv for eksempel:"
PROMPTS = (
    ("Timer med personlig assistance", "Hvor mange timer kan man få personlig assistance?"),
    ("Hvad kan vi søge?", "Min borger er ledig og har svært ved at huske aftaler, hvad kan vi søge?"),
    ("Hvad er nyt i 2026?", "Hvad er nyt i 2026?"),
    ("Det kan du", "Hvad kan du?"),
)
"""What a newcomer may try, as (label, what is asked); Slack shows at most four."""


def did_you_mean(command: str | None) -> str:
    """For a command with a slip in it; empty where nothing is near."""
    if command is None:
        return ""
    return f"Mente du `/bro {command}`? Skriv det igen, eller se det hele med `/bro hjælp`."
