"""Being the one process that serves: taking the lease, keeping it, giving it back."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.domain.lease import Holder, Lease, Vitals, is_held
from bot.services.ports import Clock
from bot.store.sqlite.database import Store


def this_process() -> Holder:
    """A new holder for the process that calls."""
    return Holder(secrets.token_hex(8), socket.gethostname(), os.getpid(), _place())


def is_gone(holder: Holder) -> bool:
    """Whether a process of this very place has ended; False where that cannot be known."""
    if holder.place != _place() or not holder.place:
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


class Duty:
    """``gone`` tells of a holder on this machine that its process has ended, so that nobody waits for the lease."""

    def __init__(self, store: Store, clock: Clock, me: Holder, gone: Callable[[Holder], bool] = is_gone) -> None:
        self._store = store
        self._clock = clock
        self._me = me
        self._gone = gone

    def current(self) -> Lease | None:
        """The lease as it stands."""
        with self._store.read() as unit:
            return unit.leases.current()

    def is_free(self) -> bool:
        """Whether nobody serves."""
        return self._is_free(self.current())

    def take(self) -> bool:
        """Begin to serve; False where another does."""
        with self._store.write() as unit:
            if not self._is_free(unit.leases.current()):
                return False
            unit.leases.take(self._me, self._clock.now())
            return True

    def renew(self, vitals: Vitals) -> bool:
        """Go on serving; False where another has taken over and this process must end."""
        with self._store.write() as unit:
            return unit.leases.renew(self._me, vitals, self._clock.now())

    def leave(self) -> None:
        """Stop serving, in order; does nothing where another serves already."""
        with self._store.write() as unit:
            unit.leases.release(self._me, self._clock.now())

    def _is_free(self, lease: Lease | None) -> bool:
        return not is_held(lease, self._clock.now()) or (lease is not None and self._gone(lease.holder))


def _place() -> str:
    """This boot of this machine and the process numbers that count in it; empty where the system tells neither."""
    found = ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        found = f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    return found
