"""RFC 5545 rules by the wall clock: 9 o'clock stays 9 o'clock over the changes of summer time.

The one owner of "the next time": reminders, follow-ups and the echo of a phrase all ask here, so that they agree.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import islice
from typing import Final

from dateutil.rrule import rrule, rrulestr

from danish.dates.model import When
from danish.workdays import ZONE, local

_UNTIL: Final = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z?))?")


def until(last: date) -> str:
    """The UNTIL of a rule whose last possible day is ``last``: the end of that day in UTC."""
    end = datetime.combine(last, time(23, 59, 59), ZONE).astimezone(UTC)
    return f"UNTIL={end:%Y%m%dT%H%M%SZ}"


def last_day(rule: str) -> date | None:
    """The local date of a rule's UNTIL."""
    match = _UNTIL.search(rule)
    return None if match is None else _local_end(match).date()


def next_after(first: datetime, rule: str | None, moment: datetime) -> datetime | None:
    """The first time strictly after ``moment``; None where there is no more. All naive local time.

    ``first`` counts even where the rule would not hit it ("på tirsdag og så hver torsdag"). Everything is counted from
    ``first``, so that nothing drifts however late it is asked for.
    """
    if first > moment:
        return first
    return None if rule is None else _parsed(rule, first).after(moment)


def last_before(first: datetime, rule: str | None, moment: datetime) -> datetime | None:
    """The last time at or before ``moment``; ``first`` counts as in `next_after`."""
    if first > moment:
        return None
    found = None if rule is None else _parsed(rule, first).before(moment, inc=True)
    return first if found is None else max(first, found)


def occurrences(when: When, limit: int) -> tuple[datetime, ...]:
    """At most ``limit`` moments, the first among them, as naive local time."""
    if when.rule is None:
        return (when.first,)[:limit]
    following = (moment for moment in _parsed(when.rule, when.first) if moment > when.first)
    return (when.first, *islice(following, max(limit - 1, 0)))[:limit]


def from_rule(rule: str, earliest: datetime) -> datetime | None:
    """The first moment of a rule at or after ``earliest``, which also anchors its intervals and its time of day."""
    return _parsed(rule, earliest).after(earliest, inc=True)


@lru_cache(maxsize=2048)
def _parsed(rule: str, first: datetime) -> rrule:
    """The rule, which keeps what it has counted: years of weekly dates are not counted for each question anew."""
    # dateutil wants UNTIL in the same kind of time as the naive start.
    naive = _UNTIL.sub(lambda match: f"UNTIL={_local_end(match):%Y%m%dT%H%M%S}", rule)
    parsed = rrulestr(naive, dtstart=first, cache=True)
    if not isinstance(parsed, rrule):
        raise TypeError("a set of rules is not a rule")
    return parsed


def _local_end(match: re.Match[str]) -> datetime:
    clock = match[2] or "235959"
    moment = datetime.strptime(match[1] + clock, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return local(moment) if match[3] else moment.replace(tzinfo=None)
