"""Who stands in for whom while somebody is away; it ends by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import Refusal

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Cover:
    """``deputy`` gets the reminders of ``absent`` from ``first`` to ``last``, both days included."""

    absent: str
    deputy: str
    first: date
    last: date
    number: int = 0

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def problems(cover: Cover, others: Iterable[Cover], today: date) -> dict[str, Refusal]:
    """What cannot be used, by field name; ``others`` are the standing covers of the same person."""
    found: dict[str, Refusal] = {}
    if cover.deputy == cover.absent:
        found["deputy"] = Refusal.COVER_SELF
    if cover.last < cover.first:
        found["last_day"] = Refusal.END_BEFORE_START
    elif cover.last < today:
        found["last_day"] = Refusal.IN_THE_PAST
    elif cover.last - cover.first > LONGEST:
        found["last_day"] = Refusal.TOO_FAR
    elif any(cover.first <= other.last and other.first <= cover.last for other in others):
        found["first_day"] = Refusal.COVER_OVERLAP
    return found


def in_force(covers: Iterable[Cover], day: date) -> dict[str, str]:
    """Who covers for whom on a day: absent person to deputy."""
    return {cover.absent: cover.deputy for cover in covers if cover.holds(day)}


def represented(user: str, deputies: Mapping[str, str]) -> tuple[str, ...]:
    """Whom a person stands in for besides themselves."""
    return tuple(sorted(absent for absent in deputies if absent != user and recipient(absent, deputies) == user))


def recipient(person: str, deputies: Mapping[str, str]) -> str:
    """Who gets the reminders: the deputy, the deputy's deputy; the person where that leads back in a ring."""
    seen = {person}
    current = person
    while (deputy := deputies.get(current)) is not None:
        if deputy in seen:
            return person
        seen.add(deputy)
        current = deputy
    return current
