"""Buttons, menus, modals and Home, as people use them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.workspace import LocalWorkspace, Message, SteppedClock, quiet_seed
from bot.workspace.api.calls import WebApi
from bot.workspace.api.errors import SlackError
from bot.workspace.api.methods import METHODS
from bot.workspace.sockets import SocketMode
from bot.workspace.state import State
from bot.workspace.wire.events import Events
from tests.support.slack import PATIENCE, Listener


def text(words: str) -> dict[str, object]:
    return {"type": "plain_text", "text": words}


def options(*words: str) -> list[dict[str, object]]:
    return [{"text": text(word), "value": word.lower()} for word in words]


CARD = [
    {
        "type": "section",
        "block_id": "top",
        "text": {"type": "mrkdwn", "text": "*Åbning* #12"},
        "accessory": {"type": "overflow", "action_id": "more", "options": options("Flet", "Slet")},
    },
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            {"type": "button", "action_id": "confirm", "text": text("Bekræft"), "value": "12"},
            {
                "type": "static_select",
                "action_id": "broker",
                "placeholder": text("Overlever"),
                "options": options("Ole", "Karen"),
            },
            {"type": "datepicker", "action_id": "day"},
            {"type": "users_select", "action_id": "who"},
        ],
    },
]

FORM = {
    "type": "modal",
    "callback_id": "edit",
    "title": text("Ret"),
    "submit": text("Gem"),
    "private_metadata": "12",
    "blocks": [
        {
            "type": "input",
            "block_id": "company",
            "label": text("Virksomhed"),
            "element": {"type": "plain_text_input", "action_id": "value", "initial_value": "Kornblomsten"},
        },
        {
            "type": "input",
            "block_id": "hours",
            "label": text("Timer"),
            "element": {
                "type": "number_input",
                "action_id": "value",
                "is_decimal_allowed": False,
                "min_value": "1",
                "max_value": "37",
            },
        },
        {
            "type": "input",
            "block_id": "days",
            "label": text("Dage"),
            "optional": True,
            "element": {"type": "checkboxes", "action_id": "value", "options": options("Mandag", "Tirsdag")},
        },
        {
            "type": "input",
            "block_id": "start",
            "label": text("Start"),
            "optional": True,
            "element": {"type": "datepicker", "action_id": "value"},
        },
    ],
}


@pytest.fixture
def card(workspace: LocalWorkspace, client: WebClient) -> Message:
    client.chat_postMessage(channel=workspace.channels["jobåbninger"].id, text="Åbning", blocks=CARD)
    return workspace.last("jobåbninger")


@pytest.fixture
def clicked(workspace: LocalWorkspace, listener: Listener, card: Message) -> Callable[..., dict]:
    def click(name: str, value: object = None) -> dict:
        workspace.click("signe", card, name, value)
        while (payload := listener.payload()).get("type") != "block_actions":
            pass
        return payload

    return click


@pytest.fixture
def opened(workspace: LocalWorkspace, client: WebClient, clicked: Callable[..., dict]) -> Callable[[dict], None]:
    return lambda view: client.views_open(trigger_id=clicked("confirm")["trigger_id"], view=view)


def test_a_card_reads_as_a_person_reads_it(card: Message) -> None:
    assert card.visible_text().splitlines()[0] == "Åbning #12"
    assert [button.label for button in card.buttons()] == ["Flet", "Slet", "Bekræft"]


def test_a_button_says_where_it_stands(workspace: LocalWorkspace, card: Message, clicked: Callable[..., dict]) -> None:
    payload = clicked("Bekræft")
    [action] = payload["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("confirm", "row", "12")
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == card.ts
    assert payload["channel"]["name"] == "jobåbninger"
    assert payload["user"]["id"] == workspace.people["signe"].id
    assert payload["state"]["values"]["row"]["broker"]["selected_option"] is None


@pytest.mark.parametrize(
    ("name", "value", "field", "chosen"),
    [
        ("broker", "Karen", "selected_option", options("Karen")[0]),
        ("more", "slet", "selected_option", options("Slet")[0]),
        ("Slet", None, "selected_option", options("Slet")[0]),
        ("day", date(2026, 12, 1), "selected_date", "2026-12-01"),
        ("who", "ole", "selected_user", "U0OLE0002"),
    ],
)
def test_what_is_chosen_is_in_the_action(
    clicked: Callable[..., dict], name: str, value: object, field: str, chosen: object
) -> None:
    assert clicked(name, value)["actions"][0][field] == chosen


def test_a_choice_stays_in_the_state_of_the_next_click(clicked: Callable[..., dict]) -> None:
    clicked("broker", "ole")
    assert clicked("confirm")["state"]["values"]["row"]["broker"]["selected_option"]["value"] == "ole"


def test_what_is_not_there_cannot_be_pressed(workspace: LocalWorkspace, card: Message) -> None:
    with pytest.raises(LookupError, match="Bekræft"):
        workspace.click("signe", card, "Annullér")
    with pytest.raises(LookupError, match="Karen"):
        workspace.click("signe", card, "broker", "Lone")


def test_a_response_url_answers_replaces_and_deletes(workspace: LocalWorkspace, clicked: Callable[..., dict]) -> None:
    card = workspace.last("jobåbninger")
    answer = WebhookClient(clicked("confirm")["response_url"])
    assert answer.send(text="Kun til dig").status_code == 200
    assert workspace.ephemerals("signe")[0].text == "Kun til dig"
    answer.send(text="Bekræftet", replace_original=True)
    assert workspace.message("jobåbninger", card.ts).visible_text() == "Bekræftet"
    answer.send(text="Til alle", response_type="in_channel")
    assert workspace.last("jobåbninger").text == "Til alle"
    answer.send_dict({"delete_original": True})
    assert workspace.message("jobåbninger", card.ts).deleted
    answer.send(text="Den femte")
    assert answer.send(text="Én for meget").status_code == 404


def test_an_ephemeral_message_can_be_clicked_and_replaced(
    workspace: LocalWorkspace, client: WebClient, listener: Listener
) -> None:
    channel, signe = workspace.channels["spørg"].id, workspace.people["signe"].id
    client.chat_postEphemeral(channel=channel, user=signe, text="Kort", blocks=CARD)
    workspace.click("signe", workspace.ephemerals("signe")[0], "Bekræft")
    payload = listener.payload()
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload
    WebhookClient(payload["response_url"]).send(text="Delt", replace_original=True)
    assert [message.visible_text() for message in workspace.ephemerals("signe")] == ["Delt"]


def test_a_modal_is_filled_in_by_block_action_or_label(
    workspace: LocalWorkspace, listener: Listener, opened: Callable[[dict], None]
) -> None:
    opened(FORM)
    assert workspace.modal("signe").visible_text().splitlines()[:3] == ["Ret", "Virksomhed", "Kornblomsten"]
    result = workspace.submit("signe", {"hours": "12", "Dage": ["Mandag"], "Start": date(2026, 12, 1)})
    assert (result.errors, result.view) == ({}, None)
    view = listener.payload()["view"]
    values = {block: next(iter(actions.values())) for block, actions in view["state"]["values"].items()}
    assert values["company"]["value"] == "Kornblomsten"
    assert values["hours"]["value"] == "12"
    assert values["days"]["selected_options"] == options("Mandag")
    assert values["start"]["selected_date"] == "2026-12-01"
    assert view["private_metadata"] == "12"


@pytest.mark.parametrize(
    ("values", "block"),
    [
        ({}, "hours"),
        ({"hours": "mange"}, "hours"),
        ({"hours": "38"}, "hours"),
        ({"hours": "1", "company": ""}, "company"),
    ],
)
def test_the_client_itself_refuses_what_slack_refuses(
    workspace: LocalWorkspace, opened: Callable[[dict], None], values: dict[str, object], block: str
) -> None:
    opened(FORM)
    result = workspace.submit("signe", values)
    assert list(result.errors) == [block]
    assert result.view is not None


def test_the_apps_errors_keep_the_modal_open_with_what_was_written(
    workspace: LocalWorkspace, listener: Listener, opened: Callable[[dict], None]
) -> None:
    opened(FORM)
    listener.answers["view_submission"] = {"response_action": "errors", "errors": {"hours": "For mange"}}
    result = workspace.submit("signe", {"hours": 30})
    assert result.errors == {"hours": "For mange"}
    assert result.view.values["hours"]["value"]["value"] == "30"
    assert workspace.problems == []


def test_errors_on_a_block_that_is_not_there_are_a_problem(
    workspace: LocalWorkspace, listener: Listener, opened: Callable[[dict], None]
) -> None:
    opened(FORM)
    listener.answers["view_submission"] = {"response_action": "errors", "errors": {"timer": "For mange"}}
    assert workspace.submit("signe", {"hours": 30}).failed
    assert workspace.problems == ["ack: errors.timer: is no input block of the view"]


@pytest.mark.parametrize(("action", "left"), [("update", ["To"]), ("push", ["Ret", "To"]), ("clear", [])])
def test_an_answer_updates_pushes_or_clears(
    workspace: LocalWorkspace, listener: Listener, opened: Callable[[dict], None], action: str, left: list[str]
) -> None:
    opened(FORM)
    second = {"type": "modal", "callback_id": "two", "title": text("To"), "blocks": [{"type": "divider"}]}
    listener.answers["view_submission"] = {"response_action": action} | ({"view": second} if action != "clear" else {})
    workspace.submit("signe", {"hours": 30})
    titles: list[str] = []
    while (view := workspace.modal("signe")) is not None:
        titles.insert(0, view.title)
        workspace.close_modal("signe")
    assert titles == left


def test_a_modal_nobody_answers_says_so_and_stays(hasty: LocalWorkspace) -> None:
    from tests.support.slack import listening, web_client

    with listening(hasty) as listener:
        hasty.shortcut("signe", "new")
        web_client(hasty).views_open(trigger_id=listener.payload()["trigger_id"], view=FORM)
        listener.acknowledge = lambda _: False
        result = hasty.submit("signe", {"hours": 3})
        assert result.failed
        assert result.view is not None


def test_closing_tells_the_app_only_when_it_wants_to_know(
    workspace: LocalWorkspace, listener: Listener, opened: Callable[[dict], None]
) -> None:
    opened({**FORM, "notify_on_close": True})
    workspace.close_modal("signe")
    assert listener.payload()["type"] == "view_closed"
    opened(FORM)
    workspace.close_modal("signe")
    workspace.drain(PATIENCE)
    assert listener.quiet


def test_a_trigger_works_once(workspace: LocalWorkspace, client: WebClient, clicked: Callable[..., dict]) -> None:
    trigger = clicked("confirm")["trigger_id"]
    client.views_open(trigger_id=trigger, view=FORM)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=FORM)
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.3", view=FORM)


@pytest.mark.parametrize(("seconds", "works"), [(2.9, True), (3.1, False)])
def test_a_trigger_lives_three_seconds(seconds: float, works: bool) -> None:
    state = State(quiet_seed(), SteppedClock())
    sockets = SocketMode(3, lambda: None)
    api = WebApi(state, sockets, Events(state, sockets, frozenset()), METHODS, modern_blocks=True)
    trigger = state.new_trigger("U0SIGNE01", now=100)
    api.use_time(lambda: 100 + seconds)
    if works:
        assert api.use_trigger({"trigger_id": trigger}) == ("U0SIGNE01", None)
    else:
        with pytest.raises(SlackError, match="expired_trigger_id"):
            api.use_trigger({"trigger_id": trigger})


def test_an_old_hash_does_not_overwrite_a_newer_view(
    workspace: LocalWorkspace, client: WebClient, opened: Callable[[dict], None]
) -> None:
    opened(FORM)
    view = workspace.modal("signe")
    client.views_update(view_id=view.id, hash=view.hash, view={**FORM, "title": text("Ny")})
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=view.id, hash=view.hash, view=FORM)
    assert workspace.modal("signe").title == "Ny"


def test_home_is_published_read_and_clicked(workspace: LocalWorkspace, client: WebClient, listener: Listener) -> None:
    home = {"type": "home", "blocks": [*CARD]}
    client.views_publish(user_id=workspace.people["ole"].id, view=home)
    assert "Åbning #12" in workspace.home("ole").visible_text()
    assert workspace.home("signe") is None
    workspace.click("ole", workspace.home("ole"), "Bekræft")
    payload = listener.payload()
    assert payload["container"] == {"type": "view", "view_id": workspace.home("ole").id}
    assert payload["view"]["type"] == "home"
