"""The company and the place of work."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.fields.companies import (
    Clues,
    best_company,
    company_text,
    known_company,
    lower_company,
)
from bot.domain.openings.parser.fields.contact import Person, Signature
from bot.domain.openings.parser.fields.places import choose_place, find_spots, tidy_place
from bot.domain.openings.parser.reading import Mark, Reading
from danish.folding import fold

_LEAST: Final = 1.9
_LEAST_BELOW_HEADING: Final = 4.5
_SURE_FROM: Final = 4.0


@dataclass(frozen=True, slots=True)
class Where:
    """Company and place with how sure each is."""

    company: str | None
    place: str | None
    sure_company: bool = True
    sure_place: bool = True


def read_where(
    reading: Reading, person: Person | None, signature: Signature | None, known: Collection[str], shared: bool = False
) -> Where:
    """Company and place from prose, telegram style and signature; both are taken out of the text.

    `shared` says that the text is one of several items, where a heading names the company.
    """
    text = reading.masked
    spots = find_spots(text)
    clues = Clues(spots, person, _domains(reading.text))
    least = _LEAST_BELOW_HEADING if shared else _LEAST
    company = known_company(text, known) or best_company(text, clues, signature, least)
    if company is None and not shared:
        company = lower_company(text, spots)
    place = choose_place(text, spots, (company.start, company.end) if company else None)
    if place:
        reading.take(place.start, place.end, Mark.PLACE)
    name = company_text(text, company, spots) if company else ""
    if company and name:
        reading.take(company.start, company.start + len(name), Mark.COMPANY)
        for match in re.finditer(re.escape(name), reading.masked):
            reading.take(match.start(), match.end(), Mark.COMPANY)
    return Where(
        company=name if company else None,
        place=tidy_place(text[place.start : place.end]) if place else None,
        sure_company=company is None or company.score >= _SURE_FROM,
        sure_place=place is None or place.sure,
    )


_DOMAIN = re.compile(r"@(?:[\w-]+\.){0,3}?([\w-]+)\.[a-zæøå]{2,12}\b", re.IGNORECASE)
_COMMON_DOMAINS: Final = frozenset({"gmail", "hotmail", "outlook", "live", "yahoo", "mail", "icloud", "jobcenter"})


def _domains(text: str) -> frozenset[str]:
    """The names in the mail addresses of the text, folded and without hyphens."""
    found = {fold(match.group(1)).replace("-", "") for match in _DOMAIN.finditer(text)}
    return frozenset(found - _COMMON_DOMAINS)
