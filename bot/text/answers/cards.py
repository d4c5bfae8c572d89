"""What Brobygger says when it is asked."""

from __future__ import annotations

import re
from datetime import date

from bot.text.format import day, listed

SHOW_ALL = "Vis hele svaret"
SHOW = "Vis"
WHOLE = "Hele svaret"
JUMP = "Gå til afsnit"
SHARE = "Del"
SHARE_HERE = "Del i kanalen"
SHARE_TITLE = "Del svaret"
SHARE_LABEL = "I hvilken kanal?"
SHARE_HINT = "Alle i kanalen ser spørgsmålet, svaret og dit navn."
SHARED = "Svaret er delt."
SHARE_REFUSED = "Jeg er ikke med i den kanal. Skriv /invite @Brobygger i den, eller vælg en anden."
ASK_EXPERT = "Spørg en fagperson"
HELPED = "👍"
DID_NOT_HELP = "👎"
DID_YOU_MEAN = "Mente du …?"
DO_NOT_KNOW = "Det ved jeg ikke."
SMALL_TALK = (
    "Hej! Spørg mig om en ordning, et redskab eller hvad projekterne lærte, fx “hvor mange timer personlig assistance”."
)
THANKED = "Selv tak. Skriv bare, når der er mere."
EMPTY_QUESTION = "Skriv dit spørgsmål, fx “§ 56-aftale ved migræne”."
ENGLISH_LINE = "I answer in Danish only; this is the entry that fits your question."
RELATED = "Se også"
SOURCES = "Kilder"
STALE = "Svaret skal gennemgås igen; tjek kilden, før du bruger det."
MISSING_TITLE = "Hvad manglede?"
MISSING_LABEL = "Hvad ledte du efter?"
MISSING_HINT = "Fagpersonerne ser det sammen med dit spørgsmål og dit navn. Skriv ikke borgeres navne eller CPR-numre."
SEND = "Send"
CANCEL = "Fortryd"
CLOSE = "Luk"
THANKS_HELPED = "Tak. Godt at vide."
THANKS_MISSED = "Tak. Fagpersonerne ser, hvad der manglede."
ANSWERED = "Besvaret"
UNSURE = "Usikker"
UNKNOWN = "Ukendt"
SHARED_ALREADY = "Svaret er allerede delt i kanalen."
SHARED_BY = "Delt af"
NEAREST_TOPICS = "Det nærmeste, jeg har:"
OTHER_WORDS = "Prøv med andre ord, eller spørg en fagperson."


def thanks(words: str) -> bool:
    """Whether small talk is thanks, not a greeting."""
    return re.search(r"\b(?:tak|tusind tak|thanks|thank you)\b", words.lower()) is not None


def reviewed(on: date) -> str:
    return f"Sidst gennemgået {day(on)}"


def asked(question: str) -> str:
    """The question, above an answer that does not stand below it."""
    return f"Spørgsmål: “{question}”"


def nearest(titles: list[str]) -> str:
    """The nearest topics by name; without any, how to ask again."""
    if not titles:
        return OTHER_WORDS
    return f"Det nærmeste, jeg har, er {listed([f'“{title}”' for title in titles], 'eller')}."


def elsewhere(pointer: str) -> str:
    return f"Det hører til {pointer}."


def status_warning(status: str) -> str | None:
    """A word of warning for schemes that have changed."""
    return {
        "ophørt": "Ordningen findes ikke længere for nye sager.",
        "ændret": "Reglerne er ændret; læs hvad der gælder nu.",
        "ventet": "Reglen er ventet, men gælder ikke endnu.",
    }.get(status)


def asked_for(facet: str) -> str:
    return f"Der spørges om: {facet}"
