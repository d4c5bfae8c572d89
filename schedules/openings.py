"""Brings up openings that are late and ends those whose closing date has passed."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> int:
    return services.job_openings.chasing.run()
