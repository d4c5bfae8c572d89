"""RFC 5545 rules by the wall clock: 9 o'clock stays 9 o'clock over the changes of summer time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Final

from dateutil.rrule import rrule, rrulestr

from danish.dates.model import When
from danish.workdays import ZONE

_UNTIL: Final = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z?))?")


def until(last: date) -> str:
    """The UNTIL of a rule whose last possible day is ``last``: the end of that day in UTC."""
    end = datetime.combine(last, time(23, 59, 59), ZONE).astimezone(UTC)
    return f"UNTIL={end:%Y%m%dT%H%M%SZ}"


def last_day(rule: str) -> date | None:
    """The local date of a rule's UNTIL."""
    match = _UNTIL.search(rule)
    return None if match is None else _local_end(match).date()


def next_after(rule: str | None, first: datetime, after: datetime) -> datetime | None:
    """The first moment strictly after ``after``; None where there is no more. All naive local time.

    ``first`` counts even where the rule would not hit it ("på tirsdag og så hver torsdag").
    """
    if first > after:
        return first
    if rule is None:
        return None
    return _parsed(rule, first).after(after)


def occurrences(when: When, limit: int) -> tuple[datetime, ...]:
    """At most ``limit`` moments, the first among them, as naive local time."""
    if when.rule is None:
        return (when.first,)[:limit]
    following = (moment for moment in _parsed(when.rule, when.first) if moment > when.first)
    return (when.first, *islice(following, max(limit - 1, 0)))[:limit]


def from_rule(rule: str, earliest: datetime) -> datetime | None:
    """The first moment of a rule at or after ``earliest``, which also anchors its intervals and its time of day."""
    return _parsed(rule, earliest).after(earliest, inc=True)


def _parsed(rule: str, first: datetime) -> rrule:
    # dateutil wants UNTIL in the same kind of time as the naive start.
    local = _UNTIL.sub(lambda match: f"UNTIL={_local_end(match):%Y%m%dT%H%M%S}", rule)
    parsed = rrulestr(local, dtstart=first)
    if not isinstance(parsed, rrule):
        raise TypeError("a set of rules is not a rule")
    return parsed


def _local_end(match: re.Match[str]) -> datetime:
    clock = match[2] or "235959"
    moment = datetime.strptime(match[1] + clock, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return (moment.astimezone(ZONE) if match[3] else moment).replace(tzinfo=None)
