"""APScheduler, which only knocks: memory job store, missed runs joined into one, Copenhagen's clock."""

from __future__ import annotations

from functools import partial
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler  # pyright: ignore[reportMissingTypeStubs]
from apscheduler.triggers.interval import IntervalTrigger  # pyright: ignore[reportMissingTypeStubs]

from danish.workdays import ZONE
from schedules import Job, knock, knock_at_all


class Scheduler:
    """Runs the timetable in a thread of its own from ``start`` until ``stop``."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self._scheduler: Any = BackgroundScheduler(
            timezone=ZONE, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(partial(knock_at_all, jobs), name="start")  # once, at once
        for job in jobs:
            self._scheduler.add_job(
                partial(knock, job), IntervalTrigger(seconds=int(job.every.total_seconds())), name=job.name
            )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """Wait for the job under way; does nothing where it was never started."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
