"""Personal reminders: their next moment and their words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.placements import reminders
from danish.dates import When, occurrences
from danish.workdays import ZONE, WorkCalendar, local_date

CALENDAR = WorkCalendar()


def moment(text: str) -> datetime:
    """An aware moment from local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("planned", "at"),
    [
        ("2026-11-24T09:00", "2026-11-24T09:00"),
        ("2026-11-24T18:00", "2026-11-25T08:00"),
        ("2026-11-24T06:30", "2026-11-24T08:00"),
        ("2026-11-27T16:00", "2026-11-30T08:00"),
        ("2026-11-28T10:00", "2026-11-30T10:00"),
        ("2026-11-28T18:00", "2026-11-30T08:00"),
        ("2026-12-24T10:00", "2026-12-28T10:00"),
        ("2027-03-29T10:00", "2027-03-30T10:00"),
        ("2027-03-28T02:30", "2027-03-30T08:00"),
        ("2026-10-25T02:30", "2026-10-26T08:00"),
    ],
)
def test_a_reminder_comes_inside_working_hours_and_keeps_its_hour_where_a_day_is_closed(planned: str, at: str) -> None:
    found = reminders.occurrence(datetime.fromisoformat(planned), CALENDAR)

    assert found.at == moment(at)
    assert found.was_moved == (planned != at)


def test_what_was_missed_is_not_repeated_one_by_one() -> None:
    found = reminders.next_occurrence(datetime(2026, 11, 23, 9), "FREQ=DAILY", moment("2026-12-01T10:00"), CALENDAR)
    assert found is not None
    assert found.at == moment("2026-12-02T09:00")


def test_a_daily_reminder_comes_once_on_the_monday_after_a_weekend() -> None:
    found = reminders.next_occurrence(datetime(2026, 11, 23, 9), "FREQ=DAILY", moment("2026-11-27T10:00"), CALENDAR)
    assert found is not None
    assert found.planned == datetime(2026, 11, 30, 9)


def test_a_first_day_that_the_rhythm_would_not_hit_comes_first() -> None:
    """ "på tirsdag og så hver torsdag"."""
    first, rule = datetime(2026, 11, 24, 9), "FREQ=WEEKLY;BYDAY=TH"
    found = reminders.next_occurrence(first, rule, moment("2026-11-23T09:15"), CALENDAR)
    assert found is not None
    assert found.at == moment("2026-11-24T09:00")
    found = reminders.next_occurrence(first, rule, found.at, CALENDAR)
    assert found is not None
    assert found.at == moment("2026-11-26T09:00")


def test_a_single_reminder_has_no_second() -> None:
    assert reminders.next_occurrence(datetime(2026, 11, 24, 9), None, moment("2026-11-24T09:00"), CALENDAR) is None


@pytest.mark.parametrize(
    ("text", "phrase", "subject"),
    [
        ("om at ringe til Mette på tirsdag kl. 9", "på tirsdag kl. 9", "ringe til Mette"),
        ("på tirsdag om at ringe til Mette", "på tirsdag", "ringe til Mette"),
        ("om mødet i netværket 1. december", "1. december", "mødet i netværket"),
        ("hver fredag om timesedlen", "hver fredag", "timesedlen"),
        ("i morgen at bestille lokale", "i morgen", "bestille lokale"),
    ],
)
def test_the_subject_is_what_is_left_without_the_date(text: str, phrase: str, subject: str) -> None:
    start = text.index(phrase)
    assert reminders.subject(text, (start, start + len(phrase))) == subject


@settings(max_examples=60, deadline=None)
@given(
    first=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    rule=st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SA,SU,MO", "FREQ=MONTHLY", "FREQ=YEARLY"]),
)
def test_no_closed_day_loses_a_reminder_doubles_it_or_brings_it_early(first: datetime, rule: str) -> None:
    first = first.replace(second=0, microsecond=0)
    now = moment(first.isoformat()) - timedelta(days=1)
    moments: list[datetime] = []
    for _ in range(30):
        found = reminders.next_occurrence(first, rule, now, CALENDAR)
        assert found is not None
        assert found.at >= moment(found.planned.isoformat())
        moments.append(found.at)
        now = found.at
    days = [local_date(at) for at in moments]
    assert days == sorted(set(days))
    asked = [CALENDAR.shifted(planned) for planned in occurrences(When(first, rule), 200)]
    assert {local_date(at) for at in asked if at <= moments[-1]} == set(days)


@settings(max_examples=40, deadline=None)
@given(
    first=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    rule=st.sampled_from(["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=4", "FREQ=MONTHLY", "FREQ=DAILY;INTERVAL=5"]),
)
def test_over_twenty_years_a_recurring_reminder_keeps_its_wall_clock_through_both_clock_changes(
    first: datetime, rule: str
) -> None:
    first = first.replace(second=0, microsecond=0)
    now = first.replace(tzinfo=ZONE).astimezone(UTC) - timedelta(days=1)
    end = now + timedelta(days=365 * 20)
    while now < end:
        found = reminders.next_occurrence(first, rule, now, CALENDAR)
        assert found is not None
        assert found.at > now
        assert CALENDAR.is_open(found.at)
        assert found.planned.time() == first.time()
        if not found.was_moved:
            assert found.at.astimezone(ZONE).time() == first.time()
        now = found.at
