"""The words of the scheme finder."""

from __future__ import annotations

from bot.text.format import count
from knowledge.entry import Affected, Need, Situation

TITLE = "Find ordning"
SITUATION_LABEL = "Hvad er borgerens situation?"
AFFECTED_LABEL = "Hvad er påvirket?"
AFFECTED_HINT = "Skriv ikke diagnoser eller navne; intet af det, du vælger, bliver gemt."
NEEDED_LABEL = "Hvad er der brug for?"
FIND = "Find"
AGAIN = "Søg igen"
CANCEL = "Fortryd"
CLOSE = "Luk"
SHOW = "Vis"
NOTHING = "Ingen ordning passer på det hele. Vælg færre ting, eller skriv spørgsmålet til mig."

SITUATIONS = {
    Situation.EMPLOYED: "Ansat",
    Situation.UNEMPLOYED: "Ledig",
    Situation.SELF_EMPLOYED: "Selvstændig",
    Situation.STUDENT: "Under uddannelse",
    Situation.DISABILITY_PENSIONER: "Førtidspensionist",
}

AFFECTED = {
    Affected.MOVEMENT: "Bevægelse",
    Affected.SIGHT: "Syn",
    Affected.HEARING: "Hørelse",
    Affected.MENTAL: "Psyke",
    Affected.COGNITION: "Overblik og hukommelse",
    Affected.READING: "Læsning og skrivning",
    Affected.ILLNESS: "Sygdom",
    Affected.SOCIAL: "Sociale forhold",
}


def need(one: Need) -> str:
    return one[:1].upper() + one[1:]


def found(schemes: int, situation: Situation) -> str:
    return f"{count(schemes, 'ordning', 'ordninger')} passer: {SITUATIONS[situation].lower()}."


def more(left: int) -> str:
    return f"… og {left} mere. Vælg mere præcist for at få færre."
