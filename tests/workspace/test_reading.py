"""How text is typed and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.people.reading import markdown_to_plain, mrkdwn_to_plain, rich_text_to_plain
from bot.workspace.wire.rich import rich_text, typed

NAMES = {"U1": "Ole Brandt", "C1": "spørg"}


@pytest.mark.parametrize(
    ("mrkdwn", "read"),
    [
        ("*Fed* og _skrå_ og ~streg~ og `kode`", "Fed og skrå og streg og kode"),
        ("*_begge_*", "begge"),
        ("<@U1> i <#C1|gammelt>", "@Ole Brandt i #spørg"),
        ("<https://a.example|siden> <mailto:a@b.example>", "siden a@b.example"),
        ("<!date^1^{date}|mandag> <!channel>", "mandag @channel"),
        ("Ost &amp; kiks &lt;3", "Ost & kiks <3"),
        ("2*3*4 og snake_case_navn", "2*3*4 og snake_case_navn"),
    ],
)
def test_mrkdwn_is_read_as_on_the_screen(mrkdwn: str, read: str) -> None:
    assert mrkdwn_to_plain(mrkdwn, NAMES) == read


def test_markdown_is_read_as_on_the_screen() -> None:
    assert markdown_to_plain("## Titel\n**Fed** [her](https://a.example)") == "Titel\nFed her"


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        ("Hej @Ole og @Ukendt", "Hej <@U1> og @Ukendt"),
        ("Se #spørg", "Se <#C1|spørg>"),
        ("a <b> & c", "a &lt;b&gt; &amp; c"),
        ("<@U1> allerede", "<@U1> allerede"),
        ("https://a.example/x?b=1&c=2.", "<https://a.example/x?b=1&amp;c=2>."),
        ("Skriv til lone@a.example", "Skriv til <mailto:lone@a.example|lone@a.example>"),
    ],
)
def test_a_typed_line_is_stored_as_slack_stores_it(line: str, stored: str) -> None:
    assert typed(line, {"ole": "U1"}, {"spørg": "C1"}) == stored


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_any_typed_line_reads_the_same_beside_and_in_rich_text(line: str) -> None:
    stored = typed(line, {}, {})
    assert "<" not in stored.replace("<http", "").replace("<mailto", "")
    assert isinstance(rich_text_to_plain(rich_text(stored), {}), str)
