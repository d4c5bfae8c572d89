"""Sends what the delivery table owes."""

from __future__ import annotations

from bot.services.bundle import Services
from bot.services.ports import Clock


def run(services: Services, clock: Clock) -> int:
    return services.delivering.run(clock.now())
