"""Owes last month's report on the first working day of the month."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> int:
    return services.reporting.plan()
