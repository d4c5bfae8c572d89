"""Placements and follow-ups on a real database: planned, done, snoozed, handed on, ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.config import FollowupSettings, RoleSettings
from bot.domain.errors import Impossible, NotAllowed, NotFound, NotUnderstood, Outdated, Refusal, Refused
from bot.domain.placements.followups import FollowupKind, FollowupState
from bot.domain.placements.placement import PlacementState
from tests.support.caseload import BO, KAREN, OLE, SIGNE, Office, form


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "brobygger.sqlite")


def test_one_line_makes_a_placement_with_its_first_followup(office: Office) -> None:
    card = office.follow()

    agreement = card.placement.agreement
    assert card.is_new
    assert (agreement.case_ref, agreement.company, agreement.start) == ("A12", "Netto", date(2026, 12, 1))
    assert [one.due for one in card.open] == [date(2026, 12, 1)]
    assert [change.what for change in card.history] == ["created"]


def test_without_a_rhythm_it_is_the_first_week_and_then_every_fourth(office: Office) -> None:
    card = office.follow("A12 hos Netto")

    assert [one.due for one in card.open] == [date(2026, 11, 30)]
    done = office.do(card.open[0])
    assert done.following is not None
    assert done.following.due == date(2026, 12, 28)


def test_a_bare_interval_begins_in_the_first_week_too(office: Office) -> None:
    card = office.follow("A12 hos Netto hver 6. uge")

    assert [one.due for one in card.open] == [date(2026, 11, 30)]
    assert office.do(card.open[0]).following is not None


def test_the_same_line_again_shows_what_is_there(office: Office) -> None:
    first, second = office.follow(), office.follow("a12 hos NETTO")

    assert not second.is_new
    assert second.placement.number == first.placement.number


@pytest.mark.parametrize(
    ("line", "reason"),
    [("Mette Hansen hos Netto", Refusal.CASE_REF), ("310290-1234 hos Netto", Refusal.CPR)],
)
def test_names_and_numbers_are_refused(office: Office, line: str, reason: Refusal) -> None:
    with pytest.raises(Refused) as problem:
        office.follow(line)
    assert problem.value.fields == {"case_ref": reason}


@pytest.mark.parametrize("line", ["A12", "A12 hos Netto fra 31. februar", ""])
def test_a_line_that_cannot_be_read_is_asked_about(office: Office, line: str) -> None:
    with pytest.raises(NotUnderstood) as problem:
        office.follow(line)
    assert problem.value.question


def test_the_form_makes_the_same_placement_once(office: Office) -> None:
    filled = form(hours="6", ordinary_hours="0", kind="virksomhedspraktik", sub_goals="møde\nkasse")

    first = office.placements.create(OLE, filled, phrase="hver anden torsdag kl. 10")
    second = office.placements.create(OLE, filled)
    assert first.placement.number == second.placement.number
    assert first.hours == ((6.0, 0.0),)
    assert first.open[0].due == date(2026, 11, 26)


def test_a_rhythm_without_an_interval_is_refused_in_its_field(office: Office) -> None:
    with pytest.raises(Refused) as problem:
        office.placements.create(OLE, form(), phrase="på torsdag")
    assert problem.value.fields == {"cadence": Refusal.NO_INTERVAL}


def test_a_filled_opening_becomes_the_brokers_placement_once(office: Office) -> None:
    first = office.placements.create_from_opening(SIGNE, form(), opening=7, broker=OLE)
    again = office.placements.create_from_opening(SIGNE, form(), opening=7, broker=OLE)

    assert first.placement.broker == OLE
    assert again.placement.number == first.placement.number
    office.tick()
    assert len(office.outbox.arrived) == 1


def test_with_named_brokers_others_are_told_who_can(tmp_path: Path) -> None:
    office = Office(tmp_path / "a.sqlite", roles=RoleSettings(brokers=(OLE,)))

    with pytest.raises(NotAllowed) as problem:
        office.follow(by=BO)
    assert problem.value.who_can == (OLE,)


def test_a_placement_is_seen_by_its_broker_the_coordinator_and_the_leader(office: Office) -> None:
    office.follow()

    for person in (OLE, KAREN, SIGNE):
        assert len(office.placements.find(person, "a12")) == 1
    with pytest.raises(NotAllowed) as problem:
        office.placements.find(BO, "A12")
    assert problem.value.who_can == (OLE,)
    with pytest.raises(NotFound):
        office.placements.find(OLE, "B1")


def test_a_change_keeps_before_and_after_with_who(office: Office) -> None:
    card = office.placements.create(OLE, form(hours="6"))
    number, version = card.placement.number, card.placement.version

    changed = office.placements.change(
        KAREN, number, version, form(hours="10"), phrase="hver 6. uge fra 1. december", phone_between=True
    )
    assert changed.placement.version == version + 1
    assert changed.history[-1].who == KAREN
    assert changed.history[-1].details["fields"] == [{"name": "hours", "before": 6.0, "after": 10.0}]
    assert [one.due for one in changed.open] == [date(2026, 12, 1)]


def test_two_forms_on_the_same_version_do_not_overwrite_each_other(office: Office) -> None:
    card = office.placements.create(OLE, form())
    number, version = card.placement.number, card.placement.version
    office.placements.change(OLE, number, version, form(goal="kassen"), phrase="", phone_between=False)

    with pytest.raises(Outdated):
        office.placements.change(OLE, number, version, form(goal="lageret"), phrase="", phone_between=False)
    assert office.placements.card(OLE, number).placement.agreement.goal == "kassen"


def test_done_late_is_counted_from_the_planned_date(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 10))

    done = office.do(office.followup(card), hours="8", ordinary_hours="2", next_step="tal om kassen")
    assert done.following is not None
    assert done.following.due == date(2026, 12, 29)
    assert done.hours == ((8.0, 2.0),)
    assert office.placements.card(OLE, card.placement.number).placement.hours_now == 8


def test_done_before_its_day_is_done(office: Office) -> None:
    card = office.follow()
    office.clock.move(date(2026, 12, 2) - date(2026, 11, 23))
    early = office.do(office.followup(card))
    assert early.following is not None

    again = office.do(office.followup(card))
    assert again.followup.due == date(2026, 12, 29)
    assert again.following is not None
    assert again.following.due == date(2027, 1, 26)


def test_a_chosen_next_date_moves_one_followup_and_no_other(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))

    done = office.do(office.followup(card), next_on="2027-01-05")
    assert done.following is not None
    assert done.following.due == date(2027, 1, 5)
    office.until(date(2027, 1, 5))
    assert office.do(office.followup(card)).following is not None
    assert [one.due for one in office.placements.card(OLE, card.placement.number).open] == [date(2027, 1, 26)]


def test_a_second_submit_changes_nothing(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))
    followup = office.followup(card)
    office.do(followup, hours="8")

    with pytest.raises(Outdated):
        office.do(followup, hours="12")
    assert office.placements.card(OLE, card.placement.number).placement.hours_now == 8


def test_an_outcome_before_the_start_is_refused(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))

    with pytest.raises(Refused) as problem:
        office.do(office.followup(card), done_on="2026-11-30", hours="50")
    assert problem.value.fields == {"done_on": Refusal.BEFORE_START, "hours": Refusal.HOURS_RANGE}


def test_a_meeting_held_covers_the_ones_missed_before_it(office: Office) -> None:
    card = office.follow("A12 hos Netto hver uge fra 1. december")
    office.until(date(2026, 12, 15))
    latest = office.placements.card(OLE, card.placement.number).open[2]

    office.do(latest)
    states = [one.state for one in office.placements.card(OLE, card.placement.number).open]
    assert states == [FollowupState.OPEN]
    office.each_day_until(date(2026, 12, 21))
    assert len(office.bundles()) == 1


def test_phone_calls_stand_between_the_meetings(tmp_path: Path) -> None:
    office = Office(tmp_path / "a.sqlite", settings=FollowupSettings(phone_between=True))
    card = office.follow()
    office.until(date(2026, 12, 1))
    office.do(office.followup(card))

    kinds = [(one.kind, one.due) for one in office.placements.card(OLE, card.placement.number).open]
    assert kinds == [(FollowupKind.CALL, date(2026, 12, 15)), (FollowupKind.MEETING, date(2026, 12, 29))]


def test_putting_off_is_in_the_history_and_works_once_a_click(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))
    followup = office.followup(card)

    moved = office.followups.snooze(OLE, followup.number, followup.version, date(2026, 12, 8))
    assert moved.followup.due == date(2026, 12, 8)
    with pytest.raises(Outdated):
        office.followups.snooze(OLE, followup.number, followup.version, date(2026, 12, 8))
    history = office.placements.card(OLE, card.placement.number).history
    assert history[-1].details == {"followup": followup.number, "from": "2026-12-01", "to": "2026-12-08"}


def test_ending_cancels_what_is_open_and_plans_aftercare(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))

    ended = office.end(card)
    assert ended.placement.state is PlacementState.ENDED
    assert [(one.kind, one.due) for one in ended.open] == [
        (FollowupKind.AFTERCARE, date(2027, 1, 4)),
        (FollowupKind.AFTERCARE, date(2027, 3, 1)),
    ]
    with pytest.raises(Impossible):
        office.end(card)
    office.each_day_until(date(2027, 1, 4))
    assert office.reminded()[-1] == ("A12", date(2027, 1, 4))
    assert len(office.bundles()) == 2


def test_after_its_end_the_same_citizen_can_begin_there_again(office: Office) -> None:
    office.clock.move(date(2026, 12, 2) - date(2026, 11, 23))
    first = office.follow("A12 hos Netto")
    office.end(first)

    assert office.follow("A12 hos Netto").placement.number != first.placement.number


def test_handing_over_moves_the_reminders_and_tells_the_colleague(office: Office) -> None:
    card = office.follow()
    office.until(date(2026, 12, 1))
    number, version = card.placement.number, card.placement.version

    given = office.placements.hand_on(OLE, number, version, BO)
    office.tick()
    assert given.placement.broker == BO
    assert office.reminded(BO) == [("A12", date(2026, 12, 1))]
    assert {to for to, _, _ in office.outbox.arrived} == {OLE, BO}
    with pytest.raises(NotAllowed):
        office.placements.hand_on(OLE, number, version + 1, KAREN)


@pytest.mark.parametrize(("to", "reason"), [(OLE, Refusal.SAME_PERSON), ("nobody", Refusal.UNKNOWN_PERSON)])
def test_a_placement_goes_to_an_active_colleague_only(office: Office, to: str, reason: Refusal) -> None:
    card = office.follow()

    with pytest.raises(Refused) as problem:
        office.placements.hand_on(OLE, card.placement.number, card.placement.version, to)
    assert problem.value.fields == {"colleague": reason}


def test_when_a_broker_leaves_the_leader_hears_it_and_gives_everything_to_another(office: Office) -> None:
    office.follow()
    office.follow("B7 hos Byens Bageri")
    office.gone.add(OLE)

    assert office.colleagues.check() == 1
    office.until(date(2026, 12, 1))
    assert [to for to, _, _ in office.outbox.arrived] == [KAREN]

    assert office.placements.hand_on_all(KAREN, OLE, BO) == 2
    office.tick()
    assert sorted(office.reminded(BO)) == [("A12", date(2026, 12, 1)), ("B7", date(2026, 11, 30))]


def test_only_leaders_give_away_other_peoples_placements(office: Office) -> None:
    office.follow()

    with pytest.raises(NotAllowed):
        office.placements.hand_on_all(BO, OLE, KAREN)
