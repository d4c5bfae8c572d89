"""``brobygger run``: be the one process that serves, stand by while another is, end in order or by itself.

What supervisors see: exit code 0 after a signal, 2 where a person must do something, 75 where a new start is the cure
(another process has taken over, so that this one would stand by; or no socket comes up although Slack answers).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from bot.config import Config
from bot.connection import Application, Connection, connect
from bot.operations.keeper import End, Keeper, KeeperThread
from bot.operations.notify import ALIVE, READY, STOPPING, Notify, status
from bot.operations.refused import Refused
from bot.process import asked_to_stop
from bot.services.ports import Clock, ConnectionRefused
from bot.services.upkeep.duty import Duty, this_process
from bot.services.upkeep.pulse import Pulse
from bot.slack.web.probe import REFUSALS, Probe
from bot.store.sqlite.database import Store
from bot.text.terminal import running as text
from bot.text.terminal import words

log = logging.getLogger(__name__)

LOOK_EVERY = 1
"""Seconds between two looks at the lease while standing by."""

TRY_EVERY = 15
"""Seconds between two tries to connect."""

Say = Callable[[str], None]


class StartAgain(Exception):
    """The process must end, and a new one would do; the message is for the log."""


def serve(config: Config, connection: Connection, clock: Clock, notify: Notify, say: Say, *, patient: bool) -> None:
    """Serve until SIGINT or SIGTERM; ``patient`` waits for a Slack that is away, also at the start.

    Raises ConnectionRefused, StoreError, Refused (no token is good any more) or StartAgain.
    """
    stop = asked_to_stop()
    store = Store(config.database)
    store.open()
    duty = Duty(store, clock, this_process())
    if not _on_duty(duty, stop, notify, say):
        return
    ends: list[End] = []

    def ended(end: End) -> None:
        ends.append(end)
        stop.set()

    pulse, server = Pulse(clock), _Server()
    probe = Probe(connection.bot_token, connection.app_token, connection.api_url)
    keeper = KeeperThread(Keeper(duty, pulse, clock, server.is_connected, probe.refusal, notify), ended)
    keeper.start()
    try:
        while not stop.is_set() and server.application is None:
            server.application = _connected(config, connection, clock, pulse, notify, say, patient=patient)
            if server.application is None:
                stop.wait(TRY_EVERY)
        if server.application is not None:
            notify(READY)
            say(words.CONNECTED)
            stop.wait()
            notify(STOPPING)
            server.application.stop()
    finally:
        keeper.stop()
        duty.leave()
    match ends:
        case [End.REFUSED]:
            raise Refused(text.refused(pulse.vitals.refusal or ""))
        case [End.SUPERSEDED]:
            raise StartAgain(text.SUPERSEDED)
        case [End.DEAF]:
            raise StartAgain(text.DEAF)
        case _:
            return


class _Server:
    """The application, once there is one."""

    def __init__(self) -> None:
        self.application: Application | None = None

    def is_connected(self) -> bool:
        return self.application is not None and self.application.is_connected()


def _on_duty(duty: Duty, stop: threading.Event, notify: Notify, say: Say) -> bool:
    """Take the lease, or wait for it as a warm standby; False where the process is asked to stop meanwhile."""
    told = False
    while not duty.take():
        lease = duty.current()
        if not told and lease is not None:
            told = True
            say(text.standby(lease.holder.host, lease.holder.pid))
            notify(f"{READY}\n{status(text.STANDING_BY)}")
        notify(ALIVE)
        if stop.wait(LOOK_EVERY):
            notify(STOPPING)
            return False
    return True


def _connected(
    config: Config, connection: Connection, clock: Clock, pulse: Pulse, notify: Notify, say: Say, *, patient: bool
) -> Application | None:
    """The application at work; None where Slack is away and this process waits for it."""
    pulse.tick()  # waiting for Slack is work too
    try:
        application = connect(config, connection, clock, pulse=pulse)
        application.start()
    except ConnectionRefused as refused:
        if not patient or refused.reason in REFUSALS:
            raise
        log.warning("Slack is away: %s", refused.reason)
        pulse.tick()
        say(text.WAITING)
        notify(f"{READY}\n{status(text.WAITING)}")
        return None
    return application
