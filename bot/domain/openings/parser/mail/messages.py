"""The messages in a mail: the text on top, and those below it that were forwarded or answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.mail.contact import NOBODY, Sender, sender_of
from bot.domain.openings.parser.mail.marks import ADDRESS, QUOTES, RULE


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a mail. ``forwarded`` says that a mail program marked it so."""

    lines: tuple[str, ...]
    sender: Sender = NOBODY
    subject: str = ""
    forwarded: bool = False


@dataclass(slots=True)
class _Boundary:
    """Where a message below begins: lines of its header, and what they say."""

    start: int
    end: int
    sender: Sender = NOBODY
    subject: str = ""
    forwarded: bool = False
    quoted: int = 0


_MARKER: Final = re.compile(
    r"^[-_*= ]*(?:(?P<forward>(?:start på |begin )?(?:videresendt|forwarded)\b[\w ]*)"
    r"|(?:oprindelig|original) (?:meddelelse|meddelande|besked|mail|e-mail|message))[-_*=: ]*$",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"^\*?(?P<name>fra|from|afsender|sendt|sent|dato|date|til|to|cc|bcc|kopi|emne|subject|vedhæftede? filer?"
    r"|attachments?|vedhæftet|prioritet|importance|svar til|reply-to) ?:\*?[ \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_FROM: Final = frozenset({"fra", "from", "afsender"})
_SUBJECT: Final = frozenset({"emne", "subject"})
_WHEN: Final = frozenset({"sendt", "sent", "dato", "date"})
_WROTE: Final = re.compile(
    r"^(?:(?:den|d\.|on) .{4,160}?\b(?:skrev|wrote)\b(?P<after>.{0,120}?)"
    r"|(?P<before>.{2,120}?) (?:skrev|wrote)\b(?: følgende)?(?: (?:den|d\.|on) .{4,80}?)?)\s?:$",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"^(?:den|d\.|on)\b", re.IGNORECASE)
_MOST_HEADER_LINES: Final = 14
_MOST_ATTRIBUTION_LINES: Final = 3


def split(lines: Sequence[str]) -> list[Message]:
    """The text on top, then each message below it, quotation marks of its own level taken away."""
    boundaries: list[_Boundary] = []
    at = 0
    while at < len(lines):
        found = _boundary(lines, at)
        if found:
            boundaries.append(found)
        at = found.end if found else at + 1
    starts = [one.start for one in boundaries] + [len(lines)]
    top = Message(tuple(lines[: starts[0]]))
    below = [
        Message(
            tuple(unquoted(lines[one.end : stop], one.quoted)),
            one.sender,
            one.subject,
            one.forwarded,
        )
        for one, stop in zip(boundaries, starts[1:], strict=True)
    ]
    return [top, *below]


def _boundary(lines: Sequence[str], at: int) -> _Boundary | None:
    line = QUOTES.sub("", lines[at]).strip()
    if not line:
        return None
    marker = _MARKER.match(line)
    if marker or RULE.match(line):
        following = next((next_ for next_ in range(at + 1, min(at + 4, len(lines))) if _bare(lines[next_])), None)
        header = _header(lines, following) if following is not None else None
        if header:
            header.start, header.forwarded = at, bool(marker and marker["forward"])
            return header
        if marker:
            return _Boundary(at, at + 1, forwarded=bool(marker["forward"]), quoted=_depth(lines[at]))
        return None
    return _header(lines, at) or _attribution(lines, at)


def _header(lines: Sequence[str], at: int) -> _Boundary | None:
    """A header begins with the sender, and says when the mail was sent, or its subject and to whom."""
    first = _HEADER.match(_bare(lines[at]))
    if not first or first["name"].lower() not in _FROM:
        return None
    values: dict[str, str] = {}
    name = ""
    end = at
    for place in range(at, min(at + _MOST_HEADER_LINES, len(lines))):
        line = _bare(lines[place])
        match = _HEADER.match(line)
        if match:
            name = match["name"].lower()
            values.setdefault(name, match["value"].strip())
        elif not line or (values[name] and not values[name].endswith((";", ","))):
            break
        else:
            values[name] = f"{values[name]} {line}".strip()
        end = place + 1
    said = set(values)
    if not said & _WHEN and not (said & _SUBJECT and said & {"til", "to"}):
        return None
    sender = next(values[name] for name in values if name in _FROM)
    subject = next((values[name] for name in values if name in _SUBJECT), "")
    return _Boundary(at, end, sender_of(sender), subject, quoted=_depth(lines[at]))


def _attribution(lines: Sequence[str], at: int) -> _Boundary | None:
    """ "Den man. 30. nov. 2026 kl. 10.12 skrev Bente Holm <bente@firma.example>:", also over two lines."""
    longest = _MOST_ATTRIBUTION_LINES if _DATED.match(_bare(lines[at])) else 1
    for length in range(1, longest + 1):
        parts = [_bare(line) for line in lines[at : at + length]]
        if not all(parts):
            return None
        joined = " ".join(parts)
        match = _WROTE.match(joined)
        if not match:
            continue
        below = next((line for line in lines[at + length : at + length + 3] if line.strip()), "")
        who = match["after"] or match["before"] or ""
        if _depth(below) > _depth(lines[at]) or ADDRESS.search(joined) or re.search(r"\d{4}|kl\.|\d:\d\d", joined):
            return _Boundary(at, at + length, sender_of(who), quoted=_depth(below))
    return None


def is_addressing(line: str) -> bool:
    """Is the line of a header, and neither the sender's nor the subject's ("Til: …", "Sendt: …")?"""
    match = _HEADER.match(_bare(line))
    return match is not None and match["name"].lower() not in _FROM | _SUBJECT


def _bare(line: str) -> str:
    return QUOTES.sub("", line).strip()


def _depth(line: str) -> int:
    marks = QUOTES.match(line)
    return marks.group().count(">") if marks else 0


def unquoted(lines: Sequence[str], depth: int) -> list[str]:
    """The lines with up to this many quotation marks taken away."""
    pattern = re.compile(rf"^(?:[ \t]*>){{0,{depth}}}[ \t]?")
    return [pattern.sub("", line) if depth else line for line in lines]
