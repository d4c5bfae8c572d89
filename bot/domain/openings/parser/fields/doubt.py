"""What makes a value doubtful: a word of doubt before it, or a sentence that tells of the place and not of the job."""

from __future__ import annotations

import re

from bot.domain.openings.parser.fields.cues import TRIGGER
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import Mark
from bot.domain.openings.parser.text import danish

_DOUBT = danish(r"\b" + any_of("prose", "doubt") + r"\b[^.;\n]{0,14}$")
_SENTENCE = re.compile(r"(?<!kl)(?<!ca)(?<!pr)(?<!nr)[.!?;](?=\s)|\n")
_OF_THE_PLACE = danish(
    r"^\W*(?:og |men |så )?(?!"
    + any_of("prose", "work")
    + r")(?:vi|han|hun|jeg|[a-zæøå]{4,}(?:en|et|erne|ene|ers)) (?:\w+ ){0,2}?"
    + any_of("prose", "verb")
    + r"\b"
)
_TERMS = re.compile(f"[{Mark.HOURS}{Mark.KIND}]")


def is_doubted(text: str, at: int) -> bool:
    """Does a word of doubt stand before the value at this offset ("vist nok om tirsdagen")?"""
    return _DOUBT.search(text, max(0, at - 40), at) is not None


def is_aside(text: str, at: int) -> bool:
    """Does the value stand in a sentence about the place ("Kontoret er bemandet om formiddagen")?"""
    begin = max((match.end() for match in _SENTENCE.finditer(text, max(0, at - 300), at)), default=max(0, at - 300))
    end = _SENTENCE.search(text, at)
    sentence = text[begin : end.start() if end else len(text)]
    return bool(_OF_THE_PLACE.match(sentence)) and not (_TERMS.search(sentence) or TRIGGER.search(sentence))
