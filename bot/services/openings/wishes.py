"""Wish lists: kept by brokers under a citizen reference, compared with every opening that is new or has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import NotAllowed, Refusal, Refused, Role
from bot.domain.openings import matching
from bot.domain.openings.drafts import OpeningType
from bot.domain.openings.form import Unusable, hours
from bot.domain.openings.matching import Fit, Suggestion, Wish
from bot.domain.openings.opening import MOST_LONG, MOST_SHORT, OPEN, Opening, State
from bot.domain.placements.placement import case_reference
from bot.domain.privacy import contains_cpr, tells_health_of_person
from bot.services.delivery.notice import Means
from bot.services.deputies import stand_ins
from bot.services.openings.notices import FitGoneNotice, FitNotice
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.names import WEEKDAY_CODES

MOST_PLACES = 10

LOOKED_AT = 6
"""Openings that were found to fit, of which the nearest are shown again."""

UNMATCHED = OPEN - {State.MATCHED}


@dataclass(frozen=True, slots=True)
class WishForm:
    """A wish list as it was filled in; ``texts`` by field name."""

    texts: Mapping[str, str]
    weekdays: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        return self.texts.get(name, "").strip()


def nearest(unit: Unit, user: str) -> list[Suggestion]:
    """The openings without a match that fit a person's wish lists best: what was found, as far as it still fits."""
    found = unit.wishes.nearest(user, UNMATCHED, LOOKED_AT)
    suggested: list[Suggestion] = []
    for case_ref, number in found:
        opening = unit.openings.get(number)
        fit = matching.fit(matching.offer(opening.fields), unit.wishes.get(case_ref))
        if fit is not None:
            suggested.append(Suggestion(opening, fit))
    return suggested


class Matching:
    def __init__(self, store: Store, clock: Clock, means: Means) -> None:
        self._store = store
        self._clock = clock
        self._roles = means.roles
        self._calendar = means.calendar
        self._case_ref_pattern = means.config.privacy.case_ref_pattern

    def compare(self, unit: Unit, opening: Opening, now: datetime) -> list[Fit]:
        """Tell the owner of every wish list that this opening fits, or their deputy, once for each opening."""
        offered = matching.offer(opening.fields)
        fits = matching.fits(offered, unit.wishes.that_may_fit(offered))
        for found in fits:
            known_as = unit.wishes.found(found.wish.case_ref, opening.number, found.score, now)
            if known_as is None:
                continue
            (told,) = stand_ins(unit, (found.wish.owner,), now)
            notice = FitNotice(told, opening.number, known_as)
            unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))
        return fits

    def withdraw(self, unit: Unit, opening: Opening, now: datetime) -> None:
        """Whoever was told that an opening fits sees that it has ended."""
        for known_as, owner in unit.wishes.fits_of(opening.number):
            unit.deliveries.owe(FitGoneNotice(owner, opening.number, known_as, opening.version), now=now)

    def save(self, user: str, form: WishForm) -> list[Suggestion]:
        """Keep a wish list; gives the open openings that fit it now. Raises Refused or NotAllowed."""
        wish = self._read(user, form)
        now = self._clock.now()
        with self._store.write() as unit:
            known = unit.wishes.find(wish.case_ref)
            if known is not None:
                self._require(user, known.owner)
                wish = replace(wish, owner=known.owner)
            unit.wishes.save(wish, now)
            suggestions = self._suggestions(unit, wish)
            for one in suggestions:
                unit.wishes.found(wish.case_ref, one.opening.number, one.fit.score, now)
        return suggestions

    def get(self, user: str, case_ref: str) -> Wish:
        """Raises NotFound or NotAllowed."""
        with self._store.read() as unit:
            wish = unit.wishes.get(self._reference(case_ref))
        self._require(user, wish.owner)
        return wish

    def mine(self, user: str) -> list[Wish]:
        """The user's own wish lists, by case reference."""
        with self._store.read() as unit:
            return unit.wishes.of_owner(user)

    def suggestions(self, user: str, case_ref: str) -> list[Suggestion]:
        """The open openings that fit a wish list now, the best first. Raises NotFound or NotAllowed."""
        with self._store.read() as unit:
            wish = unit.wishes.get(self._reference(case_ref))
            self._require(user, wish.owner)
            return self._suggestions(unit, wish)

    def remove(self, user: str, case_ref: str) -> None:
        """Raises NotFound or NotAllowed."""
        with self._store.write() as unit:
            wish = unit.wishes.get(case_ref)
            self._require(user, wish.owner)
            unit.wishes.remove(case_ref)

    def fitted_by(self, user: str, number: int) -> tuple[Opening, list[Fit]]:
        """The wish lists that an opening fits, the best first: the user's own, or all for a coordinator.

        Raises NotFound.
        """
        with self._store.read() as unit:
            opening = unit.openings.get(number)
            offered = matching.offer(opening.fields)
            wishes = unit.wishes.that_may_fit(offered)
        everybodys = self._roles.has(user, Role.COORDINATOR)
        own = [wish for wish in wishes if everybodys or wish.owner == user]
        found = [one for wish in own if (one := matching.fit(offered, wish)) is not None]
        return opening, sorted(found, key=lambda one: (-one.score, one.wish.case_ref))

    def _suggestions(self, unit: Unit, wish: Wish) -> list[Suggestion]:
        return matching.suggestions(wish, (one for one in unit.openings.open() if one.state is not State.MATCHED))

    def _require(self, user: str, owner: str) -> None:
        if user != owner and not self._roles.has(user, Role.COORDINATOR):
            raise NotAllowed(Role.COORDINATOR, (owner,))

    def _reference(self, text: str) -> str:
        reference = case_reference(text, self._case_ref_pattern)
        if isinstance(reference, Refusal):
            raise Refused({"case_ref": reference})
        return reference

    def _read(self, user: str, form: WishForm) -> Wish:
        problems: dict[str, Refusal] = {}
        reference = case_reference(form.text("case_ref"), self._case_ref_pattern)
        if isinstance(reference, Refusal):
            problems["case_ref"] = reference
        jobs = tuple(form.text(name) for name in ("job_a", "job_b", "job_c"))
        if not jobs[0]:
            problems["job_a"] = Refusal.EMPTY
        for name in ("job_a", "job_b", "job_c", "places", "considerations"):
            text = form.text(name)
            if len(text) > (MOST_LONG if name == "considerations" else MOST_SHORT):
                problems[name] = Refusal.TOO_LONG
            elif contains_cpr(text):
                problems[name] = Refusal.CPR
        if tells_health_of_person(f"borgeren: {form.text('considerations')}"):
            problems.setdefault("considerations", Refusal.DIAGNOSIS)
        low, high = None, None
        try:
            low, high = hours(form.text("hours"))
        except Unusable as unusable:
            problems["hours"] = unusable.reason
        if problems:
            raise Refused(problems)
        towns = [place.strip() for place in form.text("places").replace(";", ",").split(",")]
        return Wish(
            case_ref=str(reference),
            owner=user,
            jobs=jobs,
            hours_min=low,
            hours_max=high,
            places=tuple(place for place in towns if place)[:MOST_PLACES],
            weekdays=tuple(day for day in WEEKDAY_CODES if day in form.weekdays),
            types=tuple(OpeningType(kind) for kind in form.types),
            considerations=form.text("considerations"),
        )
