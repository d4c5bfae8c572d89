"""What is said of the municipality's own reports, in Slack and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.text.format import count, day, listed

HEADING = "Fra egne rapporter"
NONE = "Der er ingen rapporter. Hent en ind med: brobygger import rapport.pdf"

UNUSABLE = {
    "not_there": "{path} findes ikke; tjek stien.",
    "unknown_type": "{path} er ikke PDF, DOCX, Markdown eller tekst. Gem den som en af dem, og prøv igen.",
    "empty": "{path} er tom.",
    "broken": "{path} kan ikke læses; filen er beskadiget eller ikke det, dens endelse siger. Gem den igen.",
    "encrypted": "{path} er beskyttet med adgangskode. Gem den uden adgangskode, og prøv igen.",
    "scanned": "{path} har ingen tekst; siderne er billeder. Lav tekstgenkendelse (OCR) først, og prøv igen.",
    "too_large": "{path} er for stor: højst 50 MB og 3.000 sider. Del den, og prøv igen.",
}
"""Why a file cannot be imported, by reason."""


CPR_IN_NAME = "Titlen eller filnavnet indeholder noget, der ligner et CPR-nummer. Intet er gemt. Giv den et andet navn."


def holds_cpr(path: str, places: Mapping[int | None, int]) -> str:
    """``places`` maps a page (None where the format knows none) to how many numbers stand on it."""
    total = count(sum(places.values()), "CPR-nummer", "CPR-numre")
    pages = [f"side {page}: {found}" for page, found in places.items() if page is not None]
    where = f" ({', '.join(pages)})" if pages else ""
    return f"{path} indeholder noget, der ligner {total}{where}. Intet er gemt. Fjern dem, og prøv igen."


def where(report: str, page: int | None, heading: str) -> str:
    """``Evaluering 2025, side 12``; without pages the heading, where there is one."""
    if page is not None:
        return f"{report}, side {page}"
    return f"{report}, afsnittet “{heading}”" if heading else report


def imported(number: int, title: str, pages: int | None, passages: int, *, replaced: bool, without_text: int) -> str:
    size = [count(pages, "side", "sider")] if pages is not None else []
    size.append(count(passages, "afsnit", "afsnit"))
    line = f"Rapport {number} er hentet ind{' igen' if replaced else ''}: {title} ({listed(size)})."
    if without_text:
        line += f" {count(without_text, 'side', 'sider')} har ingen tekst og kan ikke findes."
    return line


def line(number: int, title: str, pages: int | None, passages: int, on: date) -> str:
    size = [count(pages, "side", "sider")] if pages is not None else []
    size.append(count(passages, "afsnit", "afsnit"))
    return f"{number:>3}  {title} – {listed(size)}, hentet {day(on)}"


def removed(number: int) -> str:
    return f"Rapport {number} er fjernet."


def no_report(number: int) -> str:
    return f"Der er ingen rapport {number}. Se numrene med: brobygger reports"
