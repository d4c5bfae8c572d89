"""What the coordinators are told of a channel."""

from __future__ import annotations

from bot.services.channels import ChannelNews
from bot.slack import blocks
from bot.slack.message import Message
from bot.slack.mrkdwn import escape
from bot.text import channels as text


def news(value: ChannelNews) -> Message:
    line = text.changed(value.change, f"<#{value.channel}>", escape(value.name))
    return Message(line, (blocks.section(line),))
