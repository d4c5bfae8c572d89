"""What Brobygger says around a case, a list, a theme, changes and a likely answer."""

from __future__ import annotations

from datetime import date

from bot.text.format import day

NEAREST = "Det nærmeste, jeg har:"
NOT_TOLD = "Det står der ikke noget om i svaret. Spørg en fagperson, hvis det haster."
TOPICLESS = "Hvad gælder det? Skriv ordningens navn eller lidt om situationen, så svarer jeg."
CASE_FITS = "Det her kan passe"
CASE_PERHAPS = "Det her kan passe, så vidt situationen er kendt"
NOTHING_FITS = "Jeg kan ikke se, at en af ordningerne passer."
LIKELY, SILENT = "Sandsynlig", "Tavs"
CASE, LISTED, COMPARED = "Sag", "Liste", "Sammenligning"
READ, RULE, BY_WORDS = "læst", "regel", "efter ordene"


def heading(shape: str, about: str, number: int) -> str:
    """The heading of a list, a theme or changes."""
    match shape:
        case "theme":
            return f"Det ved vi om {about} ({number})"
        case "changes":
            return f"Ændringer {about} ({number})" if about else f"Ændringer ({number})"
        case _:
            return f"{about.capitalize()} ({number})"


def line(title: str, says: str, on: date | None = None, status: str | None = None) -> str:
    """One entry on a list; a change begins with its day, and says where it is only expected."""
    when = f"{day(on)}: " if on else ""
    expected = " (ventet)" if status == "ventet" else ""
    return f"{when}{title}{expected} – {says}"
