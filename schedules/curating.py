"""Brings up with the curators what they should decide: proposed words, entries that are due for review."""

from __future__ import annotations

from bot.services.bundle import Services


def run(services: Services) -> None:
    services.curating.plan()
