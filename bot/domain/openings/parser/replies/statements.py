"""What a reply says of the opening: its sentences without questions, without talk and without reasons.

A sentence is left out as a whole where it tells of a citizen; of any other only the clauses that are talk go, with what
goes on with them ("jeg har mailet med kontoret – de tager to").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.phrases import any_of, sections
from bot.domain.openings.parser.text import danish

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|(?<=[a-zæøå]{3}[.!]) +(?=[a-zæøå])|\n+|(?<=\?)\s+")
_CUT = danish(
    r"([,;:] +(?:(?:og|men|så) )?|(?<=\w) +[–-] +| *[()] *| +(?="
    + any_of("replies", "reason")
    + r")| +men +| +og +(?=(?:jeg|vi|han|hun|de|det|man|der|så|nu)\b)| +så +(?!snart|hurtigt|vidt|længe|meget))"
)
"""Between clauses; kept when these are put together again."""
_INTERJECTION = danish(r"^\W*(?:" + any_of("replies", "interjection") + r"\b[\s,.:!–-]*)+")
_REPORTED = danish(r"^(?:\W*(?:og |men )?" + any_of("replies", "reported") + r"\s*)+")
_ATTRIBUTED = danish(r"(?:(?<=\w),)? ?\b" + any_of("replies", "attributed") + r"(?= *(?:[,.!:;]|$))")
"""Who says it, behind what is said."""
_TALK = danish(r"\b" + any_of("replies", "talk") + r"\b")
_ASKS = danish(r"^\W*(?:og |men )?" + any_of("replies", "asks") + r"\b")
_ASKS_BY_ORDER = danish(r"^\W*(?:og |men )?" + any_of("replies", "asks by its order") + r"\b")
_CITIZEN = danish(r"\b" + any_of("replies", "citizen") + r"(?!\w)")
_FIRM = danish(r"\b" + any_of("replies", "firm") + r"\b")
_DOUBT = danish(r"\b" + any_of("replies", "doubt") + r"\b")
_DOUBT_AFTERWARDS = danish(r"^\W*" + any_of("replies", "doubt afterwards") + r"\b")
_REASON = danish(r"^" + any_of("replies", "reason"))
_THAT = danish(r"at (?=(?:man|de|der|det|han|hun|\w{3,}(?:en|et|erne)) )")
"""Begins another thing that is told: "…, og at man kan tage pauser"."""
_STARTS_ANEW = danish(r"^" + any_of("replies", "starts anew") + r"\b")
_CLOSED = re.compile(r"[.!?,:;]\s*$")


_SPOKEN: Final = {
    spoken: written
    for written, _, listed in (line.partition(" = ") for line in sections("replies")["as spoken"])
    for spoken in listed.split()
}
_SPOKEN_WORD = re.compile(r"\b[a-zæøå]{2,5}(?:'r?)?(?![\w@.]|-)|\bml\.?(?= \d)")


@dataclass(frozen=True, slots=True)
class Statements:
    """What is said of the opening, sentence by sentence, and what is said with a doubt."""

    told: tuple[str, ...]
    doubted: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is told, as one text."""
        return joined(self.told)


def joined(sentences: tuple[str, ...] | list[str]) -> str:
    """Sentences as one text, each closed so that it does not run into the next."""
    return " ".join(one if _CLOSED.search(one) else f"{one}." for one in sentences[:-1]) + "".join(
        f" {one}" if len(sentences) > 1 else one for one in sentences[-1:]
    )


def statements(text: str) -> Statements:
    """The statements of a plain text."""
    told: list[str] = []
    doubted: list[str] = []
    of_citizen = False
    for sentence in _SENTENCE.split(_as_written(text)):
        if sentence.rstrip().endswith("?") or _ASKS_BY_ORDER.search(sentence):
            continue
        if _CITIZEN.search(sentence):
            of_citizen = True
            continue
        if of_citizen and not _FIRM.search(sentence):
            continue
        plain, doubtful = _without_talk(_ATTRIBUTED.sub("", _INTERJECTION.sub("", sentence)))
        if plain:
            told.append(plain)
        if doubtful:
            doubted.append(doubtful)
    return Statements(tuple(told), tuple(doubted))


def _as_written(text: str) -> str:
    """Words as they are written that colleagues put down as they speak ("ska ku")."""
    return _SPOKEN_WORD.sub(lambda match: _SPOKEN.get(match.group().rstrip("."), match.group()), text)


def _without_talk(sentence: str) -> tuple[str, str]:
    """The clauses of a sentence that say something of the opening, and those that say it with a doubt."""
    reported = _REPORTED.sub("", sentence)
    parts = _CUT.split(reported)
    kept = doubtful = ""
    dropped = doubted = False
    for at in range(0, len(parts), 2):
        clause, mark = parts[at], parts[at - 1] if at else ""
        if not clause.strip():
            continue
        if _DOUBT_AFTERWARDS.search(clause):
            kept, doubtful = "", f"{kept} {doubtful}"
            dropped = True
            continue
        listed = mark.lstrip().startswith(",")
        doubted = bool(_DOUBT.search(clause)) or (doubted and clause.startswith("at "))
        dropped = doubted or (dropped and listed and not _STARTS_ANEW.search(clause)) or _is_talk(clause)
        if doubted:
            doubtful += f" {clause}"
        elif not dropped:
            another = bool(kept) and reported != sentence and _THAT.match(clause)
            kept += _THAT.sub("\n", clause) if another else (mark if kept else "") + clause
    return kept.strip(), doubtful.strip()


def _is_talk(clause: str) -> bool:
    return any(pattern.search(clause) for pattern in (_TALK, _ASKS, _REASON))
