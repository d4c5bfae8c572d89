"""The words of the scheme finder."""

from __future__ import annotations

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
NOTHING = "Ingen ordning passer på det hele. Vælg færre ting, eller skriv spørgsmålet til mig."

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


def found(schemes: int, situation: str) -> str:
    return f"{count(schemes, 'ordning', 'ordninger')} passer: {SITUATIONS[situation].lower()}."


def more(left: int) -> str:
    return f"… og {left} mere. Vælg mere præcist for at få færre."
