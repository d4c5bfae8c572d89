"""The small things of a working day: slips of the pen, talk among colleagues, who is told what."""

from __future__ import annotations

import pytest

from tests.support.house import House

CHANNEL = "jobåbninger"
ASKED = "hvor mange timer kan man få personlig assistance?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("statu", "/bro status"), ("finde ordning", "/bro find ordning"), ("fælg A12 hos Netto", "/bro følg")],
)
def test_a_misspelled_command_is_asked_about(house: House, written: str, meant: str) -> None:
    assert f"Mente du {meant}?" in house.commands("ole", written)


@pytest.mark.parametrize("written", ["hjlp", "hjaelp", "hjælpp", ""])
def test_help_is_found_however_it_is_written(house: House, written: str) -> None:
    assert "Det kan jeg hjælpe med" in house.commands("signe", written)


def test_a_keyboard_without_danish_letters_is_no_hindrance(house: House) -> None:
    assert "A12 hos Netto" in house.commands("ole", "folg A12 hos Netto")
    assert "A12 hos Netto" in house.commands("ole", "A12")


@pytest.mark.parametrize(("command", "title"), [("følg", "Nyt forløb"), ("mind mig", "Mind mig"), ("ferie", "Ferie")])
def test_a_command_alone_opens_its_form(house: House, command: str, title: str) -> None:
    house.commands("ole", command)
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert modal.title.startswith(title)


@pytest.mark.parametrize("line", ["A12 hos Netto hver", "A12 hos Netto hver 0. uge"])
def test_a_rhythm_without_interval_is_asked_about_and_creates_nothing(house: House, line: str) -> None:
    assert "Hvor tit skal der følges op?" in house.commands("ole", f"følg {line}")
    assert "Du har ingen forløb" in house.commands("ole", "mine")


def test_calls_between_can_be_asked_for_in_the_line(house: House) -> None:
    answer = house.commands("ole", "følg A12 hos Netto hver 4. uge, opkald imellem")
    assert "A12 hos Netto\n" in answer
    assert "med opkald imellem" in answer


def test_colleagues_talk_on_below_an_answer_and_may_still_ask(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> {ASKED}", "spørg")
    house.says("karen", "Godt, vi ses kl. 10", "spørg", ts)
    assert len(house.replies("spørg", ts)) == 1

    house.says("karen", "og hvad siger loven?", "spørg", ts)
    assert "Lovgrundlag" in house.reply("spørg", ts).visible_text()


def test_thanks_are_met_with_thanks(house: House) -> None:
    ts = house.says("signe", "tak!")
    assert house.reply(house.workspace.dm("signe"), ts).visible_text().startswith("Selv tak")


def test_what_is_missing_comes_with_an_answer_that_fits(house: House) -> None:
    ts = house.says("signe", "Netto i Kolding søger en til lageret, 10 timer. Ring til Lone 22 33 44 55", CHANNEL)
    assert "Svar her i tråden, fx “småjob”" in house.reply(CHANNEL, ts).visible_text()

    house.says("signe", "småjob", CHANNEL, ts)
    assert "Mangler" not in house.replies(CHANNEL, ts)[0].visible_text()


def test_both_know_when_a_cover_is_stopped(house: House) -> None:
    signe = house.workspace.people["signe"].id
    assert "dækker for dig tirsdag 1. december 2026." in house.commands("ole", f"ferie 1/12 <@{signe}>")
    house.clicks("signe", house.told("signe")[-1], "Stop afløsning")

    assert "har stoppet afløsningen tirsdag 1. december 2026" in house.told("ole")[-1].visible_text()


def test_a_reminder_that_cannot_be_read_stays_in_its_form(house: House) -> None:
    house.commands("ole", "mind mig")
    refused = house.submits("ole", {"text": "ring til Bo"})
    assert refused.errors["text"].startswith("Hvornår?")

    house.submits("ole", {"text": "ring til Bo i morgen kl. 10"})
    assert "ring til Bo" in house.commands("ole", "mine")


def test_a_reminder_pressed_twice_is_no_race(house: House) -> None:
    house.commands("ole", "mind mig i morgen kl. 9 om nøglerne")
    house.later(days=1, hours=1)
    message = house.told("ole")[-1]
    house.clicks("ole", message, "Færdig")
    house.clicks("ole", message, "Færdig")
    assert "allerede færdig" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_a_long_list_says_what_it_leaves_out(house: House) -> None:
    for number in range(14):
        house.commands("ole", f"mind mig i morgen kl. 9 om brev {number + 1}")
    assert "… og 2 mere." in house.commands("ole", "mine")


def test_many_late_follow_ups_of_one_placement_stand_in_one_message(house: House) -> None:
    for number in range(9):
        house.commands("ole", f"følg A{number + 1} hos Netto hver mandag")
    for _ in range(4):
        house.later(days=7)
    last = [message.visible_text() for message in house.told("ole")[-2:]]
    named = [line for text in last for line in text.splitlines() if " · Opfølgning " in line and "21. december" in line]
    assert len(named) == len(set(named))
