"""An opening's way, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Impossible
from bot.domain.openings import opening as steps
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.opening import (
    MOST_SHORT,
    OPEN,
    Closing,
    Meeting,
    Opening,
    Origin,
    State,
    clipped,
    draft_from_record,
    missing,
)

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 8, tzinfo=UTC)
DRAFT = Draft(company="Netto", place="Kolding", tasks="pakke varer", hours_min=10.0, hours_max=10.0)
NEW = Opening(12, Origin("C1", "1.1"), "U1", DRAFT, NOW)

STEPS: dict[str, Callable[[Opening], Opening]] = {
    "hand_over": lambda one: steps.hand_over(one, "U2", LATER),
    "qualify": lambda one: steps.qualify(one, LATER),
    "match": lambda one: steps.match(one, "A12", Meeting.COFFEE, LATER),
    "unmatch": steps.unmatch,
    "fill": lambda one: steps.fill(one, LATER),
    "close": lambda one: steps.close(one, Closing.NOT_FILLED, LATER),
    "reopen": steps.reopen,
    "confirm": steps.confirm,
    "correct": lambda one: steps.correct(one, replace(one.fields, place="Vejle")),
}
ALLOWED = {
    "hand_over": OPEN,
    "qualify": {State.HANDED_OVER},
    "match": {State.QUALIFIED, State.MATCHED},
    "unmatch": {State.MATCHED},
    "fill": {State.MATCHED},
    "close": OPEN,
    "reopen": {State.CLOSED},
    "confirm": OPEN,
    "correct": OPEN,
}


def in_state(state: State) -> Opening:
    path = {
        State.REGISTERED: [],
        State.HANDED_OVER: ["hand_over"],
        State.QUALIFIED: ["hand_over", "qualify"],
        State.MATCHED: ["hand_over", "qualify", "match"],
        State.FILLED: ["hand_over", "qualify", "match", "fill"],
        State.CLOSED: ["close"],
    }[state]
    opening = NEW
    for name in path:
        opening = STEPS[name](opening)
    return opening


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", STEPS)
def test_each_step_exists_from_its_states_only(name: str, state: State) -> None:
    before = in_state(state)
    if state in ALLOWED[name]:
        assert STEPS[name](before).number == before.number
    else:
        with pytest.raises(Impossible) as refused:
            STEPS[name](before)
        assert (refused.value.number, refused.value.state) == (12, str(state))


def test_the_way_to_a_filled_job_keeps_every_moment() -> None:
    filled = in_state(State.FILLED)

    assert (filled.holder, filled.case_ref, filled.meeting) == ("U2", "A12", Meeting.COFFEE)
    assert [filled.registered_at, filled.handed_over_at, filled.qualified_at, filled.matched_at, filled.ended_at] == [
        NOW, LATER, LATER, LATER, LATER,
    ]  # fmt: skip


def test_handing_on_keeps_the_step_that_was_reached() -> None:
    handed_on = steps.hand_over(in_state(State.QUALIFIED), "U3", LATER)

    assert (handed_on.state, handed_on.holder) == (State.QUALIFIED, "U3")


def test_with_positions_left_it_looks_for_the_next_citizen() -> None:
    two = replace(in_state(State.MATCHED), parsed=replace(DRAFT, positions=2))
    one_left = steps.fill(two, LATER)

    assert (one_left.state, one_left.filled, one_left.case_ref) == (State.QUALIFIED, 1, None)
    last = steps.fill(steps.match(one_left, "B7", Meeting.TALK, LATER), LATER)
    assert (last.state, last.filled) == (State.FILLED, 2)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_a_reopened_opening_is_where_it_was(state: State) -> None:
    before = in_state(state)
    again = steps.reopen(steps.close(before, Closing.EXPIRED, LATER))

    assert again == before


def test_a_correction_survives_an_edit_of_the_message() -> None:
    corrected = steps.correct(NEW, replace(DRAFT, hours_min=15.0, hours_max=15.0))
    edited = steps.edit(corrected, replace(DRAFT, place="Vejle", hours_min=12.0, hours_max=12.0))

    assert edited.fields.place == "Vejle"
    assert edited.fields.hours_min == 15.0


def test_a_field_emptied_by_hand_stays_empty() -> None:
    emptied = steps.correct(NEW, replace(DRAFT, place=None))

    assert steps.edit(emptied, replace(DRAFT, place="Vejle")).fields.place is None


def test_a_form_sent_unchanged_corrects_nothing() -> None:
    assert steps.correct(NEW, NEW.fields) == NEW


def test_a_field_set_by_hand_is_sure() -> None:
    unsure = replace(NEW, parsed=replace(DRAFT, unsure=frozenset({"place", "tasks"})))

    assert steps.correct(unsure, replace(unsure.fields, place="Vejle")).fields.unsure == {"tasks"}
    assert steps.confirm(unsure).fields.unsure == frozenset()


def test_an_edit_that_changes_something_wants_another_look() -> None:
    confirmed = steps.confirm(NEW)

    assert steps.edit(confirmed, DRAFT).confirmed
    assert not steps.edit(confirmed, replace(DRAFT, place="Vejle")).confirmed


def test_a_reply_adds_what_it_states_and_leaves_the_rest() -> None:
    completed = steps.complete(NEW, Draft(hours_min=8.0, hours_max=8.0, contact_phone="22334455"))

    assert completed.fields.company == "Netto"
    assert (completed.fields.hours_min, completed.fields.contact_phone) == (8.0, "22334455")


def test_a_merged_opening_gives_what_the_other_lacks_and_no_more() -> None:
    kept = steps.absorb(NEW, Draft(company="Netto A/S", contact_name="Lone Bech"))

    assert (kept.fields.company, kept.fields.contact_name) == ("Netto", "Lone Bech")


def test_what_a_broker_cannot_do_without_is_named() -> None:
    assert missing(Draft()) == ("company", "place", "tasks", "type", "hours", "contact")
    assert missing(DRAFT) == ("type", "contact")
    assert missing(replace(DRAFT, contact_email="l@netto.example", type=OpeningType.SMAAJOB)) == ()


def test_long_texts_are_cut_and_short_ones_put_on_one_line() -> None:
    cut = clipped(Draft(company="Netto\n Kolding ", tasks="a" * 9000, place="b" * 900))

    assert cut.company == "Netto Kolding"
    assert len(cut.tasks or "") == 2000
    assert len(cut.place or "") == MOST_SHORT


@given(
    st.builds(
        Draft,
        company=st.none() | st.text(min_size=1),
        positions=st.none() | st.integers(1, 99),
        type=st.none() | st.sampled_from(OpeningType),
        hours_min=st.none() | st.floats(0.5, 37),
        weekdays=st.lists(st.sampled_from(["mon", "tue", "wed"]), unique=True).map(tuple),
        start=st.none() | st.just("asap") | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        deadline=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        contact_phone=st.none() | st.just("22334455"),
        unsure=st.frozensets(st.sampled_from(["company", "start"])),
    )
)
def test_a_draft_comes_back_from_its_record(draft: Draft) -> None:
    assert draft_from_record(draft.as_record(), draft.unsure) == draft
