"""Does an opening fit a citizen's wish list, and why (ramboll-2019, section 4.3.1: A-, B- and C-jobs).

Both ways: the wish lists that an opening fits, and the openings that fit a wish list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.openings import considerations, job_words
from bot.domain.openings.considerations import BURDENS, Terms, Topic
from bot.domain.openings.country import places
from bot.domain.openings.country.places import Reach
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.opening import Opening

RANKS: Final = ("A", "B", "C")
POINTS_OF_RANK: Final = {"A": 60, "B": 52, "C": 44}
POINTS_LESS_FOR_GROUP: Final = 12
POINTS: Final = {"hours": 15, "days": 5, "type": 5, "consideration": 5}
POINTS_OF_REACH: Final = {
    Reach.TOWN: 15, Reach.MUNICIPALITY: 13, Reach.NEIGHBOUR: 9, Reach.SECOND: 2, Reach.CROSSING: 2,
}  # fmt: skip
POINTS_FOR_UNKNOWN: Final = 5
WORTH_TELLING: Final = Reach.NEIGHBOUR
"""Nobody is told unasked of an opening that is further away; it is listed for whoever asks what there is."""


class ReasonKind(StrEnum):
    """What of a wish list an opening meets."""

    JOB = "job"
    HOURS = "hours"
    PLACE = "place"
    DAYS = "days"
    TYPE = "type"
    SPARED = "spared"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why: ``value`` is a job, place, weekday list, type or topic; ``rank`` is A, B or C for jobs.

    For a place ``value`` is the one that the citizen named, ``reach`` how far the opening is from there.
    """

    kind: ReasonKind
    value: str
    rank: str = ""
    reach: Reach | None = None


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

    @property
    def avoids(self) -> frozenset[Topic]:
        """Burdens that the wish list names, with or without a "no" before them."""
        said = considerations.read(self.considerations)
        return (said.no | said.yes) & BURDENS

    @property
    def needs(self) -> frozenset[Topic]:
        """Topics that must be offered, such as breaks or a mentor."""
        return considerations.read(self.considerations).yes - BURDENS


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening fits: from 0 to 100, with the reasons and the names of the fields that the opening leaves open.

    ``reach`` is None where the citizen named no place, or where nobody knows where the opening is.
    """

    wish: Wish
    score: int
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...] = ()
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An opening that fits a wish list."""

    opening: Opening
    fit: Fit


@dataclass(frozen=True, slots=True)
class Offer:
    """An opening, read once for many wish lists."""

    draft: Draft
    words: tuple[str, ...]
    groups: frozenset[str]
    terms: Terms


def offer(draft: Draft) -> Offer:
    """What an opening offers, read once for many wish lists."""
    words = job_words.words(draft.tasks or "")
    return Offer(draft, words, job_words.groups(words), considerations.terms(draft))


def fits(offered: Offer, wishes: Iterable[Wish]) -> list[Fit]:
    """The wish lists that the opening fits and whose owners should hear of it, the best first."""
    found = [one for wish in wishes if (one := fit(offered, wish, WORTH_TELLING)) is not None]
    return sorted(found, key=lambda one: (-one.score, one.wish.case_ref))


def suggestions(wish: Wish, openings: Iterable[Opening]) -> list[Suggestion]:
    """The openings that fit a wish list, also those further away; the best first, then the newest."""
    found: list[Suggestion] = []
    for opening in openings:
        draft = opening.fields
        if _conflicts(draft, wish):
            continue
        one = fit(offer(draft), wish)
        if one is not None:
            found.append(Suggestion(opening, one))
    return sorted(found, key=lambda one: (-one.fit.score, -one.opening.number))


def fit(offered: Offer, wish: Wish, furthest: Reach = Reach.CROSSING) -> Fit | None:
    """None where the job is another one, or hours, place, days, kind or a consideration speak against it."""
    draft, terms = offered.draft, offered.terms
    if _conflicts(draft, wish):
        return None
    avoids = wish.avoids
    if terms.demands & avoids:
        return None
    place, reach = _nearest(draft, wish)
    if reach is not None and reach > furthest:
        return None
    job = _job(offered, wish)
    if job is None:
        return None
    points, reason = job
    reasons = [reason]
    unknown: list[str] = []
    for name, more, why in _conditions(draft, wish, place, reach):
        points += more
        if why is None:
            unknown.append(name)
        else:
            reasons.append(why)
    for topic in sorted(avoids & terms.spares):
        points += POINTS["consideration"]
        reasons.append(Reason(ReasonKind.SPARED, topic))
    if terms.offers:
        for topic in sorted(wish.needs & terms.offers):
            points += POINTS["consideration"]
            reasons.append(Reason(ReasonKind.OFFERED, topic))
    return Fit(wish, min(points, 100), tuple(reasons), tuple(unknown), reach)


def keys(wish: Wish) -> frozenset[str]:
    """What an index stores of a wish list; an opening that fits it shares at least one key."""
    return job_words.keys(word for job in wish.jobs for word in job_words.words(job))


def offer_keys(offered: Offer) -> frozenset[str]:
    """The words by which wish lists that may fit are looked up."""
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
        or bool(wish.weekdays and draft.weekdays and not set(wish.weekdays) & set(draft.weekdays))
        or bool(wish.types and draft.type and draft.type not in wish.types)
    )


def _nearest(draft: Draft, wish: Wish) -> tuple[str, Reach | None]:
    """The place the citizen named that is nearest to the opening, and how near; None where nothing can be said."""
    nearest, best = "", None
    if draft.place:
        for place in wish.places:
            reach = places.reach(place, draft.place)
            if reach is not None and (best is None or reach < best):
                nearest, best = place, reach
    return nearest, best


def _conditions(draft: Draft, wish: Wish, place: str, reach: Reach | None) -> Iterator[tuple[str, int, Reason | None]]:
    """For each condition of the wish list its name, its points, and what speaks for it; None where it is not known."""
    if wish.hours_min is not None or wish.hours_max is not None:
        known = draft.hours_min is not None or draft.hours_max is not None
        span = f"{_plain(draft.hours_min)}-{_plain(draft.hours_max)}"
        yield "hours", *_counted("hours", Reason(ReasonKind.HOURS, span) if known else None)
    if wish.places:
        if reach is None:
            yield "place", POINTS_FOR_UNKNOWN, None
        else:
            yield "place", POINTS_OF_REACH[reach], Reason(ReasonKind.PLACE, place, reach=reach)
    if wish.weekdays:
        days = ",".join(day for day in draft.weekdays if day in wish.weekdays)
        yield "days", *_counted("days", Reason(ReasonKind.DAYS, days) if days else None)
    if wish.types:
        yield "type", *_counted("type", Reason(ReasonKind.TYPE, str(draft.type)) if draft.type else None)


def _counted(name: str, why: Reason | None) -> tuple[int, Reason | None]:
    return (POINTS_FOR_UNKNOWN if why is None else POINTS[name]), why


def _above(least: float | None, most: float | None) -> bool:
    return least is not None and most is not None and least > most


def _plain(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"
