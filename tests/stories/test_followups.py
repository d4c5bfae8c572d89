"""Follow-ups as the people live with them: placements, morning messages, outcomes, cover, reminders."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.workspace import Message
from tests.support.house import House

FOLLOW = "følg A12 hos Netto hver 4. uge fra 1. december"
TO_1_DECEMBER = {"days": 8}


def buttons(message: Message) -> str:
    return str(message.blocks)


def followed(house: House) -> Message:
    """Ole follows A12 and it is the morning of the first follow-up."""
    house.commands("ole", FOLLOW)
    house.later(**TO_1_DECEMBER)
    return house.told("ole")[-1]


def test_one_line_creates_a_placement_and_says_what_was_understood(house: House) -> None:
    answer = house.commands("ole", FOLLOW)

    assert "A12 hos Netto" in answer
    assert "hver 4. uge" in answer
    assert "tirsdag 1. december 2026" in answer


def test_the_reminder_comes_in_the_morning_it_is_due_and_not_before(house: House) -> None:
    house.commands("ole", FOLLOW)
    house.later(days=7)
    assert house.told("ole") == []

    house.later(days=1)
    (message,) = house.told("ole")
    assert "A12 hos Netto" in message.visible_text()
    assert "ordinære timer" in message.visible_text()
    for label in ("Udført", "Udsæt", "Giv videre", "Afslut forløb"):
        assert label in buttons(message)


def test_done_is_stored_shown_and_ends_the_reminding(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "Udført")
    house.submits("ole", {"hours": "6", "ordinary_hours": "2", "note": "Starter i kassen", "next_step": "Besøg"})

    assert "Udført" in house.told("ole")[-1].visible_text()
    assert "tirsdag 29. december 2026" in house.told("ole")[-1].visible_text()
    house.later(days=7)
    assert len(house.told("ole")) == 1


def test_the_next_reminder_tells_what_was_agreed_and_the_development_in_hours(house: House) -> None:
    house.clicks("ole", followed(house), "Udført")
    house.submits("ole", {"hours": "6", "ordinary_hours": "2", "note": "Starter i kassen"})
    house.later(days=28)
    house.clicks("ole", house.told("ole")[-1], "Udført")
    house.submits("ole", {"hours": "10", "ordinary_hours": "4"})
    house.later(days=28)

    shown = house.told("ole")[-1].visible_text()
    assert "Timer om ugen: 6 → 10, heraf ordinære 2 → 4" in shown
    assert len(house.told("ole")) == 3


def test_a_snoozed_followup_comes_back_on_its_day(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "Udsæt", "Udsæt til onsdag 2. december")
    assert "Udsat til onsdag 2. december 2026" in house.told("ole")[-1].visible_text()

    house.later(days=1)
    assert "udsat 1 gang" in house.told("ole")[-1].visible_text()
    assert len(house.told("ole")) == 2


def test_an_old_button_shows_the_present_state_instead_of_acting_twice(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "Udsæt", "Udsæt til tirsdag 8. december")
    house.clicks("ole", message, "Udsæt", "Udsæt til tirsdag 8. december")

    assert "Udsat til tirsdag 8. december 2026" in house.workspace.ephemerals("ole")[-1].visible_text()
    house.later(days=7)
    assert "udsat 1 gang" in house.told("ole")[-1].visible_text()


def test_a_followup_far_ahead_is_snoozed_from_its_planned_day(house: House) -> None:
    house.commands("ole", "følg D4 hos Netto hver 4. uge fra 14. december")
    card = house.workspace.ephemerals("ole")[-1]
    house.clicks("ole", card, "Udsæt", "Udsæt til tirsdag 15. december")
    assert "Udsat til tirsdag 15. december 2026" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_a_day_that_has_passed_since_it_was_offered_opens_the_form(house: House) -> None:
    message = followed(house)
    house.clock.move(timedelta(days=2))
    house.clicks("ole", message, "Udsæt", "Udsæt til onsdag 2. december")

    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "Planlagt tirsdag 1. december 2026" in modal.visible_text()


def test_a_placement_that_exists_says_what_was_not_taken_over(house: House) -> None:
    house.commands("ole", FOLLOW)
    answer = house.commands("ole", "følg A12 i praktik hos Netto hver anden uge")
    assert "Forløbet findes allerede. Jeg har ikke ændret type og rytme" in answer
    assert "Tryk Ret" in answer
    assert "ikke ændret" not in house.commands("ole", "følg A12 hos Netto")


def test_a_refused_command_stands_below_the_refusal(house: House) -> None:
    answer = house.commands("ole", "følg Mette Hansen hos Netto hver 4. uge")
    assert "Du skrev: /bro følg Mette Hansen hos Netto hver 4. uge" in answer
    assert "310290" not in house.commands("ole", "mind mig om 310290-1234 på tirsdag")


def test_a_second_submit_shows_the_present_state(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "Udført")
    house.clicks("ole", message, "Udført")
    house.submits("ole", {"hours": "6"})
    house.workspace.close_modal("ole", everything=True)
    house.clicks("ole", message, "Udført")

    assert "allerede gjort" in house.workspace.ephemerals("ole")[-1].visible_text()
    assert house.workspace.modal("ole") is None


@pytest.mark.parametrize(
    ("values", "block", "answer"),
    [
        ({"hours": "38"}, "hours", "mellem 0 og 37"),
        ({"hours": "-1"}, "hours", "mellem 0 og 37"),
        ({"hours": "4", "ordinary_hours": "5"}, "ordinary_hours", "ikke være flere"),
        ({"done_on": date(2026, 11, 30)}, "done_on", "før forløbets start"),
        ({"done_on": date(2026, 12, 2)}, "done_on", "ikke kommet endnu"),
        ({"note": "ring om 310290-1234"}, "note", "CPR"),
        ({"next_on": date(2026, 12, 1)}, "next_on", "passeret"),
    ],
)
def test_an_outcome_that_cannot_be_is_answered_in_its_field(
    house: House, values: dict[str, object], block: str, answer: str
) -> None:
    house.clicks("ole", followed(house), "Udført")

    assert answer in house.submits("ole", values).errors[block]


def test_a_day_can_be_chosen_to_snoozed_to_to(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "Udsæt", "Vælg dag …")
    assert "passeret" in house.submits("ole", {"snooze_to": date(2026, 11, 30)}).errors["snooze_to"]

    house.submits("ole", {"snooze_to": date(2026, 12, 24)})
    assert "mandag 28. december 2026" in house.told("ole")[-1].visible_text()


def test_an_open_reminder_comes_again_after_three_working_days(house: House) -> None:
    followed(house)
    house.later(days=3)

    assert len(house.told("ole")) == 2
    assert "2. påmindelse" in house.told("ole")[-1].visible_text()
    assert "3 arbejdsdage siden" in house.told("ole")[-1].visible_text()


def test_several_at_once_are_one_message_that_shows_what_is_done(house: House) -> None:
    house.commands("ole", "følg B7 hos Byens Bageri hver 4. uge fra 1. december")
    message = followed(house)
    assert message.visible_text().startswith("2 i dag")

    house.clicks("ole", message, "followup_done:1")
    house.submits("ole", {"hours": "6"})
    shown = house.told("ole")[-1]
    assert len(house.told("ole")) == 1
    assert "Udført 1/12" in shown.visible_text()
    assert str(shown.blocks).count("'followup_done:") == 1


def test_a_long_list_opens_each_followup_in_a_window(house: House) -> None:
    for number in range(10):
        house.commands("ole", f"følg C{number} hos Netto hver 4. uge fra 1. december")
    house.later(**TO_1_DECEMBER)
    (message,) = house.told("ole")
    house.clicks("ole", message, "followup_open:3")

    modal = house.workspace.modal("ole")
    assert modal is not None
    house.clicks("ole", modal, "Udført")
    house.submits("ole", {"hours": "6"})
    assert house.workspace.modal("ole") is None
    assert house.told("ole")[-1].visible_text().count("Udført 1/12") == 1


def test_giving_a_placement_to_a_colleague(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Giv videre")
    assert "allerede" in house.submits("ole", {"colleague": "ole"}).errors["colleague"]

    house.submits("ole", {"colleague": "signe"})
    assert "har givet dig et forløb" in house.told("signe")[0].visible_text()
    house.later(minutes=5)
    assert "Opfølgning" in house.told("signe")[-1].visible_text()


def test_ending_a_placement_cancels_and_plans_aftercare(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Afslut forløb")
    house.submits("ole", {"reason": "Målet er nået"})

    assert "Aflyst" in house.told("ole")[0].visible_text()
    assert "Efterværn" in house.told("ole")[-1].visible_text()
    house.later(days=34)
    assert "Efterværn" in house.told("ole")[-1].visible_text()


def test_the_guides_answers_become_the_outcome(house: House) -> None:
    house.commands("ole", "forløb ny")
    agreed = {"goal": "Job i butik.", "sub_goals": "møde til tiden\nkassen", "considerations": "pauser efter behov"}
    house.submits("ole", {"case_ref": "A12", "company": "Netto", "hours": "6", **agreed})
    house.later(days=7)
    house.clicks("ole", house.told("ole")[-1], "Samtaleguide")
    modal = house.workspace.modal("ole")
    assert modal is not None
    for asked in ("Hvordan går det med målet: Job i butik?", "møde til tiden", "pauser efter behov", "næste skridt?"):
        assert asked in modal.visible_text()
    assert "flere" in house.submits("ole", {"ordinary_hours": "9"}).errors["ordinary_hours"]
    answers = {"hours": "10", "ordinary_hours": "9", "sub_goals_met": ["kassen"], "next_step": "Besøg i uge 50"}
    house.submits("ole", answers)
    assert "Udført 30/11" in house.told("ole")[-1].visible_text()
    assert "mandag 28. december 2026" in house.told("ole")[-1].visible_text()

    house.later(days=28)
    house.clicks("ole", house.told("ole")[-1], "Samtaleguide")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "Næste skridt fra 30/11: Besøg i uge 50" in modal.visible_text().splitlines()[1]
    assert "kassen" not in modal.visible_text()


def test_a_followup_goes_into_the_calendar_without_what_was_agreed(house: House) -> None:
    house.commands("ole", "forløb ny")
    values = {"case_ref": "A12", "company": "Byens Bageri", "goal": "Job i butik", "considerations": "pauser"}
    house.submits("ole", values | {"contact": "Lone Bech 22 33 44 55", "cadence": "hver anden torsdag kl. 10"})
    house.clicks("ole", house.told("ole")[-1], "Læg i kalender")

    ((name, content),) = house.workspace.files()
    assert name == "opfoelgning-A12-2026-11-26.ics"
    event = Calendar.from_ical(content).events[0]
    assert str(event["summary"]) == "Opfølgning: A12 hos Byens Bageri"
    assert str(event["location"]) == "Byens Bageri"
    assert event.start == datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert "ordinære timer" in str(event["description"])
    for kept in (b"Job i butik", b"pauser", b"Lone", b"22 33"):
        assert kept not in content


def test_moving_a_followup_tells_that_the_calendar_must_be_moved(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Læg i kalender")
    house.clicks("ole", house.told("ole")[0], "Udsæt", "Udsæt til onsdag 2. december")
    told = house.workspace.ephemerals("ole")[-1].visible_text()
    assert "I din kalender står den stadig tirsdag 1. december." in told
    assert "I din kalender står den stadig" in house.told("ole")[0].visible_text()

    house.later(days=1)
    house.clicks("ole", house.told("ole")[-1], "followup_more:1", "Læg i kalender")
    added = [content for name, content in house.workspace.files() if name.endswith(".ics")]
    first, second = (Calendar.from_ical(content).events[0] for content in added)
    assert first["uid"] == second["uid"]
    assert int(second["sequence"]) > int(first["sequence"])
    assert "I din kalender" not in house.told("ole")[0].visible_text()


def test_the_next_one_in_the_calendar_is_told_of_when_an_outcome_moves_it(house: House) -> None:
    message = followed(house)
    house.commands("ole", "forløb A12")
    card = house.workspace.ephemerals("ole")[-1]
    assert "Læg i kalender" in buttons(card)
    house.clicks("ole", message, "Udført")
    house.submits("ole")
    house.commands("ole", "forløb A12")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Læg i kalender")
    house.later(days=28)
    house.clicks("ole", house.told("ole")[-1], "Udført")
    house.submits("ole", {"next_on": date(2027, 1, 28)})
    assert "I din kalender" not in house.workspace.ephemerals("ole")[-1].visible_text()
    house.commands("ole", "forløb A12")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Læg i kalender")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Udsæt", "Udsæt til fredag 29. januar")
    assert "I din kalender står den stadig torsdag 28. januar." in house.workspace.ephemerals("ole")[-1].visible_text()


def test_the_end_of_a_placement_can_be_undone_for_a_day(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Afslut forløb")
    house.submits("ole", {"reason": "Målet er nået"})
    told = house.told("ole")[-1]
    assert "Efterværn" in told.visible_text()

    house.later(hours=4)
    house.clicks("ole", told, "Fortryd afslutning")
    shown = house.workspace.ephemerals("ole")[-1].visible_text()
    assert "Afslutningen er fortrudt" in shown
    assert "Planlagt: opfølgning tirsdag 1. december 2026" in shown
    assert "followup_done:1" in buttons(house.told("ole")[0])

    house.clicks("ole", told, "Fortryd afslutning")
    assert "ikke afsluttet" in house.workspace.ephemerals("ole")[-1].visible_text()
    house.later(days=3)
    assert "2. påmindelse" in house.told("ole")[-1].visible_text()


def test_after_a_day_the_end_stands(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Afslut forløb")
    house.submits("ole", {"reason": "Målet er nået"})
    told = house.told("ole")[-1]
    house.later(days=2)
    house.clicks("ole", told, "Fortryd afslutning")
    assert "mere end et døgn siden" in house.workspace.ephemerals("ole")[-1].visible_text()
    assert "Fortryd afslutning" not in house.commands("ole", "forløb A12")


def test_the_form_makes_a_placement_with_the_whole_agreement(house: House) -> None:
    house.commands("ole", "forløb ny")
    values = {
        "case_ref": "A12",
        "company": "Byens Bageri",
        "start": date(2026, 11, 23),
        "kind": "Virksomhedspraktik",
        "hours": "6",
        "ordinary_hours": "0",
        "goal": "Job i butik",
        "sub_goals": "møde til tiden\nkassen",
        "considerations": "pauser efter behov",
        "cadence": "hver anden torsdag kl. 10",
    }
    house.submits("ole", values)

    card = house.told("ole")[-1].visible_text()
    for expected in ("A12 hos Byens Bageri", "Job i butik", "pauser efter behov", "torsdag 26. november 2026"):
        assert expected in card


@pytest.mark.parametrize(
    ("values", "block", "answer"),
    [
        ({"case_ref": "Mette Hansen"}, "case_ref", "A12"),
        ({"case_ref": "310290-1234"}, "case_ref", "CPR"),
        ({"hours": "40"}, "hours", "mellem 0 og 37"),
        ({"considerations": "har ADHD"}, "considerations", "ikke diagnosen"),
        ({"cadence": "tit"}, "cadence", "hvor tit"),
        ({"cadence": "på torsdag"}, "cadence", "hvor tit"),
        ({"goal": "310290-1234 i job"}, "goal", "CPR"),
    ],
)
def test_a_form_that_cannot_be_is_answered_in_its_field(
    house: House, values: dict[str, object], block: str, answer: str
) -> None:
    house.commands("ole", "forløb ny")

    filled = {"case_ref": "A12", "company": "Netto", **values}
    assert answer in house.submits("ole", filled).errors[block]


def test_a_form_submitted_twice_makes_one_placement(house: House) -> None:
    house.commands("ole", "forløb ny")
    house.submits("ole", {"case_ref": "A12", "company": "Netto"})
    house.commands("ole", "forløb ny")
    house.submits("ole", {"case_ref": "A12", "company": "Netto"})

    assert "findes allerede" in house.told("ole")[-1].visible_text()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("følg Mette Hansen hos Netto hver 4. uge", "borgerreference som A12"),
        ("følg 310290-1234 hos Netto", "CPR"),
        ("følg A12", "/bro følg A12 hos Netto"),
        ("følg A12 hos Netto hver 4. uge fra 31. februar", "findes ikke"),
        ("forløb B99", "kan ikke finde forløbet B99"),
        ("mind mig om at ringe", "Hvornår?"),
        ("mind mig om 310290-1234 på tirsdag", "CPR"),
        ("ferie 20/12-3/1", "dækker"),
        ("ferie 20/12-3/1 dækkes af @Ole", "Du kan ikke dække for dig selv"),
        ("ferie 1/11-2/11/2026 dækkes af @Karen", ""),
    ],
)
def test_what_cannot_be_read_gets_one_clear_private_answer(house: House, line: str, answer: str) -> None:
    shown = house.commands("ole", line)

    assert answer in shown
    assert shown
    assert "gik galt" not in shown


def test_somebody_elses_placement_is_not_shown(house: House) -> None:
    house.commands("karen", FOLLOW)

    assert "Karen" in house.commands("ole", "forløb A12")
    assert "A12 hos Netto" in house.commands("signe", "forløb A12")


def test_changing_a_placement_keeps_who_and_what_in_the_history(house: House) -> None:
    house.commands("ole", FOLLOW)
    house.commands("ole", "forløb A12")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Ret")
    house.submits("ole", {"goal": "Kassen"})
    assert "Kassen" in house.told("ole")[-1].visible_text()

    house.clicks("ole", house.told("ole")[-1], "Vis historik")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "rettet: mål" in modal.visible_text()


def test_two_open_forms_do_not_overwrite_each_other(house: House) -> None:
    house.commands("ole", FOLLOW)
    card = house.workspace.ephemerals("ole")[-1]
    house.clicks("ole", card, "Ret")
    house.commands("signe", "forløb A12")
    house.clicks("signe", house.workspace.ephemerals("signe")[-1], "Ret")
    house.submits("signe", {"goal": "Kassen"})
    house.submits("ole", {"goal": "Lageret"})

    shown = house.told("ole")[-1].visible_text()
    assert "allerede gjort" in shown
    assert "Kassen" in shown
    assert "Lageret" not in shown


def test_a_personal_reminder_is_echoed_and_comes_at_its_time(house: House) -> None:
    answer = house.commands("ole", "mind mig om at ringe til Mette på tirsdag kl. 9")
    assert "tirsdag 24. november 2026 kl. 09.00" in answer

    house.later(days=1, minutes=44)
    assert house.told("ole") == []
    house.later(minutes=1)
    assert "ringe til Mette" in house.told("ole")[-1].visible_text()

    house.clicks("ole", house.told("ole")[-1], "Færdig")
    assert "Færdig" in house.told("ole")[0].visible_text()
    house.later(days=20)
    assert len(house.told("ole")) == 1


def test_a_reminder_outside_working_hours_says_when_it_comes(house: House) -> None:
    answer = house.commands("ole", "mind mig om nøglerne på lørdag kl. 10")

    assert "mandag 30. november 2026 kl. 10.00" in answer
    assert "flyttet den ind i arbejdstiden" in answer


def test_a_first_day_before_the_rhythm_is_kept(house: House) -> None:
    answer = house.commands("ole", "mind mig om at ringe til Mette på tirsdag og så hver torsdag kl. 9")
    assert "tirsdag 24. november 2026 kl. 09.00" in answer
    assert "hver torsdag" in answer

    house.later(days=1, minutes=45)
    assert "ringe til Mette" in house.told("ole")[-1].visible_text()
    house.later(days=2)
    assert len(house.told("ole")) == 2


def test_a_recurring_reminder_is_listed_changed_and_deleted(house: House) -> None:
    house.commands("ole", "mind mig om timesedlen hver fredag kl. 9")
    assert "timesedlen" in house.commands("ole", "mine")

    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "reminder_menu:1", "Ret")
    house.submits("ole", {"text": "ugesedlen", "cadence": "hver torsdag kl. 9"})
    house.later(days=3, hours=1)
    assert "ugesedlen" in house.told("ole")[-1].visible_text()

    house.commands("ole", "mine")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "reminder_menu:1", "Slet")
    count = len(house.told("ole"))
    house.later(days=14)
    assert len(house.told("ole")) == count


def test_a_personal_reminder_can_be_snoozed_to(house: House) -> None:
    house.commands("ole", "mind mig om nøglerne i dag kl. 10")
    house.later(hours=2)
    house.clicks("ole", house.told("ole")[-1], "Udsæt", "Udsæt til tirsdag 24. november")
    house.later(days=1)

    assert "nøglerne" in house.told("ole")[-1].visible_text()


def test_holiday_cover_and_the_way_back(house: House) -> None:
    house.commands("ole", FOLLOW)
    answer = house.commands("ole", "ferie 30/11-2/12 dækkes af @Karen")
    assert "mandag 30. november 2026" in answer
    assert "onsdag 2. december 2026" in answer
    assert "bedt dig dække" in house.told("karen")[-1].visible_text()

    house.later(**TO_1_DECEMBER)
    assert "A12 hos Netto" in house.told("karen")[-1].visible_text()
    assert "for @Ole" in house.told("karen")[-1].visible_text()
    assert house.told("ole") == []
    house.later(days=2)
    assert "A12 hos Netto" in house.told("ole")[-1].visible_text()


def test_the_broker_is_told_what_happened_meanwhile(house: House) -> None:
    house.commands("ole", FOLLOW)
    house.commands("ole", "følg B7 hos Byens Bageri hver 4. uge fra 30. december")
    house.commands("ole", "ferie 30/11-2/12 dækkes af @Karen")
    house.later(**TO_1_DECEMBER)
    house.clicks("karen", house.told("karen")[-1], "Udført")
    house.submits("karen", {"hours": "6"})
    assert house.told("ole") == []

    house.later(days=2)
    (told,) = house.told("ole")
    assert told.visible_text().startswith("Velkommen tilbage. @Karen Lund dækkede for dig fra mandag 30. november")
    assert "A12 hos Netto: opfølgning udført (@Karen Lund)" in told.visible_text()
    assert "B7" not in told.visible_text()
    house.later(days=2)
    assert len(house.told("ole")) == 1


def test_new_rules_are_told_with_the_placements_and_the_entry(house: House) -> None:
    house.commands("ole", "følg A12 i praktik hos Netto hver 4. uge fra 28. december")
    house.later(days=9)
    (told,) = [one for one in house.told("ole") if "regler" in one.visible_text()]
    assert "fra fredag 1. januar 2027" in told.visible_text()
    assert "A12 hos Netto" in told.visible_text()
    house.clicks("ole", told, "Vis reglerne")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert modal.title.startswith("Virksomhedspraktik")
    assert any("@Ole Brandt: A12" in one.visible_text() for one in house.told("karen"))


def test_overlapping_cover_is_refused_and_cover_can_be_stopped(house: House) -> None:
    house.commands("ole", "ferie 20/12-3/1 dækkes af @Karen")
    assert "allerede en afløser" in house.commands("ole", "ferie 22/12-27/12 dækkes af @Signe")

    house.commands("ole", "mine")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Stop afløsning")
    assert "stoppet" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_the_cover_form_answers_in_its_fields(house: House) -> None:
    house.commands("ole", "ferie")
    values = {"first_day": date(2026, 12, 24), "last_day": date(2026, 12, 20), "deputy": "ole"}
    errors = house.submits("ole", values).errors
    assert "før startdatoen" in errors["last_day"]
    assert "selv" in errors["deputy"]

    house.submits("ole", {"last_day": date(2026, 12, 28), "deputy": "karen"})
    assert "dækker for dig" in house.told("ole")[-1].visible_text()


def test_when_a_broker_leaves_the_leader_is_told_and_gives_the_placements_away(house: House) -> None:
    house.commands("ole", FOLLOW)
    house.workspace.deactivate("ole")
    house.later(days=1)
    message = house.told("karen")[-1]
    assert "ikke længere i Slack" in message.visible_text()

    house.clicks("karen", message, "Giv alle videre")
    house.submits("karen", {"colleague": "signe"})
    house.later(**TO_1_DECEMBER)
    assert "A12 hos Netto" in house.told("signe")[-1].visible_text()


def test_after_a_week_offline_everything_due_arrives_once_in_one_message(house: House) -> None:
    house.commands("ole", FOLLOW)
    house.commands("ole", "følg B7 hos Byens Bageri hver uge fra 1. december")
    house.clock.move(timedelta(days=16))
    house.restarts()

    (message,) = house.told("ole")
    assert "A12 hos Netto" in message.visible_text()
    assert message.visible_text().count("B7 hos Byens Bageri") == 1
    assert "Også åben fra før: 1/12" in message.visible_text()
    house.settle()
    assert len(house.told("ole")) == 1


def test_a_question_that_begins_like_a_command_is_still_a_question(house: House) -> None:
    assert "gik galt" not in house.commands("ole", "ferie i et fleksjob")
    assert "Skriv det som" not in house.workspace.ephemerals("ole")[-1].visible_text()


def test_an_old_message_says_who_has_the_placement_now(house: House) -> None:
    message = followed(house)
    house.clicks("ole", message, "followup_more:1", "Giv videre")
    house.submits("ole", {"colleague": "signe"})

    shown = house.told("ole")[0]
    assert "Ligger nu hos @Signe" in shown.visible_text()
    assert "followup_done" not in buttons(shown)
    house.clicks("ole", message, "Udført")
    assert "Signe" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_what_people_write_is_shown_as_written(house: House) -> None:
    house.commands("ole", "forløb ny")
    house.submits("ole", {"case_ref": "A12", "company": "<!channel> & Søn", "goal": "<@U0KAREN03> *job*"})
    house.commands("ole", "mind mig om &lt;!channel&gt; i morgen kl. 9")
    house.later(days=7)

    sent = [message.text for message in house.told("ole")] + [buttons(message) for message in house.told("ole")]
    assert not any(
        "<!channel>" in text.replace("'text': '<!channel> & Søn", "") for text in sent if "header" not in text
    )
    assert "<!channel> & Søn" in house.told("ole")[-1].visible_text()


def test_long_texts_and_many_followups_stay_within_what_slack_takes(house: House) -> None:
    for number in range(23):
        house.commands("ole", "forløb ny")
        values = {
            "case_ref": f"A{number}",
            "company": f"Firma {number} " + "x" * 130,
            "goal": "mål " * 240,
            "sub_goals": "\n".join(f"{step} " + "delmål " * 25 for step in range(5)),
        }
        house.submits("ole", values)
    house.commands("ole", "mine")
    house.later(days=7)

    first, second = house.told("ole")[-2:]
    house.clicks("ole", second, "followup_done:22")
    met = ("0 " + "delmål " * 25)[:140]
    house.submits("ole", {"note": "n" * 1000, "next_step": "s" * 300, "sub_goals_met": [met]})
    assert "20 i dag" in first.visible_text()
    assert "3 i dag" in second.visible_text()


def test_a_placement_begins_on_the_day_that_is_written(house: House) -> None:
    answer = house.commands("ole", "følg A12 hos Netto hver anden torsdag kl. 10 fra 1. december")
    assert "Start: tirsdag 1. december 2026" in answer
    assert "hver anden torsdag kl. 10.00" in answer
    assert "torsdag 3. december 2026" in answer


def test_the_day_of_the_start_is_no_followup_unless_asked_for(house: House) -> None:
    assert "Planlagt: opfølgning mandag 30. november 2026" in house.commands("ole", "følg A12 hos Netto hver mandag")
    answer = house.commands("ole", "følg A13 hos Netto om 14 dage og så hver måned")
    assert "Start: mandag 23. november 2026" in answer
    assert "Planlagt: opfølgning mandag 7. december 2026" in answer
