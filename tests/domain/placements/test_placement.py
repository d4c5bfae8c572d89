"""References, agreements and the forms they are written in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.errors import Refusal, Refused
from bot.domain.placements import forms
from bot.domain.placements import placement as placements
from bot.domain.placements.forms import AgreementForm, EndingForm, OutcomeForm
from bot.domain.placements.placement import EndReason

PATTERN = "^[A-ZÆØÅ]{1,3}-?[0-9]{1,5}$"
TODAY = date(2026, 11, 23)
FORM = AgreementForm(case_ref="A12", company="Netto", start="2026-12-01")


@pytest.mark.parametrize(("written", "stored"), [("A12", "A12"), (" a12 ", "A12"), ("æb-7", "ÆB-7")])
def test_a_reference_is_stored_in_capitals(written: str, stored: str) -> None:
    assert placements.case_reference(written, PATTERN) == stored


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Mette Hansen", Refusal.CASE_REF),
        ("310290-1234", Refusal.CPR),
        ("A12 310290 1234", Refusal.CPR),
        ("12", Refusal.CASE_REF),
        ("", Refusal.EMPTY),
    ],
)
def test_names_and_numbers_of_citizens_are_refused(written: str, reason: Refusal) -> None:
    assert placements.case_reference(written, PATTERN) is reason


def test_a_full_form_becomes_an_agreement() -> None:
    form = replace(FORM, hours="7,5", ordinary_hours="2", kind="fleksjob", sub_goals="- møde til tiden\n\nkassen")

    agreement = forms.read_agreement(form, PATTERN, TODAY)
    assert (agreement.hours, agreement.ordinary_hours) == (7.5, 2.0)
    assert agreement.sub_goals == ("møde til tiden", "kassen")
    assert agreement.start == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        (replace(FORM, case_ref="Mette", company=" "), {"case_ref": Refusal.CASE_REF, "company": Refusal.EMPTY}),
        (replace(FORM, start="1/12"), {"start": Refusal.NOT_A_DATE}),
        (replace(FORM, start="1926-12-01"), {"start": Refusal.IN_THE_PAST}),
        (replace(FORM, hours="mange"), {"hours": Refusal.NOT_A_NUMBER}),
        (replace(FORM, hours="nan"), {"hours": Refusal.NOT_A_NUMBER}),
        (replace(FORM, hours="40"), {"hours": Refusal.HOURS_RANGE}),
        (replace(FORM, hours="10", ordinary_hours="12"), {"ordinary_hours": Refusal.ORDINARY_ABOVE_HOURS}),
        (replace(FORM, tasks="x" * 1001), {"tasks": Refusal.TOO_LONG}),
        (replace(FORM, goal="310290-1234 i job"), {"goal": Refusal.CPR}),
        (replace(FORM, considerations="ADHD, pauser"), {"considerations": Refusal.DIAGNOSIS}),
    ],
)
def test_every_field_that_cannot_be_used_is_named(form: AgreementForm, refused: dict[str, Refusal]) -> None:
    with pytest.raises(Refused) as problem:
        forms.read_agreement(form, PATTERN, TODAY)
    assert problem.value.fields == refused


def test_an_outcome_is_read_with_its_next_date() -> None:
    form = OutcomeForm("2026-11-23", "adjusted", hours="8", next_on="2026-12-21")

    outcome, next_on = forms.read_outcome(form, date(2026, 11, 1), TODAY)
    assert outcome.hours == 8
    assert next_on == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        (EndingForm("2026-11-24", "goal"), {"ended_on": Refusal.IN_THE_FUTURE}),
        (EndingForm("2026-10-01", "goal"), {"ended_on": Refusal.BEFORE_START}),
        (EndingForm("2026-11-23", ""), {"reason": Refusal.EMPTY}),
        (EndingForm("2026-11-23", "goal", "310290-1234"), {"note": Refusal.CPR}),
    ],
)
def test_an_ending_needs_a_day_and_a_reason(form: EndingForm, refused: dict[str, Refusal]) -> None:
    with pytest.raises(Refused) as problem:
        forms.read_ending(form, date(2026, 11, 1), TODAY)
    assert problem.value.fields == refused


def test_an_ending_is_read() -> None:
    assert forms.read_ending(EndingForm("2026-11-20", "goal"), date(2026, 11, 1), TODAY).reason is EndReason.GOAL


def test_only_what_changed_is_in_the_history() -> None:
    before = forms.read_agreement(FORM, PATTERN, TODAY)
    after = replace(before, hours=12.0, sub_goals=("kassen",))

    assert [(one.name, one.after) for one in placements.differences(before, after)] == [
        ("hours", 12.0),
        ("sub_goals", "kassen"),
    ]
