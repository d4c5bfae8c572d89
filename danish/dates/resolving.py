"""Puts the parts of one phrase together: a first moment and a rule, or a doubt."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from dateutil.easter import easter

from danish.dates import rules
from danish.dates.days import WORKDAYS, months_after, nth_day, valid, written
from danish.dates.model import Doubt, Doubtful, Unclear, When
from danish.dates.parts import (
    Ahead,
    Clock,
    Date,
    DayFromNow,
    DayWord,
    Every,
    Feast,
    MonthDays,
    MonthOnly,
    Nth,
    Part,
    Side,
    Unit,
    Week,
    Weekdays,
)
from danish.dates.series import Series, bare, quarters
from danish.dates.sorting import Said, repeats, sort_parts
from danish.workdays import ZONE, WorkCalendar

_DEFAULT: Final = time(9)
_FARTHEST: Final = timedelta(days=366 * 10)
_JUST_PASSED: Final = timedelta(days=60)
_CALENDAR: Final = WorkCalendar()


def resolve(parts: Sequence[Part], now: datetime) -> When | Unclear:
    """What the parts come to, seen from ``now`` (naive local time)."""
    try:
        said = sort_parts(parts)
        if said.vague:
            doubt = said.vague[0]
            raise Doubtful(doubt)
        return _Reading(said, now).when()
    except Doubtful as doubtful:
        return doubtful.unclear
    except (OverflowError, ValueError):
        return Unclear(Doubt.TOO_FAR)


@dataclass(slots=True)
class _Reading:
    said: Said
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def when(self) -> When | Unclear:
        said = self.said
        if not self._recurring():
            return self._single()
        if Side.ABOUT in said.sides:
            raise Doubtful(Doubt.NO_EXACT_DATE)
        return self._recurrence()

    def _recurring(self) -> bool:
        said = self.said
        days = (*said.days, *said.then)
        return (
            said.every is not None
            or any(repeats(day) for day in days)
            or (said.parity is not None and any(isinstance(day, Weekdays) for day in days))
        )

    # One moment

    def _single(self) -> When:
        said = self.said
        if said.parity is not None:
            raise Doubtful(Doubt.NO_WEEKDAY)
        if said.excepted:
            raise Doubtful(Doubt.AMBIGUOUS)
        if said.count is not None or said.rest or said.then or said.lasting:
            raise Doubtful(Doubt.NO_INTERVAL)
        if said.sides & {Side.AFTER, Side.BEFORE, Side.ABOUT}:
            raise Doubtful(Doubt.NO_EXACT_DATE)
        if said.days and (said.start or said.end):
            raise Doubtful(Doubt.AMBIGUOUS)
        if said.start and said.end:
            raise Doubtful(Doubt.NO_INTERVAL)
        if said.end and said.sides & {Side.UNTIL, Side.THROUGH}:
            raise Doubtful(Doubt.NO_INTERVAL)
        days = said.days or said.start or said.end
        if not days and (said.clock is None or (said.clock.loose and said.part is None)) and said.part is None:
            # "8-12" and "7.30" alone are hours of work or an amount as often as a time.
            raise Doubtful(Doubt.NOT_A_DATE)
        days = self._without_double_reading(days)
        hours = self._hours(days)
        if hours is not None:
            return When(hours)
        clock = self._time()
        if not days:
            return When(self._existing(self._next_at(clock)))
        day = self._day(days, clock)
        first = datetime.combine(day, clock)
        if first <= self.now:
            raise Doubtful(Doubt.IN_THE_PAST, date=first.isoformat(timespec="minutes"))
        if first - self.now > _FARTHEST:
            raise Doubtful(Doubt.TOO_FAR, date=day.isoformat())
        return When(self._existing(first))

    def _without_double_reading(self, days: list[DayWord]) -> list[DayWord]:
        """ "mandag 8.10" is a time, "tirsdag 1.12" a date where the weekday fits, "8.10" alone is asked about."""
        unsure = [day for day in days if isinstance(day, Date) and day.unsure]
        if not unsure:
            return days
        date_ = unsure[0]
        others = [day for day in days if day is not date_]
        if self.said.clock is not None:
            return days
        if not others:
            raise Doubtful(Doubt.AMBIGUOUS, said=f"{date_.day}.{date_.month:02d}")
        as_time = Clock(date_.day, date_.month)
        if any(isinstance(day, Weekdays) for day in others):
            fits = [day.days for day in others if isinstance(day, Weekdays)]
            try:
                coming = self._dated(date_, time(23, 59))
            except Doubtful:
                coming = None
            if coming is not None and coming.weekday() in fits[0]:
                return days
        self.said.clock = as_time
        return others

    def _next_at(self, clock: time) -> datetime:
        first = datetime.combine(self.today, clock)
        return first if first > self.now else first + timedelta(days=1)

    def _hours(self, days: list[DayWord]) -> datetime | None:
        """Minutes and hours from now, in elapsed time even over the changes of summer time."""
        if len(days) != 1 or not isinstance(days[0], Ahead):
            return None
        amounts = days[0].amounts
        small = [unit in {Unit.MINUTE, Unit.HOUR} for _, unit in amounts]
        if not any(small):
            return None
        if not all(small) or self.said.clock is not None:
            raise Doubtful(Doubt.AMBIGUOUS)
        minutes = sum(amount * (60 if unit is Unit.HOUR else 1) for amount, unit in amounts)
        if minutes == 0:
            raise Doubtful(Doubt.IN_THE_PAST, date=self.now.isoformat(timespec="minutes"))
        start = self.now.replace(second=0, microsecond=0, tzinfo=ZONE).astimezone(UTC)
        return (start + timedelta(minutes=minutes)).astimezone(ZONE).replace(tzinfo=None, fold=0)

    def _time(self) -> time:
        said = self.said
        if said.clock is None:
            return time(said.part.hour) if said.part else _DEFAULT
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

    def _existing(self, moment: datetime) -> datetime:
        """The moment, unless the clock skips it when summer time begins."""
        there = moment.replace(tzinfo=ZONE)
        if there.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != moment:
            raise Doubtful(Doubt.SKIPPED_TIME, date=moment.isoformat(timespec="minutes"))
        return moment

    # Days

    def _day(self, days: Sequence[DayWord], clock: time) -> date:
        """The one day that the words name together."""
        kinds = {type(day) for day in days}
        if len(kinds) < len(days):
            raise Doubtful(Doubt.AMBIGUOUS)
        by_kind: dict[type, DayWord] = {type(day): day for day in days}
        weekdays = by_kind.pop(Weekdays, None)
        if isinstance(weekdays, Weekdays):
            return self._weekday(weekdays, by_kind, clock)
        if set(by_kind) == {DayFromNow, Ahead}:
            near, ahead = by_kind[DayFromNow], by_kind[Ahead]
            if isinstance(near, DayFromNow) and isinstance(ahead, Ahead):
                return self._plus(self.today + timedelta(days=near.days), ahead)
        if len(by_kind) != 1:
            return self._agreeing(list(by_kind.values()), clock)
        return self._named(days[0], clock)

    def _agreeing(self, days: Sequence[DayWord], clock: time) -> date:
        """ "i morgen den 24. november": both words must mean the same day."""
        weeks = [day for day in days if isinstance(day, Week)]
        found = {self._named(day, clock) for day in days if not isinstance(day, Week)}
        if len(found) != 1:
            raise Doubtful(Doubt.AMBIGUOUS)
        day = found.pop()
        if any(week.number is not None and day.isocalendar().week != week.number for week in weeks):
            raise Doubtful(Doubt.AMBIGUOUS)
        return day

    def _named(self, day: DayWord, clock: time) -> date:
        match day:
            case DayFromNow(days=days):
                return self.today + timedelta(days=days)
            case Ahead(added=True):
                raise Doubtful(Doubt.NOT_A_DATE)
            case Ahead():
                return self._plus(self.today, day)
            case Date():
                return self._dated(day, clock)
            case Feast():
                return self._feast(day, clock)
            case MonthDays():
                return self._month_day(day, clock)
            case MonthOnly():
                return self._month_edge(day, clock)
            case Nth():
                return self._nth(day, clock)
            case Week() | Weekdays():
                raise Doubtful(Doubt.NO_EXACT_DATE)

    def _plus(self, start: date, ahead: Ahead) -> date:
        day = start
        for amount, unit in ahead.amounts:
            match unit:
                case Unit.DAY:
                    day += timedelta(days=amount)
                case Unit.WEEK:
                    day += timedelta(weeks=amount)
                case Unit.MONTH:
                    day = months_after(day, amount)
                case Unit.YEAR:
                    day = months_after(day, 12 * amount)
                case Unit.WORKDAY:
                    if amount > 600:
                        raise Doubtful(Doubt.TOO_FAR)
                    for _ in range(amount):
                        day = _CALENDAR.on_or_after(day + timedelta(days=1))
                case Unit.HOUR | Unit.MINUTE:
                    raise Doubtful(Doubt.AMBIGUOUS)
        return day

    def _weekday(self, weekdays: Weekdays, beside: dict[type, DayWord], clock: time) -> date:
        if weekdays.choice or len(weekdays.days) != 1:
            raise Doubtful(Doubt.AMBIGUOUS)
        (wanted,) = weekdays.days
        week = beside.pop(Week, None)
        ahead = beside.pop(Ahead, None)
        if isinstance(week, Week) and not beside:
            return self._in_week(wanted, week, clock)
        if beside:
            (other, *more) = beside.values()
            if more:
                raise Doubtful(Doubt.AMBIGUOUS)
            return self._matching(wanted, other, clock, week if isinstance(week, Week) else None)
        monday = self.today - timedelta(days=self.today.weekday())
        if weekdays.next_week:
            day = monday + timedelta(days=7 + wanted)
        else:
            day = self.today + timedelta(days=(wanted - self.today.weekday()) % 7)
            if ahead is None and datetime.combine(day, clock) <= self.now:
                day += timedelta(days=7)
        return self._plus(day, ahead) if isinstance(ahead, Ahead) else day

    def _matching(self, wanted: int, other: DayWord, clock: time, week: Week | None) -> date:
        day = self._named(other, clock)
        if isinstance(other, MonthDays) and other.months is None and day.weekday() != wanted:
            # "fredag den 13." is the next 13th; another month is not meant silently.
            raise Doubtful(Doubt.WEEKDAY_MISMATCH, date=day.isoformat(), weekday=str(wanted))
        if day.weekday() != wanted:
            if isinstance(other, Date) and other.year is None and day.year > self.today.year:
                passed = valid(self.today.year, other.month, other.day)
                if passed is not None and passed.weekday() == wanted and self.today - passed < _JUST_PASSED:
                    raise Doubtful(Doubt.IN_THE_PAST, date=passed.isoformat())
            raise Doubtful(Doubt.WEEKDAY_MISMATCH, date=day.isoformat(), weekday=str(wanted))
        if week is not None and week.number is not None and day.isocalendar().week != week.number:
            raise Doubtful(Doubt.AMBIGUOUS)
        return day

    def _in_week(self, wanted: int, week: Week, clock: time) -> date:
        monday = self._monday(week, datetime.combine(self.today, time()), wanted)
        day = monday + timedelta(days=wanted)
        if datetime.combine(day, clock) <= self.now:
            raise Doubtful(Doubt.IN_THE_PAST, date=day.isoformat())
        return day

    def _monday(self, week: Week, earliest: datetime, wanted: int = 6) -> date:
        """The Monday of a week; a week number without a year whose day has passed is next year's."""
        this = self.today - timedelta(days=self.today.weekday())
        if week.number is None:
            return this + timedelta(weeks=week.ahead or 0)
        iso_year = self.today.isocalendar().year
        for candidate in (week.year,) if week.year else (iso_year, iso_year + 1):
            try:
                monday = date.fromisocalendar(candidate, week.number, 1)
            except ValueError:
                continue
            if week.year or monday == this or monday + timedelta(days=wanted) >= earliest.date():
                return monday
        raise Doubtful(Doubt.INVALID_DATE, said=f"uge {week.number}")

    def _dated(self, said: Date, clock: time) -> date:
        if said.year is not None:
            day = valid(said.year, said.month, said.day)
            if day is None:
                raise Doubtful(Doubt.INVALID_DATE, said=written(said))
            return day
        day = valid(self.today.year, said.month, said.day)
        # Today stays today, so that a time that has passed is asked about and not put off by a year.
        if day is None or day < self.today:
            passed = (self.today.month, self.today.day) > (said.month, said.day)
            day = valid(self.today.year + 1, said.month, said.day) if passed else day
        if day is None:
            raise Doubtful(Doubt.INVALID_DATE, said=written(said))
        return day

    def _feast(self, feast: Feast, clock: time) -> date:
        for year in (self.today.year, self.today.year + 1):
            day = (
                date(year, feast.month, feast.day)
                if feast.easter is None
                else easter(year) + timedelta(days=feast.easter)
            )
            if day >= self.today:
                return day
        raise Doubtful(Doubt.NOT_A_DATE)

    def _month_day(self, said: MonthDays, clock: time) -> date:
        if len(said.days) != 1:
            raise Doubtful(Doubt.AMBIGUOUS)
        (wanted,) = said.days
        if not (1 <= wanted <= 31 or wanted == -1):
            raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted}.")
        ahead = said.months or 0
        for months in (ahead,) if said.months is not None else range(ahead, ahead + 3):
            first = months_after(self.today.replace(day=1), months)
            last = calendar.monthrange(first.year, first.month)[1]
            if wanted > last:
                if said.months is not None:
                    raise Doubtful(Doubt.INVALID_DATE, said=f"{wanted}/{first.month} {first.year}")
                continue
            day = first.replace(day=last if wanted == -1 else wanted)
            if said.months is not None or datetime.combine(day, clock) > self.now:
                return day
        raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted}.")

    def _month_edge(self, said: MonthOnly, clock: time) -> date:
        if said.day is None:
            raise Doubtful(Doubt.NO_EXACT_DATE)
        if said.month is None:
            return self._month_day(MonthDays((said.day,), None if said.months in {0, None} else said.months), clock)
        for year in (said.year,) if said.year else (self.today.year, self.today.year + 1):
            last = calendar.monthrange(year, said.month)[1]
            day = date(year, said.month, last if said.day == -1 else said.day)
            if said.year or day >= self.today:
                return day
        raise Doubtful(Doubt.NOT_A_DATE)

    def _nth(self, said: Nth, clock: time) -> date:
        if said.months is None and said.month is None:
            raise Doubtful(Doubt.AMBIGUOUS)
        year, month = self.today.year, said.month or 1
        if said.months is not None:
            first = months_after(self.today.replace(day=1), said.months)
            year, month = first.year, first.month
        day = nth_day(year if said.year is None else said.year, month, said)
        if said.month is not None and said.year is None and datetime.combine(day, clock) <= self.now:
            day = nth_day(year + 1, month, said)
        return day

    # Rules

    def _recurrence(self) -> When:
        said = self.said
        clock = self._time()
        days = [*said.then, *said.days] if said.then_said and said.then else list(said.days)
        singles = [day for day in days if not _belongs(day, said)]
        ruled = [day for day in days if _belongs(day, said)]
        start = list(said.start)
        if singles and not start:
            start, singles = singles, []
            if len(start) == 1 and isinstance(start[0], Week | MonthOnly) and not said.end:
                said.end, said.sides = list(start), said.sides | {Side.THROUGH}
        if singles:
            raise Doubtful(Doubt.AMBIGUOUS)
        pattern = self._pattern(ruled)
        earliest, exact = self._start(start, clock, pattern)
        first = self._first(pattern, earliest, exact=exact)
        rule = self._ended(pattern.rule(first), first, clock)
        return When(self._existing(first), rule)

    def _pattern(self, ruled: list[DayWord]) -> Series:
        said = self.said
        weekdays = [day for day in ruled if isinstance(day, Weekdays)]
        nths = [day for day in ruled if isinstance(day, Nth)]
        month_days = [day for day in ruled if isinstance(day, MonthDays)]
        dates = [day for day in ruled if isinstance(day, Date | Feast)]
        if sum(map(bool, (weekdays, nths, month_days, dates))) > 1 or max(map(len, (weekdays, nths, dates))) > 1:
            if len(weekdays) > 1 and not (nths or month_days or dates):
                return self._merged(weekdays)
            raise Doubtful(Doubt.AMBIGUOUS)
        every = said.every
        without_days, without_months = self._excepted()
        if weekdays:
            return self._weekly(weekdays[0], without_days, without_months)
        if said.parity is not None:
            raise Doubtful(Doubt.NO_WEEKDAY)
        if without_days:
            if every != Every(1, Unit.DAY):
                raise Doubtful(Doubt.AMBIGUOUS)
            return self._weekly(Weekdays(tuple(range(7)), every=1), without_days, without_months)
        if nths:
            return self._monthly_nth(nths[0], without_months)
        if dates:
            return self._yearly(dates[0])
        if every is None:
            raise Doubtful(Doubt.NO_INTERVAL)
        if month_days:
            wanted = tuple(sorted(day for part in month_days for day in part.days))
            return self._monthly(every, wanted, without_months)
        return bare(every, without_months)

    def _merged(self, weekdays: list[Weekdays]) -> Series:
        intervals = {day.every for day in weekdays if day.every}
        if len(intervals) > 1:
            raise Doubtful(Doubt.AMBIGUOUS)
        days = tuple(sorted({day for part in weekdays for day in part.days}))
        without_days, without_months = self._excepted()
        return self._weekly(Weekdays(days, every=max(intervals, default=1)), without_days, without_months)

    def _weekly(self, weekdays: Weekdays, without: frozenset[int], months: tuple[int, ...]) -> Series:
        said = self.said
        if weekdays.choice:
            raise Doubtful(Doubt.AMBIGUOUS)
        kept = tuple(day for day in weekdays.days if day not in without)
        if not kept:
            raise Doubtful(Doubt.NO_WEEKDAY)
        interval = weekdays.every or 1
        every = said.every
        if every is not None:
            if every.unit is Unit.MONTH or every.unit is Unit.YEAR:
                raise Doubtful(Doubt.NO_WEEKDAY if weekdays.every else Doubt.AMBIGUOUS)
            if every.unit is Unit.WEEK:
                if interval > 1 and every.interval != interval:
                    raise Doubtful(Doubt.AMBIGUOUS)
                interval = every.interval
            elif every.unit is Unit.DAY and every.interval % 7 == 0:
                interval = every.interval // 7
            elif every.unit is not Unit.DAY or every.interval > 1:
                raise Doubtful(Doubt.AMBIGUOUS)
        if said.parity is not None:
            if interval > 1:
                raise Doubtful(Doubt.AMBIGUOUS)
            numbers = range(1 if said.parity.odd else 2, 54, 2)
            return Series("YEARLY", 1, days=kept, weeks=tuple(numbers), months=months)
        return Series("WEEKLY", interval, days=kept, months=months)

    def _monthly_nth(self, nth: Nth, months: tuple[int, ...]) -> Series:
        every = self.said.every
        step = nth.every or 1
        if every is not None:
            if every.unit is not Unit.MONTH and not (every.unit is Unit.YEAR and nth.month):
                raise Doubtful(Doubt.AMBIGUOUS)
            step = every.interval if every.unit is Unit.MONTH else 12
        quarter = nth.quarter or (every is not None and every.quarter)
        if any(abs(found) > 5 for found in nth.nths):
            raise Doubtful(Doubt.INVALID_DATE, said="")
        if nth.month is not None:
            months, step = (nth.month,), 1
        elif quarter:
            months, step = quarters(nth.nths), 1
        if not nth.days:
            if nth.workdays:
                return Series("MONTHLY", step, days=WORKDAYS, positions=nth.nths, months=months)
            return Series("MONTHLY", step, month_days=nth.nths, months=months)
        return Series("MONTHLY", step, days=nth.days, nths=nth.nths, months=months)

    def _monthly(self, every: Every, wanted: tuple[int, ...], months: tuple[int, ...]) -> Series:
        if any(not (1 <= day <= 31 or day == -1) for day in wanted):
            raise Doubtful(Doubt.INVALID_DATE, said=f"den {wanted[-1]}.")
        if every.unit is not Unit.MONTH:
            raise Doubtful(Doubt.AMBIGUOUS)
        if every.quarter:
            return Series("MONTHLY", 1, month_days=wanted, months=quarters(wanted))
        return Series("MONTHLY", every.interval, month_days=wanted, months=months)

    def _yearly(self, day: DayWord) -> Series:
        every = self.said.every
        interval = every.interval if every is not None else 1
        if isinstance(day, Feast):
            if day.easter is not None:
                raise Doubtful(Doubt.AMBIGUOUS)
            day = Date(day.day, day.month)
        if not isinstance(day, Date) or valid(2028, day.month, day.day) is None:
            raise Doubtful(Doubt.INVALID_DATE, said=written(day) if isinstance(day, Date) else "")
        wanted = -1 if (day.day, day.month) == (29, 2) else day.day
        return Series("YEARLY", interval, month_days=(wanted,), months=(day.month,))

    def _excepted(self) -> tuple[frozenset[int], tuple[int, ...]]:
        """Weekdays left out, and the months that stay where months are left out."""
        days: set[int] = set()
        months: set[int] = set()
        for part in self.said.excepted:
            match part:
                case Weekdays(days=left):
                    days.update(left)
                case MonthOnly(month=int(month), day=None, year=None):
                    months.add(month)
                case _:
                    raise Doubtful(Doubt.AMBIGUOUS)
        kept = tuple(month for month in range(1, 13) if month not in months) if months else ()
        return frozenset(days), kept

    def _start(self, start: list[DayWord], clock: time, pattern: Series) -> tuple[datetime, bool]:
        """The earliest moment, and whether it is itself the first."""
        said = self.said
        if start:
            day = self._bound(start, clock, last=False)
            if len(start) == 1 and isinstance(start[0], Date) and start[0].year is None:
                passed = valid(day.year - 1, day.month, day.day)
                if passed is not None and timedelta() < self.today - passed < _JUST_PASSED:
                    # A series "from 1 November" said in late November has begun; it does not wait for a year.
                    raise Doubtful(Doubt.IN_THE_PAST, date=passed.isoformat())
            if Side.AFTER in said.sides:
                day += timedelta(days=1)
            moment = datetime.combine(day, clock)
            if moment <= self.now and (moment.date() < self.today or pattern.bare):
                raise Doubtful(Doubt.IN_THE_PAST, date=moment.isoformat(timespec="minutes"))
            if moment - self.now > _FARTHEST:
                raise Doubtful(Doubt.TOO_FAR, date=day.isoformat())
            return max(moment, self._soonest(clock)), pattern.bare or said.then_said
        if not pattern.bare:
            return self._soonest(clock), False
        unit = {"DAILY": Unit.DAY, "WEEKLY": Unit.WEEK, "MONTHLY": Unit.MONTH, "YEARLY": Unit.YEAR}[pattern.frequency]
        day = self._plus(self.today, Ahead(((pattern.interval, unit),)))
        return datetime.combine(day, clock), True

    def _soonest(self, clock: time) -> datetime:
        return self._next_at(clock)

    def _bound(self, days: list[DayWord], clock: time, *, last: bool) -> date:
        """A day that starts or ends a series; a month or a week counts from its first or to its last day."""
        if len(days) == 1:
            match days[0]:
                case Week() | MonthOnly(day=None) if last and Side.THROUGH not in self.said.sides:
                    raise Doubtful(Doubt.NO_EXACT_DATE)
                case Week() as week:
                    monday = self._monday(week, self.now)
                    return monday + timedelta(days=6) if last else max(monday, self.today)
                case MonthOnly(day=None, month=int(month), year=year):
                    for candidate in (year,) if year else (self.today.year, self.today.year + 1):
                        first, length = date(candidate, month, 1), calendar.monthrange(candidate, month)[1]
                        end = first.replace(day=length)
                        if end >= self.today:
                            return end if last else max(first, self.today)
                case _:
                    pass
        return self._day(days, clock)

    def _first(self, pattern: Series, earliest: datetime, *, exact: bool) -> datetime:
        if exact and (pattern.bare or not pattern.hits(earliest.date())):
            return earliest
        # An interval counts from the first day that fits, so the search itself goes step by step.
        found = rules.from_rule(pattern.searching(), earliest)
        if found is None:
            raise Doubtful(Doubt.INVALID_DATE, said="")
        return found

    def _ended(self, rule: str, first: datetime, clock: time) -> str:
        said = self.said
        last: date | None = None
        if said.end:
            last = self._end(first, clock)
        elif said.rest is not None:
            last = date(first.year, 12, 31)
            if said.rest.unit is Unit.MONTH:
                last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        elif said.lasting is not None:
            length = Ahead(((said.lasting.amount, said.lasting.unit),))
            if said.lasting.from_now:
                last = self._plus(self.today, length)
            else:
                last = self._plus(first.date(), length) - timedelta(days=1)
        if said.count is not None:
            if last is not None:
                raise Doubtful(Doubt.AMBIGUOUS)
            if said.count < 1:
                raise Doubtful(Doubt.NO_INTERVAL)
            return f"{rule};COUNT={said.count}"
        if last is None:
            return rule
        if last < first.date():
            raise Doubtful(Doubt.END_BEFORE_START, date=last.isoformat())
        return f"{rule};{rules.until(last)}"

    def _end(self, first: datetime, clock: time) -> date:
        end = self.said.end
        if len(end) == 1 and isinstance(end[0], Date) and end[0].year is None:
            # "fra 1. december til 1. juni": the first such day after the start.
            start = first.date() if self.said.start else self.today
            for year in range(start.year, start.year + 2):
                day = valid(year, end[0].month, end[0].day)
                if day is None:
                    raise Doubtful(Doubt.INVALID_DATE, said=written(end[0]))
                if day >= start:
                    return day - timedelta(days=1) if Side.BEFORE in self.said.sides else day
        day = self._bound(end, clock, last=True)
        return day - timedelta(days=1) if Side.BEFORE in self.said.sides else day


def _belongs(day: DayWord, said: Said) -> bool:
    """Whether a day is part of the rule, and not the start of the series."""
    match day:
        case Weekdays(next_week=next_week, every=every):
            return every > 0 or (not next_week and not (said.then_said and day in said.days))
        case Nth(every=every):
            return every > 0 or said.every is not None
        case MonthDays(months=None):
            return said.every is not None and said.every.unit is Unit.MONTH
        case Date(year=None) | Feast():
            return said.every is not None and said.every.unit is Unit.YEAR
        case _:
            return False
