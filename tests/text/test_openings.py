"""What cards and lists say of days and places."""

from __future__ import annotations

import pytest

from bot.domain.openings.drafts import Draft
from bot.text.openings import shown_fields, weekdays


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ("mon wed", "mandag og onsdag"),
        ("mon", "mandag"),
        ("mon tue", "mandag og tirsdag"),
        ("mon tue wed thu fri", "mandag til fredag"),
        ("mon tue wed fri", "mandag til onsdag og fredag"),
        ("mon wed thu fri", "mandag og onsdag til fredag"),
        ("sat sun", "lørdag og søndag"),
        ("mon tue wed thu fri sat sun", "alle dage"),
        ("fri mon", "mandag og fredag"),
        ("", ""),
    ],
)
def test_days_in_words(days: str, shown: str) -> None:
    assert weekdays(days.split()) == shown


def test_a_card_shows_places_days_and_numbers_as_people_write_them() -> None:
    draft = Draft(place="7100 vejle", weekdays=("mon", "wed"), contact_name="Lone", contact_phone="22334455")
    shown = {name: value for name, _, value in shown_fields(draft)}

    assert shown["place"] == "7100 Vejle"
    assert shown["weekdays"] == "mandag og onsdag"
    assert shown["contact"] == "Lone, 22 33 44 55"
