"""Where a phrase is seen from, and what its reader takes for granted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """A reminder asks back; an opening takes what is likely and marks it.

    ``recent`` is how far back a date without a year may lie and still mean this year's; ``week_is_monday`` takes a week
    alone for its first day.
    """

    recent: timedelta = timedelta()
    week_is_monday: bool = False


ASKING = Policy()
LENIENT = Policy(recent=timedelta(days=14), week_is_monday=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """``now`` is naive local time."""

    now: datetime
    policy: Policy = ASKING

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def monday(self) -> date:
        """The Monday of this week."""
        return self.today - timedelta(days=self.today.weekday())
