"""The composition root: everything is built here, once, and handed on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from socket import SHUT_RDWR
from typing import Any, ParamSpec, TypeVar, cast

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

import handlers
import schedules
from bot.config import Config
from bot.indexing import open_index
from bot.services.answers.asking import Asking
from bot.services.answers.curating import Curating
from bot.services.answers.entries import IndexHolder
from bot.services.answers.experts import Experts
from bot.services.answers.own_reports import OwnReports
from bot.services.bundle import Services
from bot.services.delivering import Delivering
from bot.services.digesting import Digesting
from bot.services.figures.organisation import Organisation
from bot.services.figures.overview import Leading
from bot.services.figures.reporting import Reporting
from bot.services.forgetting import Forgetting
from bot.services.home import Homes
from bot.services.openings.story import assemble, limits_of
from bot.services.placements.access import Access
from bot.services.placements.agreements import Placements
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.covering import Covering
from bot.services.placements.followups import Followups
from bot.services.placements.personal import PersonalReminders
from bot.services.placements.reminding import Reminding
from bot.services.ports import Clock, DeliveryFailed
from bot.services.receiving import Receiving
from bot.services.roles import Roles
from bot.services.undelivered import Returned, Undelivered
from bot.slack.directory import Directory
from bot.slack.home import SlackBoard
from bot.slack.message import render
from bot.slack.messenger import SlackMessenger
from bot.slack.undelivered import returned
from bot.slack.web import SLACK_API, Web
from bot.store.database import Store
from knowledge.search import Index
from schedules.scheduler import Scheduler

log = logging.getLogger(__name__)

CONNECT_SECONDS = 15
WORKERS = 10

P = ParamSpec("P")
T = TypeVar("T")


class ConnectionRefused(Exception):
    """Slack does not accept a token or cannot be reached; ``which`` names the environment variable to look at."""

    def __init__(self, which: str, reason: str) -> None:
        super().__init__(f"{which}: {reason}")
        self.which = which
        self.reason = reason


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
    ) -> None:
        self.services = services
        self.index = services.knowledge.base
        self._socket = socket
        self._executor = executor
        self._switchboard = switchboard
        self._jobs = schedules.timetable(services, clock)
        self._scheduler = Scheduler(self._jobs)

    def start(self, *, scheduled: bool = True) -> None:
        """Connect and catch up on what happened meanwhile. Raises ConnectionRefused."""
        interrupted = self._switchboard.interrupted()  # before connecting: what comes in from now on is not interrupted
        try:
            self._socket.connect()
        except Exception as error:
            raise ConnectionRefused("SLACK_APP_TOKEN", _reason(error)) from error
        if not _connected(self._socket):
            self._socket.close()
            raise ConnectionRefused("SLACK_APP_TOKEN", "no connection")
        self._switchboard.resume(interrupted)
        for job in self._jobs:
            schedules.knock(job)
        if scheduled:
            self._scheduler.start()

    def tick(self) -> None:
        """Plan and send what is due now."""
        schedules.catch_up(self._jobs)

    def drain(self, timeout: float = 10) -> None:
        """Wait until every listener under way has ended."""
        if not self._executor.idle(timeout):
            raise TimeoutError("listeners are still running")

    def stop(self) -> None:
        """End in order: no new work, then the connection, then the listeners under way."""
        self._scheduler.stop()
        _hang_up(self._socket)
        self._socket.close()
        self._executor.shutdown(wait=True)


def build(config: Config, connection: Connection, clock: Clock, index: Index | None = None) -> Application:
    """Put the assistant together. Raises ConnectionRefused or StoreError."""
    client = WebClient(token=connection.bot_token, base_url=connection.api_url, timeout=30)
    # Not the default handlers: after a lost answer they would post a second time.
    cast("Any", client).retry_handlers[:] = [RateLimitErrorRetryHandler(max_retry_count=2)]
    identity = _identity(client)
    store = Store(config.database, str(identity["team_id"]))
    store.open()
    web = Web(client)
    directory = Directory(web, clock)
    executor = CountingExecutor(WORKERS)
    services = _services(config, store, clock, web, directory, index or open_index(config, resident=True))
    app = App(client=client, listener_executor=executor, token_verification_enabled=False)
    switchboard = handlers.register(app, services, web, directory, config, identity["user_id"], clock)
    socket = SocketModeHandler(app, connection.app_token, web_client=client)
    return Application(services, clock, socket, executor, switchboard)


def _services(config: Config, store: Store, clock: Clock, web: Web, directory: Directory, index: Index) -> Services:
    """All services over one store and one workspace, each with what it needs and nothing more."""
    roles = Roles(config.roles, directory.members)
    knowledge = IndexHolder(index, store)
    knowledge.refresh()
    calendar = config.working_time.calendar()
    experts = Experts(store, clock, roles, knowledge, lambda: _channel(directory, config.channels.experts))
    curating = Curating(
        store,
        clock,
        roles,
        knowledge,
        lambda: _channel(directory, config.channels.experts),
        calendar,
        config.working_time.monthly,
        config.answers.review_after_days,
    )
    messenger = SlackMessenger(web)
    render.register(Returned, returned)  # the one notice whose story has no handler that would import its look
    access = Access(roles)
    colleagues = Colleagues(store, clock, directory.person, access)
    pattern = config.privacy.case_ref_pattern
    placements = Placements(store, clock, pattern, config.followups, calendar, access, colleagues)
    covering = Covering(store, clock, calendar, access, colleagues)
    digesting = Digesting(limits_of(config), calendar)
    reminding = Reminding(store, clock, messenger, config.followups, config.working_time, calendar, digesting)
    job_openings = assemble(
        config,
        store,
        clock,
        roles,
        directory.members,
        lambda by, form, opening: placements.create_from_opening(by, form, opening=opening).placement.number,
    )
    reporting = Reporting(
        store,
        clock,
        roles,
        Organisation(config.targets.units, directory.members),
        config.targets,
        config.followups,
        config.working_time,
        minimum=config.privacy.minimum_group,
        pattern=pattern,
        channel=lambda: _channel(directory, config.channels.leadership),
    )
    homes = Homes(
        store, clock, SlackBoard(web), job_openings.finding.mine, calendar, config.working_time, config.followups
    )
    undelivered = Undelivered(store, clock, roles, calendar)
    return Services(
        asking=Asking(store, clock, knowledge, OwnReports(store, clock), config.answers.review_after_days),
        curating=curating,
        delivering=Delivering(
            store,
            messenger,
            {
                **experts.composers,
                **curating.composers,
                **placements.composers,
                **covering.composers,
                **reminding.composers,
                **job_openings.composers,
                **reporting.composers,
                **undelivered.composers,
            },
            {**experts.arrived, **job_openings.arrived, **reporting.arrivals},
            homes.changed,
        ),
        experts=experts,
        knowledge=knowledge,
        forgetting=Forgetting(store, clock, config.privacy.retain_days),
        receiving=Receiving(store, clock),
        roles=roles,
        undelivered=undelivered,
        colleagues=colleagues,
        placements=placements,
        followups=Followups(store, clock, config.followups, calendar, access),
        reminding=reminding,
        personal_reminders=PersonalReminders(store, clock, calendar),
        covering=covering,
        job_openings=job_openings,
        reporting=reporting,
        leading=Leading(
            store,
            clock,
            roles,
            placements,
            calendar,
            late_after=config.followups.leader_after,
            caseload=config.targets.caseload,
        ),
        homes=homes,
    )


def _identity(client: WebClient) -> dict[str, Any]:
    try:
        return Web(client).write("auth.test")
    except DeliveryFailed as failure:
        raise ConnectionRefused("SLACK_BOT_TOKEN", failure.reason) from failure


def _channel(directory: Directory, name: str) -> str | None:
    """The id of a channel; None where there is none, or where Slack does not say."""
    try:
        return directory.channel(name)
    except DeliveryFailed as failure:
        log.warning("channels are not known: %s", failure.reason)
        return None


def _hang_up(socket: SocketModeHandler) -> None:
    """Wake the client's threads, which would otherwise wait out their timeouts of three seconds and one."""
    client = cast("Any", socket.client)
    client.auto_reconnect_enabled = False
    client.current_session_state.terminated = True
    client.closed = True
    client.message_queue.put("")
    session = client.current_session
    if session is not None and session.sock is not None:
        with suppress(OSError):
            session.sock.shutdown(SHUT_RDWR)


def _connected(socket: SocketModeHandler) -> bool:
    return bool(cast("Any", socket.client).is_connected())


def _reason(error: Exception) -> str:
    response: Any = getattr(error, "response", None)
    return str(response.get("error")) if response is not None else type(error).__name__
