"""A process that is asked to stop."""

from __future__ import annotations

import signal
import threading
from types import FrameType


def asked_to_stop() -> threading.Event:
    """Set when the process is asked to stop; from now on, also while it is still starting."""
    stop = threading.Event()

    def asked(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked)
    return stop
