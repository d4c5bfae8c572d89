"""Socket Mode: connecting, acknowledging, losing and finding the line."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, PortInUse, quiet_seed
from tests.support.slack import PATIENCE, Listener, listening


def test_a_client_is_greeted_and_counted(workspace: LocalWorkspace) -> None:
    with listening(workspace):
        assert workspace.hellos == 1


def test_nobody_connected_is_a_timeout(workspace: LocalWorkspace) -> None:
    with pytest.raises(TimeoutError):
        workspace.wait_connected(timeout=0.01)


def test_only_the_app_token_opens_a_connection(workspace: LocalWorkspace) -> None:
    for token, error in (("xapp-wrong", "invalid_auth"), (workspace.bot_token, "not_allowed_token_type")):
        with pytest.raises(SlackApiError, match=error):
            WebClient(token=token, base_url=workspace.api_url).apps_connections_open(app_token=token)


def test_drain_waits_until_everything_is_acknowledged(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.post("signe", "spørg", "Hej")
    workspace.drain(PATIENCE)
    assert workspace.unacknowledged == []
    assert len(workspace.event_ids) == 1


def test_drain_names_what_was_not_acknowledged(workspace: LocalWorkspace, listener: Listener) -> None:
    listener.acknowledge = lambda _: False
    workspace.post("signe", "spørg", "Hej")
    with pytest.raises(TimeoutError, match="events_api message"):
        workspace.drain(0.01)


def test_an_event_nobody_acknowledges_comes_four_times_in_all(hasty: LocalWorkspace) -> None:
    with listening(hasty) as listener:
        listener.acknowledge = lambda _: False
        hasty.post("signe", "spørg", "Hej")
        requests = [listener.request() for _ in range(4)]
        hasty.drain(PATIENCE)
        assert [request.retry_attempt for request in requests] == [0, 1, 2, 3]
        assert [request.retry_reason for request in requests] == ["", "timeout", "timeout", "timeout"]
        assert len({request.payload["event_id"] for request in requests}) == 1
        assert len({request.envelope_id for request in requests}) == 4
        assert listener.quiet


def test_an_event_acknowledged_the_second_time_stops_there(hasty: LocalWorkspace) -> None:
    with listening(hasty) as listener:
        listener.acknowledge = lambda request: request.retry_attempt == 1
        hasty.post("signe", "spørg", "Hej")
        hasty.drain(PATIENCE)
        assert [listener.request().retry_attempt for _ in range(2)] == [0, 1]
        assert listener.quiet


def test_a_command_nobody_acknowledges_fails_for_the_person_and_is_not_sent_again(hasty: LocalWorkspace) -> None:
    with listening(hasty) as listener:
        listener.acknowledge = lambda _: False
        hasty.slash("signe", "spørg", "/bro", "mine")
        hasty.drain(PATIENCE)
        assert listener.payload()["command"] == "/bro"
        assert listener.quiet
        assert "/bro virkede ikke" in hasty.notice("signe")


def test_redelivery_has_the_same_event_id(workspace: LocalWorkspace, listener: Listener) -> None:
    workspace.post("signe", "spørg", "Hej")
    first = listener.request()
    workspace.redeliver(workspace.event_ids[0])
    second = listener.request()
    assert second.payload == first.payload
    assert (second.retry_attempt, second.retry_reason) == (1, "timeout")


@pytest.mark.parametrize(("order", "expected"), [("reversed", ["to", "en"]), ("sent", ["en", "to"])])
def test_held_back_events_come_in_the_order_asked_for(
    workspace: LocalWorkspace, listener: Listener, order: str, expected: list[str]
) -> None:
    workspace.hold()
    for text in ("en", "to"):
        workspace.post("signe", "spørg", text)
    assert listener.quiet
    workspace.release(order)
    assert [listener.event()["text"] for _ in expected] == expected


@pytest.mark.parametrize("reason", ["refresh_requested", "warning", "drop"])
def test_after_a_disconnect_the_client_comes_back_and_hears_the_rest(workspace: LocalWorkspace, reason: str) -> None:
    with listening(workspace, ping_interval=0.1) as listener:
        workspace.disconnect(reason)
        workspace.post("signe", "spørg", "Er du der?")
        workspace.wait_connected(PATIENCE, hellos=2)
        assert listener.event()["text"] == "Er du der?"
        workspace.drain(PATIENCE)


def test_what_is_said_before_the_app_connects_waits_for_it(workspace: LocalWorkspace) -> None:
    workspace.post("signe", "spørg", "Tidligt ude")
    with listening(workspace) as listener:
        assert listener.event()["text"] == "Tidligt ude"


def test_a_port_that_is_taken_is_said_so(workspace: LocalWorkspace) -> None:
    port = int(workspace.url.rstrip("/").rpartition(":")[2])
    second = LocalWorkspace(manifest(), quiet_seed(), port=port)
    with pytest.raises(PortInUse):
        second.start()
    second.stop()


def test_a_condition_is_looked_at_again_after_each_change(workspace: LocalWorkspace) -> None:
    ts = workspace.post("signe", "spørg", "Hej")
    assert workspace.wait_for(lambda: workspace.messages("spørg"))[0].ts == ts
    with pytest.raises(TimeoutError):
        workspace.wait_for(lambda: workspace.messages("ledelse"), timeout=0.01)


def test_a_workspace_that_is_not_running_says_so() -> None:
    workspace = LocalWorkspace(manifest(), quiet_seed())
    assert workspace.messages("spørg") == []
    with pytest.raises(RuntimeError, match="not running"):
        workspace.post("signe", "spørg", "Hej")
    workspace.stop()
    with workspace:
        workspace.post("signe", "spørg", "Hej")
    assert [message.text for message in workspace.messages("spørg")] == ["Hej"]
