"""Keeps the serving process's lease, its watchdog and its eye on the tokens, in a thread of its own.

One ``beat`` every ten seconds. The watchdog is told only while the process is well: its timetable runs, its lease is
renewed, and its socket is alive wherever Slack can be reached at all. A start cures nothing where Slack is away.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.lease import RENEW_EVERY
from bot.operations.health import SOCKET_SILENT, TICK_SILENT
from bot.operations.notify import ALIVE, Notify, status
from bot.services.ports import Clock, DeliveryFailed
from bot.services.upkeep.duty import Duty
from bot.services.upkeep.pulse import Pulse
from bot.text.terminal import running as text

log = logging.getLogger(__name__)

DOUBT = timedelta(seconds=20)
"""How long a socket may be away before Slack is asked why."""

ASK_EVERY = timedelta(minutes=1)
"""Slack allows a new socket's address once a minute."""

FOR_GOOD = timedelta(minutes=5)
"""A token refused for so long is refused for good; one that was just replaced is not. A socket likewise."""


class End(StrEnum):
    """Why a process ends by itself; deaf: Slack answers and takes the tokens, but no socket comes up again."""

    REFUSED = "refused"
    SUPERSEDED = "superseded"
    DEAF = "deaf"


class Keeper:
    """``connected`` tells whether the socket is alive; ``refusal`` asks Slack about the tokens.

    It raises DeliveryFailed where Slack is away.
    """

    def __init__(
        self,
        duty: Duty,
        pulse: Pulse,
        clock: Clock,
        connected: Callable[[], bool],
        refusal: Callable[[], str | None],
        notify: Notify,
    ) -> None:
        self._duty = duty
        self._pulse = pulse
        self._clock = clock
        self._connected = connected
        self._refusal = refusal
        self._notify = notify
        self._began = clock.now()
        self._asked_at: datetime | None = None
        self._away = False

    def beat(self) -> End | None:
        """Renew, look, tell; gives why the process must end. Raises what the database raises."""
        if self._connected():
            self._pulse.connected()
            self._away = False
        if not self._duty.renew(self._pulse.vitals):
            return End.SUPERSEDED
        self._look()
        vitals, now = self._pulse.vitals, self._clock.now()
        if vitals.refused_at is not None:
            if now - vitals.refused_at >= FOR_GOOD:
                return End.REFUSED
        elif not self._away and now - (vitals.socket_at or self._began) >= FOR_GOOD:
            return End.DEAF
        lines = [status(text.status(vitals, away=self._away))]
        self._notify("\n".join([*lines, ALIVE] if self._is_well(now) else lines))
        return None

    def _look(self) -> None:
        """Where there is reason for doubt, ask Slack whether it takes the tokens."""
        vitals, now = self._pulse.vitals, self._clock.now()
        doubtful = vitals.refusal is not None or now - (vitals.socket_at or self._began) >= DOUBT
        if not doubtful or (self._asked_at is not None and now - self._asked_at < ASK_EVERY):
            return
        self._asked_at = now
        try:
            refusal = self._refusal()
        except DeliveryFailed as failure:
            self._away = True
            log.warning("Slack is away: %s", failure.reason)
            return
        self._away = False
        if refusal is None:
            self._pulse.accepted()
        else:
            log.error("Slack refuses a token: %s", refusal)
            self._pulse.refused(refusal)

    def _is_well(self, now: datetime) -> bool:
        vitals = self._pulse.vitals
        ticks = now - (vitals.tick_at or self._began) <= TICK_SILENT
        hears = now - (vitals.socket_at or self._began) <= SOCKET_SILENT
        return ticks and (hears or self._away or vitals.refusal is not None)


class KeeperThread:
    """Beats until it is stopped; ``ended`` is called once where the process must end by itself."""

    def __init__(self, keeper: Keeper, ended: Callable[[End], None]) -> None:
        self._keeper = keeper
        self._ended = ended
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(RENEW_EVERY.total_seconds()):
            try:
                end = self._keeper.beat()
            except Exception:  # a full disk or a locked file: what is wrong shows in health, and passes
                log.exception("the lease was not renewed")
                continue
            if end is not None:
                self._ended(end)
                return
