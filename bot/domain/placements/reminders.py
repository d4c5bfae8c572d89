"""Personal reminders: once or recurring, at a wall-clock time, never outside working hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from danish.dates import next_after
from danish.workdays import WorkCalendar, local, local_date

LONGEST = 300
"""Characters of what to be reminded of."""


class ReminderState(StrEnum):
    """How far a personal reminder has come; a recurring one stays open until it is deleted."""

    OPEN = "open"
    SENT = "sent"
    DONE = "done"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Reminder:
    """``first`` is naive local time; ``next_at`` the aware moment of the next reminder, None where none is left."""

    number: int
    user: str
    text: str
    first: datetime
    rule: str | None
    planned: datetime
    next_at: datetime | None
    state: ReminderState = ReminderState.OPEN
    version: int = 1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """``planned`` is the naive local time that was asked for, ``at`` the moment inside working hours."""

    planned: datetime
    at: datetime

    @property
    def was_moved(self) -> bool:
        return local(self.at) != self.planned


def occurrence(planned: datetime, calendar: WorkCalendar) -> Occurrence:
    """When a reminder comes: as planned, or moved into working time."""
    return Occurrence(planned, calendar.shifted(planned))


def next_occurrence(first: datetime, rule: str | None, now: datetime, calendar: WorkCalendar) -> Occurrence | None:
    """The first one whose moment lies after ``now``: what was missed meanwhile is not repeated one by one."""
    planned = next_after(first, rule, local(now))
    while planned is not None:
        found = occurrence(planned, calendar)
        planned = next_after(first, rule, planned)
        if found.at > now and not (found.was_moved and planned and _same_day(found, occurrence(planned, calendar))):
            return found
    return None


def _same_day(one: Occurrence, other: Occurrence) -> bool:
    """A daily reminder does not come twice on the Monday after a weekend."""
    return local_date(one.at) == local_date(other.at)


def came_up_on(reminder: Reminder, today: date) -> date:
    """The day that snoozing counts from: of a recurring one the one that has just come, not the next."""
    return today if reminder.rule is not None else reminder.planned.date()


def subject(text: str, span: tuple[int, int]) -> str:
    """What to be reminded of: the text without its date phrase and the words that join them."""
    before, after = text[: span[0]].strip(" ,;:–-"), text[span[1] :].strip(" ,;:–-.")
    before = re.sub(r"\s+(?:på|den|d\.|fra|til|om)$", "", before) if after == "" else before
    joined = re.sub(r"\s{2,}", " ", f"{before} {after}").strip()
    return re.sub(r"^(?:om\s+)?(?:at|om|to)(?:\s+|$)", "", joined, flags=re.IGNORECASE).strip()
