"""The payloads of what people do."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.workspace import LocalWorkspace
from tests.support.slack import PATIENCE, Listener


def test_a_message_is_a_full_event_callback(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    payload = listener.payload()
    signe = workspace.people["signe"].id
    assert payload["type"] == "event_callback"
    assert payload["team_id"] == workspace.team
    assert payload["event_id"] == workspace.event_ids[0]
    assert payload["event_time"] == int(ts.partition(".")[0])
    assert payload["authorizations"][0]["user_id"] == workspace.bot_user
    event = payload["event"]
    assert (event["type"], event["user"], event["text"]) == ("message", signe, "Hej")
    assert (event["ts"], event["event_ts"]) == (ts, ts)
    assert (event["channel"], event["channel_type"]) == (workspace.channels["spørg"].id, "channel")
    assert "subtype" not in event
    assert "thread_ts" not in event


def test_private_channels_and_direct_messages_say_what_they_are(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.post("karen", "ledelse", "Hej")
    workspace.post("karen", workspace.dm("karen"), "Hej")
    assert [listener.event()["channel_type"] for _ in range(2)] == ["group", "im"]


def test_a_mention_arrives_twice(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "spørg", "@Brobygger hvad er fleksjob?")
    first, second = listener.event(), listener.event()
    assert {first["type"], second["type"]} == {"message", "app_mention"}
    assert first["text"] == second["text"] == f"<@{workspace.bot_user}> hvad er fleksjob?"
    assert first["ts"] == second["ts"] == ts


def test_a_mention_in_the_direct_message_arrives_once(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.post("signe", workspace.dm("signe"), "@Brobygger hej")
    workspace.drain(PATIENCE)
    assert listener.event()["type"] == "message"
    assert listener.quiet


def test_a_reply_names_its_thread(workspace: LocalWorkspace, listener: Listener) -> None:
    first = workspace.post("signe", "spørg", "Hej")
    workspace.post("ole", "spørg", "Hej selv", thread_ts=first)
    listener.event()
    reply = listener.event()
    assert reply["thread_ts"] == first
    assert reply["parent_user_id"] == workspace.people["signe"].id


def test_an_edit_carries_both_texts(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "jobåbninger", "8 timer")
    workspace.edit("signe", "jobåbninger", ts, "10 timer")
    listener.event()
    event = listener.event()
    assert (event["subtype"], event["hidden"]) == ("message_changed", True)
    assert (event["message"]["text"], event["previous_message"]["text"]) == ("10 timer", "8 timer")
    assert event["message"]["ts"] == ts != event["ts"]
    assert workspace.message("jobåbninger", ts).edited


def test_an_unfurl_changes_no_word(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "jobåbninger", "Se https://kornblomsten.example/job")
    workspace.unfurl("jobåbninger", ts)
    listener.event()
    event = listener.event()
    assert event["subtype"] == "message_changed"
    assert event["message"]["text"] == event["previous_message"]["text"]


def test_a_deletion_names_the_message_and_takes_it_away(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "jobåbninger", "Glem det")
    workspace.delete("signe", "jobåbninger", ts)
    listener.event()
    event = listener.event()
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", ts)
    assert event["previous_message"]["text"] == "Glem det"
    assert workspace.messages("jobåbninger") == []
    assert workspace.message("jobåbninger", ts).deleted


def test_the_bot_hears_itself(workspace: LocalWorkspace, listener: Listener, client: WebClient) -> None:
    client.chat_postMessage(channel=workspace.channels["spørg"].id, text="Hej fra mig")
    event = listener.event()
    assert event["bot_id"]
    assert event["user"] == workspace.bot_user


def test_other_bots_have_no_user(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.post_as_other_bot("jobåbninger", "Nyhedsbrev")
    event = listener.event()
    assert event["subtype"] == "bot_message"
    assert "user" not in event


def test_joining_is_a_line_and_an_event(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.join("ole", "ledelse")
    events = [listener.event(), listener.event()]
    assert {event.get("subtype", event["type"]) for event in events} == {"channel_join", "member_joined_channel"}


def test_opening_home_says_which_tab(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.open_home("ole")
    workspace.open_home("ole", tab="messages")
    events = [listener.event(), listener.event()]
    assert {event["tab"] for event in events} == {"home", "messages"}
    assert {event["channel"] for event in events} == {workspace.dm("ole")}


def test_what_the_app_did_not_subscribe_to_does_not_come(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    workspace.react("ole", "spørg", ts, "wave")
    workspace.drain(PATIENCE)
    listener.event()
    assert listener.quiet
    assert workspace.message("spørg", ts).reactions == (("wave", (workspace.people["ole"].id,)),)


def test_what_happens_in_a_channel_without_the_bot_does_not_come(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.remove_bot("spørg")
    workspace.post("signe", "spørg", "Hemmeligt")
    workspace.drain(PATIENCE)
    assert workspace.event_ids == []


def test_a_shortcut_carries_the_message(workspace: LocalWorkspace, listener: Listener) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    listener.event()
    workspace.shortcut("ole", "log_opening", "spørg", ts)
    payload = listener.payload()
    assert (payload["type"], payload["callback_id"]) == ("message_action", "log_opening")
    assert (payload["message"]["text"], payload["message_ts"]) == ("Hej", ts)
    assert payload["user"]["id"] == workspace.people["ole"].id
    assert payload["channel"] == {"id": workspace.channels["spørg"].id, "name": "spørg"}
    assert payload["response_url"].startswith(workspace.url)


def test_a_slash_command_carries_escaped_ids_and_links(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.slash("signe", "spørg", "/bro", "ferie dækkes af @Ole, lone@kornblomsten.example & co")
    payload = listener.payload()
    ole = workspace.people["ole"].id
    assert payload["command"] == "/bro"
    assert payload["text"] == (
        f"ferie dækkes af <@{ole}|ole>, <mailto:lone@kornblomsten.example|lone@kornblomsten.example> &amp; co"
    )
    assert (payload["user_id"], payload["channel_name"]) == (workspace.people["signe"].id, "spørg")


def test_the_answer_to_a_command_is_private_unless_it_says_otherwise(
    workspace: LocalWorkspace, listener: Listener
) -> None:
    listener.answers["/bro"] = {"text": "Kun til dig"}
    workspace.slash("signe", "spørg", "/bro", "mine")
    workspace.drain(PATIENCE)
    assert [message.text for message in workspace.ephemerals("signe")] == ["Kun til dig"]
    listener.answers["/bro"] = {"text": "Til alle", "response_type": "in_channel"}
    workspace.slash("signe", "spørg", "/bro", "mine")
    workspace.drain(PATIENCE)
    assert workspace.last("spørg").text == "Til alle"
