"""Connecting to the local workspace: a real Bolt app, or a bare client that keeps what it is sent."""

from __future__ import annotations

import queue
from collections.abc import Callable, Generator
from contextlib import contextmanager

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.workspace import LocalWorkspace

PATIENCE = 10
"""Seconds until a test gives up; nothing ever waits this long in a good run."""


def web_client(workspace: LocalWorkspace) -> WebClient:
    """A Web API client with the bot's token."""
    return WebClient(token=workspace.bot_token, base_url=workspace.api_url)


@contextmanager
def running(workspace: LocalWorkspace, app: App) -> Generator[SocketModeHandler]:
    """A Bolt app connected to the workspace."""
    handler = SocketModeHandler(app, workspace.app_token)
    handler.connect()
    workspace.wait_connected(PATIENCE)
    try:
        yield handler
    finally:
        leave(workspace, handler.client)


def leave(workspace: LocalWorkspace, client: SocketModeClient) -> None:
    """Close a client at once.

    Left to itself it waits a second for another message and up to three for another frame: so it is hung up on and
    woken, and its receiving thread ends before the client closes the socket that this thread closes as well.
    """
    client.auto_reconnect_enabled = False
    client.closed = True
    client.current_session_state.terminated = True
    workspace.disconnect("drop")
    client.current_session_runner.shutdown()
    client.enqueue_message("{}")
    client.close()


class Listener:
    """A bare Socket Mode client: keeps every request, acknowledges as it is told to."""

    def __init__(self, workspace: LocalWorkspace, ping_interval: float) -> None:
        self.acknowledge: Callable[[SocketModeRequest], bool] = lambda _: True
        self.answers: dict[str, dict[str, object]] = {}
        """What to acknowledge with, by payload type (view_submission, …) or slash command."""
        self._requests: queue.Queue[SocketModeRequest] = queue.Queue()
        self.client = SocketModeClient(
            workspace.app_token, web_client=web_client(workspace), ping_interval=ping_interval
        )
        self.client.socket_mode_request_listeners.append(self._receive)

    def _receive(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        if self.acknowledge(request):
            answer = self.answers.get(request.payload.get("type") or request.payload.get("command") or "")
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, answer))
        self._requests.put(request)

    def request(self) -> SocketModeRequest:
        """The next request; queue.Empty when none comes."""
        return self._requests.get(timeout=PATIENCE)

    def payload(self) -> dict[str, object]:
        """The next request's payload."""
        return self.request().payload

    def event(self) -> dict[str, object]:
        """The next event."""
        return self.request().payload["event"]

    @property
    def quiet(self) -> bool:
        """Whether everything that came has been looked at."""
        return self._requests.empty()


@contextmanager
def listening(workspace: LocalWorkspace, ping_interval: float = 5) -> Generator[Listener]:
    """A connected bare client; it notices every `ping_interval` seconds that the line is dead."""
    listener = Listener(workspace, ping_interval)
    listener.client.connect()
    workspace.wait_connected(PATIENCE)
    try:
        yield listener
    finally:
        leave(workspace, listener.client)
