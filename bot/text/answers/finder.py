"""The words of the scheme finder."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.format import count

TITLE = "Find ordning"
SITUATION_LABEL = "Hvad er borgerens situation?"
AFFECTED_LABEL = "Hvad er påvirket?"
AFFECTED_HINT = "Skriv ikke diagnoser eller navne; intet af det, du vælger, bliver gemt."
NEEDED_LABEL = "Hvad er der brug for?"
FIND = "Find"
PICK = "Vælg"
CANCEL = "Fortryd"
CLOSE = "Luk"
SHOW = "Vis"
UNKNOWN_NEED = "ved ikke"
UNKNOWN_NEED_LABEL = "Ved det ikke endnu"
NEEDED_HINT = "Det er behovet, der afgør, hvad der passer."

SITUATIONS = {
    "ansat": "Ansat",
    "ledig": "Ledig",
    "selvstændig": "Selvstændig",
    "uddannelse": "Under uddannelse",
    "førtidspensionist": "Førtidspensionist",
}

AFFECTED = {
    "bevægelse": "Bevægelse",
    "syn": "Syn",
    "hørelse": "Hørelse",
    "psyke": "Psyke",
    "overblik": "Overblik og hukommelse",
    "læsning": "Læsning og skrivning",
    "sygdom": "Sygdom",
    "socialt": "Sociale forhold",
}


def need(one: str) -> str:
    return one[:1].upper() + one[1:]


def found(schemes: int, ticked: Sequence[str]) -> str:
    """``ticked`` is all that was chosen."""
    return f"{count(schemes, 'ordning', 'ordninger')} passer: {' · '.join(ticked)}"


def nothing(ticked: Sequence[str]) -> str:
    return f"Ingen ordning passer: {' · '.join(ticked)}. Vælg færre ting, eller skriv spørgsmålet til mig."


def more(left: int) -> str:
    return f"… og {left} mere. Vælg mere præcist for at få færre."
