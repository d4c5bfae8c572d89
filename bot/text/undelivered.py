"""What the coordinators are told of messages that could not be sent."""

from __future__ import annotations

from bot.text.format import count

WHAT_TO_DO = "Invitér mig til kanalen, eller giv personens forløb og åbninger videre."

REASONS = {
    "account_inactive": "kontoen er lukket",
    "user_disabled": "kontoen er lukket",
    "user_not_found": "personen findes ikke længere",
    "cannot_dm_bot": "det er en bot",
    "channel_not_found": "kanalen findes ikke, eller jeg kan ikke se den",
    "is_archived": "kanalen er arkiveret",
    "not_in_channel": "jeg er ikke med i kanalen",
}


def lead(many: int) -> str:
    return f"{count(many, 'besked kunne', 'beskeder kunne')} ikke afleveres"


def line(place: str, reason: str, many: int) -> str:
    return f"• {place}: {count(many, 'besked', 'beskeder')} – {REASONS.get(reason, 'Slack tager den ikke')}"
