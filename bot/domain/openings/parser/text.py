"""From what Slack sends to plain text, and small tools for matching Danish however it is spelled."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from danish.folding import fold

MAX_LENGTH: Final = 40_000
"""Characters read of one message: as many as Slack allows."""

_SPELLINGS: Final = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)", "é": "[eé]"}


def danish(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern whose æ, ø, å and é also match as people type them without a Danish keyboard."""
    parts: list[str] = []
    in_class = escaped = False
    for char in pattern:
        parts.append(char if in_class or escaped else _SPELLINGS.get(char, char))
        in_class = (char == "[" or in_class) if not escaped else in_class
        if char == "]" and not escaped:
            in_class = False
        escaped = char == "\\" and not escaped
    return re.compile("".join(parts), flags)


def words(listed: str) -> frozenset[str]:
    """The folded words of a list separated by blanks."""
    return frozenset(fold(word) for word in listed.split())


_LINK = re.compile(r"<((?:mailto:|tel:|https?://|[@#!])[^<>|\n]{0,2000})(?:\|([^<>\n]{0,500}))?>")
_HEADER_ADDRESS = re.compile(r"[<\[(]\s*([\w.+-]+@[\w.-]+\.\w+)\s*[>\])]")
_INLINE_BULLET = re.compile(r"(?<=\S) [•·▪●] (?=\S)")
_EMOJI_CODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+\-']{1,40}:(?![\w])")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufe0e\ufe0f\ufeff\ud800-\udfff\ue000-\uf8ff]"
)
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]+")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_MARKED = (
    re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,300}?)(?<=\S)_(?![\w_])"),
    re.compile(r"(?<![\w~])~(?=\S)([^~\n]{1,300}?)(?<=\S)~(?![\w~])"),
    re.compile(r"`([^`\n]{1,300})`"),
)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_LONG_WORD = re.compile(r"([^\s|]{200})[^\s|]+")
_TAB = re.compile(r"(?<=[^\s|])[ ]{0,20}\t[ \t]{0,20}(?=[^\s|])")
"""Parts the cells of a pasted table."""
_BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")
_ARROW = re.compile(r"\s*(?:->|=>|→|➡)\s*")


def clean(text: str) -> str:
    """Plain text: Slack's links, mentions, emphasis and entities resolved, pictures and control characters gone.

    A picture that opens a line becomes a bullet, because people use it as one.
    """
    text = _barred(text[: MAX_LENGTH * 5])
    text = _LONG_WORD.sub(r"\1", _BLANKS.sub("\n\n", _SPACES.sub(" ", text)))[:MAX_LENGTH]
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("", unicodedata.normalize("NFC", text))
    text = _LINK.sub(_link, text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = _LINK.sub(_link, text)
    text = _HEADER_ADDRESS.sub(r" \1 ", text)
    text = _ARROW.sub(" – ", text)
    text = _INLINE_BULLET.sub(" – ", text)
    text = _EMOJI_CODE.sub("\U0001f4cc", text)
    text = _QUOTE.sub("", text)
    for mark in _MARKED:
        text = mark.sub(r"\1", text)
    text = text.replace("½", ",5").replace("’", "'").replace("´", "'")
    text = _SPACES.sub(" ", text)
    lines = (_pictures(line.strip()) for line in text.split("\n"))
    return "\n".join(lines)


_PICTURES = re.compile(r"(?:" + _EMOJI_CODE.pattern + "|" + _PICTURE.pattern + "[\u200d\ufe0f]*)+")


_STRUCK = re.compile(r"~[^~\n]{1,80}~")


def as_said(text: str) -> str:
    """What people say to each other: a picture ends a sentence, and what is struck out is not said."""
    return _PICTURES.sub("\n", _STRUCK.sub(" ", text))


def _barred(text: str) -> str:
    """Bars for tabs; an empty cell stays one where all lines have as many tabs, else tabs only align the columns."""
    counts = {line.count("\t") for line in text.split("\n") if "\t" in line.strip()}
    if len(counts) == 1 and counts != {1}:
        return _TAB.sub(lambda tabs: " |" * tabs.group().count("\t") + " ", text)
    return _TAB.sub(" | ", text)


def _pictures(line: str) -> str:
    if not _PICTURE.search(line):
        return line
    opening = _PICTURE.match(line)
    rest = _SPACES.sub(" ", _PICTURE.sub(" ", line)).strip()
    return f"• {rest}" if opening and rest else rest


def _link(match: re.Match[str]) -> str:
    target, label = match.group(1), match.group(2)
    if target.startswith("mailto:"):
        return target[7:].split("?")[0]
    if target.startswith("tel:"):
        return label if label and any(char.isdigit() for char in label) else target[4:]
    if target.startswith("@"):
        return "@kollega"
    if target.startswith("#"):
        return f"#{label or 'kanal'}"
    if target.startswith("!"):
        return ""
    return label if label and "://" not in label else ""


KEYWORDS: Final = (
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "formiddag",
    "eftermiddag",
    "timer",
    "ugen",
    "ugentlig",
    "ugentligt",
    "småjob",
    "fleksjob",
    "løntilskud",
    "virksomhedspraktik",
    "kontakt",
    "søger",
    "mangler",
    "spørg",
    "stilling",
    "stillinger",
    "snarest",
    "jobåbning",
)
_REAL_WORDS: Final = words(
    "tider time timen tier tiere tiger timers stillingen stilling stillinger mandat manda unge ugens ugne_ mangle"
    " spor spøg spør spurg sporg mangel manglet søge søgte søgt kontakter kontakt fredage onsdage ugentlige"
)


def _slips(word: str) -> set[str]:
    """Spellings one slip of the finger away: a swap, a dropped or a doubled letter; long words also a wrong one."""
    found: set[str] = set()
    for at in range(1, len(word)):
        found.add(word[:at] + word[at + 1 :])
        found.add(word[:at] + word[at] + word[at:])
        found.add(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    if len(word) >= 8:
        for at in range(1, len(word)):
            found |= {word[:at] + letter + word[at + 1 :] for letter in "abcdefghijklmnopqrstuvwxyzæøå"}
    return {slip for slip in found if len(slip) >= 4}


def _slip_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for keyword in KEYWORDS:
        for spelling in {keyword, fold(keyword)}:
            for slip in _slips(spelling):
                for written in {slip, fold(slip)}:
                    if written not in _REAL_WORDS and written not in KEYWORDS:
                        table.setdefault(written, spelling)
    for keyword in KEYWORDS:
        table.pop(fold(keyword), None)
    return table


_SLIPS: Final = _slip_table()
_WORD = re.compile(r"[^\W\d_]{4,}")


def mend(text: str) -> str:
    """Correct slips of the finger in the words the parser depends on (`tiemr`, `onsdg`)."""
    return _WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    right = _SLIPS.get(word.lower())
    if right is None:
        return word
    if word.isupper():
        return right.upper()
    return right.capitalize() if word[0].isupper() else right


_EDGE: Final = " \t\n,;:.–—-/|•·+&("


def tidy(text: str) -> str:
    """One line without loose punctuation at its ends; a bracket without its partner is dropped."""
    text = _SPACES.sub(" ", text.replace("\n", " ")).strip(_EDGE)
    text = re.sub(r"\s+([,.;:)])", r"\1", text)
    text = re.sub(r"\(\s*[,;]?\s*\)", "", text)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return _SPACES.sub(" ", text).strip(_EDGE.replace("(", ""))
