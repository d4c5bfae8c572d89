"""Reads a whole phrase, or finds the phrase inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from danish.dates.grammar.scanning import scan
from danish.dates.grammar.spelling import repaired
from danish.dates.meaning.resolving import resolve
from danish.dates.model import Doubt, Unclear, When
from danish.dates.parts import (
    Ahead,
    Apart,
    Clock,
    Count,
    Date,
    DayPart,
    Every,
    Lasting,
    Marker,
    MonthOnly,
    Part,
    Placed,
    Side,
    Vague,
    Week,
    Weekdays,
)  # fmt: skip
from danish.folding import Folded, fold, traced

LONGEST = 1000
"""Characters that are looked at; a longer text is no phrase."""


_WORDS_BEFORE: Final = 2
"""As in "mind mig …"."""

_ASKING: Final = frozenset({
    "mind", "minde", "minder", "paamind", "paamindelse", "husk", "huske", "husker", "mig", "jeg", "vi", "os", "du",
    "skal", "vil", "kan", "boer", "skriv", "skrive", "ring", "ringe", "ringer", "foelg", "foelge", "foelger", "book",
    "booke", "saet", "saette", "laeg", "lav", "lave", "opret", "aftal", "aftale", "giv", "send", "sende", "kontakt",
    "kontakte", "tjek", "tjekke", "ses", "moedes", "moede", "spoerg", "snak", "tal", "tale", "ping", "prik", "sig",
    "vend", "kom", "hent", "remind", "reminder", "remember", "me", "my", "we", "us", "you", "need", "should", "can",
    "could", "will", "call", "follow", "check", "write", "meet", "ask", "set", "schedule", "let",
})  # fmt: skip
"""Words of a sentence in which somebody asks for something."""

_OCCASIONS: Final = ("opfoelg", "samtale", "moede", "besoeg", "aftale", "paamind", "follow-up", "meeting")
"""How the nouns begin that a sentence without a verb is about."""

_DOUBTING: Final = frozenset({"maaske", "eller", "enten", "aner", "hvornaar", "maybe", "perhaps", "when"})


def understand(text: str, now: datetime) -> When | Unclear:
    """What a phrase such as "hver 4. uge fra 1. december kl. 9" means, seen from ``now`` (naive local time).

    The whole text must be about time, or a sentence that asks for something ("kan du minde mig om C7 om tre uger?");
    anything else comes back as `Unclear` with the words that were not understood.
    """
    if len(text) > LONGEST:
        return Unclear(Doubt.NOT_A_DATE)
    folded = repaired(traced(text), text, inside=False)
    placed, unread = scan(folded.text)
    if unread and placed and _asks(folded, text, unread) and (found := find(text, now)) is not None:
        return found[0]
    if unread or not placed:
        return Unclear(Doubt.NOT_A_DATE, _said(folded, text, unread))
    parts = [one.part for one in placed]
    return _told(resolve(parts, now), text)


def find(text: str, now: datetime) -> tuple[When | Unclear, tuple[int, int]] | None:
    """The phrase about time inside a sentence, and where it stands; None where there is none.

    "mind mig om at ringe til Mette på tirsdag kl. 9" gives Tuesday and the span of "på tirsdag kl. 9", so that the rest
    is the task.
    """
    cut = text[:LONGEST]
    folded = repaired(traced(cut), cut, inside=True)
    placed, unread = scan(folded.text)
    runs = [run for run in _runs(placed, unread) if run]
    best = max(runs, key=lambda run: _worth(run, folded.text), default=None)
    if best is None or not _says([one.part for one in best]):
        return None
    parts = [one.part for one in best]
    for other in runs:
        if other is not best and _adds(other, parts):
            parts.extend(one.part for one in other)
    span = folded.span(best[0].start, best[-1].end)
    result = _told(resolve(parts, now), text[slice(*span)])
    if isinstance(result, Unclear) and result.doubt is Doubt.NOT_A_DATE:
        return None
    return result, span


def _asks(folded: Folded, text: str, unread: Sequence[tuple[int, int]]) -> bool:
    """Whether the words that say no time make it a request, and none of them a doubt."""
    others = {fold(text[slice(*folded.span(start, end))]) for start, end in unread}
    asks = not others.isdisjoint(_ASKING) or any(word.startswith(_OCCASIONS) for word in others)
    return asks and others.isdisjoint(_DOUBTING)


def _told(result: When | Unclear, text: str) -> When | Unclear:
    if isinstance(result, Unclear) and not result.about.get("said"):
        return Unclear(result.doubt, {**result.about, "said": text.strip()})
    return result


def _said(folded: Folded, text: str, unread: Sequence[tuple[int, int]]) -> dict[str, str]:
    words = [text[slice(*folded.span(start, end))] for start, end in unread if end > start]
    return {"said": " ".join(words) or text.strip()}


def _runs(placed: Sequence[Placed], unread: Sequence[tuple[int, int]]) -> list[list[Placed]]:
    """Parts that stand together, without markers and weak words at their edges."""
    runs: list[list[Placed]] = [[]]
    gaps = sorted(start for start, _ in unread)
    for one in placed:
        if runs[-1] and any(runs[-1][-1].end <= gap < one.start for gap in gaps):
            runs.append([])
        runs[-1].append(one)
    return [_trimmed(run) for run in runs]


def _trimmed(run: list[Placed]) -> list[Placed]:
    kept = list(run)
    while kept and isinstance(kept[-1].part, Marker):
        kept.pop()
    while kept and isinstance(kept[0].part, Marker) and kept[0].part.side in {Side.TO, Side.THEN, Side.EXCEPT}:
        kept.pop(0)
    return kept


def _worth(run: Sequence[Placed], text: str) -> tuple[bool, bool, int, bool]:
    """How likely a run is the moment asked for.

    First that it names a day, then that it follows the verb ("mind mig på mandag om mødet den 15."), then how much it
    says, then that it ends the sentence.
    """
    sure = _says([one.part for one in run])
    leads = len(text[: run[0].start].split()) <= _WORDS_BEFORE
    ends = not text[run[-1].end :].strip(" .!?")
    return sure >= 3, leads, sure, ends


def _says(parts: Sequence[Part]) -> int:
    """0 where the parts say nothing, 1 no exact day, 2 a time, 3 a day, 4 a recurrence."""
    if any(isinstance(part, Every) or _repeats(part) for part in parts):
        return 4
    if any(_names_day(part) for part in parts):
        return 3
    if any(isinstance(part, Clock) and not part.loose for part in parts):
        return 2
    return 1 if any(isinstance(part, Vague | Week | MonthOnly | Apart) for part in parts) else 0


def _repeats(part: Part) -> bool:
    match part:
        case Weekdays(every=every):
            return every > 0
        case _:
            return False


def _names_day(part: Part) -> bool:
    match part:
        case Clock() | DayPart() | Vague() | Apart() | Week() | Marker() | Count() | Lasting():
            return False
        case MonthOnly(day=None):
            return False
        case Weekdays(weak=weak):
            return not weak
        case Ahead(added=added):
            return not added
        case Date(unsure=unsure):
            return not unsure
        case _:
            return True


def _adds(run: Sequence[Placed], parts: Sequence[Part]) -> bool:
    """Whether a run elsewhere in the sentence only fills in what the main one leaves open.

    "mødet er på tirsdag, mind mig dagen før kl. 15" counts from the day of the main one.
    """
    has_time = any(isinstance(part, Clock | DayPart) for part in parts)
    own = [one.part for one in run]
    if isinstance(own[0], Apart) and not any(isinstance(part, Apart) or _repeats(part) for part in parts):
        return not any(map(_names_day, own)) and not (has_time and len(own) > 1)
    if all(isinstance(part, Clock | DayPart) and not (isinstance(part, Clock) and part.loose) for part in own):
        return not has_time
    repeats = any(isinstance(part, Every) or _repeats(part) for part in parts)
    starts = isinstance(own[0], Marker) and own[0].side in {Side.FROM, Side.UNTIL, Side.THROUGH}
    has_sides = any(isinstance(part, Marker) for part in parts)
    return repeats and starts and not has_sides and any(_names_day(part) for part in own)
