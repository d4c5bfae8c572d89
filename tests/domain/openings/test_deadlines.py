"""The deadlines of an opening. Monday 23 November 2026 is a working day; so are the days up to Friday."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.config import OpeningSettings
from bot.domain.openings import opening as steps
from bot.domain.openings.deadlines import Level, Matter, has_expired, overdue
from bot.domain.openings.drafts import Draft
from bot.domain.openings.opening import Meeting, Opening, Origin
from danish.workdays import WorkCalendar

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)  # 10:00 in Copenhagen
LIMITS = OpeningSettings()
CALENDAR = WorkCalendar()
NEW = Opening(1, Origin("C1", "1.1"), "U1", Draft(company="Netto"), MONDAY)
HANDED = steps.hand_over(NEW, "U2", MONDAY)
QUALIFIED = steps.qualify(HANDED, MONDAY)
MATCHED = steps.match(QUALIFIED, "A12", Meeting.TALK, MONDAY)


def due(opening: Opening, **later: float) -> list[tuple[Matter, Level]]:
    return [(one.matter, one.level) for one in overdue(opening, LIMITS, CALENDAR, MONDAY + timedelta(**later))]


def test_what_nobody_holds_goes_to_the_coordinator_after_a_working_day() -> None:
    assert due(NEW, hours=23) == []
    assert due(NEW, days=1) == [(Matter.HAND_OVER, Level.COORDINATOR)]


@pytest.mark.parametrize(("opening", "matter", "days"), [(HANDED, Matter.QUALIFY, 2), (QUALIFIED, Matter.MATCH, 7)])
def test_the_holder_comes_first_and_the_coordinator_a_working_day_later(
    opening: Opening, matter: Matter, days: int
) -> None:
    assert due(opening, days=days, hours=-1) == []
    assert due(opening, days=days) == [(matter, Level.HOLDER)]
    assert due(opening, days=days + 1) == [(matter, Level.HOLDER), (matter, Level.COORDINATOR)]


def test_weekends_do_not_count() -> None:
    friday = replace(NEW, registered_at=MONDAY + timedelta(days=4))

    assert due(friday, days=6) == []
    assert due(friday, days=7) == [(Matter.HAND_OVER, Level.COORDINATOR)]


def test_what_comes_in_at_night_counts_from_the_morning() -> None:
    at_night = replace(NEW, registered_at=datetime(2026, 11, 23, 21, tzinfo=UTC))  # 22:00

    assert due(at_night, days=1, hours=3) == []
    assert due(at_night, days=2) == [(Matter.HAND_OVER, Level.COORDINATOR)]


def test_a_match_has_no_step_that_is_late() -> None:
    assert due(MATCHED, days=60) == []


def test_the_closing_date_is_brought_up_before_it_comes() -> None:
    opening = replace(QUALIFIED, parsed=Draft(deadline=date(2026, 11, 27)))

    assert due(opening, days=1) == []
    assert due(opening, days=2) == [(Matter.CLOSING, Level.HOLDER)]
    assert due(opening, days=3) == [(Matter.CLOSING, Level.HOLDER), (Matter.CLOSING, Level.COORDINATOR)]


def test_it_expires_on_the_day_after_the_closing_date() -> None:
    opening = replace(QUALIFIED, parsed=Draft(deadline=date(2026, 11, 27)))

    assert not has_expired(opening, date(2026, 11, 27))
    assert has_expired(opening, date(2026, 11, 28))
    assert not has_expired(replace(MATCHED, parsed=opening.parsed), date(2026, 11, 28))
    assert not has_expired(NEW, date(2030, 1, 1))
