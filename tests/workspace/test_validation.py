"""Each kind of mistake in a payload is found; good payloads pass."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import LocalWorkspace
from bot.workspace.api.validation import check_blocks, check_message, check_view


def text(words: str) -> dict[str, object]:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": words}


def section(words: str, **more: object) -> dict[str, object]:
    return {"type": "section", "text": mrkdwn(words), **more}


def button(action: str = "go", **more: object) -> dict[str, object]:
    return {"type": "button", "action_id": action, "text": text("Gå"), **more}


def actions(*elements: dict[str, object]) -> dict[str, object]:
    return {"type": "actions", "elements": list(elements)}


def select(**more: object) -> dict[str, object]:
    return {"type": "static_select", "action_id": "pick", **more}


def field(element: dict[str, object], **more: object) -> dict[str, object]:
    return {"type": "input", "label": text("Felt"), "element": element, **more}


def option(value: str) -> dict[str, object]:
    return {"text": text(value), "value": value}


def chart(**more: object) -> dict[str, object]:
    points = [{"label": "Nov", "value": 3}]
    body = {"type": "bar", "series": [{"name": "Antal", "data": points}], "axis_config": {"categories": ["Nov"]}}
    return {"type": "data_visualization", "title": "Tal", "chart": {**body, **more}}


def table(*rows: list[dict[str, object]], **more: object) -> dict[str, object]:
    return {"type": "data_table", "caption": "Tal", "rows": list(rows), **more}


CELL = {"type": "raw_text", "text": "A"}
NUMBER = {"type": "raw_number", "value": 3, "text": "3"}

GOOD = [
    {"type": "header", "text": text("Titel")},
    section("Hej <@U0OLE0002>, se <https://a.example|her> &amp; <!date^1^{date}|nu>", accessory=button()),
    {"type": "section", "fields": [mrkdwn("*Timer*\n8"), mrkdwn("*Sted*\nKolding")]},
    {"type": "divider"},
    {
        "type": "context",
        "elements": [mrkdwn("Kilde"), {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "I"}],
    },
    actions(
        button("a", style="primary"),
        button(
            "b", confirm={"title": text("?"), "text": mrkdwn("Sikker?"), "confirm": text("Ja"), "deny": text("Nej")}
        ),
        select(options=[option("x"), option("y")], initial_option=option("y")),
        {"type": "overflow", "action_id": "more", "options": [option("x")]},
    ),
    {"type": "markdown", "text": "**Fed**"},
    {"type": "table", "rows": [[CELL], [NUMBER]]},
    table([CELL], [NUMBER]),
    chart(),
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": option("op"),
                "negative_button": option("ned"),
            }
        ],
    },
]


def test_good_blocks_pass() -> None:
    assert check_message({"text": "Titel", "blocks": GOOD}) == []


BAD: dict[str, tuple[list[dict[str, object]], str]] = {
    "unknown block": ([{"type": "carousel_of_doom"}], "unknown block type"),
    "section too long": ([section("x" * 3001)], "3001 characters, at most 3000"),
    "section empty": ([{"type": "section"}], "needs text or fields"),
    "empty text": ([section("")], "required"),
    "field too long": ([{"type": "section", "fields": [mrkdwn("x" * 2001)]}], "at most 2000"),
    "eleven fields": ([{"type": "section", "fields": [mrkdwn("x")] * 11}], "11 items"),
    "header too long": ([{"type": "header", "text": text("x" * 151)}], "at most 150"),
    "header in mrkdwn": ([{"type": "header", "text": mrkdwn("x")}], "is not plain_text"),
    "button text": ([actions({**button(), "text": text("x" * 76)})], "at most 75"),
    "button value": ([actions(button(value="x" * 2001))], "at most 2000"),
    "button style": ([actions(button(style="secondary"))], "is none of primary,danger"),
    "action id": ([actions(button("x" * 256))], "at most 255"),
    "26 buttons": ([actions(*[button(str(n)) for n in range(26)])], "26 items"),
    "11 context": ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "11 items"),
    "101 options": ([actions(select(options=[option(str(n)) for n in range(101)]))], "101 items"),
    "no options": ([actions(select(options=[]))], "0 items"),
    "neither options": ([actions(select())], "either options or option_groups"),
    "option text": ([actions(select(options=[option("x" * 76)]))], "at most 75"),
    "same value": ([actions(select(options=[option("a"), option("a")]))], "appears 2 times"),
    "initial": ([actions(select(options=[option("a")], initial_option=option("b")))], "is not one of the options"),
    "six in a menu": (
        [actions({"type": "overflow", "action_id": "m", "options": [option(str(n)) for n in range(6)]})],
        "6 items",
    ),
    "date": ([actions({"type": "datepicker", "action_id": "d", "initial_date": "1/12-2026"})], "is not YYYY-MM-DD"),
    "unknown field": ([section("x", colour="red")], "unknown field"),
    "unknown field in a button": ([actions(button(icon="x"))], "unknown field"),
    "same block id": ([section("x", block_id="a"), section("y", block_id="a")], "block_id 'a' appears 2 times"),
    "same action id": ([actions(button("a"), button("a"))], "action_id 'a' appears 2 times"),
    "51 blocks": ([{"type": "divider"}] * 51, "51 blocks, at most 50"),
    "too much in all": ([section("x" * 2900)] * 5, "characters in all"),
    "element in the wrong place": (
        [section("x", accessory={"type": "plain_text_input", "action_id": "a"})],
        "not allowed here",
    ),
    "image without address": ([{"type": "image", "alt_text": "x"}], "either image_url or slack_file"),
    "confirm without deny": (
        [actions(button(confirm={"title": text("?"), "text": text("?"), "confirm": text("Ja")}))],
        "deny: required",
    ),
    "uneven table": ([table([CELL], [CELL, CELL])], "same number of cells"),
    "empty cell": ([table([CELL], [{"type": "raw_text", "text": ""}])], "needs text"),
    "number as text": ([table([CELL], [{**NUMBER, "value": "3"}])], "needs a number"),
    "chart kind": ([chart(type="donut")], "is none of pie"),
    "chart label": ([chart(axis_config={"categories": ["Dec"]})], "must match the categories"),
    "three charts": ([chart()] * 3, "3 charts"),
}


@pytest.mark.parametrize(("blocks", "expected"), BAD.values(), ids=BAD.keys())
def test_a_mistake_in_a_message_is_found(blocks: list[dict[str, object]], expected: str) -> None:
    found = check_blocks(blocks, "message")
    assert any(expected in str(finding) for finding in found), [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({"blocks": GOOD[:1]}, "text: missing"),
        ({}, "a message needs text"),
        ({"text": "Hej <!channel>"}, "calls upon everybody"),
        ({"text": "Ost & kiks"}, "not escaped"),
        ({"text": "a < b"}, "not escaped"),
        ({"text": "x" * 40_001}, "at most 40000"),
        ({"text": "Hej", "metadata": {"key": "x"}}, "event_type and event_payload"),
        ({"text": "Hej", "metadata": {"event_type": "x", "event_payload": {"a": {"b": 1}}}}, "plain value"),
    ],
)
def test_a_mistake_beside_the_blocks_is_found(message: dict[str, object], expected: str) -> None:
    assert any(expected in str(finding) for finding in check_message(message))


MODAL: dict[str, object] = {"type": "modal", "title": text("Titel"), "blocks": [{"type": "divider"}]}
INPUT = field({"type": "plain_text_input", "action_id": "a"})


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({**MODAL, "title": text("x" * 25)}, "at most 24"),
        ({**MODAL, "submit": text("x" * 25)}, "at most 24"),
        ({**MODAL, "close": text("x" * 25)}, "at most 24"),
        ({**MODAL, "private_metadata": "x" * 3001}, "at most 3000"),
        ({**MODAL, "blocks": [INPUT]}, "view.submit: required"),
        ({**MODAL, "blocks": [{"type": "divider"}] * 101}, "at most 100"),
        ({**MODAL, "blocks": [{"type": "markdown", "text": "x"}]}, "not allowed in a modal"),
        ({**MODAL, "colour": "red"}, "unknown field"),
        ({"type": "modal", "title": text("x")}, "view.blocks: missing"),
        ({"type": "home", "title": text("x"), "blocks": []}, "view.title: unknown field"),
        ({"type": "home", "blocks": [table([CELL], [CELL])]}, "not allowed in a home"),
        (
            {
                **MODAL,
                "submit": text("Gem"),
                "blocks": [field({"type": "number_input", "is_decimal_allowed": True, "min_value": 1})],
            },
            "is not a string",
        ),
        (
            {
                **MODAL,
                "submit": text("Gem"),
                "blocks": [field({"type": "button", "action_id": "x", "text": text("x")})],
            },
            "not allowed here",
        ),
        ({"type": "dialog"}, "neither modal nor home"),
    ],
)
def test_a_mistake_in_a_view_is_found(view: dict[str, object], expected: str) -> None:
    found = check_view(view)
    assert any(expected in str(finding) for finding in found), [str(finding) for finding in found]


def test_a_good_modal_passes() -> None:
    assert check_view({**MODAL, "submit": text("Gem"), "blocks": [INPUT]}) == []


def test_problems_are_kept_and_refused_as_slack_refuses_them(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=channel, text="x", blocks=[section("x" * 3001)])
    assert refused.value.response["error"] == "invalid_blocks"
    client.chat_postMessage(channel=channel, text="Ost & kiks", colour="red")
    assert [problem.partition(": ")[2].split(":")[0] for problem in workspace.problems] == [
        "blocks[0] (section).text",
        "colour",
        "text",
    ]
    assert [message.text for message in workspace.messages("spørg")] == ["Ost & kiks"]


def test_a_workspace_without_modern_blocks_refuses_them_without_blame(
    workspace: LocalWorkspace, client: WebClient
) -> None:
    workspace.modern_blocks = False
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_postMessage(channel=workspace.channels["spørg"].id, text="Tal", blocks=[chart()])
    assert workspace.problems == []
