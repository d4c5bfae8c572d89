"""Tells the coordinators what could not be sent."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> None:
    services.undelivered.plan()
