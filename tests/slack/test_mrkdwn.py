"""Slack's text: nothing a person writes becomes live, nothing is longer than Slack takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.mrkdwn import SECTION_LIMIT, contact, escape, from_markdown, own_words, pieces, plain, quiet, shortened


@pytest.mark.parametrize("text", ["<!channel>", "<@U123>", "<https://x.example|klik>", "a & b"])
def test_user_text_is_never_live(text: str) -> None:
    assert "<" not in escape(text)
    assert plain(escape(text)) == text


@pytest.mark.parametrize(
    ("slack", "person"),
    [
        ("ring <tel:86421137|86 42 11 37>", "ring 86 42 11 37"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("R&amp;D &lt;3", "R&D <3"),
        ("<https://x.example>", "https://x.example"),
        ("<@U123> kom", "@U123 kom"),
    ],
)
def test_slack_markup_is_read_as_a_person_sees_it(slack: str, person: str) -> None:
    assert plain(slack) == person


def test_people_in_ones_own_words_are_shown_by_name_and_nothing_else_is_live() -> None:
    assert own_words("ring til @U0KAREN03 <!channel>") == "ring til <@U0KAREN03> &lt;!channel&gt;"
    assert own_words("skriv til lone@UHELDIGE.example") == "skriv til lone@UHELDIGE.example"


def test_markdown_becomes_mrkdwn() -> None:
    assert (
        from_markdown("**Vigtigt**\n- punkt\n[STAR](https://star.dk)") == "*Vigtigt*\n• punkt\n<https://star.dk|STAR>"
    )


def test_a_table_becomes_lines_that_wrap_on_a_phone() -> None:
    table = "| Kommune | Mål | Nået |\n|---|---|---|\n| Kolding | 173 | 201 |"

    assert from_markdown(table) == "• *Kolding*: Mål 173 · Nået 201"


@given(st.text(max_size=9000))
def test_pieces_are_short_enough_and_lose_no_word(text: str) -> None:
    found = pieces(text)

    assert all(len(piece) <= SECTION_LIMIT for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.text(max_size=400), st.integers(2, 200))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit


@pytest.mark.parametrize("call", ["<!channel>", "<!here|here>", "<!everyone>"])
def test_nobody_is_called_upon_in_any_field(call: str) -> None:
    shown = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"hej {call} <@U1> <!subteam^S1>"}, "fields": [call]}
    ]

    inert = str(quiet(shown))
    assert call not in inert
    assert "&lt;!" in inert
    assert "<@U1> <!subteam^S1>" in inert
    assert quiet(f"{call} hej") == f"&lt;{call[1:-1]}&gt; hej"


def test_a_contact_can_be_tapped() -> None:
    assert contact("Lone <i lageret>, 22334455, lone@netto.example") == (
        "Lone &lt;i lageret&gt;, <tel:+4522334455|22 33 44 55>, <mailto:lone@netto.example|lone@netto.example>"
    )
