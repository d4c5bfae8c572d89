"""The leader's view: who has how much, what has been left open too long, and moving placements between brokers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.errors import Outdated, Role
from bot.domain.placements.followups import Followup, overdue_since
from bot.domain.placements.placement import Placement
from bot.services.delivery.notice import Means
from bot.services.placements.agreements import Placements
from bot.services.ports import Clock
from bot.store.reports import BrokerLoad
from bot.store.sqlite.database import Store
from danish.workdays import local_date

OLDEST = 8
"""Overdue follow-ups named one by one; all are counted with their broker."""


@dataclass(frozen=True, slots=True)
class Late:
    """A follow-up that has been open for ``workdays``."""

    followup: Followup
    placement: Placement
    workdays: int


@dataclass(frozen=True, slots=True)
class Overview:
    """``caseload`` is what brokers are measured against, ``leader_after`` working days make a follow-up late."""

    loads: tuple[BrokerLoad, ...]
    late: tuple[Late, ...]
    caseload: int
    leader_after: int


class Leading:
    def __init__(self, store: Store, clock: Clock, means: Means, placements: Placements) -> None:
        self._store = store
        self._clock = clock
        self._means = means
        self._roles = means.roles
        self._calendar = means.calendar
        self._placements = placements

    def overview(self, by: str) -> Overview:
        """Raises NotAllowed for everybody but leaders."""
        self._roles.require(by, Role.LEADER)
        today = local_date(self._clock.now())
        leader_after = self._means.config.followups.leader_after
        since = overdue_since(today, leader_after, self._calendar)
        with self._store.read() as unit:
            late: list[Late] = []
            for followup in unit.followups.overdue(since)[:OLDEST]:
                placement = unit.placements.get(followup.placement)
                if placement is not None:
                    late.append(Late(followup, placement, self._calendar.passed(followup.due, today)))
            caseload = self._means.config.targets.caseload
            return Overview(tuple(unit.reports.loads(since)), tuple(late), caseload, leader_after)

    def placements_of(self, by: str, broker: str) -> list[Placement]:
        """What a broker has, to choose from. Raises NotAllowed."""
        self._roles.require(by, Role.LEADER)
        with self._store.read() as unit:
            return unit.placements.of_broker(broker)

    def reassign(self, by: str, chosen: Sequence[tuple[int, int]], to: str) -> tuple[int, int]:
        """Give placements (number, version as seen) to another broker; how many moved, and how many had changed.

        Raises NotAllowed, or Refused for a person who cannot take them.
        """
        self._roles.require(by, Role.LEADER)
        moved = 0
        for number, version in chosen:
            try:
                self._placements.hand_on(by, number, version, to)
            except Outdated:
                continue
            moved += 1
        return moved, len(chosen) - moved
