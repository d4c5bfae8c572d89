"""The assistant connected to Slack: the services over Slack's adapters, the listeners, the timetable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from socket import SHUT_RDWR
from typing import Any, ParamSpec, TypeVar, cast

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

import handlers
import schedules
from bot.app import Adapters, build
from bot.config import Config
from bot.domain.errors import Role
from bot.indexing import open_index
from bot.services.bundle import Services
from bot.services.delivery.speaking import Spoken
from bot.services.openings.rights import holding_groups
from bot.services.ports import Clock, ConnectionRefused, DeliveryFailed
from bot.services.upkeep.pulse import Pulse
from bot.slack.home import SlackBoard
from bot.slack.web.api import SLACK_API, Web
from bot.slack.web.directory import Directory
from bot.slack.web.messenger import SlackMessenger
from bot.slack.web.sender import Sender
from bot.store.sqlite.database import Store
from handlers.boundary import Listeners
from knowledge.search import Index
from schedules.scheduler import Scheduler

WORKERS = 10
NO_SOCKET = "no socket"
"""Slack takes the token, but the way to its WebSocket is closed."""

TAKE_UP = timedelta(seconds=30)
"""How soon a message is taken up again that the database did not let be worked on."""


GROUPS = timedelta(minutes=5)
"""How often it is looked whether a user group is worth asking about again."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Connection:
    """Where Slack is and the two secrets it wants."""

    bot_token: str
    app_token: str
    api_url: str = SLACK_API


class CountingExecutor(ThreadPoolExecutor):
    """Bolt's listeners run here; ``idle`` waits until none is under way."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers, thread_name_prefix="listener")
        self._changed = threading.Condition()
        self._running = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        with self._changed:
            self._running += 1
        future = super().submit(fn, *args, **kwargs)
        future.add_done_callback(self._finished)
        return future

    def idle(self, timeout: float) -> bool:
        """Whether all listeners have ended within ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._running == 0, timeout)

    def _finished(self, _future: Future[Any]) -> None:
        with self._changed:
            self._running -= 1
            self._changed.notify_all()


class Application:
    """The running assistant. ``tick()`` does at once what the scheduler would do in time."""

    def __init__(
        self,
        services: Services,
        clock: Clock,
        socket: SocketModeHandler,
        executor: CountingExecutor,
        switchboard: handlers.Messages,
        pulse: Pulse,
        know_groups: Callable[[], object],
    ) -> None:
        self.services = services
        self.index = services.knowledge.base
        self._clock = clock
        self._socket = socket
        self._executor = executor
        self._switchboard = switchboard
        self._pulse = pulse
        interrupted = schedules.Job("interrupted", TAKE_UP, "take up what was interrupted", switchboard.take_up)
        groups = schedules.Job("groups", GROUPS, "know who is in the user groups", know_groups)
        self.jobs = (groups, interrupted, *schedules.timetable(services, clock, pulse))
        self._know_groups = know_groups
        self._scheduler = Scheduler(self.jobs)

    def start(self, *, scheduled: bool = True) -> None:
        """Connect and catch up on what happened meanwhile. Raises ConnectionRefused.

        What fell due is taken up in the timetable's own threads: a morning's messages may take minutes. What is asked
        of Slack once is asked before anybody waits for it.
        """
        self.services.delivering.take_over(self._clock.now())
        self._know_groups()
        self.services.channels.look()
        try:
            self._open()
        except ConnectionRefused:
            self.stop()
            raise
        if scheduled:
            self._scheduler.start()
        else:
            schedules.knock_at_all(self.jobs)

    def _open(self) -> None:
        client = cast("Any", self._socket.client)
        client.socket_mode_request_listeners.append(self._heard)
        try:
            self._socket.connect()
        except Exception as error:
            raise ConnectionRefused("SLACK_APP_TOKEN", _reason(error)) from error
        if not self.is_connected():
            raise ConnectionRefused("SLACK_APP_TOKEN", NO_SOCKET)
        self._pulse.connected()

    def _heard(self, _client: object, _request: object) -> None:
        self._pulse.event()

    def is_connected(self) -> bool:
        """Whether the WebSocket is alive now."""
        return bool(cast("Any", self._socket.client).is_connected())

    def tick(self) -> None:
        """Plan and send what is due now."""
        schedules.catch_up(self.jobs)

    def drain(self, timeout: float = 60) -> None:
        """Wait until every listener under way has ended. Raises TimeoutError after ``timeout`` seconds."""
        if not self._executor.idle(timeout):
            raise TimeoutError("listeners are still running")

    def stop(self) -> None:
        """End in order: no new work, then the connection, then the listeners under way."""
        self._scheduler.stop()
        _hang_up(self._socket)
        self._socket.close()
        self._executor.shutdown(wait=True)


def connect(
    config: Config,
    connection: Connection,
    clock: Clock,
    index: Index | None = None,
    pulse: Pulse | None = None,
) -> Application:
    """The assistant over Slack, not started yet. Raises ConnectionRefused or StoreError."""
    pulse = pulse or Pulse(clock)
    client = WebClient(token=connection.bot_token, base_url=connection.api_url, timeout=30)
    # Not the default handlers: after a lost answer they would post a second time. And none that sleeps as long as
    # Slack asks: an hour would hold up a conversation, and the end of the program.
    cast("Any", client).retry_handlers[:] = []
    web = Web(client)
    sender = Sender(web)
    identity = _identity(web)
    store = Store(config.database, str(identity["team_id"]))
    store.open()
    directory = Directory(web, clock)
    services = build(
        config,
        Adapters(
            store, clock, lambda: index or open_index(config), SlackMessenger(web, sender), directory,
            SlackBoard(web),
        ),
    )  # fmt: skip
    services.knowledge.refresh()
    executor = CountingExecutor(WORKERS)
    app = App(client=client, listener_executor=executor, token_verification_enabled=False)

    def say_later(recipient: str, name: str, said: Spoken, *, uncertain: bool) -> None:
        services.delivering.say_later(recipient, name, said, clock.now(), uncertain=uncertain)

    example = config.privacy.case_ref_example
    listeners = Listeners(app, web, sender, example, services.receiving, say_later)
    listeners.serve_only(str(identity["team_id"]), str(identity["user_id"]))
    switchboard = handlers.register(listeners, services, config, identity["user_id"], clock, pulse)
    socket = SocketModeHandler(app, connection.app_token, web_client=client)

    def know_groups() -> None:
        """So that no form waits for Slack to say who has a role."""
        directory.refresh()
        for role in Role:
            services.roles.holders(role)
        for group in holding_groups(config):
            services.roles.members(group)

    return Application(services, clock, socket, executor, switchboard, pulse, know_groups)


def _identity(web: Web) -> dict[str, Any]:
    try:
        return web.write("auth.test")
    except DeliveryFailed as failure:
        raise ConnectionRefused("SLACK_BOT_TOKEN", failure.reason) from failure


def _hang_up(socket: SocketModeHandler) -> None:
    """Wake the client's threads, which would otherwise wait out their timeouts of three seconds and one."""
    client = cast("Any", socket.client)
    client.auto_reconnect_enabled = False
    client.closed = True
    client.enqueue_message("")
    session = client.current_session
    if session is not None and session.sock is not None:
        with suppress(OSError):
            session.sock.shutdown(SHUT_RDWR)


def _reason(error: Exception) -> str:
    """Slack's word where it answered; else the socket could not be opened, which says nothing of the token."""
    response: Any = getattr(error, "response", None)
    return str(response.get("error")) if response is not None else NO_SOCKET
