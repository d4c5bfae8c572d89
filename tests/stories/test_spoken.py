"""Commands said in plain words, questions back that can be answered, and the first meeting."""

from __future__ import annotations

from bot.slack.installation.manifest import manifest
from bot.text import help as help_text
from tests.support.house import House


def test_a_reminder_said_in_a_direct_message_is_confirmed_with_its_date(house: House) -> None:
    ts = house.says("ole", "Kan du minde mig om at ringe til Mette på tirsdag kl. 9?")

    told = house.reply(house.workspace.dm("ole"), ts).visible_text()
    assert "ringe til Mette" in told
    assert "tirsdag 24. november" in told
    assert "ringe til Mette" in house.commands("ole", "mine")


def test_a_placement_can_be_started_by_saying_it(house: House) -> None:
    ts = house.says("ole", "følg A12 hos Netto hver 4. uge fra 1. december")

    assert "A12 hos Netto" in house.reply(house.workspace.dm("ole"), ts).visible_text()
    assert "A12 hos Netto" in house.reply(house.workspace.dm("ole"), house.says("ole", "mine")).visible_text()


def test_in_a_channel_only_the_person_sees_what_a_command_shows(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> mind mig om kaffe i morgen kl. 10", "spørg")

    assert house.replies("spørg", ts) == []
    assert "kaffe" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_what_a_newcomer_writes_first_is_answered_with_the_help(house: House) -> None:
    card = house.reply(house.workspace.dm("signe"), house.says("signe", "hvad kan du hjælpe med?")).visible_text()

    assert help_text.TITLE in card
    assert "[Mind mig]" in card


def test_the_buttons_of_the_help_do_what_they_say(house: House) -> None:
    house.commands("signe", "hjælp")
    card = house.workspace.ephemerals("signe")[-1]
    house.clicks("signe", card, "Find ordning")
    modal = house.workspace.modal("signe")
    assert modal is not None
    assert "situation" in modal.visible_text()


def test_a_command_that_needs_a_form_offers_its_button(house: House) -> None:
    card = house.reply(house.workspace.dm("ole"), house.says("ole", "find ordning"))
    assert "[Åbn formularen]" in card.visible_text()

    house.clicks("ole", card, "Åbn formularen")
    assert house.workspace.modal("ole") is not None


def test_a_question_back_is_answered_by_a_plain_reply(house: House) -> None:
    ts = house.says("ole", "mind mig om møde i går")
    assert "passeret" in house.reply(house.workspace.dm("ole"), ts).visible_text()

    answered = house.says("ole", "i morgen kl 9")
    told = house.reply(house.workspace.dm("ole"), answered).visible_text()
    assert "møde" in told
    assert "tirsdag 24. november" in told


def test_a_question_back_in_a_channel_is_answered_with_its_button(house: House) -> None:
    assert "passeret" in house.commands("ole", "mind mig om møde i går")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Svar")
    assert house.submits("ole", {"command_answer": "i forgårs"}).errors
    assert not house.submits("ole", {"command_answer": "i morgen kl. 9"}).errors

    assert "tirsdag 24. november" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_a_question_after_a_question_back_is_a_question(house: House) -> None:
    house.says("ole", "mind mig om møde i går")
    card = house.reply(house.workspace.dm("ole"), house.says("ole", "hvad er et fleksjob?"))

    assert "Fleksjob" in card.visible_text()


def test_a_newcomer_is_greeted_once_with_something_to_try(house: House) -> None:
    house.workspace.open_home("signe", "messages")
    house.settle()
    house.workspace.open_home("signe", "messages")
    house.settle()

    (hello,) = house.told("signe")
    assert help_text.HELLO in hello.visible_text()
    assert hello.visible_text().count("\n• ") == 3
    house.clicks("signe", hello, "Timer med personlig assistance")
    assert "20 timer" in house.told("signe")[-1].visible_text()


def test_slack_is_given_at_most_four_prompts() -> None:
    prompts = manifest()["features"]["agent_view"]["suggested_prompts"]

    assert 0 < len(prompts) <= 4
    assert all(prompt["title"] and prompt["message"] for prompt in prompts)
