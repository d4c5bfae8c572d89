"""Does an opening fit a citizen's wish list, and why (ramboll-2019, section 4.3.1: A-, B- and C-jobs)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.openings import considerations, job_words, places
from bot.domain.openings.considerations import BURDENS, Terms, Topic
from bot.domain.openings.drafts import Draft, OpeningType

RANKS: Final = ("A", "B", "C")
POINTS_OF_RANK: Final = {"A": 60, "B": 52, "C": 44}
POINTS_LESS_FOR_GROUP: Final = 12
POINTS: Final = {"hours": 15, "place": 15, "days": 5, "type": 5, "consideration": 5}
POINTS_FOR_UNKNOWN: Final = 5


class ReasonKind(StrEnum):
    JOB = "job"
    HOURS = "hours"
    PLACE = "place"
    DAYS = "days"
    TYPE = "type"
    SPARED = "spared"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why: ``value`` is a job, place, weekday list, type or topic; ``rank`` is A, B or C for jobs."""

    kind: ReasonKind
    value: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a citizen wants, under a reference. ``jobs`` are the A-, B- and C-job; hours are hours a week.

    An empty value means that anything will do.
    """

    case_ref: str
    owner: str
    jobs: tuple[str, ...]
    hours_min: float | None = None
    hours_max: float | None = None
    places: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    types: tuple[OpeningType, ...] = ()
    considerations: str = ""
    updated_at: datetime | None = None

    @property
    def avoids(self) -> frozenset[Topic]:
        """Burdens that the wish list names, with or without a "no" before them."""
        said = considerations.read(self.considerations)
        return (said.no | said.yes) & BURDENS

    @property
    def needs(self) -> frozenset[Topic]:
        return considerations.read(self.considerations).yes - BURDENS


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening fits: from 0 to 100, with the reasons and the names of the fields that the opening leaves open."""

    wish: Wish
    score: int
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """An opening, read once for many wish lists."""

    draft: Draft
    words: tuple[str, ...]
    groups: frozenset[str]
    terms: Terms


def offer(draft: Draft) -> Offer:
    words = job_words.words(draft.tasks or "")
    return Offer(draft, words, job_words.groups(words), considerations.terms(draft))


def fits(offered: Offer, wishes: Iterable[Wish]) -> list[Fit]:
    """The wish lists that the opening fits, the best first."""
    found = [one for wish in wishes if (one := fit(offered, wish)) is not None]
    return sorted(found, key=lambda one: (-one.score, one.wish.case_ref))


def fit(offered: Offer, wish: Wish) -> Fit | None:
    """None where the job is another one, or hours, place, days, kind or a consideration speak against it."""
    if _conflicts(offered.draft, wish) or offered.terms.demands & wish.avoids:
        return None
    job = _job(offered, wish)
    if job is None:
        return None
    points, reason = job
    reasons = [reason]
    unknown: list[str] = []
    for name, known, wanted, why in _conditions(offered.draft, wish):
        if not wanted:
            continue
        if known:
            points += POINTS[name]
            reasons.append(why)
        else:
            points += POINTS_FOR_UNKNOWN
            unknown.append(name)
    for topic in sorted(wish.avoids & offered.terms.spares):
        points += POINTS["consideration"]
        reasons.append(Reason(ReasonKind.SPARED, topic))
    for topic in sorted(wish.needs & offered.terms.offers):
        points += POINTS["consideration"]
        reasons.append(Reason(ReasonKind.OFFERED, topic))
    return Fit(wish, min(points, 100), tuple(reasons), tuple(unknown))


def keys(wish: Wish) -> frozenset[str]:
    """What an index stores of a wish list; an opening that fits it shares at least one key."""
    return job_words.keys(word for job in wish.jobs for word in job_words.words(job))


def offer_keys(offered: Offer) -> frozenset[str]:
    return job_words.keys(offered.words)


def _job(offered: Offer, wish: Wish) -> tuple[int, Reason] | None:
    """The best of the three jobs: by a shared word, else by the same kind of work."""
    best: tuple[int, Reason] | None = None
    for rank, job in zip(RANKS, wish.jobs, strict=False):
        wanted = job_words.words(job)
        if job_words.covered(wanted, offered.words) > 0:
            points = POINTS_OF_RANK[rank]
        elif job_words.groups(wanted) & offered.groups:
            points = POINTS_OF_RANK[rank] - POINTS_LESS_FOR_GROUP
        else:
            continue
        if best is None or points > best[0]:
            best = (points, Reason(ReasonKind.JOB, job, rank))
    return best


def _conflicts(draft: Draft, wish: Wish) -> bool:
    return (
        _above(draft.hours_min, wish.hours_max)
        or _above(wish.hours_min, draft.hours_max)
        or bool(wish.places and draft.place and _place(draft, wish) is None)
        or bool(wish.weekdays and draft.weekdays and not set(wish.weekdays) & set(draft.weekdays))
        or bool(wish.types and draft.type and draft.type not in wish.types)
    )


def _conditions(draft: Draft, wish: Wish) -> tuple[tuple[str, bool, bool, Reason], ...]:
    """Name, whether the opening states it, whether the wish list asks for it, and what then speaks for it."""
    hours = draft.hours_min is not None or draft.hours_max is not None
    asks_hours = wish.hours_min is not None or wish.hours_max is not None
    days = ",".join(day for day in draft.weekdays if day in wish.weekdays)
    span = f"{_plain(draft.hours_min)}-{_plain(draft.hours_max)}"
    return (
        ("hours", hours, asks_hours, Reason(ReasonKind.HOURS, span)),
        ("place", draft.place is not None, bool(wish.places), Reason(ReasonKind.PLACE, _place(draft, wish) or "")),
        ("days", bool(draft.weekdays), bool(wish.weekdays), Reason(ReasonKind.DAYS, days)),
        ("type", draft.type is not None, bool(wish.types), Reason(ReasonKind.TYPE, str(draft.type or ""))),
    )


def _place(draft: Draft, wish: Wish) -> str | None:
    return next((place for place in wish.places if places.meets(place, draft.place or "")), None)


def _above(least: float | None, most: float | None) -> bool:
    return least is not None and most is not None and least > most


def _plain(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"
