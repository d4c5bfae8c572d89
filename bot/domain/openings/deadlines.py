"""The deadlines an opening has of its own, in working days, and who is reminded: the holder, then the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.openings.opening import Opening, State
from danish.workdays import ZONE, WorkCalendar, at, local_date

ESCALATE_AFTER = 1
"""Working days from the holder's reminder to the coordinator's."""


REPEAT_AFTER = 3
"""Working days after which what has not moved is brought up again."""


class Matter(StrEnum):
    """What has not been done in time."""

    HAND_OVER = "hand_over"
    QUALIFY = "qualify"
    MATCH = "match"
    CLOSING = "closing"


class Level(StrEnum):
    """Who is told of what is late."""

    HOLDER = "holder"
    COORDINATOR = "coordinator"


class Limits(Protocol):
    """Working days, as ``[openings]`` in the config has them."""

    @property
    def hand_over_within(self) -> int: ...
    @property
    def qualify_within(self) -> int: ...
    @property
    def match_within(self) -> int: ...
    @property
    def warn_before_deadline(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something to bring up. ``basis`` is what the deadline counts from and the how many-th time: a new one is told."""

    number: int
    matter: Matter
    level: Level
    basis: str
    due: date


def overdue(opening: Opening, limits: Limits, calendar: WorkCalendar, now: datetime) -> list[Overdue]:
    """What is due by now. The coordinator comes in where nobody holds it, or one working day after the holder."""
    found: list[Overdue] = []
    step = _step(opening, limits)
    if step is not None:
        matter, since, within = step
        due = moment_after(since, within, calendar)
        found.extend(_levels(opening, matter, since.isoformat(), due, calendar, now))
    if (closing := _closing(opening, limits, calendar, now)) is not None:
        found.extend(closing)
    return found


def has_expired(opening: Opening, today: date) -> bool:
    """Whether the closing date has passed without anybody on their way in; a match goes on after it."""
    deadline = opening.fields.deadline
    return opening.is_open and opening.state is not State.MATCHED and deadline is not None and deadline < today


def moment_after(since: datetime, workdays: int, calendar: WorkCalendar) -> datetime:
    """The same time of day that many working days later, inside working hours."""
    start = calendar.next_open(since).astimezone(ZONE)
    return calendar.next_open(at(calendar.add(start.date(), workdays), start.time()))


def _step(opening: Opening, limits: Limits) -> tuple[Matter, datetime, int] | None:
    match opening.state:
        case State.REGISTERED:
            return Matter.HAND_OVER, opening.registered_at, limits.hand_over_within
        case State.HANDED_OVER if opening.handed_over_at:
            return Matter.QUALIFY, opening.handed_over_at, limits.qualify_within
        case State.QUALIFIED if opening.qualified_at:
            return Matter.MATCH, opening.qualified_at, limits.match_within
        case _:
            return None


def _levels(
    opening: Opening, matter: Matter, basis: str, due: datetime, calendar: WorkCalendar, now: datetime
) -> list[Overdue]:
    if now < due:
        return []
    day = local_date(due)
    times = calendar.passed(day, local_date(now)) // REPEAT_AFTER
    told = f"{basis}/{times}" if times else basis
    holder = Overdue(opening.number, matter, Level.HOLDER, told, day)
    coordinator = Overdue(opening.number, matter, Level.COORDINATOR, told, day)
    if opening.holder is None:
        return [coordinator]
    if now < moment_after(due, ESCALATE_AFTER, calendar):
        return [holder]
    return [holder, coordinator]


def _closing(opening: Opening, limits: Limits, calendar: WorkCalendar, now: datetime) -> list[Overdue] | None:
    deadline = opening.fields.deadline
    today = local_date(now)
    if deadline is None or not opening.is_open or opening.state is State.MATCHED or deadline < today:
        return None
    left = calendar.passed(today, deadline)
    if left > limits.warn_before_deadline:
        return None
    holder = Overdue(opening.number, Matter.CLOSING, Level.HOLDER, deadline.isoformat(), deadline)
    coordinator = Overdue(opening.number, Matter.CLOSING, Level.COORDINATOR, deadline.isoformat(), deadline)
    if opening.holder is None:
        return [coordinator]
    return [holder, coordinator] if left <= max(0, limits.warn_before_deadline - ESCALATE_AFTER) else [holder]
