"""What cards and lists say of days and places."""

from __future__ import annotations

import pytest

from bot.domain.openings.drafts import Draft, OpeningType
from bot.text import openings as text
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


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        (Draft(tasks="lagermedarbejder til at pakke varer", company="Netto", place="kolding"),
         "Lagermedarbejder · Netto, Kolding"),
        (Draft(tasks="opvask, rengøring og lidt servering", company="Café Solskin"), "Opvask · Café Solskin"),
        (Draft(tasks="at hente reservedele", company="Auto Vejle", place="Vejle"), "Hente reservedele · Auto Vejle"),
        (Draft(tasks="vist nok en lagermedarbejder"), "Lagermedarbejder"),
        (Draft(tasks="lageret, lagermedarbejder til at pakke varer"), "Lagermedarbejder"),
        (Draft(type=OpeningType.FLEKSJOB, place="odder"), "Fleksjob · Odder"),
        (Draft(), "Jobåbning"),
    ],
)  # fmt: skip
def test_a_card_is_titled_by_the_job_and_where_it_is(draft: Draft, shown: str) -> None:
    assert text.title(draft) == shown


def test_a_title_is_short_however_long_the_tasks() -> None:
    assert len(text.title(Draft(tasks="servicemedhjælper " * 20))) <= 62


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "i dag"), (1, "1 dag"), (13, "13 dage"), (14, "2 uger"), (30, "4 uger")]
)
def test_how_long_it_has_been_so(days: int, shown: str) -> None:
    assert text.age(days) == shown


def test_what_is_missing_is_one_question_about_three_things_at_most() -> None:
    asked = text.missing_question(["company", "place", "type", "hours"])
    assert "*Hvilken virksomhed er det, hvor ligger den, og hvilken slags job er det?*" in asked
    assert asked.count("?") == 1
    assert text.missing_question(["hours"]).startswith(":question: *Hvor mange timer om ugen?*")
