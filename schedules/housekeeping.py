"""Forgets what is no longer needed."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> int:
    return services.receiving.forget_old()
