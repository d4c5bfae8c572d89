"""The cards of answers, by what they show and what can be pressed."""

from __future__ import annotations

import json
from datetime import date

from bot.services.answers.asking import Reply
from bot.slack.answers import cards
from bot.slack.answers.parts import Place
from bot.text.answers import shapes
from knowledge.answers import (
    Answer,
    AskBack,
    Compared,
    Fit,
    Found,
    Hit,
    Line,
    Listed,
    Option,
    Shape,
    Suggested,
    Unknown,
)
from knowledge.entry import Entry, Section, Source


def entry(name: str, title: str, **more: object) -> Entry:
    """An entry with two sections and three sources."""
    values: dict[str, object] = {
        "id": f"ordning-{name}",
        "title": title,
        "reviewed": date(2026, 11, 1),
        "questions": (),
        "sources": {
            "K1": Source(title="Lov", section="§ 1", date="3/2-2024"),
            "K2": Source(title="Vejledning", date="udateret"),
            "K3": Source(title="Rapport", date="2021"),
        },
        "short": "En ordning er penge, jf. LAB § 1. [K1] [K2] Den er nyttig. [K3]",
        "sections": (
            Section(heading="Omfang", text="Højst 20 timer. [K1]"),
            Section(heading="Andet", text="Nej. [K3]"),
        ),
    }
    return Entry.model_validate(values | more)


FIRST, SECOND = entry("en", "Den ene"), entry("to", "Den anden")


def shown(answer: Answer, place: Place = Place.OPEN, start: int = 0) -> str:
    return json.dumps(cards.reply(Reply(7, "hvad gælder?", answer), place, start=start).blocks, ensure_ascii=False)


def test_what_it_is_in_one_sentence_then_the_section_that_answers() -> None:
    card = shown(Found(Hit(FIRST, 0.9), "omfang", FIRST.sections[0]))

    assert card.index("En ordning er penge, jf. LAB § 1.") < card.index("*Omfang*")
    assert "nyttig" not in card
    assert "Mente" not in card


def test_two_sources_with_their_year_and_no_word_of_the_undated() -> None:
    card = shown(Found(Hit(FIRST, 0.9)))

    assert "Lov (§ 1, 2024)" in card
    assert "[2] Vejledning" in card
    assert "Rapport" not in card
    assert "udateret" not in card


def test_a_comparison_shows_of_each_what_was_asked_for() -> None:
    card = shown(Compared((Hit(FIRST, 0.9), Hit(SECOND, 0.9)), "omfang"))

    assert card.count("Højst 20 timer.") == 2
    assert card.count("En ordning er penge") == 0
    assert "En ordning er penge" in shown(Compared((Hit(FIRST, 0.9), Hit(SECOND, 0.9))))


def test_a_likely_answer_shows_its_text_others_and_the_expert() -> None:
    card = shown(Found(Hit(FIRST, 0.4), others=(Hit(SECOND, 0.3),), likely=True))

    assert shapes.NEAREST in card
    assert '"answer_choose:0"' in card
    assert '"answer_expert"' in card
    assert "Se også" not in card


def test_a_follow_up_that_the_entry_does_not_tell_is_said_to_be_one_without_the_same_text_again() -> None:
    card = shown(Found(Hit(FIRST, 0.9), covered=False, from_thread=True))

    assert shapes.NOT_TOLD in card
    assert "En ordning er penge" not in card
    assert '"answer_expert"' in card


def test_the_office_that_knows_is_named() -> None:
    assert "Det hører til Udbetaling Danmark" in shown(
        Found(Hit(FIRST, 0.9), covered=False, likely=True, pointer="Udbetaling Danmark")
    )


def test_the_second_of_two_questions_is_answered_below() -> None:
    second = Found(Hit(SECOND, 0.9), "omfang", SECOND.sections[1])
    card = shown(Found(Hit(FIRST, 0.9), "omfang", FIRST.sections[0], then=second))

    assert card.index("*Omfang*") < card.index("*Den anden*") < card.index("*Andet*")


def test_what_else_is_known_stands_below_the_answer_and_can_be_opened() -> None:
    changed = Line(SECOND, "Reglen er væk.", date(2026, 7, 1), "gældende")
    card = shown(Found(Hit(FIRST, 0.9), beside=(changed,)))

    assert "Mere om det samme" in card
    assert "1. juli 2026: *Den anden* – Reglen er væk." in card
    assert f"7|{SECOND.id}" in card


def test_a_question_back_stands_below_three_schemes() -> None:
    fits = tuple(Fit(entry(f"x{number}", f"Ordning {number}"), "“døv”: Betaler tolk.") for number in range(5))
    back = AskBack("Er borgeren ansat eller ledig?", (Option("Ansat", "Han er ansat."), Option("Ledig", "Ledig.")))
    card = shown(Suggested(fits, ask_back=back, likely=True))

    assert card.count('"answer_show_all') == 3
    assert "2 ordninger mere kan passe" in card
    assert '"answer_narrow:0"' in card


def test_a_case_of_two_people_asks_for_one_at_a_time() -> None:
    card = shown(Suggested((), ask_back=AskBack("Skriv om én ad gangen.", ())))

    assert "Skriv om én ad gangen." in card
    assert "answer_narrow" not in card


def test_what_is_closed_is_told_below_what_fits() -> None:
    card = shown(Suggested((Fit(FIRST, "Betaler."),), notes=(("ordning-to", "Den anden gives ikke længere."),)))

    assert card.index("Den ene") < card.index("Den anden gives ikke længere.")


def test_changes_are_listed_by_date_and_paged() -> None:
    lines = tuple(
        Line(entry(f"x{number}", f"Regel {number}"), "Ny.", date(2026, 1, number + 1), "ventet") for number in range(7)
    )
    card = shown(Listed(Shape.CHANGES, "i 2026", lines), start=5)

    assert "6. januar 2026: *Regel 5* (ventet)" in card
    assert "Viser 6-7 af 7" in card
    assert "Forrige" in card


def test_topics_near_an_unknown_question_can_be_pressed() -> None:
    card = shown(Unknown((Hit(FIRST, 0.1), Hit(SECOND, 0.1))))

    assert card.count('"answer_choose') == 2


def test_a_question_without_a_topic_is_asked_what_it_is_about() -> None:
    card = shown(Unknown(topicless=True))

    assert shapes.TOPICLESS in card
    assert "answer_expert" not in card


def test_an_answer_can_be_shared_where_not_everybody_sees_it() -> None:
    found = Found(Hit(FIRST, 0.9))

    assert '"answer_share"' not in shown(found)
    assert '"answer_share"' in shown(found, Place.DIRECT)
    assert "hvad gælder?" in shown(found, Place.ALONE)
    assert "hvad gælder?" not in shown(found, Place.DIRECT)
