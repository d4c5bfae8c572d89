"""What a running assistant says of itself to the terminal, the log and ``systemctl status``."""

from __future__ import annotations

from bot.domain.lease import Vitals
from bot.text.format import clock

WAITING = "Slack svarer ikke. Brobygger bliver ved med at prøve."
SUPERSEDED = "En anden proces har overtaget. Denne stopper."
DEAF = "Slack svarer, men forbindelsen kommer ikke op igen. Processen stopper, så den kan startes på ny."
STANDING_BY = "Reserve"


def standby(host: str, pid: int) -> str:
    return (
        f"Brobygger kører allerede (proces {pid} på {host}). Denne proces er reserve og tager over, hvis den stopper."
    )


def refused(reason: str) -> str:
    return f"Slack afviser nøglerne ({reason}), og det er ikke gået over. Kør brobygger check for at se kuren."


def status(vitals: Vitals, *, away: bool) -> str:
    """One line."""
    if vitals.refusal is not None:
        return f"Slack afviser nøglerne ({vitals.refusal})"
    if away:
        return "Slack svarer ikke"
    heard = f"; hørte sidst fra Slack {clock(vitals.event_at)}" if vitals.event_at else ""
    return f"Forbundet{heard}" if vitals.socket_at else "Forbinder"
