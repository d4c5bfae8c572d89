"""When reminders come, to whom, and how many messages they are."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.domain.errors import NotUnderstood, Outdated, Refusal, Refused
from bot.domain.placements.covers import Cover
from bot.services.ports import DeliveryFailed
from bot.store.people import Person
from tests.support.caseload import BO, KAREN, OLE, Office

DUE = date(2026, 12, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "brobygger.sqlite")


def prefers(office: Office, user: str = OLE, **how: object) -> None:
    with office.store.write() as unit:
        unit.people.prefer(Person(user, **how))  # type: ignore[arg-type]


def test_nothing_comes_before_its_day_or_outside_working_hours(office: Office) -> None:
    office.follow()
    office.each_day_until(date(2026, 11, 30))
    office.until(DUE, "07:59")
    assert office.bundles() == []

    office.until(DUE, "08:00")
    assert office.reminded() == [("A12", DUE)]


def test_what_came_up_during_the_night_waits_for_the_morning(office: Office) -> None:
    office.follow()
    office.until(DUE, "16:00")
    assert office.bundles() == []

    office.until(date(2026, 12, 2), "08:00")
    assert len(office.bundles()) == 1


def test_several_at_once_are_one_message(office: Office) -> None:
    office.follow()
    office.follow("B7 hos Byens Bageri hver 4. uge fra 1. december")
    office.until(DUE)

    (bundle,) = office.bundles()
    assert len(bundle.followups) == 2


def test_who_wants_single_messages_gets_single_messages(office: Office) -> None:
    prefers(office, bundled=False)
    office.follow()
    office.follow("B7 hos Byens Bageri hver 4. uge fra 1. december")
    office.until(DUE)

    assert [len(bundle.followups) for bundle in office.bundles()] == [1, 1]


def test_everybody_has_their_own_time_of_the_morning_message(office: Office) -> None:
    prefers(office, digest_at=time(9, 30))
    office.follow()
    office.until(DUE, "09:29")
    assert office.bundles() == []

    office.until(DUE, "09:30")
    assert len(office.bundles()) == 1


def test_a_time_outside_working_hours_means_the_opening(office: Office) -> None:
    prefers(office, digest_at=time(19))
    office.follow()
    office.until(DUE, "08:00")

    assert len(office.bundles()) == 1


def test_planning_again_and_again_sends_once(office: Office) -> None:
    office.follow()
    office.until(DUE)
    for _ in range(5):
        office.clock.move(timedelta(minutes=1))
        office.tick()

    assert len(office.bundles()) == 1


def test_an_open_followup_is_brought_up_again_after_three_working_days(office: Office) -> None:
    office.follow()
    office.each_day_until(date(2026, 12, 10))

    assert [card.followup.rounds for bundle in office.bundles() for card in bundle.followups] == [1, 2, 3]
    assert [bundle.day for bundle in office.bundles()] == [DUE, date(2026, 12, 4), date(2026, 12, 9)]


def test_done_elsewhere_ends_the_nagging(office: Office) -> None:
    card = office.follow()
    office.until(DUE)
    office.do(office.followup(card))
    office.each_day_until(date(2026, 12, 20))

    assert len(office.bundles()) == 1


def test_done_between_planning_and_sending_is_not_sent(office: Office) -> None:
    card = office.follow()
    office.clock.move(timedelta(days=8))
    office.reminding.plan(office.now)
    office.do(office.followup(card))

    assert office.delivering.run(office.now) == 0


def test_what_could_not_be_sent_before_closing_time_waits_for_the_next_morning(office: Office) -> None:
    office.follow()
    office.clock.move(timedelta(days=8, hours=7, minutes=44))
    office.outbox.failures.append(DeliveryFailed("ratelimited", retry_after=timedelta(minutes=5)))
    office.tick()
    office.clock.move(timedelta(minutes=10))
    office.tick()
    assert office.bundles() == []

    office.until(date(2026, 12, 2), "08:00")
    assert office.reminded() == [("A12", DUE)]


def test_after_a_week_offline_everything_due_arrives_once_and_together(office: Office) -> None:
    office.follow()
    office.follow("B7 hos Byens Bageri hver uge fra 1. december")
    office.personal.add(OLE, "om timesedlen hver dag kl. 9")
    office.personal.add(OLE, "om at ringe til Mette 3. december")
    office.until(date(2026, 12, 9))

    (bundle,) = office.bundles()
    assert [card.placement.agreement.case_ref for card in bundle.followups] == ["A12", "B7"]
    assert [one.due for one in bundle.followups[1].also_open] == [DUE]
    assert sorted(one.reminder.text for one in bundle.personal) == ["ringe til Mette", "timesedlen"]
    office.tick()
    assert len(office.bundles()) == 1


def test_a_long_list_is_split_so_that_slack_takes_it(office: Office) -> None:
    for number in range(45):
        office.follow(f"A{number} hos Netto hver 4. uge fra 1. december")
    office.until(DUE)

    assert [len(bundle.followups) for bundle in office.bundles()] == [20, 20, 5]


def test_messages_that_speak_of_it_show_the_present_state(office: Office) -> None:
    card = office.follow()
    office.until(DUE)
    office.do(office.followup(card))

    assert office.reminding.refresh_placement(card.placement.number) == 1
    ((place, _),) = office.outbox.updated
    assert place.channel == OLE


def test_cover_takes_the_reminders_and_gives_them_back(office: Office) -> None:
    office.follow()
    office.covering.add(OLE, BO, date(2026, 11, 30), date(2026, 12, 2))
    office.tick()
    assert [to for to, _, _ in office.outbox.arrived] == [BO]

    office.each_day_until(date(2026, 12, 3))
    assert office.reminded(BO) == [("A12", DUE)]
    assert office.reminded(OLE) == [("A12", DUE)]
    assert office.bundles(OLE)[0].day == date(2026, 12, 3)


def test_what_is_open_goes_to_the_deputy_when_the_holiday_begins(office: Office) -> None:
    office.follow()
    office.until(DUE)
    office.covering.add(OLE, BO, date(2026, 12, 2), date(2026, 12, 10))
    office.until(date(2026, 12, 2))

    assert office.reminded(BO) == [("A12", DUE)]


def test_the_deputy_may_do_the_followup(office: Office) -> None:
    card = office.follow()
    office.covering.add(OLE, BO, DUE, DUE)
    office.until(DUE)

    assert office.do(office.followup(card), by=BO).followup.done_by == BO


def test_a_stopped_cover_gives_back_at_once(office: Office) -> None:
    office.follow()
    cover = office.covering.add(OLE, BO, DUE, date(2026, 12, 20))
    office.until(DUE)
    office.covering.delete(OLE, cover.number)
    office.tick()

    assert office.reminded(OLE) == [("A12", DUE)]
    with pytest.raises(Outdated):
        office.covering.delete(OLE, cover.number)


@pytest.mark.parametrize(
    ("deputy", "first", "last", "refused"),
    [
        (OLE, DUE, DUE, {"deputy": Refusal.COVER_SELF}),
        ("nobody", DUE, DUE, {"deputy": Refusal.UNKNOWN_PERSON}),
        (KAREN, date(2026, 12, 22), date(2026, 12, 27), {"first_day": Refusal.COVER_OVERLAP}),
        (KAREN, date(2026, 11, 1), date(2026, 11, 2), {"last_day": Refusal.IN_THE_PAST}),
    ],
)
def test_a_cover_that_cannot_be_is_refused(
    office: Office, deputy: str, first: date, last: date, refused: dict[str, Refusal]
) -> None:
    office.covering.add(OLE, BO, date(2026, 12, 20), date(2027, 1, 3))

    with pytest.raises(Refused) as problem:
        office.covering.add(OLE, deputy, first, last)
    assert problem.value.fields == refused


def test_a_holiday_is_read_from_one_line(office: Office) -> None:
    cover = office.covering.add_line(OLE, "20/12-3/1 dækkes af <@UBO|bo>")

    assert cover == Cover(OLE, BO, date(2026, 12, 20), date(2027, 1, 3), cover.number)


@pytest.mark.parametrize("line", ["20/12-3/1", "20/12-3/1 dækkes af Bo", "31/2-3/3 dækkes af <@UBO>"])
def test_a_holiday_that_cannot_be_read_is_asked_about(office: Office, line: str) -> None:
    with pytest.raises(NotUnderstood) as problem:
        office.covering.add_line(OLE, line)
    assert problem.value.question


def test_a_personal_reminder_comes_at_its_time_once(office: Office) -> None:
    reminder, first = office.personal.add(OLE, "om at ringe til Mette på tirsdag kl. 9")
    assert (reminder.text, first.was_moved) == ("ringe til Mette", False)

    office.until(date(2026, 11, 24), "08:59")
    assert office.bundles() == []
    office.until(date(2026, 11, 24), "09:00")
    office.tick()
    (bundle,) = office.bundles()
    assert [one.reminder.text for one in bundle.personal] == ["ringe til Mette"]
    assert [one.text for one in office.personal.mine(OLE)] == ["ringe til Mette"]
    office.personal.done(OLE, reminder.number)
    assert office.personal.mine(OLE) == []


def test_a_recurring_one_comes_again_and_again_until_it_is_deleted(office: Office) -> None:
    reminder, _ = office.personal.add(OLE, "om timesedlen hver fredag kl. 8.15")
    office.each_day_until(date(2026, 12, 12))
    assert len(office.bundles()) == 3

    office.personal.delete(OLE, reminder.number)
    office.each_day_until(date(2026, 12, 20))
    assert len(office.bundles()) == 3


def test_a_personal_reminder_can_be_changed_snoozed_to_and_finished(office: Office) -> None:
    reminder, _ = office.personal.add(OLE, "om at ringe på tirsdag kl. 9")
    changed, first = office.personal.change(OLE, reminder.number, reminder.version, "skrive til Mette", "onsdag kl. 10")
    assert first is not None
    assert changed.text == "skrive til Mette"
    with pytest.raises(Outdated):
        office.personal.change(OLE, reminder.number, reminder.version, "noget andet", "")

    office.until(date(2026, 11, 25), "10:00")
    snoozed_to = office.personal.snooze(OLE, reminder.number, changed.version, date(2026, 11, 26))
    office.until(date(2026, 11, 26), "10:00")
    assert len(office.bundles()) == 2
    assert office.personal.done(OLE, snoozed_to.number).state == "done"
    with pytest.raises(Outdated):
        office.personal.snooze(OLE, reminder.number, snoozed_to.version, date(2026, 11, 27))


def test_a_recurring_reminder_is_snoozed_from_the_day_it_came_and_goes_on(office: Office) -> None:
    reminder, _ = office.personal.add(OLE, "om timesedlen hver fredag kl. 8")
    office.until(date(2026, 11, 27), "08:00")
    offered = office.bundles()[-1].personal[0].snooze_to
    assert offered == (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 4))

    office.personal.snooze(OLE, reminder.number, reminder.version, offered[0])
    office.each_day_until(date(2026, 12, 5))
    assert [bundle.day for bundle in office.bundles()] == [date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 4)]


@pytest.mark.parametrize("line", ["om at ringe", "på tirsdag", "om at ringe den 31. februar"])
def test_a_reminder_without_what_or_when_is_asked_about(office: Office, line: str) -> None:
    with pytest.raises(NotUnderstood) as problem:
        office.personal.add(OLE, line)
    assert problem.value.question


def test_a_reminder_with_a_cpr_number_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.personal.add(OLE, "om 310290-1234 på tirsdag")
