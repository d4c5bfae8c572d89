"""The plan of a placement's follow-ups."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import Refusal
from bot.domain.placements import followups as plan
from bot.domain.placements.followups import FollowupKind, Outcome, Planned, Result
from bot.domain.placements.placement import Cadence
from danish.dates import When, occurrences
from danish.workdays import WorkCalendar

CALENDAR = WorkCalendar()
MONDAY = date(2026, 11, 23)
EVERY_FOURTH = Cadence(datetime(2026, 12, 1, 9), "FREQ=WEEKLY;INTERVAL=4")


def meetings(cadence: Cadence, until: date, calendar: WorkCalendar = CALENDAR) -> list[Planned]:
    """Every meeting from the first one, as they come up one after the other."""
    found = [Planned(FollowupKind.MEETING, cadence.first.date(), calendar.on_or_after(cadence.first.date()))]
    while (following := plan.next_meeting(cadence, found[-1].planned, calendar)) and following.planned <= until:
        found.append(following)
    return found


def test_the_usual_plan_begins_in_the_first_week_and_goes_on_every_fourth() -> None:
    cadence = plan.usual_cadence(MONDAY, 1, 4)

    assert [one.planned for one in meetings(cadence, date(2027, 2, 1))] == [
        date(2026, 11, 30), date(2026, 12, 28), date(2027, 1, 25),
    ]  # fmt: skip


def test_a_bare_interval_begins_in_the_first_week() -> None:
    in_four_weeks = datetime(2026, 12, 21, 9)

    cadence = plan.stated_cadence(in_four_weeks, "FREQ=WEEKLY;INTERVAL=4", MONDAY, 1, states_start=False)
    assert cadence.first == datetime(2026, 11, 30, 9)


def test_a_stated_start_is_taken_at_its_word() -> None:
    cadence = plan.stated_cadence(EVERY_FOURTH.first, "FREQ=WEEKLY;INTERVAL=4", MONDAY, 1, states_start=True)
    assert cadence == EVERY_FOURTH


def test_a_late_first_weekday_of_the_month_gets_a_meeting_in_the_first_week_too() -> None:
    monthly = Cadence(datetime(2027, 1, 1, 9), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1")

    first = plan.opening_meeting(monthly, MONDAY, MONDAY, 1, CALENDAR, states_start=False)
    assert first == Planned(FollowupKind.MEETING, date(2026, 11, 30), date(2026, 11, 30))
    assert plan.next_meeting(monthly, date(2026, 11, 30), CALENDAR) == Planned(
        FollowupKind.MEETING, date(2027, 1, 1), date(2027, 1, 4)
    )


def test_a_placement_that_began_long_ago_is_followed_up_from_now_on() -> None:
    cadence = plan.usual_cadence(date(2026, 6, 1), 1, 4)

    first = plan.opening_meeting(cadence, date(2026, 6, 1), MONDAY, 1, CALENDAR, states_start=False)
    assert first is not None
    assert first.planned == date(2026, 11, 23)


def test_nothing_is_planned_once_the_rule_has_run_out() -> None:
    twice = Cadence(datetime(2026, 12, 1, 9), "FREQ=WEEKLY;COUNT=2")

    assert [one.planned for one in meetings(twice, date(2028, 1, 1))] == [date(2026, 12, 1), date(2026, 12, 8)]
    assert plan.opening_meeting(twice, MONDAY, date(2027, 3, 1), 1, CALENDAR, states_start=True) is None


def test_a_date_on_a_closed_day_is_due_on_the_next_working_day_and_the_next_one_does_not_drift() -> None:
    fridays = Cadence(datetime(2026, 12, 25, 9), "FREQ=WEEKLY;INTERVAL=4")

    first, second = meetings(fridays, date(2027, 1, 22))
    assert (first.planned, first.due) == (date(2026, 12, 25), date(2026, 12, 28))
    assert second.planned == date(2027, 1, 22)


def test_what_falls_on_one_working_day_is_one_followup() -> None:
    daily = Cadence(datetime(2026, 12, 18, 9), "FREQ=DAILY")

    dues = [one.due for one in meetings(daily, date(2026, 12, 23))]
    assert dues == [date(2026, 12, 18), date(2026, 12, 21), date(2026, 12, 22), date(2026, 12, 23)]


def test_a_phone_call_stands_half_way_between_two_meetings() -> None:
    meeting = Planned(FollowupKind.MEETING, date(2026, 12, 29), date(2026, 12, 29))

    call = plan.call_between(date(2026, 12, 1), meeting, CALENDAR)
    assert call == Planned(FollowupKind.CALL, date(2026, 12, 15), date(2026, 12, 15))


def test_weekly_meetings_leave_no_room_for_calls() -> None:
    meeting = Planned(FollowupKind.MEETING, date(2026, 12, 8), date(2026, 12, 8))
    assert plan.call_between(date(2026, 12, 1), meeting, CALENDAR) is None


def test_after_a_long_absence_every_missed_date_and_the_next_one_are_planned() -> None:
    found = plan.successors(
        FollowupKind.MEETING, date(2026, 12, 1), EVERY_FOURTH, date(2027, 2, 1), CALENDAR, phone_between=True
    )

    assert [(one.kind, one.planned) for one in found] == [
        (FollowupKind.MEETING, date(2026, 12, 29)),
        (FollowupKind.MEETING, date(2027, 1, 26)),
        (FollowupKind.MEETING, date(2027, 2, 23)),
        (FollowupKind.CALL, date(2027, 2, 9)),
    ]


@pytest.mark.parametrize("kind", [FollowupKind.CALL, FollowupKind.AFTERCARE])
def test_calls_and_aftercare_are_followed_by_nothing(kind: FollowupKind) -> None:
    assert plan.successors(kind, MONDAY, EVERY_FOURTH, MONDAY, CALENDAR, phone_between=True) == []


@pytest.mark.parametrize(
    ("chosen", "stands_for", "why"),
    [
        (date(2026, 12, 28), date(2026, 12, 29), "a day earlier takes the planned one's place"),
        (date(2027, 1, 4), date(2026, 12, 29), "a few days later as well"),
        (date(2026, 12, 7), date(2026, 12, 7), "well before, it is one more"),
        (date(2027, 3, 1), date(2027, 2, 23), "far past, what lies between is skipped"),
    ],
)
def test_a_chosen_next_date_leaves_the_dates_after_it_where_they_were(chosen: date, stands_for: date, why: str) -> None:
    moved = plan.moved_meeting(chosen, EVERY_FOURTH, date(2026, 12, 1), CALENDAR)

    assert (moved.planned, moved.due) == (stands_for, chosen), why
    after = plan.next_meeting(EVERY_FOURTH, moved.planned, CALENDAR)
    assert after is not None
    assert (after.planned - date(2026, 12, 1)).days % 28 == 0
    assert after.planned > chosen


def test_aftercare_comes_so_many_months_after_the_end_on_working_days() -> None:
    found = plan.aftercare(date(2026, 11, 30), (3, 1), CALENDAR)

    assert [one.due for one in found] == [date(2026, 12, 30), date(2027, 3, 1)]


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("due", "chosen", "to"),
    [
        (TODAY, date(2026, 12, 2), date(2026, 12, 2)),
        (TODAY, date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 11, 24), date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 12, 14), date(2026, 12, 15), date(2026, 12, 15)),
        (date(2026, 12, 14), date(2026, 12, 10), Refusal.BEFORE_PLANNED),
        (TODAY, TODAY, Refusal.IN_THE_PAST),
        (TODAY, date(2028, 1, 3), Refusal.TOO_FAR),
    ],
)
def test_a_followup_is_never_snoozed_to_a_day_before_its_planned_one(
    due: date, chosen: date, to: date | Refusal
) -> None:
    assert plan.snoozed(chosen, due, TODAY, CALENDAR) == to


def test_the_next_working_days_after_the_planned_one_are_offered() -> None:
    offered = plan.snooze_days(date(2026, 12, 22), TODAY, CALENDAR)
    assert offered == (date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 29))


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.integers(-40, 40), st.integers(-60, 60))
def test_no_snooze_moves_a_followup_before_its_planned_day(due: date, ago: int, later: int) -> None:
    today = due + timedelta(days=ago)
    chosen = due + timedelta(days=later)
    to = plan.snoozed(chosen, due, today, CALENDAR)
    if isinstance(to, Refusal):
        assert chosen <= today or chosen < due
        return
    assert to >= max(due, chosen)
    assert to > today
    assert CALENDAR.is_workday(to)


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.integers(-40, 40))
def test_every_day_offered_lies_after_the_planned_one_and_after_today(due: date, ago: int) -> None:
    today = due + timedelta(days=ago)
    offered = plan.snooze_days(due, today, CALENDAR)
    assert 3 <= len(offered) <= 4
    assert all(day > max(due, today) and CALENDAR.is_workday(day) for day in offered)


@settings(max_examples=60, deadline=None)
@given(
    first=st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    rule=st.sampled_from(
        ["FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TH", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;INTERVAL=4"]
    ),
)
def test_no_holiday_moves_a_meeting_before_its_planned_day_loses_it_or_doubles_it(first: datetime, rule: str) -> None:
    cadence = Cadence(first, rule)
    begin = first.date() - timedelta(days=1)
    planned, met = begin, list[Planned]()
    while (meeting := plan.next_meeting(cadence, planned, CALENDAR)) is not None and len(met) < 30:
        met.append(meeting)
        planned = meeting.planned
    days = [one.due for one in met]
    assert all(one.due >= one.planned and CALENDAR.is_workday(one.due) for one in met)
    assert len(set(days)) == len(days)
    asked = [one.date() for one in occurrences(When(first, rule), 40) if one.date() < planned]
    moved = {CALENDAR.on_or_after(day) for day in asked}
    assert {day for day in moved if day > CALENDAR.on_or_after(begin)} <= set(days)


@pytest.mark.parametrize(
    ("outcome", "next_on", "problems"),
    [
        (Outcome(MONDAY, Result.AS_AGREED, 12, 3), None, {}),
        (Outcome(MONDAY, Result.AS_AGREED, 38), None, {"hours": Refusal.HOURS_RANGE}),
        (Outcome(MONDAY, Result.AS_AGREED, -1), None, {"hours": Refusal.HOURS_RANGE}),
        (Outcome(MONDAY, Result.AS_AGREED, 4, 5), None, {"ordinary_hours": Refusal.ORDINARY_ABOVE_HOURS}),
        (Outcome(date(2026, 10, 31), Result.AS_AGREED), None, {"done_on": Refusal.BEFORE_START}),
        (Outcome(date(2026, 11, 24), Result.AS_AGREED), None, {"done_on": Refusal.IN_THE_FUTURE}),
        (Outcome(MONDAY, Result.AS_AGREED, note="Cpr 310290-1234"), None, {"note": Refusal.CPR}),
        (Outcome(MONDAY, Result.AS_AGREED), MONDAY, {"next_on": Refusal.IN_THE_PAST}),
        (Outcome(MONDAY, Result.AS_AGREED), date(2028, 1, 1), {"next_on": Refusal.TOO_FAR}),
    ],
)
def test_what_cannot_be_an_outcome_is_named_by_its_field(
    outcome: Outcome, next_on: date | None, problems: dict[str, Refusal]
) -> None:
    assert plan.outcome_problems(outcome, next_on, date(2026, 11, 1), MONDAY) == problems


def test_overdue_counts_working_days() -> None:
    assert plan.overdue_since(date(2026, 12, 28), 5, CALENDAR) == date(2026, 12, 17)


CLOSED = st.frozensets(st.dates(date(2026, 1, 1), date(2046, 12, 31)), max_size=20)
CADENCES = st.builds(
    lambda day, rule: Cadence(datetime.combine(day, datetime.min.time().replace(hour=9)), rule),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sampled_from(
        [
            "FREQ=WEEKLY;INTERVAL=4",
            "FREQ=WEEKLY;INTERVAL=1",
            "FREQ=WEEKLY;INTERVAL=6",
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;INTERVAL=3",
            "FREQ=YEARLY",
        ]
    ),
)


@settings(max_examples=40, deadline=None)
@given(cadence=CADENCES, closed=CLOSED)
def test_over_twenty_years_no_meeting_is_on_a_closed_day_skipped_or_adrift(
    cadence: Cadence, closed: frozenset[date]
) -> None:
    calendar = WorkCalendar(closed=closed)
    until = cadence.first.date() + timedelta(days=365 * 20)
    rule = rrulestr(cadence.rule or "", dtstart=cadence.first)
    wanted = [one.date() for one in rule.between(cadence.first, datetime.combine(until, datetime.max.time()), inc=True)]

    found = meetings(cadence, until, calendar)

    assert all(calendar.is_workday(one.due) for one in found)
    assert {calendar.on_or_after(day) for day in wanted} == {one.due for one in found}
    assert {one.planned for one in found} <= set(wanted)
    dues = [one.due for one in found]
    assert dues == sorted(set(dues))


@settings(max_examples=60, deadline=None)
@given(cadence=CADENCES, late=st.lists(st.integers(0, 90), min_size=5, max_size=30))
def test_the_plan_is_the_same_however_late_each_followup_is_done(cadence: Cadence, late: list[int]) -> None:
    planned = cadence.first.date()
    for days in late:
        today = CALENDAR.on_or_after(planned) + timedelta(days=days)
        found = [
            one
            for one in plan.successors(FollowupKind.MEETING, planned, cadence, today, CALENDAR, phone_between=True)
            if one.kind is FollowupKind.MEETING
        ]
        expected = [one for one in meetings(cadence, found[-1].planned) if one.planned > planned]
        assert found == expected
        assert found[-1].due > today
        planned = found[-1].planned
