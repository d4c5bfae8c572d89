"""What Brobygger says around a case, a list, a theme, changes and a likely answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.text.format import count, day, listed

NEAREST = "Det nærmeste, jeg har:"
BESIDE = "Mere om det samme"
NOT_TOLD = "Jeg kan ikke se, at svaret fortæller præcis det. Spørg en fagperson, hvis det haster."
TOPICLESS = "Hvad gælder det? Skriv ordningens navn eller lidt om situationen, så svarer jeg."
CASE_FITS = "Det her kan passe"
CASE_PERHAPS = "Det her kan passe, så vidt situationen er kendt"
TELL_MORE = "Skriv lidt mere om situationen, så bliver det mere præcist."
EARLIER = "Forrige"
SHOW_ONE = "Vis et af dem"
NOTHING_FITS = "Jeg kan ikke se, at en af ordningerne passer."
LIKELY, SILENT = "Sandsynlig", "Tavs"
CASE, LISTED, COMPARED = "Sag", "Liste", "Sammenligning"
READ, BY_WORDS = "læst", "efter ordene"


KINDS = {
    "ordning": "Ordninger",
    "laering": "Læringspunkter",
    "model": "Modeller",
    "redskab": "Redskaber",
    "projekt": "Projekter",
    "tal": "Tal",
    "begreb": "Begreber",
    "lokal": "Egne svar",
}
"""What a list of a whole kind of entries is called."""


def heading(shape: str, about: str, number: int) -> str:
    """The heading of a list, a theme or changes."""
    match shape:
        case "theme":
            return f"Det ved vi om {about} ({number})" if about else f"Det ved vi om det ({number})"
        case "changes":
            return f"Ændringer {about} ({number})" if about else f"Ændringer ({number})"
        case _:
            return f"{KINDS.get(about, about.capitalize())} ({number})"


def compared(titles: Sequence[str]) -> str:
    """The summary of a comparison."""
    return listed(list(titles), "og")


def more_fit(number: int) -> str:
    """Schemes that stand below those shown."""
    return f"{count(number, 'ordning', 'ordninger')} mere kan passe. Svar her, så bliver det mere præcist."


def page(first: int, last: int, total: int) -> str:
    """Which part of a longer list is shown."""
    return f"Viser {first}-{last} af {total}"


def later(number: int) -> str:
    return f"Vis {number} til" if number > 1 else "Vis den sidste"


def untold(office: str | None) -> str:
    """The entry does not tell what is asked; ``office`` is the one that knows."""
    return f"Det står der ikke noget om i svaret. Det hører til {office}." if office else NOT_TOLD


def dated(title: str, on: date | None, status: str | None) -> str:
    """The title of a line, in Slack's bold; a change begins with its day, and says where it is only expected."""
    when = f"{day(on)}: " if on else ""
    expected = " (ventet)" if status == "ventet" else ""
    return f"{when}*{title}*{expected}"


def line(title: str, says: str, on: date | None = None, status: str | None = None) -> str:
    """One entry on a list; a change begins with its day, and says where it is only expected."""
    when = f"{day(on)}: " if on else ""
    expected = " (ventet)" if status == "ventet" else ""
    return f"{when}{title}{expected} – {says}"
