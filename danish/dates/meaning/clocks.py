"""Which time of day a phrase means."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from danish.dates.meaning.seen import Seen
from danish.dates.meaning.sorting import Said
from danish.dates.model import Doubt, Doubtful
from danish.workdays import ZONE, local

_USUAL: Final = time(9)


def time_of(said: Said) -> time:
    """The time said, that of the part of the day, or nine o'clock."""
    if said.clock is None:
        return time(said.part.hour) if said.part else _USUAL
    clock = said.clock
    hour = clock.hour
    if hour > 23 or clock.minute > 59:
        raise Doubtful(Doubt.INVALID_TIME)
    if not clock.fixed:
        if said.part is not None:
            later = said.part.afternoon or (said.part.hour == 12 and hour <= 2)
        else:
            later = clock.spoken and hour < 6
        if later and hour < 12:
            hour += 12
    return time(hour, clock.minute)


def next_at(clock: time, seen: Seen) -> datetime:
    """The next time the clock shows it."""
    first = datetime.combine(seen.today, clock)
    return first if first > seen.now else first + timedelta(days=1)


def existing(moment: datetime) -> datetime:
    """The moment, unless the clock skips it when summer time begins."""
    if local(moment.replace(tzinfo=ZONE).astimezone(UTC)) != moment:
        raise Doubtful(Doubt.SKIPPED_TIME, date=moment.isoformat(timespec="minutes"))
    return moment
