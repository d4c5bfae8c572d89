"""Is this opening already known? Compared field by field.

Many openings look alike as texts: different jobs of one template score higher than true duplicates (measured), so
company, place, tasks and contact are compared apart, and a clear difference in one of them settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from bot.domain.openings import job_words
from bot.domain.openings.country import places
from bot.domain.openings.drafts import Draft
from bot.domain.openings.opening import Likeness
from danish.folding import fold

WEIGHTS: Final = {"company": 0.35, "place": 0.15, "tasks": 0.35, "contact": 0.15}
ENOUGH: Final = 0.65
"""The weight of compared fields from which on the mean stands as it is; with less, it counts for less."""

OTHER_TASKS: Final = (50.0, 65.0)
OTHER_PLACE: Final = (60.0, 60.0)
OTHER_COMPANY: Final = (55.0, 50.0)
"""Below the first figure a field differs; then the whole is at most the second."""

OTHER_TYPE: Final = 6.0
OTHER_HOURS: Final = 8.0
OTHER_DEADLINE: Final = 6.0
OTHER_DAYS: Final = 5.0

MOST_NAMES: Final = 4
MOST_TASKS: Final = 8
"""Words of a company's name and of the tasks that an index stores."""

_NOT_WORD: Final = re.compile(r"[\W_]+")
_NO_NAME = "a s as aps is i p ivs ks amba fmba kommune region firma butik butikken v og co the"
_LEGAL: Final = frozenset(_NO_NAME.split())
"""Legal forms and words that many names share; folded."""


def find(draft: Draft, known: Iterable[tuple[int, Draft]], at_least: int) -> list[Likeness]:
    """The known openings that are at least so many percent alike, the most alike first."""
    scored = ((number, round(likeness(draft, other))) for number, other in known)
    found = [Likeness(number, percent) for number, percent in scored if percent >= at_least]
    return sorted(found, key=lambda one: (-one.percent, -one.number))


def likeness(one: Draft, other: Draft) -> float:
    """How sure it is, from 0 to 100, that two descriptions are of the same opening."""
    scores = _scores(one, other)
    if not scores:
        return 0.0
    evidence = sum(WEIGHTS[name] for name in scores)
    mean = _mean(scores) * min(1.0, evidence / ENOUGH)
    return max(0.0, min(mean, _ceiling(scores)) - _contradictions(one, other))


def resemblance(one: Draft, other: Draft) -> float:
    """The mean likeness of the fields that both state, from 0 to 100, however few these are."""
    scores = _scores(one, other)
    return _mean(scores) if scores else 0.0


def keys(draft: Draft) -> frozenset[str]:
    """What an index stores of an opening; two of the same opening share at least one key.

    They share a contact, or the beginning of a word of the company together with a town or with a word of the tasks.
    """
    found: set[str] = set()
    if draft.contact_phone:
        found.add(f"p:{_digits(draft.contact_phone)}")
    if draft.contact_email:
        found.add(f"e:{draft.contact_email.lower()}")
    if draft.contact_name:
        found.add(f"n:{fold(draft.contact_name)}")
    names = {word[:3] for word in _company(draft.company or "").split()[:MOST_NAMES]}
    towns = {word for word in places.normal(draft.place or "").split() if word.isalpha() and len(word) > 2}
    tasks = {word[:4] for word in job_words.words(draft.tasks or "")[:MOST_TASKS]}
    found.update(f"c:{name}|{other}" for name in names for other in towns | tasks)
    return frozenset(found)


def weight_of_key(key: str) -> int:
    """A shared phone number or address says more than all words of company and tasks together."""
    return 100 if key.startswith(("p:", "e:")) else 1


def _scores(one: Draft, other: Draft) -> dict[str, float]:
    scores: dict[str, float] = {}
    contact = _contact_score(one, other)
    if one.company and other.company:
        company = _text_score(_company(one.company), _company(other.company))
        scores["company"] = max(company, 70.0) if contact == 100.0 else company
    if one.place and other.place:
        scores["place"] = _text_score(places.normal(one.place), places.normal(other.place))
    if one.tasks and other.tasks:
        scores["tasks"] = _task_score(one.tasks, other.tasks)
    if contact is not None:
        scores["contact"] = contact
    return scores


def _mean(scores: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * score for name, score in scores.items()) / sum(WEIGHTS[name] for name in scores)


def _ceiling(scores: dict[str, float]) -> float:
    limits = (("tasks", OTHER_TASKS), ("place", OTHER_PLACE), ("company", OTHER_COMPANY))
    return min((most for name, (below, most) in limits if scores.get(name, 100.0) < below), default=100.0)


def _contradictions(one: Draft, other: Draft) -> float:
    points = 0.0
    if one.type and other.type and one.type != other.type:
        points += OTHER_TYPE
    if one.deadline and other.deadline and one.deadline != other.deadline:
        points += OTHER_DEADLINE
    if one.weekdays and other.weekdays and not set(one.weekdays) & set(other.weekdays):
        points += OTHER_DAYS
    if _hours_apart(one, other):
        points += OTHER_HOURS
    return points


def _hours_apart(one: Draft, other: Draft) -> bool:
    return _above(one.hours_min, other.hours_max) or _above(other.hours_min, one.hours_max)


def _above(least: float | None, most: float | None) -> bool:
    return least is not None and most is not None and least > most


def _contact_score(one: Draft, other: Draft) -> float | None:
    """100 where phone or mail are the same; None where nothing can be compared."""
    phones = (one.contact_phone, other.contact_phone)
    mails = (one.contact_email, other.contact_email)
    if all(phones) and _digits(phones[0] or "") == _digits(phones[1] or ""):
        return 100.0
    if all(mails) and (mails[0] or "").lower() == (mails[1] or "").lower():
        return 100.0
    if one.contact_name and other.contact_name:
        name = _text_score(fold(one.contact_name), fold(other.contact_name))
        return min(name, 60.0) if all(phones) or all(mails) else name
    return 0.0 if all(phones) or all(mails) else None


def _task_score(one: str, other: str) -> float:
    """How much of each is in the other; the shorter one counts for more, since people abbreviate."""
    first, second = sorted((job_words.words(one), job_words.words(other)), key=len)
    if not first:
        return _text_score(fold(one), fold(other))
    shared = 0.7 * job_words.covered(first, second) + 0.3 * job_words.covered(second, first)
    return max(100.0 * shared, fuzz.ratio(" ".join(first), " ".join(second)))


@lru_cache(maxsize=65_536)
def _company(name: str) -> str:
    words = [word for word in _NOT_WORD.sub(" ", fold(name)).split() if word not in _LEGAL]
    return " ".join(words) or _NOT_WORD.sub(" ", fold(name)).strip()


def _text_score(one: str, other: str) -> float:
    return max(fuzz.token_set_ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-8:]
