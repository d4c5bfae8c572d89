"""A person's Home: their day, what their roles add, placements, openings; published anew when it changes."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Protocol

from bot.domain.errors import Refusal, Refused
from bot.domain.openings.matching import Suggestion
from bot.domain.openings.opening import Opening
from bot.domain.placements import covers
from bot.domain.placements.covers import Cover
from bot.domain.placements.placement import Placement
from bot.domain.placements.reminders import Reminder
from bot.services.day.desks import Desks, Experts, desks_of
from bot.services.day.today import Day, Groups, day_of
from bot.services.delivery.notice import Means
from bot.services.openings.rights import Rights
from bot.services.openings.wishes import nearest
from bot.services.ports import Clock, DeliveryFailed
from bot.store.people import Person
from bot.store.reports import PublishedHome
from bot.store.sqlite.database import Store

log = logging.getLogger(__name__)

PAGE = 12
"""Placements a page: a view takes a hundred blocks in all."""

TRIES = 3
"""How often a Home is built anew when another publication was faster."""

LONGEST_MUNICIPALITY = 60


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A placement with the day of its next follow-up."""

    placement: Placement
    next_due: date | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on a Home.

    ``placements`` are those of the page; ``openings`` and ``reminders`` those that the day does not name; ``fits`` the
    openings nearest to the person's wish lists;
    ``digest_at`` and ``phone_calls`` what holds for the person.
    """

    user: str
    day: Day
    desks: Desks
    placements: tuple[PlacementLine, ...]
    total: int
    page: int
    openings: tuple[Opening, ...]
    fits: tuple[Suggestion, ...]
    reminders: tuple[Reminder, ...]
    covers: tuple[Cover, ...]
    settings: Person
    digest_at: time
    phone_calls: bool

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def is_new(self) -> bool:
        """Whether there is nothing of the person's own yet."""
        has_anything = self.total or self.openings or self.fits or self.reminders or self.covers
        return not has_anything and self.day == Day(self.day.today) and self.desks == Desks()


class Moved(Exception):
    """Another publication was faster: the hash no longer fits."""


class Board(Protocol):
    """Where Homes are shown."""

    def digest(self, view: HomeView) -> str:
        """A short text that changes when anything on the Home does."""
        ...

    def publish(self, view: HomeView, seen: str) -> str:
        """Show it in place of the view with the hash ``seen``; gives the new hash. Raises Moved or DeliveryFailed."""
        ...


class Homes:
    """``groups`` are those of a person that may hold openings; ``experts`` is the experts' channel."""

    def __init__(
        self, store: Store, clock: Clock, means: Means, board: Board, rights: Rights, groups: Groups, experts: Experts
    ) -> None:
        self._store = store
        self._clock = clock
        self._means = means
        self._board = board
        self._rights = rights
        self._groups = groups
        self._experts = experts
        self._working_time = means.config.working_time
        self._phone_between = means.config.followups.phone_between

    def opened(self, user: str, seen: str = "") -> None:
        """The person looks at it; ``seen`` is the hash of the view that Slack shows, empty where it shows none."""
        self._publish(user, page=0, seen=seen)

    def turn(self, user: str, page: int) -> None:
        """Show another page of the placements."""
        self._publish(user, page=page)

    def changed(self, *users: str) -> None:
        """Something that concerns these people has changed: show it to those whose Home is published.

        What fails here is only logged: the Home is built anew when it is opened.
        """
        for user in dict.fromkeys(users):
            with self._store.read() as unit:
                known = unit.reports.home(user)
            if known is None:
                continue
            try:
                self._publish(user, page=known.page, only_changes=True)
            except DeliveryFailed as failure:
                log.warning("a Home was not published: %s", failure.reason)

    def view(self, user: str, page: int = 0) -> HomeView:
        """Everything on the Home, as the data stand now."""
        now = self._clock.now()
        with self._store.read() as unit:
            day = day_of(unit, user, self._rights, self._groups, self._means, now)
            standing = unit.covers.standing()
            people = (user, *covers.represented(user, covers.in_force(standing, day.today)))
            mine = unit.openings.of_person([name for person in people for name in (person, *self._groups(person))])
            waiting = {one.opening.number for one in day.waiting}
            told = {one.number for one in (*day.reminders, *day.coming_reminders)}
            shown = waiting | {one.number for one in mine}
            placements = unit.placements.of_broker(user)
            days = unit.reports.next_due(user)
            lines = [PlacementLine(one, days.get(one.number)) for one in placements]
            lines.sort(key=lambda line: (line.next_due or date.max, line.placement.agreement.case_ref))
            person = unit.people.get(user)
            page = min(page, max(0, (len(lines) - 1) // PAGE))
            return HomeView(
                user=user,
                day=day,
                desks=desks_of(unit, user, self._means, self._experts, now),
                placements=tuple(lines[page * PAGE : (page + 1) * PAGE]),
                total=len(lines),
                page=page,
                openings=tuple(one for one in mine if one.number not in waiting),
                fits=tuple(one for one in nearest(unit, user) if one.opening.number not in shown),
                reminders=tuple(one for one in unit.reminders.of(user) if one.number not in told),
                covers=tuple(one for one in standing if user in {one.absent, one.deputy}),
                settings=person,
                digest_at=person.digest_at or self._working_time.digest,
                phone_calls=self._phone_between if person.phone_calls is None else person.phone_calls,
            )

    def times(self) -> list[time]:
        """The times a person may choose for the morning message: every half hour inside working hours."""
        opens, closes = self._working_time.opens, self._working_time.closes
        halves = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]
        return [one for one in halves if opens <= one < closes]

    def prefer(self, user: str, *, digest_at: str, bundled: bool, phone_calls: bool, municipality: str) -> None:
        """Store a person's settings; the time as ``08:30``. Raises Refused."""
        chosen = time.fromisoformat(digest_at) if digest_at else None
        town = " ".join(municipality.split())
        if len(town) > LONGEST_MUNICIPALITY:
            raise Refused({"municipality": Refusal.TOO_LONG})
        with self._store.write() as unit:
            person = unit.people.get(user)
            unit.people.prefer(
                replace(
                    person,
                    digest_at=None if chosen == self._working_time.digest else chosen,
                    bundled=bundled,
                    phone_calls=None if phone_calls == self._phone_between else phone_calls,
                    municipality=town,
                ),
            )

    def _publish(self, user: str, page: int, seen: str | None = None, *, only_changes: bool = False) -> None:
        for _ in range(TRIES):
            with self._store.read() as unit:
                known = unit.reports.home(user)
            view = self.view(user, page)
            digest = self._board.digest(view)
            if only_changes and known is not None and known.digest == digest:
                return
            hash_before = seen if seen is not None else (known.hash if known else "")
            try:
                published = self._board.publish(view, hash_before)
            except Moved:
                seen = None if seen is not None else ""
                continue
            with self._store.write() as unit:
                unit.reports.published(user, PublishedHome(published, digest, view.page))
            return
