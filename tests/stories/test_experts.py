"""What Brobygger does not know: an expert is asked, a curator saves the answer, and the next one has it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.workspace import Message
from knowledge.entry import Entry, Example, Source
from knowledge.search import Answer, Hit, Index, Topic, Unsure
from tests.support.house import House, opened

QUESTION = "Hvem vander gummitræet i kantinen på Havnegade?"
ANSWER = "Gummitræet vandes af *kantinen* hver mandag. Se <https://planter.example/guide|vejledningen>."


def asked(house: House, person: str = "ole", text: str = QUESTION, channel: str = "spørg") -> Message:
    """Ask in a channel; gives the card."""
    ts = house.says(person, f"<@{house.workspace.bot_user}> {text}", channel)
    return house.reply(channel, ts)


def forwarded(house: House) -> Message:
    """A question that stands in the experts' channel."""
    house.clicks("ole", asked(house), "Spørg en fagperson")
    return house.workspace.last("fagpersoner")


def offered(house: House, text: str = ANSWER) -> Message:
    """A curator's reply with its button."""
    posted = forwarded(house)
    house.says("signe", text, "fagpersoner", thread=posted.ts)
    return house.reply("fagpersoner", posted.ts)


def saved(house: House) -> Message:
    """A saved answer; gives what the offer has become."""
    offer = offered(house)
    house.clicks("signe", offer, "Gem som svar")
    assert not house.submits("signe", {}).errors
    return house.workspace.message("fagpersoner", offer.ts)


def private(house: House, person: str) -> str:
    return house.workspace.ephemerals(person)[-1].visible_text()


def test_an_unknown_question_is_passed_on_to_the_experts_with_who_asked(house: House) -> None:
    posted = forwarded(house)

    assert "Ole" in posted.visible_text()
    assert "gummitræet" in posted.visible_text()
    assert "sendt til fagpersonerne" in private(house, "ole")


def test_a_question_is_passed_on_once(house: House) -> None:
    card = asked(house)
    house.clicks("ole", card, "Spørg en fagperson")
    house.clicks("signe", card, "Spørg en fagperson")

    assert len(house.workspace.messages("fagpersoner")) == 1
    assert "allerede sendt" in private(house, "signe")


def test_a_cpr_number_never_reaches_the_experts(house: House) -> None:
    card = asked(house, text="Hvem vander gummitræet for 310290-1234?")
    house.clicks("ole", card, "Spørg en fagperson")

    assert "310290" not in house.workspace.last("fagpersoner").visible_text()
    assert "[fjernet]" in house.workspace.last("fagpersoner").visible_text()


def test_a_curators_reply_gets_the_button(house: House) -> None:
    assert "[Gem som svar]" in offered(house).visible_text()


def test_a_reply_by_somebody_else_gets_no_button_but_is_told_who_can(house: House) -> None:
    posted = forwarded(house)
    house.says("ole", "Det er nok pedellen", "fagpersoner", thread=posted.ts)

    assert house.reply("fagpersoner", posted.ts).ts == posted.ts
    assert "Signe" in private(house, "ole")
    assert "Karen" in private(house, "ole")


def test_an_answered_question_says_so_in_the_experts_channel_and_by_whom(house: House) -> None:
    saved(house)

    question = house.workspace.messages("fagpersoner")[0].visible_text()
    assert "Besvaret af @Signe" in question
    assert "Svar her i tråden" not in question


def test_the_asker_is_told_who_answered_and_the_next_one_has_the_answer(house: House) -> None:
    saved(house)

    told = next(one for one in house.workspace.messages("spørg") if one.user != house.workspace.bot_user)
    assert "@Signe Holm har svaret på" in house.reply("spørg", told.ts).visible_text()
    assert "kantinen" in asked(house, "karen").visible_text()


def test_the_curators_see_what_was_missing_by_its_title(house: House) -> None:
    ts = house.says("ole", f"<@{house.workspace.bot_user}> hvad er et fleksjob?", "spørg")
    house.clicks("ole", house.reply("spørg", ts), "👎")
    form = house.workspace.modal("ole")
    assert form is not None
    assert "dit navn" in form.visible_text()
    house.submits("ole", {"missing": "satsen"})

    note = house.workspace.last("fagpersoner").visible_text()
    assert "Fleksjob" in note
    assert "ordning-" not in note
    assert private(house, "ole").startswith("Tak")


def test_only_a_curator_may_press_the_button(house: House) -> None:
    house.clicks("ole", offered(house), "Gem som svar")

    assert house.workspace.modal("ole") is None
    assert "Signe" in private(house, "ole")


def test_the_form_starts_with_the_reply_and_the_question(house: House) -> None:
    house.clicks("signe", offered(house), "Gem som svar")

    form = house.workspace.modal("signe")
    assert form is not None
    assert "Hvem vander gummitræet" in form.visible_text()
    assert "[vejledningen](https://planter.example/guide)" in form.visible_text()


