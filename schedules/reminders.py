"""Plans what is due, and asks once a day whether the brokers are still here."""

from __future__ import annotations

from bot.services.bundle import Services
from bot.services.ports import Clock


def run(services: Services, clock: Clock) -> int:
    return services.reminding.plan(clock.now())


def check_brokers(services: Services) -> int:
    return services.colleagues.check()
