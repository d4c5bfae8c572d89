"""Danish working days and working hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.workdays import WorkCalendar, at, local, local_date

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    "closed",
    [
        date(2026, 11, 21),  # Saturday
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 3, 25),  # Maundy Thursday
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 6),  # Ascension
        date(2027, 5, 17),
    ],
)
def test_holidays_weekends_and_closing_days_are_no_working_days(closed: date) -> None:
    assert not CALENDAR.is_workday(closed)


def test_great_prayer_day_is_a_working_day_since_2024() -> None:
    assert not CALENDAR.is_workday(date(2023, 5, 5))
    assert CALENDAR.is_workday(date(2027, 4, 23))


def test_local_closing_days_are_respected() -> None:
    assert not WorkCalendar(closed=frozenset({date(2026, 12, 1)})).is_workday(date(2026, 12, 1))


def test_a_day_in_the_christmas_holidays_moves_to_the_next_working_day() -> None:
    assert CALENDAR.on_or_after(date(2026, 12, 24)) == date(2026, 12, 28)


def test_working_days_are_counted_without_holidays() -> None:
    assert CALENDAR.add(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert CALENDAR.passed(date(2026, 12, 22), date(2027, 1, 4)) == 5


def test_the_first_working_day_of_a_month() -> None:
    assert CALENDAR.first_of_month(2027, 1) == date(2027, 1, 4)


@given(DAYS)
def test_the_next_working_day_is_never_closed_and_never_skips_one(day: date) -> None:
    found = CALENDAR.on_or_after(day)

    assert CALENDAR.is_workday(found)
    assert not any(CALENDAR.is_workday(day + timedelta(days=step)) for step in range((found - day).days))


@given(DAYS, st.integers(0, 20))
def test_adding_and_counting_agree(day: date, workdays: int) -> None:
    start = CALENDAR.on_or_after(day)

    assert CALENDAR.passed(start, CALENDAR.add(start, workdays)) == workdays


@given(st.datetimes(datetime(2020, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC)))
def test_the_next_opening_is_open_and_not_before(moment: datetime) -> None:
    found = CALENDAR.next_open(moment)

    assert found >= moment
    assert CALENDAR.is_open(found)


@pytest.mark.parametrize(("day", "utc_hour"), [(date(2027, 3, 26), 7), (date(2027, 3, 30), 6)])
def test_eight_in_the_morning_follows_the_wall_clock_over_summer_time(day: date, utc_hour: int) -> None:
    assert at(day, time(8)) == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)


def test_late_evening_in_utc_is_tomorrow_in_copenhagen() -> None:
    assert local_date(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == date(2026, 11, 24)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2045, 1, 1)))
def test_a_planned_time_is_never_shifted_to_an_earlier_one_and_keeps_its_hour_over_closed_days(
    planned: datetime,
) -> None:
    found = CALENDAR.shifted(planned)

    assert CALENDAR.is_open(found)
    assert found >= at(planned.date(), planned.time())
    if CALENDAR.opens <= planned.time() < CALENDAR.closes:
        assert local(found).time() == planned.time()
        assert local(found).date() == CALENDAR.on_or_after(planned.date())


@given(DAYS, st.integers(-30, 30), st.integers(0, 5), st.integers(0, 5))
def test_later_is_a_working_day_after_today_and_never_before_the_planned_one(
    planned: date, ago: int, workdays: int, weeks: int
) -> None:
    today = planned + timedelta(days=ago)
    found = CALENDAR.later(planned, today, workdays=workdays, weeks=weeks)

    assert CALENDAR.is_workday(found)
    assert found >= planned
    assert found > today
