"""systemd's notifications (man sd_notify): one datagram to the socket that the unit names; nothing without one.

A module of our own: the protocol is one ``sendto``, and the packages for it have rested for years.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress

Notify = Callable[[str], None]
"""Takes lines such as ``READY=1`` or ``STATUS=…``."""

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def status(words: str) -> str:
    """One line for ``systemctl status``."""
    return f"STATUS={words}"


def notifier() -> Notify:
    """Where this process notifies. The address is taken out of the environment: what is started later has none."""
    address = os.environ.pop("NOTIFY_SOCKET", "")
    if not address:
        return lambda lines: None
    target = "\0" + address[1:] if address.startswith("@") else address

    def send(lines: str) -> None:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.sendto(lines.encode(), target)

    return send
