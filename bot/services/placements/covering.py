"""Cover while somebody is away: reminders go to the deputy and come back by themselves."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.errors import NotAllowed, NotFound, NotUnderstood, Outdated, Refused, Role
from bot.domain.placements import covers as rules
from bot.domain.placements import one_line
from bot.domain.placements.covers import Cover
from bot.services.placements.access import Access
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.notices import CoverEndedNotice, CoverNotice, WhileAwayNotice
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text import followups as text
from bot.text.when import question
from danish.dates import Unclear
from danish.workdays import WorkCalendar, local, local_date

WHAT = "cover"


class Covering:
    def __init__(
        self, store: Store, clock: Clock, calendar: WorkCalendar, access: Access, colleagues: Colleagues
    ) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._access = access
        self._colleagues = colleagues

    def add_line(self, absent: str, line: str) -> Cover:
        """``20/12-3/1 dækkes af <@U…>``. Raises Refused or NotUnderstood with the question to ask back."""
        now = self._clock.now()
        named = one_line.read_deputy(line)
        if named is None:
            raise NotUnderstood(line, text.COVER_FORM)
        period, deputy = named
        days = one_line.read_period(period, local(now))
        if isinstance(days, Unclear):
            raise NotUnderstood(line, question(days))
        return self.add(absent, deputy, *days)

    def add(self, absent: str, deputy: str, first: date, last: date) -> Cover:
        """Raises Refused: oneself, unknown, overlapping, in the past, the wrong way round."""
        now = self._clock.now()
        cover = Cover(absent, deputy, first, last)
        with self._store.read() as unit:
            self._check(unit, cover, now)
        self._colleagues.require(deputy, "deputy")
        with self._store.write() as unit:
            self._check(unit, cover, now)
            number = unit.covers.add(cover, now)
            unit.deliveries.owe(CoverNotice(deputy, number), now=now, not_before=self._calendar.next_open(now))
        return Cover(absent, deputy, first, last, number)

    def mine(self, user: str) -> list[Cover]:
        """The person's own standing covers, and those in which they are the deputy."""
        with self._store.read() as unit:
            return [one for one in unit.covers.standing() if user in {one.absent, one.deputy}]

    def delete(self, by: str, number: int) -> Cover:
        """End it now; what is open comes back. Raises NotFound, NotAllowed or Outdated."""
        now = self._clock.now()
        with self._store.write() as unit:
            cover = unit.covers.get(number)
            if cover is None:
                raise NotFound(WHAT, str(number))
            if by not in {cover.absent, cover.deputy} and not self._access.oversees(by):
                raise NotAllowed(Role.BROKER, (cover.absent,))
            if not unit.covers.delete(number):
                raise Outdated(WHAT, number)
            today = local_date(now)
            if cover.holds(today):
                unit.followups.remind_again(cover.absent, today)
                notice = WhileAwayNotice(cover.absent, cover, today)
                unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))
            for person in sorted({cover.absent, cover.deputy} - {by}):
                notice = CoverEndedNotice(person, cover, by)
                unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))
            return cover

    def _check(self, unit: Unit, cover: Cover, now: datetime) -> None:
        others = [one for one in unit.covers.standing() if one.absent == cover.absent]
        if refused := rules.problems(cover, others, local_date(now)):
            raise Refused(dict(refused))
