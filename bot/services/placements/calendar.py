"""A follow-up as an appointment for the broker's own calendar (RFC 5545).

It names the citizen by reference and the company as the place; nothing of the agreement leaves Slack. The same
follow-up keeps its UID and counts its versions up, so that calendars move the appointment when it is added again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from bot.domain.placements.followups import USUAL_TIME, Followup, FollowupKind
from bot.domain.placements.placement import Placement
from bot.text import followups as text
from danish.workdays import at

LENGTHS = {
    FollowupKind.MEETING: timedelta(minutes=45),
    FollowupKind.CALL: timedelta(minutes=15),
    FollowupKind.AFTERCARE: timedelta(minutes=15),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A file for a calendar; ``title`` is what stands in the calendar."""

    title: str
    name: str
    content: bytes


def appointment(followup: Followup, placement: Placement, now: datetime) -> Appointment:
    """The follow-up on its day, at the time of day that its meetings have."""
    agreement = placement.agreement
    title = text.followup_line(followup.kind, agreement.case_ref, agreement.company)
    clock = placement.cadence.first.time() if followup.kind is FollowupKind.MEETING else USUAL_TIME
    starts = at(followup.due, clock)
    event: Any = Event()  # icalendar is only partly typed
    event.add("uid", f"{followup.kind}-{placement.number}-{followup.planned}@brobygger")
    event.add("sequence", followup.version)
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("dtend", starts + LENGTHS[followup.kind])
    event.add("summary", title)
    event.add("location", agreement.company)
    event.add("description", text.AGENDAS[followup.kind])
    event.add("class", "PRIVATE")
    calendar: Any = Calendar()
    calendar.add("prodid", "-//Brobygger//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return Appointment(title, f"{text.CALENDAR_FILE}-{agreement.case_ref}-{followup.due}.ics", calendar.to_ical())
