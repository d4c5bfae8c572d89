"""Plans the messages of the day: what is late with openings first, so that it joins the person's reminders."""

from __future__ import annotations

from bot.services.bundle import Services
from bot.services.ports import Clock
from schedules import openings, reminders


def run(services: Services, clock: Clock) -> int:
    """In one job, so that both are planned before anything is sent."""
    openings.run(services)
    return reminders.run(services, clock)
