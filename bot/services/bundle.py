"""All services of one installation, as the composition root builds them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.asking import Asking
from bot.services.delivering import Delivering
from bot.services.receiving import Receiving
from bot.services.roles import Roles


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers and schedules call."""

    asking: Asking
    delivering: Delivering
    receiving: Receiving
    roles: Roles
