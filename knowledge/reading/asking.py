"""How a message asks: openly for whatever fits, with a question at all, with words that point back."""

from __future__ import annotations

import re

from knowledge.data_files import sections
from knowledge.language.cues import Cues

_LISTS = sections("asking")
_OPEN, _POINTING = Cues(_LISTS["open"]), Cues(_LISTS["pointing"])
_ENTITLED, _KNOWLEDGE = Cues(_LISTS["entitled"]), Cues(_LISTS["knowledge"])
_LAST, _FIRST = Cues(_LISTS["last"]), Cues(_LISTS["first"])
_OPENING = re.compile(rf"\s*(?:{'|'.join(_LISTS['opening'])})(?![a-z0-9])")

_NEXT_QUESTION = re.compile(
    r"(?<=\?)\s+|,?\s+og\s+(?=(?:hvor|hvem|hvad|hvornår|hvordan|hvilke\w*|hvorfor|kan|skal|må|er|får)\s)", re.IGNORECASE
)


_ASKS = (
    r"(?:hv(?!is\b)\w+|kan|må|skal|får|er der|er det|findes|har (?:vi|i)|gives"
    r"|what|how|who|which|where|can|is there|any)\b"
)
_CLAUSE = re.compile(rf"(?:^|[.!?,;:\n–—-]\s*|\b(?:og|men|så) )(?={_ASKS})", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")


def split_story(text: str) -> tuple[str, str]:
    """What a message tells, and what it asks: "Han er ledig. Hvad kan vi gøre?", or the question first."""
    sentences = _SENTENCE.split(text.strip())
    asking = (at for at in reversed(range(len(sentences))) if at == len(sentences) - 1 or sentences[at].endswith("?"))
    for at in asking:
        begins = _CLAUSE.search(sentences[at])
        if begins is not None:
            before, asked = sentences[at][: begins.end()], sentences[at][begins.end() :]
            return " ".join((*sentences[:at], before, *sentences[at + 1 :])), asked
    return text, ""


def is_open(folded: str) -> bool:
    """Whether a question leaves open which scheme it is about: "hvad kan vi søge?"."""
    return _OPEN.within(folded)


def asks_for_experience(folded: str) -> bool:
    """Whether a question asks what is known of such cases, not what fits this one."""
    return _KNOWLEDGE.within(folded)


def asks_what_one_may_get(folded: str) -> bool:
    """Whether a question asks who may get, must pay or has a right to what."""
    return _ENTITLED.within(folded)


def asks(text: str, folded: str) -> bool:
    """Whether a message asks something, with a question mark or without."""
    return "?" in text or _OPENING.match(folded) is not None


def points_back(folded: str) -> bool:
    """Whether a message points to something said before: "hvem bevilger den?"."""
    return _POINTING.within(folded)


def points_to_last(folded: str) -> bool:
    """Whether it means the last of those compared: "hvem betaler den sidste?"."""
    return _LAST.within(folded)


def points_to_first(folded: str) -> bool:
    return _FIRST.within(folded)


def questions(text: str) -> list[str]:
    """The questions of a message that asks twice; the message itself where it asks once."""
    parts = [part.strip() for part in _NEXT_QUESTION.split(text) if part and part.strip()]
    return parts if len(parts) == 2 else [text]
