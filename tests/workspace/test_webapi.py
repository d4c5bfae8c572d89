"""The Web API as slack_sdk uses it."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import LocalWorkspace
from tests.support.slack import web_client

META = {"event_type": "delivery", "event_payload": {"key": "reminder/1"}}
BLOCK = {"type": "section", "text": {"type": "mrkdwn", "text": "Hej"}}


def fails(error: str) -> pytest.RaisesExc[SlackApiError]:
    return pytest.raises(SlackApiError, match=f"'error': '{error}'")


def test_the_bot_knows_itself(workspace: LocalWorkspace, client: WebClient) -> None:
    me = client.auth_test()
    assert (me["user_id"], me["team_id"]) == (workspace.bot_user, workspace.team)


def test_a_wrong_token_and_an_unknown_method_are_refused(workspace: LocalWorkspace, client: WebClient) -> None:
    with fails("invalid_auth"):
        WebClient(token="xoxb-wrong", base_url=workspace.api_url).auth_test()
    with fails("unknown_method"):
        client.api_call("assistant.threads.setStatus", json={})


@pytest.mark.parametrize("kind", ["json", "form", "query"])
def test_arguments_come_as_json_form_or_query(workspace: LocalWorkspace, kind: str) -> None:
    arguments = {"channel": workspace.channels["spørg"].id, "text": "Hej"}
    encoded = urllib.parse.urlencode({**arguments, "blocks": json.dumps([BLOCK])})
    headers = {"Authorization": f"Bearer {workspace.bot_token}"}
    url, body = f"{workspace.api_url}chat.postMessage", b""
    if kind == "json":
        body = json.dumps({**arguments, "blocks": [BLOCK]}).encode()
        headers["Content-Type"] = "application/json"
    elif kind == "form":
        body = encoded.encode()
    else:
        url = f"{url}?{encoded}"
    with urllib.request.urlopen(urllib.request.Request(url, data=body, headers=headers, method="POST")) as answer:
        assert json.load(answer)["ok"]
    assert workspace.last("spørg").visible_text() == "Hej"
    assert workspace.calls[-1].arguments["blocks"] == [BLOCK]


def test_history_shows_metadata_only_when_asked(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    ts = client.chat_postMessage(channel=channel, text="Husk", metadata=META)["ts"]
    client.chat_postMessage(channel=channel, text="Svar", thread_ts=ts, metadata=META)
    assert "metadata" not in client.conversations_history(channel=channel)["messages"][0]
    [message] = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]
    assert message["metadata"] == META
    assert message["reply_count"] == 1
    replies = client.conversations_replies(channel=channel, ts=ts, include_all_metadata=True)["messages"]
    assert [reply["metadata"] for reply in replies] == [META, META]
    assert workspace.thread("spørg", ts)[1].metadata == META


def test_history_comes_in_pages_newest_first(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    for number in range(5):
        workspace.post("signe", "spørg", str(number))
    texts: list[str] = []
    for page in client.conversations_history(channel=channel, limit=2):
        texts += [message["text"] for message in page["messages"]]
    assert texts == ["4", "3", "2", "1", "0"]


def test_history_between_two_times(workspace: LocalWorkspace, client: WebClient) -> None:
    first, second, third = (workspace.post("signe", "spørg", text) for text in "abc")
    found = client.conversations_history(channel=workspace.channels["spørg"].id, oldest=first, latest=third)
    assert [message["ts"] for message in found["messages"]] == [second]


def test_an_update_keeps_what_it_does_not_mention(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    ts = client.chat_postMessage(channel=channel, text="Før", blocks=[BLOCK], metadata=META)["ts"]
    client.chat_update(channel=channel, ts=ts, text="Efter")
    message = workspace.message("spørg", ts)
    assert (message.text, message.visible_text(), message.metadata) == ("Efter", "Hej", META)
    client.chat_update(channel=channel, ts=ts, text="Tom", blocks=[])
    assert workspace.message("spørg", ts).visible_text() == "Tom"
    client.chat_delete(channel=channel, ts=ts)
    with fails("message_not_found"):
        client.chat_update(channel=channel, ts=ts, text="For sent")


def test_the_bot_changes_only_its_own_messages(workspace: LocalWorkspace, client: WebClient) -> None:
    ts = workspace.post("signe", "spørg", "Mit")
    with fails("cant_update_message"):
        client.chat_update(channel=workspace.channels["spørg"].id, ts=ts, text="Dit")


def test_conversations_that_cannot_be_written_to(workspace: LocalWorkspace, client: WebClient) -> None:
    workspace.remove_bot("spørg")
    workspace.remove_bot("ledelse")
    workspace.archive("fagpersoner")
    workspace.deactivate("ole")
    for channel, error in [
        (workspace.channels["spørg"].id, "not_in_channel"),
        (workspace.channels["ledelse"].id, "channel_not_found"),
        (workspace.channels["fagpersoner"].id, "is_archived"),
        (workspace.dm("ole"), "account_inactive"),
        ("C0NOWHERE", "channel_not_found"),
    ]:
        with fails(error):
            client.chat_postMessage(channel=channel, text="Hej")
    assert client.users_info(user=workspace.people["ole"].id)["user"]["deleted"]


def test_people_channels_and_groups_are_listed(workspace: LocalWorkspace, client: WebClient) -> None:
    assert client.users_info(user=workspace.people["ole"].id)["user"]["tz"] == "Europe/Copenhagen"
    names = [c["name"] for c in client.conversations_list(types="public_channel,private_channel")["channels"]]
    assert names == list(workspace.channels)
    assert client.conversations_open(users=workspace.people["ole"].id)["channel"]["id"] == workspace.dm("ole")
    assert client.conversations_info(channel=workspace.dm("ole"))["channel"]["is_im"]
    assert client.usergroups_users_list(usergroup="S0BROKERS")["users"] == [workspace.people["ole"].id]


def test_a_permalink_leads_to_the_page(workspace: LocalWorkspace, client: WebClient) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    link = client.chat_getPermalink(channel=workspace.channels["spørg"].id, message_ts=ts)["permalink"]
    with urllib.request.urlopen(link) as answer:
        assert answer.status == 200


def test_reactions_come_and_go(workspace: LocalWorkspace, client: WebClient) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    where = {"channel": workspace.channels["spørg"].id, "timestamp": ts}
    client.reactions_add(name="eyes", **where)
    assert workspace.message("spørg", ts).reactions == (("eyes", (workspace.bot_user,)),)
    with fails("already_reacted"):
        client.reactions_add(name="eyes", **where)
    client.reactions_remove(name="eyes", **where)
    assert workspace.message("spørg", ts).reactions == ()


def test_a_file_is_uploaded_and_can_be_fetched(workspace: LocalWorkspace, client: WebClient) -> None:
    ts = workspace.post("karen", "ledelse", "Tal, tak")
    channel = workspace.channels["ledelse"].id
    client.files_upload_v2(
        channel=channel, thread_ts=ts, filename="tal.csv", content="måned,antal\n11,24\n", initial_comment="Tallene"
    )
    shared = workspace.thread("ledelse", ts)[1]
    assert (shared.text, shared.files[0]["name"]) == ("Tallene", "tal.csv")
    by_page = urllib.request.Request(str(shared.files[0]["url_private"]), headers={"Sec-Fetch-Site": "same-origin"})
    with urllib.request.urlopen(by_page) as answer:
        assert answer.read().decode() == "måned,antal\n11,24\n"
        assert answer.headers["Content-Disposition"] == "attachment"
    assert workspace.files() == [("tal.csv", "måned,antal\n11,24\n".encode())]
    assert workspace.problems == []


def test_an_ephemeral_message_is_seen_by_one_person_and_cannot_be_updated(
    workspace: LocalWorkspace, client: WebClient
) -> None:
    channel, ole = workspace.channels["spørg"].id, workspace.people["ole"].id
    ts = client.chat_postEphemeral(channel=channel, user=ole, text="Psst")["message_ts"]
    assert [message.text for message in workspace.ephemerals("ole")] == ["Psst"]
    assert workspace.ephemerals("signe") == workspace.messages("spørg") == []
    with fails("message_not_found"):
        client.chat_update(channel=channel, ts=ts, text="Højt")


def test_every_block_payload_can_be_written_out(workspace: LocalWorkspace, client: WebClient, tmp_path) -> None:
    client.chat_postMessage(channel=workspace.channels["spørg"].id, text="Hej", blocks=[BLOCK])
    assert workspace.dump_payloads(tmp_path / "payloads.jsonl") == 1
    [line] = (tmp_path / "payloads.jsonl").read_text(encoding="utf-8").splitlines()
    message = {"text": "Hej", "blocks": [BLOCK]}
    assert json.loads(line) == {"surface": "message", "method": "chat.postMessage", "message": message}


@pytest.mark.parametrize("kind", ["invalid_blocks", "msg_blocks_too_long", "not_in_channel", "something_new"])
def test_a_fault_fails_once_and_then_no_more(workspace: LocalWorkspace, client: WebClient, kind: str) -> None:
    channel = workspace.channels["spørg"].id
    workspace.faults.next("chat.postMessage", kind)
    with fails(kind):
        client.chat_postMessage(channel=channel, text="Hej")
    assert client.chat_postMessage(channel=channel, text="Hej")["ok"]
    assert workspace.problems == []


def test_rate_limits_and_server_errors_have_their_status(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    workspace.faults.next("chat.postMessage", "ratelimited", retry_after=7)
    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel=channel, text="Hej")
    assert (limited.value.response.status_code, limited.value.response.headers["Retry-After"]) == (429, "7")
    workspace.faults.next("chat.postMessage", "http_500")
    with pytest.raises(SlackApiError) as broken:
        client.chat_postMessage(channel=channel, text="Hej")
    assert broken.value.response.status_code == 500
    assert workspace.messages("spørg") == []


def test_a_lost_answer_was_carried_out(workspace: LocalWorkspace) -> None:
    client = web_client(workspace)
    client.retry_handlers.clear()
    workspace.faults.next("chat.postMessage", "lost_answer")
    with pytest.raises((ConnectionError, OSError)):
        client.chat_postMessage(channel=workspace.channels["spørg"].id, text="Hej")
    assert [message.text for message in workspace.messages("spørg")] == ["Hej"]


def test_a_channel_fails_until_it_works_again(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["spørg"].id
    workspace.faults.channel(channel, "is_archived")
    for _ in range(2):
        with fails("is_archived"):
            client.chat_postMessage(channel=channel, text="Hej")
    workspace.faults.channel(channel, None)
    assert client.chat_postMessage(channel=channel, text="Hej")["ok"]
