"""What the clock starts: the timetable. The scheduler only knocks; what is due stands in the data."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.services.bundle import Services
from bot.services.ports import Clock
from bot.services.upkeep.pulse import Pulse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable; ``run`` may be called at any time, twice, or late."""

    name: str
    every: timedelta
    why: str
    run: Callable[[], object]


def timetable(services: Services, clock: Clock, pulse: Pulse) -> tuple[Job, ...]:
    """Every job, in the order in which they run when all are due."""

    def plan() -> None:
        """What is late with openings first, so that it joins the person's reminders before anything is sent."""
        services.chasing.run()
        services.reminding.plan(clock.now())

    def forget() -> None:
        services.receiving.forget_old()
        services.forgetting.forget_old()
        services.intake.forget_old()

    return (
        Job("curating", timedelta(hours=1), "ask curators what is due", services.curating.plan),
        Job("brokers", timedelta(minutes=10), "see who has left", services.colleagues.check),
        Job("digests", timedelta(minutes=1), "plan what is due or late", plan),
        Job("law", timedelta(hours=6), "tell of changed rules", services.law_changes.plan),
        Job("monthly", timedelta(minutes=5), "owe last month's report", services.reporting.plan),
        Job("undelivered", timedelta(minutes=10), "tell what could not be sent", services.undelivered.plan),
        Job("channels", timedelta(minutes=5), "find the channels that the config names", services.channels.look),
        Job("knowledge", timedelta(minutes=1), "answer with what is saved now", services.knowledge.keep_up),
        Job("deliveries", timedelta(seconds=15), "send what is owed", lambda: services.delivering.run(clock.now())),
        Job("housekeeping", timedelta(hours=6), "forget what is no longer needed", forget),
        Job("backups", timedelta(minutes=10), "copy the database where a copy is due", services.backups.run),
        Job("pulse", timedelta(seconds=15), "show that the timetable runs", pulse.tick),
    )


def knock(job: Job) -> None:
    """Run a job; where it fails the others go on, and what is due still stands in the data."""
    try:
        job.run()
    except Exception:
        log.exception("job %s failed", job.name)


def knock_at_all(jobs: tuple[Job, ...]) -> None:
    """Run every job once, in order, as after a start."""
    for job in jobs:
        knock(job)


def catch_up(jobs: tuple[Job, ...]) -> None:
    """Run every job once, when a clock has been moved; a failure is the caller's to see."""
    for job in jobs:
        job.run()