def test_an_edited_reply_is_saved_as_it_was_last_written(house: House) -> None:
    posted = forwarded(house)
    ts = house.says("signe", "Pedellen", "fagpersoner", thread=posted.ts)
    house.edits("signe", "fagpersoner", ts, "Nej, gartneren")
    house.clicks("signe", house.reply("fagpersoner", posted.ts), "Gem som svar")

    form = house.workspace.modal("signe")
    assert form is not None
    assert "gartneren" in form.visible_text()


def test_a_deleted_reply_cannot_be_saved(house: House) -> None:
    posted = forwarded(house)
    ts = house.says("signe", "Pedellen", "fagpersoner", thread=posted.ts)
    offer = house.reply("fagpersoner", posted.ts)
    house.deletes("signe", "fagpersoner", ts)
    house.clicks("signe", offer, "Gem som svar")

    assert house.workspace.modal("signe") is None
    assert "er der ikke mere" in private(house, "signe")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("expert_title", ""),
        ("expert_answer", "Ring til 310290-1234"),
        ("expert_questions", "Hvem vander for 310290 1234?"),
    ],
)
def test_the_form_refuses_what_cannot_be_saved(house: House, field: str, value: str) -> None:
    house.clicks("signe", offered(house), "Gem som svar")

    assert field in house.submits("signe", {field: value}).errors
    assert house.workspace.modal("signe") is not None


def test_the_asker_gets_the_answer_at_once_in_the_thread(house: House) -> None:
    card = asked(house)
    house.clicks("ole", card, "Spørg en fagperson")
    posted = house.workspace.last("fagpersoner")
    house.says("signe", ANSWER, "fagpersoner", thread=posted.ts)
    house.clicks("signe", house.reply("fagpersoner", posted.ts), "Gem som svar")
    house.submits("signe", {"expert_title": "Gummitræet i kantinen"})

    assert card.thread_ts is not None
    answer = house.reply("spørg", card.thread_ts).visible_text()
    assert "Ole" in answer
    assert "Gummitræet i kantinen" in answer
    assert "vandes af" in answer
    assert "kommunens egne fagpersoner" in answer
    assert "Sidst gennemgået 23. november 2026" in answer


def test_a_private_question_is_answered_in_a_direct_message(house: House) -> None:
    house.commands("ole", QUESTION)
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Spørg en fagperson")
    posted = house.workspace.last("fagpersoner")
    house.says("karen", ANSWER, "fagpersoner", thread=posted.ts)
    house.clicks("karen", house.reply("fagpersoner", posted.ts), "Gem som svar")
    house.submits("karen", {})

    assert "vandes af" in house.told("ole")[-1].visible_text()
    assert house.workspace.messages("spørg") == []


def test_a_question_in_a_direct_message_is_answered_below_it(house: House) -> None:
    ts = house.says("ole", QUESTION)
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "Spørg en fagperson")
    posted = house.workspace.last("fagpersoner")
    house.says("signe", ANSWER, "fagpersoner", thread=posted.ts)
    house.clicks("signe", house.reply("fagpersoner", posted.ts), "Gem som svar")
    house.submits("signe", {})

    assert "vandes af" in house.reply(house.workspace.dm("ole"), ts).visible_text()


def test_the_next_one_who_asks_is_answered(house: House) -> None:
    saved(house)

    assert "vandes af" in asked(house, "karen").visible_text()


def test_a_saved_answer_survives_a_restart(house: House) -> None:
    saved(house)
    house.restarts()

    assert "vandes af" in asked(house, "karen").visible_text()


def test_a_question_is_answered_by_one_curator_only(house: House) -> None:
    offer = offered(house)
    house.clicks("signe", offer, "Gem som svar")
    house.clicks("karen", offer, "Gem som svar")
    house.submits("signe", {})
    house.submits("karen", {"expert_answer": "Noget andet"})

    assert "vandes af" in asked(house, "karen").visible_text()
    assert "besvaret" in house.told("karen")[-1].visible_text()


def test_a_curator_corrects_a_saved_answer(house: House) -> None:
    house.clicks("karen", saved(house), "Ret svar")
    house.submits("karen", {"expert_answer": "Nu vandes det af gartneren."})

    assert "af gartneren" in asked(house).visible_text()


def test_a_curator_takes_a_saved_answer_out(house: House) -> None:
    state = saved(house)
    house.clicks("ole", state, "Tag svaret ud")
    assert "vandes af" in asked(house).visible_text()

    house.clicks("karen", state, "Tag svaret ud")
    assert "vandes af" not in asked(house).visible_text()
    assert "taget ud" in house.workspace.message("fagpersoner", state.ts).visible_text()


def test_talk_below_an_answered_question_is_left_alone(house: House) -> None:
    posted = house.workspace.message("fagpersoner", saved(house).thread_ts or "")
    before = len(house.replies("fagpersoner", posted.ts))
    house.says("signe", "Tak for hjælpen", "fagpersoner", thread=posted.ts)

    assert len(house.replies("fagpersoner", posted.ts)) == before


