"""What the coordinators are told: of a channel that changed, and of messages that came back."""

from __future__ import annotations

from bot.services.channels import ChannelNews
from bot.services.delivery.undelivered import Returned
from bot.slack import blocks
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention
from bot.text import channels, undelivered

MOST_LINES = 20


def news(value: ChannelNews) -> Message:
    line = channels.changed(value.change, f"<#{value.channel}>", escape(value.name))
    return Message(line, (blocks.section(line),))


def returned(value: Returned) -> Message:
    lines = [undelivered.line(_place(to), reason, many) for to, reason, many in value.items[:MOST_LINES]]
    lead = undelivered.lead(sum(many for _, _, many in value.items))
    return Message(lead, tuple(blocks.sections("\n".join([f"*{lead}*", *lines]))))


def _place(recipient: str) -> str:
    return mention(recipient) if recipient.startswith(("U", "W")) else f"<#{recipient.split('/', maxsplit=1)[0]}>"
