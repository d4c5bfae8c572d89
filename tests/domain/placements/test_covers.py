"""Who gets the reminders while somebody is away."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.errors import Refusal
from bot.domain.placements import covers
from bot.domain.placements.covers import Cover

TODAY = date(2026, 11, 23)
HOLIDAY = Cover("UOLE", "UKAREN", date(2026, 12, 20), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("day", "person"),
    [
        (date(2026, 12, 19), "UOLE"),
        (date(2026, 12, 20), "UKAREN"),
        (date(2027, 1, 3), "UKAREN"),
        (date(2027, 1, 4), "UOLE"),
    ],
)
def test_reminders_go_to_the_deputy_and_come_back_by_themselves(day: date, person: str) -> None:
    assert covers.recipient("UOLE", covers.in_force([HOLIDAY], day)) == person


def test_a_deputy_who_is_away_passes_them_on() -> None:
    assert covers.recipient("UOLE", {"UOLE": "UKAREN", "UKAREN": "USIGNE"}) == "USIGNE"


def test_two_who_cover_each_other_keep_their_own() -> None:
    ring = {"UOLE": "UKAREN", "UKAREN": "UOLE"}

    assert covers.recipient("UOLE", ring) == "UOLE"
    assert covers.recipient("UKAREN", ring) == "UKAREN"


@pytest.mark.parametrize(
    ("cover", "problems"),
    [
        (HOLIDAY, {}),
        (Cover("UOLE", "UOLE", TODAY, TODAY), {"deputy": Refusal.COVER_SELF}),
        (Cover("UOLE", "UKAREN", date(2026, 12, 2), date(2026, 12, 1)), {"last_day": Refusal.END_BEFORE_START}),
        (Cover("UOLE", "UKAREN", date(2026, 11, 1), date(2026, 11, 20)), {"last_day": Refusal.IN_THE_PAST}),
        (Cover("UOLE", "UKAREN", date(2026, 12, 1), date(2028, 12, 1)), {"last_day": Refusal.TOO_FAR}),
        (Cover("UOLE", "UKAREN", date(2026, 11, 27), date(2026, 11, 27)), {"first_day": Refusal.COVER_OVERLAP}),
    ],
)
def test_what_cannot_be_a_cover_is_named_by_its_field(cover: Cover, problems: dict[str, Refusal]) -> None:
    standing = [Cover("UOLE", "USIGNE", date(2026, 11, 26), date(2026, 11, 27))]
    assert covers.problems(cover, standing, TODAY) == problems
