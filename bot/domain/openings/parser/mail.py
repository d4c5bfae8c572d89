"""What a forwarded mail holds besides its message: headers, the history below it, and small print."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

WORDS_OF_A_MESSAGE: Final = 12
"""So many words above the history are a message of their own; with fewer the history is what was forwarded."""

_ADDRESSING = danish(r"^[ *]*" + any_of("mail", "addressing") + r"[ *]*:[^\n]*\n?", re.IGNORECASE | re.MULTILINE)
_HISTORY = danish(r"^[ *]*" + any_of("mail", "history") + r"[^\n]*$", re.IGNORECASE | re.MULTILINE)
_SENDER = danish(
    r"^[ *]*(?:fra|from|afsender)[ *]*: *\S[^\n]*\n(?:[ *]*" + any_of("mail", "header") + r"[ *]*:[^\n]*\n?)+",
    re.IGNORECASE | re.MULTILINE,
)
_SMALL_PRINT = danish(r"^[ *]*" + any_of("mail", "small print") + r"[^\n]*", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def without_furniture(text: str) -> str:
    """The message of a mail; a text that is no mail stays as it is."""
    text = _without_history(text)
    small_print = _SMALL_PRINT.search(text)
    if small_print and _is_message(text[: small_print.start()]):
        text = text[: small_print.start()]
    return _ADDRESSING.sub("", text).strip("\n")


def _without_history(text: str) -> str:
    starts = sorted(match.start() for pattern in (_HISTORY, _SENDER) for match in pattern.finditer(text))
    for at in starts:
        if _is_message(_SENDER.sub("", text[:at])):
            return text[:at]
    return text


def _is_message(text: str) -> bool:
    return len(_WORD.findall(_ADDRESSING.sub("", text))) >= WORDS_OF_A_MESSAGE
