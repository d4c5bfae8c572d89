"""What a forwarded mail holds besides its message: headers, the history below it, and small print."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

WORDS_OF_A_MESSAGE: Final = 12
"""So many words above the history are a message of their own; with fewer the history is what was forwarded."""

_LINES: Final = re.IGNORECASE | re.MULTILINE
_ADDRESSING = danish(r"^[ *]*" + any_of("mail", "addressing") + r"[ *]*:[^\n]*\n?", _LINES)
_HISTORY = danish(r"^[ *]*" + any_of("mail", "history") + r"[^\n]*$", _LINES)
_HEADER = r"(?:[ *]*" + any_of("mail", "header") + r"[ *]*:[^\n]*\n?)+"
_SENDER = danish(r"^[ *]*(?:fra|from|afsender)[ *]*: *\S[^\n]*\n" + _HEADER, _LINES)
_SMALL_PRINT = danish(r"^[ *]*" + any_of("mail", "small print") + r"[^\n]*", _LINES)
_TITLE = danish(r"^[ *]*(?:emne|subject|fra|from)[ *]*:[^\n]*\n?", _LINES)
_GREETING = danish(r"^[ \t]*" + any_of("contact", "greeting") + r"\b", _LINES)
_WORD = re.compile(r"[^\W\d_]{2,}")


def without_furniture(text: str) -> str:
    """The message of a mail; a text that is no mail stays as it is."""
    text = _without_history(text)
    small_print = _SMALL_PRINT.search(text)
    if small_print and _is_message(text[: small_print.start()]):
        text = text[: small_print.start()]
    return _ADDRESSING.sub("", text).strip("\n")


def _without_history(text: str) -> str:
    """The uppermost message; where nobody wrote more than a line above the history, the message in the history."""
    starts = sorted(match.start() for pattern in (_HISTORY, _SENDER) for match in pattern.finditer(text))
    begin = 0
    for at in (at for at in starts if at > begin):
        if _is_message(text[begin:at]):
            return text[begin:at]
        begin = at
    return _HISTORY.sub("", text[begin:], count=1).lstrip("\n") if begin else text


def _is_message(text: str) -> bool:
    """Words enough, without headers and signature."""
    body = _HISTORY.sub("", _SENDER.sub("", text))
    greeting = _GREETING.search(body)
    told = _ADDRESSING.sub("", _TITLE.sub("", body[: greeting.start()] if greeting else body))
    return len(_WORD.findall(told)) >= WORDS_OF_A_MESSAGE