def test_the_curators_see_what_was_missing(house: House) -> None:
    ts = house.says("ole", "personlig assistance")
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "👎")
    assert "CPR" in house.submits("ole", {"missing": "Satsen for i år, også for 310290-1234"}).errors["missing"]
    house.submits("ole", {"missing": "Satsen for i år"})

    note = house.workspace.last("fagpersoner").visible_text()
    assert "Satsen for i år" in note
    assert "personlig assistance" in note
    assert "310290" not in note


def test_what_was_missing_is_told_once_per_person(house: House) -> None:
    ts = house.says("ole", "personlig assistance")
    card = house.reply(house.workspace.dm("ole"), ts)
    house.clicks("ole", card, "👎")
    house.submits("ole", {"missing": "Satsen"})
    house.clicks("ole", card, "👎")

    assert house.workspace.modal("ole") is None
    assert len(house.workspace.messages("fagpersoner")) == 1


def test_a_second_thumb_counts_once(house: House) -> None:
    ts = house.says("ole", "personlig assistance")
    card = house.reply(house.workspace.dm("ole"), ts)
    house.clicks("ole", card, "👍")
    house.clicks("ole", card, "👍")

    assert "allerede noteret" in private(house, "ole")


def test_sharing_keeps_the_private_answer(house: House) -> None:
    house.commands("ole", "personlig assistance")
    kept = len(house.workspace.ephemerals("ole"))
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Del i kanalen")

    assert len(house.workspace.ephemerals("ole")) == kept


def test_old_entries_are_brought_up_with_the_curators_once_a_month(house: House) -> None:
    house.later(days=400)
    house.later(days=1, hours=3)
    house.later(hours=3)
    reviews = [message for message in house.workspace.messages("fagpersoner") if "gennemgås" in message.text]
    assert len(reviews) == 1

    house.later(days=35)
    reviews = [message for message in house.workspace.messages("fagpersoner") if "gennemgås" in message.text]
    assert len(reviews) == 2


ENTRY = Entry(
    id="begreb-blaabog",
    title="Blåbogen",
    reviewed=date(2026, 11, 1),
    questions=(Example(q="hvad er blåbogen"),),
    sources={"K1": Source(title="Eksempel", section="§ 1")},
    short="Blåbogen er en liste. [K1]",
)
HABIT = "den blå mappe ved printeren"


class Hesitant(Index):
    """Is unsure about one wording."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__(entries)
        self.unsure = Unsure((Hit(ENTRY, 0.5),))

    def ask(
        self, question: str, topic: Topic | None = None, *, overheard: bool = False, today: date | None = None
    ) -> Answer:
        return self.unsure if "mappe" in question else super().ask(question, topic, overheard=overheard, today=today)


@pytest.fixture
def hesitant(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path, Hesitant([ENTRY])) as running:
        yield running


def picks(house: House, person: str, words: str = HABIT) -> None:
    """Ask and choose the entry."""
    house.clicks(person, asked(house, person, words), "Blåbogen")


def test_words_that_people_mean_alike_are_proposed_and_answer_once_approved(hesitant: House) -> None:
    picks(hesitant, "ole")
    picks(hesitant, "ole", "ved printeren den blå mappe?")
    assert hesitant.workspace.messages("fagpersoner") == []

    picks(hesitant, "karen", "Den blå mappe ved printeren")
    hesitant.later(hours=1)
    proposal = hesitant.workspace.last("fagpersoner")
    assert "3 gange" in proposal.visible_text()
    hesitant.clicks("ole", proposal, "Godkend")
    assert "Mente du" in asked(hesitant, "ole", HABIT).visible_text()

    hesitant.clicks("signe", proposal, "Godkend")
    assert "Godkendt af" in hesitant.workspace.message("fagpersoner", proposal.ts).visible_text()
    assert "er en liste" in asked(hesitant, "ole", HABIT).visible_text()


def test_one_person_alone_makes_no_habit(hesitant: House) -> None:
    for _ in range(4):
        picks(hesitant, "ole")
    hesitant.later(hours=1)

    assert hesitant.workspace.messages("fagpersoner") == []


def test_a_rejected_wording_is_not_proposed_again(hesitant: House) -> None:
    for person in ("ole", "karen", "signe"):
        picks(hesitant, person)
    hesitant.later(hours=1)
    hesitant.clicks("signe", hesitant.workspace.last("fagpersoner"), "Afvis")
    picks(hesitant, "karen")
    hesitant.later(hours=1)

    assert len(hesitant.workspace.messages("fagpersoner")) == 1
    assert "Afvist af" in hesitant.workspace.last("fagpersoner").visible_text()


def test_a_private_pick_stays_private_and_can_be_shared(hesitant: House) -> None:
    hesitant.commands("ole", HABIT)
    hesitant.clicks("ole", hesitant.workspace.ephemerals("ole")[-1], "Blåbogen")

    assert "er en liste" in private(hesitant, "ole")
    assert "[Del i kanalen]" in private(hesitant, "ole")
    assert hesitant.workspace.messages("spørg") == []
