"""Forgets what is no longer needed."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> None:
    services.receiving.forget_old()
    services.forgetting.forget_old()
    services.job_openings.intake.forget_old()
