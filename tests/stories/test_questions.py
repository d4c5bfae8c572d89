"""Asking Brobygger: in a direct message, a channel, a thread and with /bro."""

from __future__ import annotations

from tests.support.house import House


def test_a_question_in_a_direct_message_is_answered_with_source_and_date(house: House) -> None:
    ts = house.says("signe", "Hvor mange timer kan man få personlig assistance?")

    card = house.reply(house.workspace.dm("signe"), ts)
    assert "Personlig assistance" in card.visible_text()
    assert "20 timer" in card.visible_text()
    assert "Kilder" in card.visible_text()
    assert "Sidst gennemgået" in card.visible_text()


def test_the_whole_answer_opens_in_a_modal(house: House) -> None:
    ts = house.says("signe", "personlig assistance")
    house.clicks("signe", house.reply(house.workspace.dm("signe"), ts), "Vis hele svaret")

    modal = house.workspace.modal("signe")
    assert modal is not None
    assert "Lovgrundlag" in modal.visible_text()


def test_chatter_in_a_channel_is_left_alone(house: House) -> None:
    ts = house.says("ole", "Jeg henter kaffe, er der andre der vil have?", "spørg")

    assert house.replies("spørg", ts) == []


def test_a_mention_is_answered_once_in_the_thread(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> hvad er en § 56-aftale?", "spørg")

    assert len(house.replies("spørg", ts)) == 1
    assert "56" in house.reply("spørg", ts).visible_text()


def test_a_redelivered_question_is_answered_once(house: House) -> None:
    ts = house.says("signe", "hvad er et fleksjob?")
    house.workspace.redeliver(house.workspace.event_ids[-1])
    house.settle()

    assert len(house.replies(house.workspace.dm("signe"), ts)) == 1


def test_bro_answers_privately_until_it_is_shared(house: House) -> None:
    assert "Mentor" in house.commands("signe", "mentor")
    assert house.workspace.messages("spørg") == []

    house.clicks("signe", house.workspace.ephemerals("signe")[-1], "Del i kanalen")
    assert "Mentor" in house.workspace.last("spørg").visible_text()

    house.clicks("signe", house.workspace.ephemerals("signe")[-1], "Del i kanalen")
    assert len(house.workspace.messages("spørg")) == 1
    assert "allerede delt" in house.workspace.ephemerals("signe")[-1].visible_text()


def test_a_cpr_number_is_answered_with_a_private_note_and_never_repeated(house: House) -> None:
    number = "310290-1234"  # 31 February does not exist
    house.says("signe", f"Kan {number} få mentor?", "spørg")
    ts = house.says("signe", f"<@{house.workspace.bot_user}> kan {number} få mentor?", "spørg")

    assert "CPR" in house.workspace.ephemerals("signe")[-1].visible_text()
    assert number not in "".join(message.visible_text() for message in house.replies("spørg", ts))


def test_a_thumb_down_asks_what_was_missing(house: House) -> None:
    ts = house.says("signe", "personlig assistance")
    house.clicks("signe", house.reply(house.workspace.dm("signe"), ts), "👎")

    assert house.submits("signe", {"missing": ""}).errors
    house.submits("signe", {"missing": "satsen for 2026"})
    assert house.workspace.modal("signe") is None
