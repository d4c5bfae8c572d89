"""The notice of messages that came back."""

from __future__ import annotations

from bot.services.undelivered import Returned
from bot.slack import blocks
from bot.slack.message import Message
from bot.slack.mrkdwn import mention
from bot.text import undelivered as text

MOST_LINES = 20


def returned(value: Returned) -> Message:
    lines = [text.line(_place(to), reason, many) for to, reason, many in value.items[:MOST_LINES]]
    lead = text.lead(sum(many for _, _, many in value.items))
    return Message(lead, tuple(blocks.sections("\n".join([f"*{lead}*", *lines]))))


def _place(recipient: str) -> str:
    return mention(recipient) if recipient.startswith(("U", "W")) else f"<#{recipient.split('/', maxsplit=1)[0]}>"
