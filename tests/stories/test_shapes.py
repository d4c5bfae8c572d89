"""What comes back has the shape of what was asked: a case, a list, a choice, and what the entry does not tell."""

from __future__ import annotations

from typing import Any

from bot.workspace import Message
from tests.support.house import House

CASE = "Min borger har svært ved at huske aftaler og er lige startet på et lager, hvad kan vi søge?"


def asked(house: House, text: str) -> Message:
    return house.reply(house.workspace.dm("signe"), house.says("signe", text))


def again(house: House, card: Message) -> str:
    """The card as it stands now."""
    return house.workspace.message(house.workspace.dm("signe"), card.ts).visible_text()


def test_a_case_gives_the_schemes_with_reasons_that_quote_the_question(house: House) -> None:
    card = asked(house, "Min borger er ansat og døv, hvad kan vi søge?").visible_text()

    assert "Det her kan passe" in card
    assert "“døv”" in card
    assert card.count("[Vis]") in range(1, 6)


def test_a_case_asks_back_for_the_fact_that_decides_and_answers_when_it_is_pressed(house: House) -> None:
    card = asked(house, CASE)
    assert "så vidt situationen er kendt" in card.visible_text()
    assert "[Ansat]" in card.visible_text()

    house.clicks("signe", card, "Ansat")

    assert "[Ansat]" not in again(house, card)
    assert "Personlig assistance" in again(house, card)


def test_the_question_back_can_be_answered_in_writing(house: House) -> None:
    ts = house.says("signe", CASE)
    house.says("signe", "hun er ansat", thread=ts)

    assert "Det her kan passe" in house.reply(house.workspace.dm("signe"), ts).visible_text()
    assert len(house.replies(house.workspace.dm("signe"), ts)) == 2


def test_a_private_case_shows_the_question_and_narrows_in_place(house: House) -> None:
    house.commands("signe", CASE)
    private = house.workspace.ephemerals("signe")[-1]
    assert "Spørgsmål: “Min borger" in private.visible_text()

    house.clicks("signe", private, "Ansat")

    shown = [one.visible_text() for one in house.workspace.ephemerals("signe")]
    assert len(shown) == 1
    assert "Borgeren er ansat" in shown[0]


def test_a_list_is_paged_and_says_how_long_it_is(house: House) -> None:
    card = asked(house, "vis alle læringspunkter")
    assert "Viser 1-5 af " in card.visible_text()
    assert card.visible_text().count("• ") == 5

    house.clicks("signe", card, "Vis 5 til")
    assert "Viser 6-10 af " in again(house, card)
    house.clicks("signe", house.workspace.message(house.workspace.dm("signe"), card.ts), "Forrige")
    assert "Viser 1-5 af " in again(house, card)


def test_an_entry_of_a_list_opens_whole_and_is_what_the_thread_goes_on_about(house: House) -> None:
    ts = house.says("signe", "hvilke tilskud kan virksomheden få?")
    card = house.reply(house.workspace.dm("signe"), ts)
    house.clicks("signe", card, "Vis et af dem", _values(card, "answer_show_all")[2])
    modal = house.workspace.modal("signe")
    assert modal is not None
    assert "Kilder" in modal.visible_text()

    house.says("signe", "og hvem søger man hos?", thread=ts)
    assert modal.title[:10] in house.reply(house.workspace.dm("signe"), ts).visible_text()


def test_the_whole_answer_can_be_read_from_a_heading_on(house: House) -> None:
    house.clicks("signe", asked(house, "personlig assistance"), "Vis hele svaret")
    modal = house.workspace.modal("signe")
    assert modal is not None
    house.clicks("signe", modal, "Gå til afsnit", "2")

    jumped = house.workspace.modal("signe")
    assert jumped is not None
    assert len(jumped.visible_text()) < len(modal.visible_text())
    assert "Kilder" in jumped.visible_text()


def test_what_it_is_comes_before_the_section_that_was_asked_for(house: House) -> None:
    card = asked(house, "Hvordan søger man personlig assistance?").visible_text()

    assert card.index("Personlig assistance") < card.index("hjælper") < card.index("søg")
    assert card.count("udateret") == 0


