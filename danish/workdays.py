"""Danish time: the zone and its wall clock, working days, local closing days and working hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


def _danish_holidays() -> Mapping[date, str]:
    import holidays  # noqa: PLC0415 - a question in the terminal needs no calendar, and must not wait for it

    return holidays.country_holidays("DK")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When people work: Monday to Friday without Danish holidays and closing days, between two times of day.

    ``yearly_closed`` holds (month, day) pairs such as (12, 24); ``closed`` holds single dates.
    """

    opens: time = time(8)
    closes: time = time(16)
    yearly_closed: frozenset[tuple[int, int]] = frozenset({(12, 24), (12, 31)})
    closed: frozenset[date] = frozenset()
    _holidays: Mapping[date, str] = field(default_factory=_danish_holidays, compare=False, repr=False)

    def is_workday(self, day: date) -> bool:
        return (
            day.weekday() < 5
            and (day.month, day.day) not in self.yearly_closed
            and day not in self.closed
            and day not in self._holidays
        )

    def on_or_after(self, day: date) -> date:
        """The day itself, or the next working day."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def add(self, day: date, workdays: int) -> date:
        """The working day that comes that many working days after ``day`` (0 gives ``day`` or the next one)."""
        day = self.on_or_after(day)
        for _ in range(workdays):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def passed(self, since: date, today: date) -> int:
        """How many working days lie after ``since``, up to and including ``today``."""
        days = range(1, (today - since).days + 1)
        return sum(self.is_workday(since + timedelta(days=step)) for step in days)

    def shifted(self, planned: datetime) -> datetime:
        """When something planned for that naive local time happens, as aware UTC: inside working hours, never earlier.

        A closed day gives way to the next working day and keeps its hour; before opening it waits for the opening,
        after closing for that of the next working day.
        """
        day, clock = planned.date(), planned.time()
        if self.is_workday(day) and clock >= self.closes:
            day, clock = day + timedelta(days=1), self.opens
        return at(self.on_or_after(day), clock if self.opens <= clock < self.closes else self.opens)

    def later(self, planned: date, today: date, *, workdays: int = 0, weeks: int = 0) -> date:
        """The working day so much later than a planned one; counted from today where the planned one has passed.

        Never before the planned day, and always after today.
        """
        start = max(planned, today) + timedelta(weeks=weeks)
        for _ in range(workdays):
            start = self.on_or_after(start + timedelta(days=1))
        return self.on_or_after(max(start, today + timedelta(days=1)))

    def first_of_month(self, year: int, month: int) -> date:
        return self.on_or_after(date(year, month, 1))

    def is_open(self, moment: datetime) -> bool:
        """Whether an aware moment lies inside working hours."""
        local = moment.astimezone(ZONE)
        return self.is_workday(local.date()) and self.opens <= local.time() < self.closes

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself inside working hours, else the next opening, as aware UTC."""
        local = moment.astimezone(ZONE)
        if self.is_open(moment):
            return moment.astimezone(UTC)
        day = local.date()
        if self.is_workday(day) and local.time() < self.opens:
            return at(day, self.opens)
        return at(self.on_or_after(day + timedelta(days=1)), self.opens)


def at(day: date, clock: time) -> datetime:
    """A wall-clock time in Copenhagen as aware UTC."""
    return datetime.combine(day, clock, ZONE).astimezone(UTC)


def local(moment: datetime) -> datetime:
    """Naive wall-clock time in Copenhagen at an aware moment, as phrases about time are read."""
    return moment.astimezone(ZONE).replace(tzinfo=None)


def local_date(moment: datetime) -> date:
    """The date in Copenhagen at an aware moment."""
    return moment.astimezone(ZONE).date()
