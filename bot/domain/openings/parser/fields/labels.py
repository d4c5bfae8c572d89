"""Templates: `Felt: værdi` on lines of their own or one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.phrases import sections
from bot.domain.openings.parser.text import danish

_ALTERNATIVES = "|".join(f"(?P<{field}>{'|'.join(phrases)})" for field, phrases in sections("labels").items())
_LABEL = danish(
    r"(?:(?:^|\n)[ \t]*(?:[-•*·–]|\d{1,2}[.)])?[ \t]*|(?<=[.;,/|\ue001-\ue00e!] )"
    rf"|(?<=[.;|]))(?:{_ALTERNATIVES})[ ]?[:=][ \t]*"
)
_ALONE = danish(rf"(?:{_ALTERNATIVES})[ :]*")
_BULLET = re.compile(r"[ \t]*(?:[-•*·–][ \t]*|\d{1,2}[.)] )")
_SENTENCE_END = re.compile(r"[.!?](?= +[A-ZÆØÅ\ue001-\ue00e])|[.!?]\s*$|;(?= )", re.MULTILINE)
PROSE: Final = frozenset({"tasks", "requirements", "considerations"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value: offsets of the label and of its value."""

    field: str
    label_start: int
    start: int
    end: int


def is_label(text: str) -> bool:
    """Is the whole text a label ("Timer/uge", "Kontakt:")?"""
    return _ALONE.fullmatch(text.strip()) is not None


def find_labels(text: str) -> list[Labelled]:
    """Every labelled value. A label alone on its line takes the bullets that follow it."""
    matches = list(_LABEL.finditer(text))
    found: list[Labelled] = []
    for at, match in enumerate(matches):
        field = match.lastgroup or "other"
        start = match.end()
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        following = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        end = min(line_end, following)
        if not text[start:end].strip() and following > line_end:
            end = min(_bullets_end(text, line_end + 1), following)
        else:
            sentence = _SENTENCE_END.search(text, start, end)
            own_line = (
                following >= line_end and text[match.start() : match.start() + 1] in {"\n", ""}
            ) or match.start() == 0
            if sentence and not (field in PROSE and own_line and end - start < 160 and following >= line_end):
                end = sentence.start()
        found.append(Labelled(field, match.start(), start, end))
    return found


def _bullets_end(text: str, at: int) -> int:
    end = at
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        if not _BULLET.match(text[at:line_end]) or text[at:line_end].rstrip().endswith(":"):
            if end != at or not text[at:line_end].strip():
                break
            return line_end
        end = at = line_end + 1
    return min(end, len(text))
