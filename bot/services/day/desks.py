"""What a role adds to a person's Home: the coordinator's openings, the leader's team, the curator's questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import Role
from bot.domain.openings.opening import Opening, State
from bot.domain.placements.followups import overdue_since
from bot.services.answers.entries import due_for_review
from bot.services.delivery.notice import Means
from bot.services.figures.report import Glance, glance_of
from bot.store.answers.questions import Asked
from bot.store.reports import BrokerLoad
from bot.store.unit import Unit
from danish.workdays import local_date
from knowledge.entry import Entry

Experts = Callable[[], str | None]
"""The id of the experts' channel."""


@dataclass(frozen=True, slots=True)
class Coordinating:
    """``new`` are the openings that nobody holds, the oldest first."""

    new: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Leading:
    """Brokers with follow-ups that have been open for ``leader_after`` working days, and the month so far."""

    late: tuple[BrokerLoad, ...]
    leader_after: int
    glance: Glance

    @property
    def overdue(self) -> int:
        return sum(load.overdue for load in self.late)


@dataclass(frozen=True, slots=True)
class Curating:
    """Questions in the experts' channel that wait for an answer, the oldest first, and entries to review."""

    channel: str
    questions: tuple[Asked, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Desks:
    """None where the person does not have the role."""

    coordinating: Coordinating | None = None
    leading: Leading | None = None
    curating: Curating | None = None


def desks_of(unit: Unit, user: str, means: Means, experts: Experts, now: datetime) -> Desks:
    """The desks of all roles that a person has."""
    roles = means.roles
    return Desks(
        _coordinating(unit) if roles.has(user, Role.COORDINATOR) else None,
        _leading(unit, means, now) if roles.has(user, Role.LEADER) else None,
        _curating(unit, means, experts() or "", now) if roles.has(user, Role.CURATOR) else None,
    )


def _coordinating(unit: Unit) -> Coordinating:
    return Coordinating(tuple(one for one in reversed(unit.openings.open()) if one.state is State.REGISTERED))


def _leading(unit: Unit, means: Means, now: datetime) -> Leading:
    leader_after = means.config.followups.leader_after
    since = overdue_since(local_date(now), leader_after, means.calendar)
    late = tuple(load for load in unit.reports.loads(since) if load.overdue)
    return Leading(late, leader_after, glance_of(unit, means, now))


def _curating(unit: Unit, means: Means, channel: str, now: datetime) -> Curating:
    due = due_for_review(means.knowledge.current, means.config.answers.review_after_days, now)
    return Curating(channel, tuple(unit.experts.unanswered()), due)
