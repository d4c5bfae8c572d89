"""The furniture of mails, for mails and for messages that a mail was pasted into: headers, history, small print.

`messages` parts a mail into its messages, `written` tells what a person wrote in one, `contact` who sent it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.openings.parser.mail.messages import Message, is_addressing, split
from bot.domain.openings.parser.mail.written import before_greeting, is_footer

WORDS_OF_A_MESSAGE: Final = 12
"""So many words above the history are a message of their own; with fewer the history is what was forwarded."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def without_furniture(text: str) -> str:
    """The message of a pasted mail, its sender and subject above it; a text that is no mail stays as it is."""
    messages = split(text.split("\n"))
    chosen = next((one for one in messages if _is_message(one.lines)), messages[-1])
    sender = " ".join(part for part in (chosen.sender.name, chosen.sender.address) if part)
    head = [f"Fra: {sender}"] if sender else []
    head += [f"Emne: {chosen.subject}"] if chosen.subject else []
    return "\n".join([*head, *_without_small_print(chosen)]).strip("\n")


def _without_small_print(message: Message) -> list[str]:
    lines = [line for line in message.lines if not is_addressing(line)]
    end = next((at for at, line in enumerate(lines) if is_footer(line.strip())), len(lines))
    return lines[:end] if _is_message(lines[:end]) else lines


def _is_message(lines: Sequence[str]) -> bool:
    """Words enough before the signature."""
    return len(_WORD.findall("\n".join(before_greeting(lines)))) >= WORDS_OF_A_MESSAGE
