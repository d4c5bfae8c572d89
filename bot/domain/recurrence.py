"""Occurrences of an RFC 5545 rule, by the wall clock (naive local datetimes)."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from dateutil import rrule as _rrule


class _Occurrences:
    """The occurrences worked out so far: years of weekly dates are counted once, not for each question."""

    def __init__(self, first: datetime, rule: str) -> None:
        self._lock = threading.Lock()
        self._known: list[datetime] = []
        found = _rrule.rrulestr(rule, dtstart=first, ignoretz=True)
        self._rest: Iterator[datetime] = iter(found)

    def after(self, moment: datetime) -> datetime | None:
        with self._lock:
            self._extend(moment)
            place = bisect_right(self._known, moment)
            return self._known[place] if place < len(self._known) else None

    def at_or_before(self, moment: datetime) -> datetime | None:
        with self._lock:
            self._extend(moment)
            place = bisect_right(self._known, moment)
            return self._known[place - 1] if place else None

    def _extend(self, moment: datetime) -> None:
        """Know at least one occurrence after the moment, where there is one."""
        while not self._known or self._known[-1] <= moment:
            following = next(self._rest, None)
            if following is None:
                return
            self._known.append(following)


def next_after(first: datetime, rule: str | None, moment: datetime) -> datetime | None:
    """The first occurrence strictly after ``moment``; without a rule there is only ``first``.

    Counted from ``first``, so that nothing drifts however late a date is asked for.
    """
    if rule is None:
        return first if first > moment else None
    return _occurrences(first, rule).after(moment)


def last_before(first: datetime, rule: str | None, moment: datetime) -> datetime | None:
    """The last occurrence at or before ``moment``."""
    if rule is None:
        return first if first <= moment else None
    return _occurrences(first, rule).at_or_before(moment)


@lru_cache(maxsize=2048)
def _occurrences(first: datetime, rule: str) -> _Occurrences:
    return _Occurrences(first, rule)
