"""Runs the assistant as a process: start, wait for a signal, stop in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

from bot.clock import SystemClock
from bot.config import Config
from bot.connection import Connection, connect


def serve(config: Config, connection: Connection, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM. Raises what ``connect`` and ``start`` raise."""
    stop = asked_to_stop()
    application = connect(config, connection, SystemClock())
    application.start()
    ready()
    stop.wait()
    application.stop()


def asked_to_stop() -> threading.Event:
    """Set when the process is asked to stop; from now on, also while it is still starting."""
    stop = threading.Event()

    def asked(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked)
    return stop
