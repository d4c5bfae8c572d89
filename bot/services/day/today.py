"""A person's day: what is late, what is for today, which openings wait for them, and what the coming days bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.openings.deadlines import Overdue, overdue
from bot.domain.openings.opening import Opening
from bot.domain.placements import covers
from bot.domain.placements.followups import Followup
from bot.domain.placements.placement import Placement
from bot.domain.placements.reminders import Reminder
from bot.services.delivery.notice import Means
from bot.services.openings.rights import Rights
from bot.store.unit import Unit
from danish.workdays import WorkCalendar, local_date

COMING = timedelta(days=7)
"""How far the coming days reach."""

Groups = Callable[[str], tuple[str, ...]]
"""The user groups that a person is in and that may hold openings."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A follow-up in a list, ``late`` working days after its day; the whole of it stands in the morning message."""

    followup: Followup
    placement: Placement
    late: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An opening that somebody has to do something about, with what is late."""

    opening: Opening
    late: Overdue


@dataclass(frozen=True, slots=True)
class Day:
    """``late`` and ``due`` are follow-ups before today and of today, also those covered for somebody else.

    ``reminders`` have come up and are not finished, or come later today. ``coming`` and ``coming_reminders`` lie in
    the days after today.
    """

    today: date
    late: tuple[DueLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    coming: tuple[DueLine, ...] = ()
    coming_reminders: tuple[Reminder, ...] = ()

    @property
    def counts(self) -> Counts:
        old = sum(reminder.planned.date() < self.today for reminder in self.reminders)
        return Counts(len(self.late) + old, len(self.due) + len(self.reminders) - old, len(self.waiting))


@dataclass(frozen=True, slots=True)
class Counts:
    """What a person has before them today: late, of today, openings that wait, openings that fit a wish list."""

    late: int = 0
    today: int = 0
    openings: int = 0
    fits: int = 0


def day_of(unit: Unit, user: str, rights: Rights, groups: Groups, means: Means, now: datetime) -> Day:
    """The day of a person, with what they cover for others."""
    today = local_date(now)
    deputies = covers.in_force(unit.covers.standing(), today)
    people = (user, *covers.represented(user, deputies))
    lines = _lines(unit, people, today + COMING, means.calendar, today)
    reminders = unit.reminders.of(user)
    end = today + COMING
    return Day(
        today=today,
        late=tuple(line for line in lines if line.followup.due < today),
        due=tuple(line for line in lines if line.followup.due == today),
        reminders=tuple(one for one in reminders if _day(one) <= today),
        waiting=waiting_for(unit, user, people, rights, groups, means, now),
        coming=tuple(line for line in lines if line.followup.due > today),
        coming_reminders=tuple(one for one in reminders if today < _day(one) <= end),
    )


def waiting_for(
    unit: Unit, user: str, people: Iterable[str], rights: Rights, groups: Groups, means: Means, now: datetime
) -> tuple[Waiting, ...]:
    """The openings that this person, or somebody they stand in for, is to do something about; the latest first."""
    people = tuple(people)
    if not set(people).isdisjoint(rights.coordinators()):
        candidates = unit.openings.open()
    else:
        candidates = unit.openings.of_person([name for person in people for name in (person, *groups(person))])
    found: list[Waiting] = []
    for opening in candidates:
        for one in overdue(opening, means.config.openings, means.calendar, now):
            if set(people) & set(rights.responsible(opening, one.level)):
                found.append(Waiting(opening, one))
                break
    return tuple(sorted(found, key=lambda waiting: (waiting.late.due, waiting.opening.number)))


def _lines(unit: Unit, brokers: Iterable[str], until: date, calendar: WorkCalendar, today: date) -> list[DueLine]:
    """The open follow-ups of these brokers up to a day, by their day."""
    lines: list[DueLine] = []
    for broker in brokers:
        for followup in unit.followups.open_of_broker(broker):
            if followup.due > until:
                break
            placement = unit.placements.get(followup.placement)
            if placement is not None:
                lines.append(DueLine(followup, placement, calendar.passed(followup.due, today)))
    return sorted(lines, key=lambda line: (line.followup.due, line.followup.number))


def _day(reminder: Reminder) -> date:
    """The day a reminder comes, or came where it is not finished."""
    return local_date(reminder.next_at) if reminder.next_at else reminder.planned.date()
