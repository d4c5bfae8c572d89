"""Job openings: from a message to a filled job."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from bot.config import Config, RoutingRule, RoutingSettings
from bot.workspace import Message
from bot.workspace.people.reading import options_of
from bot.workspace.wire.shapes import as_object
from knowledge.search import Index
from tests.support.house import House, opened

CHANNEL = "jobåbninger"
POSTED = (
    "Netto i Kolding søger en lagermedarbejder til at pakke varer, 10 timer om ugen, mandag og onsdag formiddag. "
    "Småjob. Start snarest. Kontakt Lone Bech, 22 33 44 55"
)
OTHER = "Café Solskin i Vejle søger en opvasker 8 timer om ugen, fleksjob. Kontakt Bo Dam på bo@solskin.example"
CPR = "310290-1234"  # 31 February does not exist


def card(house: House, ts: str) -> Message:
    return house.reply(CHANNEL, ts)


def shown(house: House, ts: str) -> str:
    return card(house, ts).visible_text()


def labels(message: Message) -> list[str]:
    return [button.label for button in message.buttons()]


def handed_over(house: House, to: str = "ole") -> str:
    """An opening that signe posted and handed over."""
    ts = house.says("signe", POSTED, CHANNEL)
    house.clicks("signe", card(house, ts), "Overlever")
    house.submits("signe", {"holder": to})
    return ts


def matched(house: House) -> str:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole", {"note": "De glæder sig"})
    house.clicks("ole", card(house, ts), "Match")
    house.submits("ole", {"case_ref": "A12", "target_group": ["checked"]})
    return ts


# Posting


def test_a_posted_opening_gets_a_card_in_its_thread(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)

    assert len(house.replies(CHANNEL, ts)) == 1
    for part in (
        "Netto",
        "Kolding",
        "10",
        "mandag og onsdag",
        "Småjob",
        "snarest",
        "Lone Bech",
        "22 33 44 55",
        "Registreret",
    ):
        assert part in shown(house, ts)


@pytest.mark.parametrize(
    "text",
    [
        "Er der frokost i dag?",
        ":tada: :tada:",
        "👍",
        "Min borger søger et job på lager",
        "Stillingen hos Netto er besat",
    ],
)
def test_what_is_no_opening_is_left_alone(house: House, text: str) -> None:
    ts = house.says("ole", text, CHANNEL)

    assert house.replies(CHANNEL, ts) == []
    assert house.workspace.ephemerals("ole") == []


def test_a_file_without_text_is_left_alone(house: House) -> None:
    ts = house.workspace.post("ole", CHANNEL, "", files=True)
    house.settle()

    assert house.replies(CHANNEL, ts) == []


def test_another_bot_is_not_answered(house: House) -> None:
    ts = house.workspace.post_as_other_bot(CHANNEL, POSTED)
    house.settle()

    assert house.replies(CHANNEL, ts) == []


def test_an_opening_elsewhere_is_left_alone_until_somebody_says_it_is_one(house: House) -> None:
    ts = house.says("ole", POSTED, "spørg")
    assert house.replies("spørg", ts) == []

    house.workspace.shortcut("signe", "log_as_opening", "spørg", ts)
    house.settle()
    assert "Netto" in house.reply("spørg", ts).visible_text()
    assert "#1" in house.workspace.ephemerals("signe")[-1].visible_text()

    house.workspace.shortcut("signe", "log_as_opening", "spørg", ts)
    house.settle()
    assert len(house.replies("spørg", ts)) == 1
    assert "allerede" in house.workspace.ephemerals("signe")[-1].visible_text()


def test_the_shortcut_on_a_message_that_says_nothing_opens_the_form(house: House) -> None:
    ts = house.says("ole", "Jeg hører lige ad", "spørg")
    house.workspace.shortcut("signe", "log_as_opening", "spørg", ts)
    house.settle()

    modal = house.workspace.modal("signe")
    assert modal is not None
    assert modal.title == "Ny jobåbning"


def test_a_message_in_doubt_is_asked_about_privately(house: House) -> None:
    ts = house.says("ole", "lager i Kolding 10 timer", CHANNEL)
    assert house.replies(CHANNEL, ts) == []
    assert house.workspace.ephemerals("signe") == []

    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Ja, log den")
    assert "Kolding" in shown(house, ts)
    asked = house.workspace.ephemerals("ole")[-1]
    assert (asked.visible_text(), asked.buttons()) == ("Logget som #1.", [])


def test_a_message_in_doubt_may_be_none(house: House) -> None:
    ts = house.says("ole", "lager i Kolding 10 timer", CHANNEL)
    question = house.workspace.ephemerals("ole")[-1]
    house.clicks("ole", question, "Nej")
    house.clicks("ole", question, "Ja, log den")

    assert house.replies(CHANNEL, ts) == []


def test_two_openings_in_one_message_get_two_cards(house: House) -> None:
    ts = house.says("ole", f"1) {POSTED}\n\n2) {OTHER}", CHANNEL)

    cards = [message.visible_text() for message in house.replies(CHANNEL, ts)]
    assert len(cards) == 2
    assert "Netto" in cards[0]
    assert "Solskin" in cards[1]


def test_a_very_long_message_still_gets_a_card(house: House) -> None:
    ts = house.says("ole", f"{POSTED} {'Der er gode kolleger på stedet. ' * 1200}", CHANNEL)

    assert "Netto" in shown(house, ts)


def test_what_a_posting_says_is_never_echoed_live(house: House) -> None:
    ts = house.says(
        "ole", "Netto <!channel> i Kolding søger en *lagermand* & hjælper <https://x.example|her>, 10 timer", CHANNEL
    )

    raw = str([block for message in house.replies(CHANNEL, ts) for block in message.blocks])
    assert "Netto" in raw
    assert "<!channel>" not in raw
    assert "<https" not in raw


def test_a_cpr_number_is_neither_stored_nor_repeated(house: House, tmp_path: Path) -> None:
    ts = house.says("ole", f"{POSTED}. Passer til {CPR}", CHANNEL)

    assert "Netto" in shown(house, ts)
    assert "CPR" in house.workspace.ephemerals("ole")[-1].visible_text()
    assert CPR not in shown(house, ts)
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("brobygger.sqlite*"))
    assert CPR.encode() not in stored
    assert b"3102901234" not in stored


def test_a_question_to_brobygger_in_the_channel_is_still_a_question(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> hvad er et fleksjob?", CHANNEL)

    assert "Fleksjob" in shown(house, ts)
    assert "Registreret" not in shown(house, ts)


# Late, twice, out of order


def test_a_redelivered_message_is_logged_once(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.workspace.redeliver(house.workspace.event_ids[0])
    house.settle()

    assert len(house.replies(CHANNEL, ts)) == 1


def test_an_edit_that_arrives_before_its_message_is_kept(house: House) -> None:
    house.workspace.hold()
    ts = house.workspace.post("ole", CHANNEL, POSTED)
    house.workspace.edit("ole", CHANNEL, ts, POSTED.replace("10 timer", "12 timer"))
    house.workspace.release("reversed")
    house.settle()

    assert len(house.replies(CHANNEL, ts)) == 1
    assert "12" in shown(house, ts)


def test_a_deletion_that_arrives_first_wins(house: House) -> None:
    house.workspace.hold()
    ts = house.workspace.post("ole", CHANNEL, POSTED)
    house.workspace.delete("ole", CHANNEL, ts)
    house.workspace.release("reversed")
    house.settle()

    assert house.replies(CHANNEL, ts) == []
    assert "ingen åbne jobåbninger" in house.commands("ole", "job")


def test_a_card_that_cannot_be_posted_is_owed_until_it_can(house: House) -> None:
    house.workspace.faults.next("chat.postMessage", "ratelimited", retry_after=0)
    ts = house.says("ole", POSTED, CHANNEL)
    assert house.replies(CHANNEL, ts) == []

    house.later(minutes=5)
    assert len(house.replies(CHANNEL, ts)) == 1


def test_a_card_whose_answer_was_lost_is_posted_once(house: House) -> None:
    house.workspace.faults.next("chat.postMessage", "lost_answer")
    ts = house.says("ole", POSTED, CHANNEL)
    house.later(minutes=5)
    assert len(house.replies(CHANNEL, ts)) == 1

    house.clicks("ole", card(house, ts), "Jeg tager den")
    assert "Overleveret til @Ole" in shown(house, ts)


def test_an_opening_in_a_channel_without_the_bot_gets_its_card_later(house: House) -> None:
    ts = house.says("ole", POSTED, "spørg")
    house.workspace.remove_bot("spørg")
    house.workspace.shortcut("signe", "log_as_opening", "spørg", ts)
    house.settle()

    assert "#1" in house.workspace.ephemerals("signe")[-1].visible_text()
    assert "#1 " in house.commands("signe", "job netto", CHANNEL)

    house.workspace.join(house.workspace.bot_user, "spørg")
    house.settle()
    assert "Netto" in house.reply("spørg", ts).visible_text()


def test_a_restart_in_between_loses_nothing(house: House) -> None:
    ts = handed_over(house)
    house.restarts()
    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole", {"note": ""})

    assert "Kvalificeret" in shown(house, ts)


# Editing, deleting, completing


def test_an_edit_updates_the_card_and_leaves_corrections_by_hand(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ret")
    house.submits("ole", {"hours": "15"})
    house.edits("ole", CHANNEL, ts, POSTED.replace("Kolding", "Vejle").replace("10 timer", "12 timer"))

    assert len(house.replies(CHANNEL, ts)) == 1
    assert "Vejle" in shown(house, ts)
    assert "Timer om ugen: 15" in shown(house, ts)


def test_chatter_edited_into_an_opening_is_logged(house: House) -> None:
    ts = house.says("ole", "Hov, et øjeblik", CHANNEL)
    house.edits("ole", CHANNEL, ts, POSTED)

    assert "Netto" in shown(house, ts)


def test_an_opening_edited_into_nonsense_is_closed_and_comes_back(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.edits("ole", CHANNEL, ts, "glem det")
    assert "Lukket" in shown(house, ts)

    house.edits("ole", CHANNEL, ts, POSTED)
    assert "Registreret" in shown(house, ts)
    assert len(house.replies(CHANNEL, ts)) == 1


def test_an_opening_on_its_way_survives_a_message_edited_into_nonsense(house: House) -> None:
    ts = handed_over(house)
    house.edits("signe", CHANNEL, ts, "glem det")

    assert "Overleveret" in shown(house, ts)
    assert "Netto" in shown(house, ts)


def test_an_edit_that_adds_an_opening_adds_a_card(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.edits("ole", CHANNEL, ts, f"1) {OTHER}\n\n2) {POSTED}")

    cards = [message.visible_text() for message in house.replies(CHANNEL, ts)]
    assert len(cards) == 2
    assert "#1 " in cards[0]
    assert "Netto" in cards[0]
    assert "Solskin" in cards[1]


def test_a_link_preview_changes_nothing(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    before = len(house.workspace.calls)
    house.workspace.unfurl(CHANNEL, ts)
    house.settle()

    assert len(house.workspace.calls) == before


def test_deleting_the_message_withdraws_the_opening(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    posted = card(house, ts)
    house.deletes("ole", CHANNEL, ts)

    assert "trukket tilbage" in house.workspace.message(CHANNEL, posted.ts).visible_text()


def test_a_reply_of_the_poster_completes_the_card(house: House) -> None:
    ts = house.says("ole", "Netto i Kolding søger en lagermedarbejder, småjob", CHANNEL)
    assert "Hvor mange timer om ugen, og hvem skal man ringe eller skrive til?" in shown(house, ts)

    house.says("ole", "10 timer, kontakt Lone 22 33 44 55", CHANNEL, ts)
    assert len(house.replies(CHANNEL, ts)) == 1
    assert "22 33 44 55" in shown(house, ts)
    assert "?" not in shown(house, ts)


@pytest.mark.parametrize(
    "reply", ["Tak for den!", "Jeg ringer i morgen kl. 10", "Er det 10 timer?", "👍", "Jeg holder fri mandag-onsdag"]
)
def test_chatter_in_the_thread_changes_nothing(house: House, reply: str) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    before = shown(house, ts)
    house.says("ole", reply, CHANNEL, ts)

    assert shown(house, ts) == before
    assert len(house.replies(CHANNEL, ts)) == 1


def test_what_others_reply_changes_nothing(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    before = shown(house, ts)
    house.says("karen", "20 timer om ugen", CHANNEL, ts)

    assert shown(house, ts) == before


def test_a_reply_to_several_openings_must_name_one(house: House) -> None:
    ts = house.says("ole", f"1) {POSTED}\n\n2) {OTHER}", CHANNEL)
    house.says("ole", "15 timer", CHANNEL, ts)
    assert "#1" in house.workspace.ephemerals("ole")[-1].visible_text()

    house.says("ole", "#2 15 timer", CHANNEL, ts)
    cards = [message.visible_text() for message in house.replies(CHANNEL, ts)]
    assert "Timer om ugen: 15" in cards[1]
    assert "Timer om ugen: 10" in cards[0]


# Buttons and forms


def test_the_form_refuses_what_cannot_be_and_keeps_what_can(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ret")

    wrong = {
        "hours": "halvtreds",
        "contact_phone": "12",
        "contact_email": "lone@",
        "positions": "nogle",
        "start": "engang",
        "deadline": "2020-01-01",
    }
    # A CPR number comes first and alone: no story sees a form that holds one.
    assert set(house.submits("ole", wrong | {"considerations": f"Passer til {CPR}"}).errors) == {"considerations"}
    assert set(house.submits("ole", wrong | {"considerations": "pauser"}).errors) == set(wrong)

    right = {"hours": "12-15", "contact_phone": "22334456", "contact_email": "l@netto.example", "positions": "2"}
    house.submits("ole", right | {"start": "1/12", "deadline": "2026-12-10", "considerations": "ingen tunge løft"})
    text = shown(house, ts)
    for part in ("12-15", "22 33 44 56", "l@netto.example", "tirsdag 1. december 2026", "torsdag 10. december 2026"):
        assert part in text


def test_a_form_sent_unchanged_changes_nothing(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    before = shown(house, ts)
    house.clicks("ole", card(house, ts), "Ret")
    house.submits("ole")

    assert shown(house, ts) == before


def test_confirming_takes_the_marks_of_doubt_away(house: House) -> None:
    ts = house.says("ole", POSTED.replace("10 timer", "vist nok 10 timer"), CHANNEL)
    assert "10 :grey_question:" in shown(house, ts)
    house.clicks("ole", card(house, ts), "Bekræft")

    assert ":grey_question:" not in shown(house, ts)
    assert "Bekræft" not in labels(card(house, ts))


def test_a_closed_card_asks_about_no_doubt(house: House) -> None:
    ts = house.says("ole", POSTED.replace("10 timer", "vist nok 10 timer"), CHANNEL)
    house.clicks("ole", card(house, ts), "Jeg tager den")
    house.clicks("ole", card(house, ts), "Luk jobåbningen")
    house.submits("ole", {"reason": "withdrawn"})

    assert "Lukket" in shown(house, ts)
    assert ":grey_question:" not in shown(house, ts)
    assert "Bekræft" not in labels(card(house, ts))


def test_two_people_pressing_at_the_same_moment_act_once(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    seen = card(house, ts)
    house.clicks("ole", seen, "Jeg tager den")
    house.clicks("signe", seen, "Ikke en jobåbning")

    assert "Overleveret" in shown(house, ts)
    assert "En anden var hurtigere" in house.workspace.ephemerals("signe")[-1].visible_text()


def test_pressing_twice_is_one_press(house: House) -> None:
    ts = house.says("signe", POSTED, CHANNEL)
    seen = card(house, ts)
    house.clicks("ole", seen, "Jeg tager den")
    house.clicks("ole", seen, "Jeg tager den")

    assert "Overleveret til @Ole" in shown(house, ts)
    assert house.workspace.ephemerals("ole") == []


def test_who_presses_an_old_card_of_their_own_is_not_told_of_somebody_else(house: House) -> None:
    ts = house.says("signe", POSTED, CHANNEL)
    seen = card(house, ts)
    house.clicks("ole", seen, "Jeg tager den")
    house.clicks("ole", seen, "Ret")

    assert "En anden" not in house.workspace.ephemerals("ole")[-1].visible_text()


def test_a_form_that_was_overtaken_comes_back_with_what_was_written(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ret")
    house.clicks("signe", card(house, ts), "Jeg tager den")
    again = house.submits("ole", {"hours": "15"})

    assert again.view is not None
    assert "En anden har rettet" in again.view.visible_text()
    house.submits("ole")
    assert "Timer om ugen: 15" in shown(house, ts)


def test_an_error_that_is_not_an_opening_can_be_taken_back(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ikke en jobåbning")
    assert "ikke en jobåbning" in shown(house, ts)

    house.clicks("ole", card(house, ts), "Genåbn")
    assert "Registreret" in shown(house, ts)


def test_somebody_else_may_not_correct_and_is_told_who_can(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("karen", card(house, ts), "Ikke en jobåbning")

    assert "koordinatoren" in house.workspace.ephemerals("karen")[-1].visible_text()
    assert "Registreret" in shown(house, ts)


def test_the_empty_form_makes_an_opening_of_its_own(house: House) -> None:
    house.commands("ole", "job ny")
    assert house.submits("ole", {"company": "Bager Bo", "tasks": "bage"}).view is None
    posted = house.workspace.messages(CHANNEL)[-1]
    assert "Bager Bo" in posted.visible_text()

    house.says("ole", "10 timer i Kolding", CHANNEL, posted.ts)
    assert "Kolding" in house.workspace.message(CHANNEL, posted.ts).visible_text()


def test_an_empty_form_is_refused(house: House) -> None:
    house.commands("ole", "job ny")

    assert set(house.submits("ole").errors) == {"tasks"}


def test_the_history_tells_who_did_what(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ret")
    house.submits("ole", {"hours": "15"})
    house.clicks("ole", card(house, ts), "Historik")

    modal = house.workspace.modal("ole")
    assert modal is not None
    for part in ("Registreret", "Rettet i formularen", "10 → 15", "Ole"):
        assert part in modal.visible_text()


# Duplicates


def test_the_same_opening_posted_twice_is_asked_about_and_merged(house: House) -> None:
    first = house.says("ole", "Netto i Kolding søger en lagermedarbejder til at pakke varer, småjob", CHANNEL)
    second = house.says("karen", POSTED, CHANNEL)
    assert "Ligner #1" in shown(house, second)

    house.clicks("karen", card(house, second), "Samme")
    assert "samlet med #1" in shown(house, second)
    assert "22 33 44 55" in shown(house, first)

    house.clicks("karen", card(house, second), "Skil ad igen")
    assert "Registreret" in shown(house, second)


def test_another_opening_of_the_same_company_is_no_duplicate(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    ts = house.says("ole", "Netto i Kolding søger en rengøringshjælp, 5 timer. Kontakt Lone Bech, 22 33 44 55", CHANNEL)

    assert "Ligner" not in shown(house, ts)


def test_the_question_goes_away_when_it_is_new(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    second = house.says("karen", POSTED, CHANNEL)
    house.clicks("karen", card(house, second), "Ny")

    assert "Ligner" not in shown(house, second)
    assert "Registreret" in shown(house, second)


def test_openings_can_be_merged_by_number(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    ts = house.says("ole", OTHER, CHANNEL)
    house.clicks("ole", card(house, ts), "Saml med en anden")
    assert set(house.submits("ole", {"into": "other", "into_number": "den anden"}).errors) == {"into_number"}
    assert set(house.submits("ole", {"into": "other", "into_number": "#99"}).errors) == {"into_number"}
    assert set(house.submits("ole", {"into": "other"}).errors) == {"into_number"}
    house.submits("ole", {"into": "other", "into_number": "#1"})

    assert "samlet med #1" in shown(house, ts)


def test_the_one_to_keep_is_chosen_among_the_open_ones_the_likeliest_first(house: House) -> None:
    house.says("ole", OTHER, CHANNEL)
    house.says("ole", POSTED, CHANNEL)
    ts = house.says("ole", POSTED.replace("lagermedarbejder", "medarbejder til lageret"), CHANNEL)
    house.clicks("ole", card(house, ts), "Saml med en anden")
    modal = house.workspace.modal("ole")
    assert modal is not None
    (menu,) = [block["element"] for block in modal.blocks if block.get("block_id") == "into"]
    assert [option["value"] for option in options_of(as_object(menu))] == ["2", "1", "other"]
    house.submits("ole", {"into": "2"})

    assert "samlet med #2" in shown(house, ts)


def test_one_card_can_be_two_openings(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Del i to")
    house.submits("ole", {"first_tasks": "pakke varer", "first_hours": "6", "tasks": "køre truck", "hours": "4"})
    first, second = house.replies(CHANNEL, ts)

    assert "Pakke varer · Netto, Kolding" in first.visible_text()
    assert "Timer om ugen: 6" in first.visible_text()
    for part in ("Køre truck · Netto, Kolding", "Timer om ugen: 4", "22 33 44 55"):
        assert part in second.visible_text()

    house.edits("ole", CHANNEL, ts, POSTED + " Tak!")
    assert "Registreret" in house.replies(CHANNEL, ts)[1].visible_text()


# Reactions


def marks(house: House, ts: str) -> list[str]:
    return [name for name, _ in house.workspace.message(CHANNEL, ts).reactions]


def test_the_message_shows_how_its_opening_stands(house: House) -> None:
    ts = matched(house)
    assert marks(house, ts) == ["handshake"]
    house.clicks("ole", card(house, ts), "Ikke et match")
    assert marks(house, ts) == ["eyes"]
    house.clicks("ole", card(house, ts), "Match")
    house.submits("ole", {"case_ref": "A12", "target_group": ["checked"]})
    house.clicks("ole", card(house, ts), "Besat")
    house.submits("ole")
    assert marks(house, ts) == ["white_check_mark"]


def test_a_closed_opening_has_no_mark(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    assert marks(house, ts) == ["eyes"]
    house.clicks("ole", card(house, ts), "Ikke en jobåbning")
    assert marks(house, ts) == []


@pytest.mark.parametrize("fault", ["missing_scope", "already_reacted", "message_not_found"])
def test_a_mark_that_is_refused_disturbs_nobody(house: House, fault: str) -> None:
    house.workspace.faults.next("reactions.add", fault)
    ts = house.says("ole", POSTED, CHANNEL)

    assert "Registreret" in shown(house, ts)
    house.later(minutes=10)
    assert all("reaktion" not in one.visible_text() for one in house.told("signe"))


def test_a_mark_that_had_to_wait_comes_later(house: House) -> None:
    house.workspace.faults.next("reactions.add", "ratelimited", retry_after=0)
    ts = house.says("ole", POSTED, CHANNEL)
    house.later(minutes=5)

    assert marks(house, ts) == ["eyes"]


def test_a_reply_that_completes_the_card_is_acknowledged(house: House) -> None:
    ts = house.says("ole", "Netto i Kolding søger en lagermedarbejder, småjob", CHANNEL)
    reply = house.says("ole", "10 timer, kontakt Lone 22 33 44 55", CHANNEL, ts)
    thanks = house.says("ole", "Tak for den!", CHANNEL, ts)

    assert marks(house, reply) == ["+1"]
    assert marks(house, thanks) == []


def test_a_reply_that_cannot_be_read_is_asked_about_privately(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.says("ole", "start mandag d. 1/12", CHANNEL, ts)  # the first of December is a Tuesday

    assert "Jeg kunne ikke læse" in house.workspace.ephemerals("ole")[-1].visible_text()
    assert len(house.replies(CHANNEL, ts)) == 1


# The pipeline


def test_from_posting_to_placement_through_two_people_an_edit_a_duplicate_and_a_lost_connection(house: House) -> None:
    ts = house.says("signe", POSTED, CHANNEL)
    house.edits("signe", CHANNEL, ts, POSTED.replace("10 timer", "12 timer"))
    again = house.says("karen", POSTED.replace("10 timer", "12 timer"), CHANNEL)
    house.clicks("karen", card(house, again), "Samme")

    house.clicks("signe", card(house, ts), "Overlever")
    house.submits("signe", {"holder": "ole"})
    assert "Overleveret" in shown(house, ts)
    assert "Netto" in house.told("ole")[-1].visible_text()

    house.workspace.disconnect("drop")
    house.workspace.wait_connected(hellos=house.workspace.hellos + 1)
    house.clicks("ole", house.told("ole")[-1], "Vis")
    assert house.workspace.modal("ole") is not None
    house.workspace.close_modal("ole", everything=True)

    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole", {"note": "De glæder sig", "checks": ["called"], "contact_phone": "22 33 44 66"})
    assert "Kvalificeret" in shown(house, ts)
    assert "22 33 44 66" in shown(house, ts)

    house.clicks("ole", card(house, ts), "Match")
    assert set(house.submits("ole", {"case_ref": "Bo Dam"}).errors) == {"target_group"}
    assert set(house.submits("ole", {"target_group": ["checked"]}).errors) == {"case_ref"}
    house.submits("ole", {"case_ref": "A12", "meeting": "trial_day", "target_group": ["checked"]})
    assert "I match" in shown(house, ts)
    assert "de mødes til prøvedag" in shown(house, ts)
    assert "A12" not in shown(house, ts)

    house.clicks("ole", card(house, ts), "Besat")
    assert set(house.submits("ole", {"hours": "12", "ordinary_hours": "20"}).errors) == {"ordinary_hours"}
    house.submits("ole", {"hours": "12", "ordinary_hours": "4"})
    assert "Besat" in shown(house, ts)
    assert labels(card(house, ts)) == ["Fortryd besat", "Historik"]

    placements = house.application.services.placements.mine(house.workspace.people["ole"].id)
    assert [one.placement.agreement.case_ref for one in placements] == ["A12"]
    assert placements[0].placement.agreement.company == "Netto"
    assert placements[0].placement.opening == 1


def test_filled_can_be_undone_for_a_day(house: House) -> None:
    ts = matched(house)
    house.clicks("ole", card(house, ts), "Besat")
    house.submits("ole")
    told = house.told("ole")[-1]
    assert "Første opfølgning er mandag 30. november 2026" in told.visible_text()
    house.clicks("ole", told, "Fortryd besat")

    assert "I match" in shown(house, ts)
    assert "A12 hos" not in house.commands("ole", "mine")
    house.clicks("ole", told, "Fortryd besat")
    assert "I match" in shown(house, ts)

    house.clicks("ole", card(house, ts), "Besat")
    house.submits("ole")
    assert "A12 hos Netto" in house.commands("ole", "mine")
    house.later(days=2)
    house.clicks("ole", card(house, ts), "Fortryd besat")
    assert "inden for det sidste døgn" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_a_match_that_failed_leads_back(house: House) -> None:
    ts = matched(house)
    house.clicks("ole", card(house, ts), "Ikke et match")

    assert "Kvalificeret" in shown(house, ts)
    assert "A12" not in shown(house, ts)


def test_with_positions_left_the_opening_looks_on(house: House) -> None:
    ts = matched(house)
    house.clicks("ole", card(house, ts), "Ret")
    house.submits("ole", {"positions": "2"})
    house.clicks("ole", card(house, ts), "Besat")
    house.submits("ole")

    assert "Kvalificeret" in shown(house, ts)
    assert "1 af 2 pladser besat" in shown(house, ts)


def test_a_wrong_cvr_number_is_refused(house: House) -> None:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    modal = house.workspace.modal("ole")
    assert modal is not None
    house.clicks("ole", modal, "Flere felter")

    assert set(house.submits("ole", {"cvr": "12345678"}).errors) == {"cvr"}


def test_a_broker_takes_what_nobody_holds(house: House) -> None:
    ts = house.says("signe", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Jeg tager den")

    assert "Overleveret" in shown(house, ts)


def test_only_holder_and_coordinator_take_the_next_step(house: House) -> None:
    ts = handed_over(house)
    house.clicks("karen", card(house, ts), "Kvalificér")

    assert house.workspace.modal("karen") is None, "who may not is told before filling a form"
    assert "Det kan kun koordinatoren gøre" in house.workspace.ephemerals("karen")[-1].visible_text()
    assert "Overleveret" in shown(house, ts)


def test_closing_asks_why(house: House) -> None:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Luk jobåbningen")
    house.submits("ole", {"reason": "not_filled", "note": "De fandt selv en"})

    assert "ikke besat" in shown(house, ts)
    assert "De fandt selv en" in shown(house, ts)


def test_routing_rules_suggest_who_gets_it(tmp_path: Path, index: Index) -> None:
    rule = RoutingRule(place="Kolding", to="U0OLE0002")
    with opened(tmp_path, index, Config(routing=RoutingSettings(rules=(rule,)))) as house:
        ts = house.says("signe", POSTED, CHANNEL)
        assert "foreslås overleveret til @Ole" in shown(house, ts)
        house.clicks("signe", card(house, ts), "Overlever")
        house.submits("signe")
        assert "Overleveret til @Ole" in shown(house, ts)


def test_a_team_can_hold_an_opening(tmp_path: Path, index: Index) -> None:
    rule = RoutingRule(place="Kolding", to="S0BROKERS")
    with opened(tmp_path, index, Config(routing=RoutingSettings(rules=(rule,)))) as house:
        ts = house.says("signe", POSTED, CHANNEL)
        house.clicks("signe", card(house, ts), "Overlever")
        house.submits("signe")
        assert "Overleveret" in shown(house, ts)
        assert "Netto" in house.told("ole")[-1].visible_text()
        house.clicks("ole", card(house, ts), "Kvalificér")
        house.submits("ole")
        assert "Kvalificeret" in shown(house, ts)


def test_qualifying_asks_for_little_and_shows_every_field_where_wanted(house: House) -> None:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert [block["block_id"] for block in modal.blocks if block["type"] == "input"] == [
        "note", "checks", "contact_name", "contact_phone", "contact_email"]  # fmt: skip

    house.clicks("ole", modal, "Flere felter")
    house.submits("ole", {"time_of_day": "8-11", "cvr": "13585628"})
    for part in ("Kvalificeret", "8-11", "Lone Bech", "mandag og onsdag"):
        assert part in shown(house, ts)


def test_a_call_stands_in_the_history_only_where_somebody_says_so(house: House) -> None:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole")
    house.clicks("ole", card(house, ts), "Historik")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "Kvalificeret" in modal.visible_text()
    assert "talt" not in modal.visible_text()


def test_a_match_outside_the_target_group_says_so(house: House) -> None:
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole")
    house.clicks("ole", card(house, ts), "Match")
    house.submits("ole", {"case_ref": "A12", "target_group": ["not_relevant"]})

    assert "I match" in shown(house, ts)


def test_a_refused_command_says_back_what_was_typed(house: House) -> None:
    said = house.commands("ole", "ønske Bo Dam")
    assert "Du skrev: /bro ønske Bo Dam" in said


# Deadlines


def test_what_is_not_handed_over_is_brought_up_once(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    house.later(hours=23)
    assert house.told("signe") == []

    house.later(hours=2)
    assert "Skulle være overleveret tirsdag 24. november" in house.told("signe")[-1].visible_text()
    house.later(hours=3)
    assert len(house.told("signe")) == 1


def test_the_holder_is_reminded_first_then_the_coordinator(house: House) -> None:
    handed_over(house)
    house.later(days=2, hours=1)
    assert "skulle være ringet op" in house.told("ole")[-1].visible_text()
    assert house.told("signe") == []

    house.later(days=1)
    assert "hos @Ole" in house.told("signe")[-1].visible_text()


def test_after_the_closing_date_it_is_closed_and_can_be_reopened(house: House) -> None:
    ts = house.says("ole", f"{POSTED}. Ansøgningsfrist 27. november 2026", CHANNEL)
    house.later(days=3)
    assert "ansøgningsfrist" in house.told("signe")[-1].visible_text().lower()

    house.later(days=4)
    assert "fristen er udløbet" in shown(house, ts)
    assert "udløbet" in house.told("signe")[-1].visible_text()


# Finding


def test_openings_are_found_by_words_and_numbers(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    house.says("ole", OTHER, CHANNEL)

    found = house.commands("signe", "job lager kolding 10 timer")
    assert "Netto" in found
    assert "Solskin" not in found
    assert "Solskin" in house.commands("signe", "job fleksjob opvask")
    assert "#2" in house.commands("signe", "job #2")
    assert "Ingen åbne" in house.commands("signe", "job tandlæge skagen")


def test_a_found_opening_opens_with_its_buttons(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.commands("ole", "job netto")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Vis")
    modal = house.workspace.modal("ole")
    assert modal is not None
    house.clicks("ole", modal, "Jeg tager den")

    assert "Overleveret" in shown(house, ts)
    after = house.workspace.modal("ole")
    assert after is not None
    assert "Overleveret" in after.visible_text()

    house.clicks("ole", after, "Ret")
    house.submits("ole", {"hours": "14"})
    again = house.workspace.modal("ole")
    assert again is not None
    assert "Timer om ugen: 14" in again.visible_text()


def test_long_lists_come_in_pages(house: House) -> None:
    for town in ("Kolding", "Vejle", "Odense", "Aarhus", "Esbjerg", "Viborg", "Randers"):
        house.says("ole", f"Netto i {town} søger en lagermedarbejder, 10 timer, småjob", CHANNEL)
    first = house.commands("signe", "job lager")
    assert "7 åbne" in first
    house.clicks("signe", house.workspace.ephemerals("signe")[-1], "Vis flere")

    rest = house.workspace.ephemerals("signe")[-1]
    assert labels(rest) == ["Vis", "Vis"]


def test_the_table_comes_as_csv_and_xlsx(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)
    house.commands("ole", "job ny")
    house.submits("ole", {"company": "=HYPERLINK(1)", "tasks": "+45"})
    house.commands("signe", "job eksport")

    files = dict(house.workspace.files())
    lines = files["jobaabninger.csv"].decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nr.;Status;Virksomhed")
    assert "Netto" in lines[1]
    assert "'=HYPERLINK(1)" in lines[2]
    sheet = openpyxl.load_workbook(io.BytesIO(files["jobaabninger.xlsx"])).active
    assert sheet is not None
    assert sheet["C3"].value == "'=HYPERLINK(1)"


def test_a_table_that_slack_refuses_is_told_of_politely(house: House, caplog: pytest.LogCaptureFixture) -> None:
    house.says("ole", POSTED, CHANNEL)
    house.workspace.faults.next("files.getUploadURLExternal", "file_uploads_disabled")

    assert "Filerne kunne ikke sendes" in house.commands("signe", "job eksport")
    assert "Traceback" not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


# Wish lists


def test_a_broker_is_told_once_of_an_opening_that_fits_and_why(house: House) -> None:
    house.commands("ole", "ønske A12")
    refused = house.submits("ole", {"case_ref": "Bo Dam", "hours": "mange", "job_a": "butik"})
    assert set(refused.errors) == {"case_ref", "hours"}
    wishes = {"case_ref": "A12", "job_a": "butik", "job_b": "lager", "hours": "8-12", "places": "Kolding, Vejle"}
    house.submits("ole", wishes | {"considerations": "ingen tunge løft"})

    before = len(house.told("ole"))

    ts = house.says("signe", f"{POSTED}. Ingen tunge løft.", CHANNEL)
    told = house.told("ole")[-1].visible_text()
    for part in ("A12", "B-job lager", "10 timer passer", "Kolding", "ingen tunge løft"):
        assert part in told

    house.edits("signe", CHANNEL, ts, f"{POSTED}. Ingen tunge løft. Søde kolleger.")
    assert len(house.told("ole")) == before + 1


def test_what_fits_a_brokers_citizens_stands_on_their_home(house: House) -> None:
    house.commands("ole", "ønske A12")
    house.submits("ole", {"case_ref": "A12", "job_a": "lager", "hours": "8-12", "places": "Kolding"})
    house.says("signe", POSTED, CHANNEL)
    house.workspace.open_home("ole")
    house.settle()
    home = house.workspace.home("ole")

    assert home is not None
    assert "Passer til dine borgere" in home.visible_text()
    assert "A12 passer" in home.visible_text()


def test_a_new_wish_list_shows_what_fits_now(house: House) -> None:
    house.says("signe", POSTED, CHANNEL)
    house.commands("ole", "ønske ny")
    house.submits("ole", {"case_ref": "B7", "job_a": "lagerarbejde"})
    assert "Netto" in house.told("ole")[-1].visible_text()

    listed = house.commands("ole", "ønske")
    assert "B7" in listed
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Slet ønskeliste")
    assert "ingen ønskelister" in house.commands("ole", "ønske")


def test_a_wish_list_belongs_to_its_broker(house: House) -> None:
    house.commands("ole", "ønske A12")
    house.submits("ole", {"job_a": "lager"})
    house.commands("karen", "ønske A12")

    assert house.workspace.modal("karen") is None


# Both ways


def wish_for(house: House, person: str, case_ref: str = "A12") -> None:
    house.commands(person, f"ønske {case_ref}")
    house.submits(person, {"job_a": "lager", "places": "Kolding"})


def test_what_fits_a_citizen_is_listed_with_its_reasons(house: House) -> None:
    assert "ingen ønskeliste" in house.commands("ole", "job til A12")
    wish_for(house, "ole")
    house.says("signe", POSTED, CHANNEL)

    said = house.commands("ole", "job til a12")
    for part in ("til A12", "Lagermedarbejder · Netto, Kolding", "A-job lager"):
        assert part in said
    assert "Netto" in house.commands("ole", "job til lager")


def test_from_an_opening_its_broker_sees_the_own_wish_lists_that_fit(house: House) -> None:
    wish_for(house, "ole")
    wish_for(house, "karen", "B7")
    ts = handed_over(house)
    house.clicks("ole", card(house, ts), "Kvalificér")
    house.submits("ole")
    house.clicks("ole", card(house, ts), "Hvem passer?")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "A12" in modal.visible_text()
    assert "B7" not in modal.visible_text()


def test_a_fit_that_was_told_is_withdrawn_with_its_opening(house: House) -> None:
    wish_for(house, "ole")
    ts = house.says("signe", POSTED, CHANNEL)
    assert "Ny åbning til A12" in house.told("ole")[-1].visible_text()
    house.clicks("signe", card(house, ts), "Ikke en jobåbning")

    told = house.told("ole")[-1].visible_text()
    assert "Ny åbning" not in told
    assert "ikke en jobåbning" in told


# The end


def test_the_poster_hears_how_it_ended(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("signe", card(house, ts), "Luk jobåbningen")
    house.submits("signe")

    assert (
        "Din jobåbning Lagermedarbejder · Netto, Kolding – lukket: ikke besat" in house.told("ole")[-1].visible_text()
    )


def test_who_ends_an_own_opening_is_not_told(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ikke en jobåbning")

    assert house.told("ole") == []


def test_an_opening_asked_for_by_its_number_says_how_it_stands(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", card(house, ts), "Ikke en jobåbning")

    assert "Lukket: ikke en jobåbning" in house.commands("ole", "job #1")
    assert "Der er ingen jobåbning #999" in house.commands("ole", "job #999")


# Waiting


def test_what_waits_is_taken_or_closed_from_the_morning_message(house: House) -> None:
    first = house.says("ole", POSTED, CHANNEL)
    second = house.says("ole", "Bageriet i Vejle søger en fleksjobber til opvask, 8 timer om ugen.", CHANNEL)
    house.later(days=4)
    morning = house.told("signe")[-1]
    assert {"Jeg tager den", "Overlever", "Luk jobåbningen"} <= {one.label for one in morning.buttons()}

    house.clicks("signe", morning, "Jeg tager den", "1:1")
    assert "Overleveret" in shown(house, first)
    house.clicks("signe", morning, "Luk jobåbningen", "close|2:1")
    house.submits("signe", {})
    assert "Registreret" not in shown(house, second)
