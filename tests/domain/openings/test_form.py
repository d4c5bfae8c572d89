"""What people write into the form of an opening."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.errors import Refusal, Refused
from bot.domain.openings import form
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.form import Unusable, Written, read_form

TODAY = date(2026, 11, 23)


def read(before: Draft | None = None, weekdays: tuple[str, ...] = (), **texts: str) -> Draft:
    return read_form(Written({"tasks": "pakke varer"} | texts, weekdays), TODAY, before or Draft())


def refused(**texts: str) -> dict[str, Refusal]:
    with pytest.raises(Refused) as found:
        read(**texts)
    return found.value.fields


def test_a_whole_form() -> None:
    draft = read(
        company="Netto", type="fleksjob", positions="2", hours="10-15", start="snarest", deadline="2026-12-01",
        contact_phone="+45 22 33 44 55", contact_email="lone@netto.example", weekdays=("wed", "mon"),
    )  # fmt: skip

    assert draft == Draft(
        company="Netto", tasks="pakke varer", positions=2, type=OpeningType.FLEKSJOB, hours_min=10.0, hours_max=15.0,
        weekdays=("mon", "wed"), start="asap", deadline=date(2026, 12, 1), contact_phone="22334455",
        contact_email="lone@netto.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10", (10.0, 10.0)),
        ("7,5 timer", (7.5, 7.5)),
        ("10-15", (10.0, 15.0)),
        ("10 til 15 timer om ugen", (10.0, 15.0)),
        ("op til 15", (None, 15.0)),
        ("mindst 8", (8.0, None)),
        ("", (None, None)),
    ],
)
def test_hours_as_people_write_them(text: str, span: tuple[float | None, float | None]) -> None:
    assert form.hours(text) == span


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mange", Refusal.NOT_HOURS),
        ("40", Refusal.HOURS_RANGE),
        ("0", Refusal.HOURS_RANGE),
        ("15-10", Refusal.HOURS_ORDER),
        ("10 kr", Refusal.NOT_HOURS),
    ],
)
def test_hours_that_cannot_be(text: str, reason: Refusal) -> None:
    with pytest.raises(Unusable) as unusable:
        form.hours(text)
    assert unusable.value.reason is reason


@pytest.mark.parametrize(
    ("text", "stored"),
    [("22 33 44 55", "22334455"), ("0045 22334455", "22334455"), ("+46 8 123 456 78", "+46812345678")],
)
def test_phone_numbers(text: str, stored: str) -> None:
    assert form.phone(text) == stored


@pytest.mark.parametrize("text", ["12", "22 33 44", "ring bare", "+45 1"])
def test_phone_numbers_that_cannot_be(text: str) -> None:
    with pytest.raises(Unusable):
        form.phone(text)


@pytest.mark.parametrize("text", ["12345678", "1358562", "DK", "13585627"])
def test_cvr_numbers_that_cannot_be(text: str) -> None:
    with pytest.raises(Unusable):
        form.cvr(text)


def test_a_cvr_number_may_have_spaces_and_the_country() -> None:
    assert form.cvr("DK 13 58 56 28") == "13585628"
    assert form.cvr("") is None


@pytest.mark.parametrize("text", ["1/12", "1. december", "den 1/12", "1/12 2026", "2026-12-01"])
def test_dates_as_people_write_them(text: str) -> None:
    assert form.start(text, TODAY) == date(2026, 12, 1)


def test_every_problem_comes_at_once() -> None:
    assert refused(hours="x", positions="nogle", start="engang", contact_email="lone", contact_phone="1") == {
        "hours": Refusal.NOT_HOURS,
        "positions": Refusal.NOT_A_COUNT,
        "start": Refusal.NOT_A_DATE,
        "contact_email": Refusal.EMAIL,
        "contact_phone": Refusal.PHONE,
    }


def test_neither_company_nor_tasks_is_no_opening() -> None:
    assert refused(tasks="", place="Kolding") == {"tasks": Refusal.EMPTY}


@pytest.mark.parametrize("name", ["company", "place", "tasks", "contact_name", "requirements", "considerations"])
def test_a_cpr_number_is_refused_everywhere(name: str) -> None:
    assert refused(**{name: "spørg 310290-1234"}) == {name: Refusal.CPR}


@pytest.mark.parametrize(("name", "length"), [("company", 151), ("tasks", 2001)])
def test_texts_have_an_end(name: str, length: int) -> None:
    assert refused(**{name: "a" * length}) == {name: Refusal.TOO_LONG}


def test_a_deadline_that_has_passed_may_stand_where_it_stood() -> None:
    assert refused(deadline="2026-11-01") == {"deadline": Refusal.IN_THE_PAST}
    assert read(Draft(deadline=date(2026, 11, 1)), deadline="2026-11-01").deadline == date(2026, 11, 1)
