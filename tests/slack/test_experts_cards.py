"""Curators' cards: within Slack's limits, nothing live in quoted text, ids that the services know."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services.answers.experts import Part, Written
from bot.services.answers.notices import EntriesDue, ExpertQuestion, MissedNote
from bot.slack.answers import experts
from bot.slack.ids import Field
from bot.slack.message import Message
from bot.slack.rendering import render
from knowledge.entry import Entry, Source


def entry(number: int) -> Entry:
    return Entry(
        id=f"lokal-{number}",
        title=f"Svar {number}",
        reviewed=date(2025, 1, 1),
        questions=("hvad",),
        sources={"F1": Source(title="Eksempel", section="§ 1")},
        short="Et svar. [F1]",
    )


def shown(message: Message) -> str:
    return str(message.blocks)


def test_the_forms_fields_are_those_the_service_refuses() -> None:
    assert {str(part) for part in Part} <= {str(field) for field in Field}


def test_a_quoted_question_pings_nobody() -> None:
    message = render(ExpertQuestion("U1", "hej <!channel> & <@U2>"))

    assert "<!channel>" not in shown(message) + message.text
    assert "<@U2>" not in shown(message) + message.text
    assert "<@U1>" in shown(message)


def test_a_long_question_is_cut() -> None:
    message = render(ExpertQuestion("U1", "ord " * 2000))

    assert all(len(block["text"]["text"]) <= 3000 for block in message.blocks if block["type"] == "section")


def test_a_long_review_list_is_counted_and_has_few_buttons() -> None:
    message = render(EntriesDue(tuple(entry(number) for number in range(165)), 365))

    assert "165 svar" in message.text
    assert "og 145 svar til" in shown(message)
    assert len(message.blocks[-1]["elements"]) == experts.MOST_BUTTONS


def test_a_note_on_a_local_answer_leads_to_its_form() -> None:
    assert "Ret svar" in shown(render(MissedNote("U1", "hvad", "mere", entry(1))))
    assert "intet svar" in shown(render(MissedNote("U1", "hvad", "mere", None)))


@pytest.mark.parametrize(
    ("slack", "markdown"),
    [
        ("Se <https://a.example/b|siden>", "Se [siden](https://a.example/b)"),
        ("Se <https://a.example/b>", "Se https://a.example/b"),
        ("a &amp; b &lt;3", "a & b <3"),
        ("spørg <@U1>", "spørg @U1"),
    ],
)
def test_a_reply_keeps_its_links(slack: str, markdown: str) -> None:
    assert experts.as_markdown(slack) == markdown


def test_a_form_takes_a_whole_answer() -> None:
    form = experts.save_form(Written("t", "a" * 2900, tuple("q" * 60 for _ in range(40))), "state")

    assert form["private_metadata"] == "state"
    assert len(form["title"]["text"]) <= 24
