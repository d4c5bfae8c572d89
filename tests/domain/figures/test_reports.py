"""Each figure of the monthly report, computed by hand on a small seeded case (``docs/tal.md`` has the definitions)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.figures.reports import (
    Basis,
    Figure,
    Figures,
    FollowupRow,
    HoursFound,
    OpeningRow,
    PlacementRow,
    Rows,
    Value,
    figures,
    scopes,
    settled,
    whole_percent,
)
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.spans import Month, elapsed
from bot.domain.openings.drafts import OpeningType
from danish.workdays import WorkCalendar

NOVEMBER = Month(2026, 11)
KOLDING = Scope("Kolding", "")
VEJLE = Scope("Vejle", "")
GRACE = 3
TODAY = date(2026, 12, 1)


def moment(day: int, hour: int = 10, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def november(rows: Rows, *units: Scope, minimum: int = 2) -> Figures:
    basis = Basis(units or (KOLDING,), WorkCalendar(), GRACE, minimum, TODAY)
    return figures(rows, elapsed(NOVEMBER, TODAY), basis)


OPENINGS = Rows(
    openings=(
        OpeningRow(1, KOLDING, moment(2), moment(3), moment(4), moment(6), moment(12)),
        OpeningRow(2, KOLDING, moment(2), moment(2), moment(3), moment(10), moment(22)),
        OpeningRow(3, KOLDING, moment(16), moment(20)),
        OpeningRow(4, KOLDING, moment(29, month=10), moment(2), moment(8), moment(18)),
        OpeningRow(5, KOLDING, moment(30), None, moment(1, month=12)),
        OpeningRow(6, KOLDING, moment(1, month=12)),
    )
)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure.LOGGED, Value(4)),  # 1, 2, 3, 5
        (Figure.HANDED_OVER, Value(4)),  # 1, 2, 3, 4
        (Figure.MATCHED, Value(3)),  # 1, 2, 4
        (Figure.FILLED, Value(2)),  # 1, 2
        (Figure.DAYS_TO_CONTACT, Value(2.0, 3)),  # 2, 1 and 10 days
        (Figure.DAYS_TO_MATCH, Value(8.0, 3)),  # 4, 8 and 20 days
        (Figure.DAYS_TO_FILLED, Value(15.0, 2)),  # 10 and 20 days
    ],
)
def test_openings(figure: Figure, expected: Value) -> None:
    assert november(OPENINGS).of(ALL, figure) == expected


def test_the_month_ends_at_midnight_in_copenhagen() -> None:
    last_minute = OpeningRow(1, KOLDING, datetime(2026, 11, 30, 22, 59, tzinfo=UTC))
    december = OpeningRow(2, KOLDING, datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert november(Rows((last_minute, december))).of(ALL, Figure.LOGGED) == Value(1)


def test_a_median_without_anything_behind_it_says_nothing() -> None:
    assert november(Rows()).of(ALL, Figure.DAYS_TO_CONTACT) == Value(None, 0)


def test_matches_stand_for_citizens_and_stay_unseen_when_they_are_few() -> None:
    found = november(OPENINGS, minimum=5)
    assert found.of(ALL, Figure.LOGGED) == Value(4)
    assert found.of(ALL, Figure.MATCHED).hidden
    assert found.of(ALL, Figure.DAYS_TO_MATCH).hidden


PLACEMENT = PlacementRow(1, "X1", KOLDING, OpeningType.SMAAJOB, date(2026, 9, 1), hours=10.0, ordinary=4.0)
PLACEMENTS = Rows(
    placements=(
        PLACEMENT,
        replace(PLACEMENT, number=2, citizen="X2", end=date(2026, 11, 30)),  # its last day is the month's
        replace(PLACEMENT, number=3, citizen="X3", end=date(2026, 11, 29)),  # over
        replace(PLACEMENT, number=4, citizen="X4", start=date(2026, 12, 1)),  # not begun
        replace(PLACEMENT, number=5, citizen="X5", hours=20.0, ordinary=None),
        replace(
            PLACEMENT,
            number=6,
            citizen="X6",
            ordinary=None,
            found=(
                HoursFound(date(2026, 10, 1), 12.0, 2.0),
                HoursFound(date(2026, 11, 5), 15.0, None),
                HoursFound(date(2026, 12, 3), 30.0, 30.0),  # after the month
            ),
        ),
        replace(PLACEMENT, number=7, citizen="X7", hours=None, ordinary=None),
    )
)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure.ACTIVE, Value(5)),  # 1, 2, 5, 6, 7
        (Figure.WITH_ORDINARY, Value(3, 5)),  # 1, 2, 6
        (Figure.HOURS, Value(55.0)),  # 10 + 10 + 20 + 15 + 0
        (Figure.ORDINARY_HOURS, Value(10.0)),  # 4 + 4 + 2
    ],
)
def test_placements(figure: Figure, expected: Value) -> None:
    assert november(PLACEMENTS).of(ALL, figure) == expected


def test_the_share_is_given_in_whole_percent() -> None:
    assert november(PLACEMENTS).of(ALL, Figure.WITH_ORDINARY).percent == 60


FOLLOWUPS = Rows(
    followups=(
        FollowupRow("X1", KOLDING, date(2026, 11, 2), date(2026, 11, 2)),
        FollowupRow("X2", KOLDING, date(2026, 11, 2), date(2026, 11, 5)),  # three working days later
        FollowupRow("X3", KOLDING, date(2026, 11, 2), date(2026, 11, 6)),  # four
        FollowupRow("X4", KOLDING, date(2026, 11, 6), date(2026, 11, 11)),  # a weekend between: three
        FollowupRow("X5", KOLDING, date(2026, 11, 20), None),
        FollowupRow("X6", KOLDING, date(2026, 10, 30), date(2026, 11, 2)),  # another month's
        FollowupRow("X7", KOLDING, date(2026, 11, 27), None),  # still possible: 2 December is the last day
    )
)


def test_followups_on_time() -> None:
    value = november(FOLLOWUPS).of(ALL, Figure.ON_TIME)
    assert (value.amount, value.of, value.percent) == (3, 5, 60)


def test_the_parts_add_up_to_the_whole_since_a_citizen_is_counted_once() -> None:
    first = replace(PLACEMENT, citizen="X1", unit=KOLDING, start=date(2026, 8, 1))
    second = replace(PLACEMENT, number=2, citizen="X1", unit=VEJLE, start=date(2026, 10, 1))
    held = FollowupRow("X1", KOLDING, date(2026, 11, 2), None)
    placements, followups = settled([first, second], [held])

    assert [row.unit for row in placements] == [VEJLE, VEJLE]
    assert followups[0].unit == VEJLE


def test_a_municipality_with_few_citizens_is_not_shown_nor_found_by_subtraction() -> None:
    def many(unit: Scope, count: int, first: int) -> list[PlacementRow]:
        return [replace(PLACEMENT, number=n, citizen=f"Y{n}", unit=unit) for n in range(first, first + count)]

    middelfart = Scope("Middelfart", "")
    rows = Rows(placements=(*many(KOLDING, 30, 0), *many(VEJLE, 9, 100), *many(middelfart, 3, 200)))
    found = november(rows, KOLDING, VEJLE, middelfart, minimum=5)

    assert found.of(ALL, Figure.ACTIVE) == Value(42)
    assert found.of(Scope("Kolding"), Figure.ACTIVE) == Value(30)
    assert found.of(Scope("Vejle"), Figure.ACTIVE).hidden
    assert found.of(Scope("Middelfart"), Figure.ACTIVE).hidden
    assert found.of(Scope("Middelfart"), Figure.HOURS).hidden


def test_scopes_are_the_whole_municipalities_teams_and_teams_across() -> None:
    units = [Scope("Kolding", "Net"), Scope("Vejle", "Net"), Scope("Vejle", ""), Scope("Vejle", "Øst")]
    assert scopes(units) == (
        ALL,
        Scope("Kolding"),
        Scope("Vejle"),
        Scope("Kolding", "Net"),
        Scope("Vejle", "Net"),
        Scope("Vejle", "Øst"),
        Scope(None, "Net"),
    )


@pytest.mark.parametrize(("part", "whole", "percent"), [(1, 8, 13), (1, 3, 33), (2, 3, 67), (0, 7, 0), (201, 173, 116)])
def test_percentages_are_rounded_half_up(part: int, whole: int, percent: int) -> None:
    assert whole_percent(part, whole) == percent