def test_see_also_is_one_menu_and_the_choice_is_answered_below(house: House) -> None:
    ts = house.says("signe", "Hvor mange timer kan man få personlig assistance?")
    card = house.reply(house.workspace.dm("signe"), ts)
    assert card.visible_text().count("Se også") == 1
    house.clicks("signe", card, "Se også", _first_related(card))

    assert len(house.replies(house.workspace.dm("signe"), ts)) == 2


def test_a_choice_keeps_what_was_asked_and_takes_the_place_of_what_was_offered(house: House) -> None:
    ts = house.says("signe", "hvem betaler for hjælp til blinde på arbejdspladsen")
    offered = house.reply(house.workspace.dm("signe"), ts)
    assert "Det nærmeste, jeg har" in offered.visible_text()
    house.clicks("signe", offered, "Personlig assistance")

    (card,) = house.replies(house.workspace.dm("signe"), ts)
    assert "Det nærmeste" not in card.visible_text()
    assert "Til virksomheden" in card.visible_text()


def test_what_nothing_answers_offers_topics_that_can_be_pressed(house: House) -> None:
    card = asked(house, "Hvem vander gummitræet i kantinen på Havnegade?").visible_text()

    assert "[Spørg en fagperson]" in card
    assert card.count("[") > 1


def test_an_answer_in_a_direct_message_is_seen_without_opening_the_thread(house: House) -> None:
    asked(house, "hvad er et fleksjob?")

    assert "Fleksjob" in house.workspace.last(house.workspace.dm("signe")).visible_text()


def test_the_next_direct_message_goes_on_about_the_same(house: House) -> None:
    asked(house, "hvad er personlig assistance?")
    card = asked(house, "og hvem søger man hos?")

    assert "Personlig assistance" in card.visible_text()


def test_a_direct_message_on_something_else_is_not_taken_for_a_follow_up(house: House) -> None:
    asked(house, "hvad er personlig assistance?")
    card = asked(house, "Hvem vander gummitræet i kantinen på Havnegade?")

    assert "Personlig assistance" not in card.visible_text()


def test_a_direct_message_an_hour_later_starts_afresh(house: House) -> None:
    asked(house, "hvad er personlig assistance?")
    house.later(hours=1)

    assert "Personlig assistance" not in asked(house, "hvem søger man hos?").visible_text()


def test_an_answer_from_a_direct_message_is_shared_with_its_question(house: House) -> None:
    house.clicks("signe", asked(house, "hvad er et fleksjob?"), "Del")
    assert not house.submits("signe", {"share_in": house.workspace.channels["spørg"].id}).errors

    posted = house.workspace.last("spørg").visible_text()
    assert "hvad er et fleksjob?" in posted
    assert "Delt af @Signe" in posted


def test_a_thread_follows_a_new_topic_and_returns_to_the_old_one(house: House) -> None:
    dm = house.workspace.dm("signe")
    ts = house.says("signe", "hvad er personlig assistance?")
    house.says("signe", "hvad er mentorstøtte?", thread=ts)
    assert house.reply(dm, ts).visible_text().startswith("Mentorstøtte")

    house.says("signe", "og hvem bevilger personlig assistance?", thread=ts)
    assert house.reply(dm, ts).visible_text().startswith("Personlig assistance")


def test_thanks_and_remarks_below_an_answer_are_left_alone(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> hvad er en § 56-aftale?", "spørg")
    house.says("signe", "tak, den tager vi i morgen", "spørg", thread=ts)
    house.says("ole", "fint, jeg ringer til Bilka først", "spørg", thread=ts)

    assert len(house.replies("spørg", ts)) == 1


def test_a_follow_up_after_did_you_mean_has_a_topic(house: House) -> None:
    ts = house.says("signe", "hvad siger § 56?")
    house.says("signe", "hvem søger man hos?", thread=ts)

    assert "Det ved jeg ikke" not in house.reply(house.workspace.dm("signe"), ts).visible_text()


def _first_related(card: Message) -> str:
    return _values(card, "answer_choose:related")[0]


def _values(card: Message, action: str) -> list[str]:
    found: list[str] = []
    blocks: Any = card.blocks
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory", {})]:
            if str(element.get("action_id", "")).startswith(action):
                found += [element["value"]] if "value" in element else [one["value"] for one in element["options"]]
    return found
