"""A mail as the text that the opening parser reads: what was written, without what mail programs add.

A mail is the text on top and, below it, the messages that were forwarded or answered, each behind a header ("Fra: …
Sendt: …") or a line of attribution ("Den 3. december skrev …:"). A forwarded message is what counts; an answered one
is history, and was read when it came.

The reply parsers on PyPI were looked at: mail-parser-reply takes a list with dashes for a signature, and quotequail
knows no Danish headers; neither tells a forwarded mail from an answered one. Hence rules of our own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.openings.drafts import Parsed
from bot.domain.openings.mail.html_text import text_of
from bot.domain.openings.parser import parse
from bot.domain.openings.parser.mail.contact import NOBODY, Sender, subject_line, with_contact
from bot.domain.openings.parser.mail.messages import Message, split
from bot.domain.openings.parser.mail.written import before_greeting, has_substance, written

__all__ = ["Attachment", "Found", "Mail", "Sender", "read"]

MOST_CHARACTERS: Final = 40_000
"""Characters read of a mail or an attachment; the parser reads the first thousands of what is left."""
MOST_OF_HTML: Final = 400_000
"""Characters read of an HTML mail: ten for each that is shown."""
LONGEST_LINE: Final = 2_000

_FORWARDED: Final = re.compile(r"^(?:\[[^\]]{1,20}\] ?)*(?:vs|fw|fwd|videresendt) ?:", re.IGNORECASE)
_ANSWERED: Final = re.compile(r"^(?:\[[^\]]{1,20}\] ?)*(?:sv|re|aw) ?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a mail or message, with the text in it; empty where it could not be read."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, or a message with files, which has no subject and no sender. ``html`` is read where ``text`` is empty."""

    text: str = ""
    html: str = ""
    subject: str = ""
    sender: Sender = NOBODY
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What one part of a mail states. ``source`` is the name of the file, empty for the mail itself."""

    source: str
    text: str
    parsed: Parsed


def read(mail: Mail, now: datetime, known_companies: Collection[str] = ()) -> tuple[Found, ...]:
    """The parts that state openings: the mail itself, or else each of its attachments that does.

    A mail whose text is an opening has the same job at length in the attachment; reading both would log it twice. Where
    nothing surely is an opening, the first part that may be one is given, or the mail itself.
    """
    main, text = _read(mail)
    body = Found("", text, parse(text, now, known_companies))
    if body.parsed.verdict == "opening":
        return (body,)
    files: list[Found] = []
    for attachment in mail.attachments:
        text = with_contact("\n".join(_lines(attachment.text)).strip(), main.sender)
        files.append(Found(attachment.name, text, parse(text, now, known_companies)))
    sure = tuple(found for found in files if found.parsed.verdict == "opening")
    return sure or next(((found,) for found in (body, *files) if found.parsed.verdict == "doubtful"), (body,))


def _read(mail: Mail) -> tuple[Message, str]:
    """The message of the mail that counts, and what the parser gets of it: subject, text, and the sender as contact."""
    text = mail.text if mail.text.strip() else text_of(mail.html[:MOST_OF_HTML])
    top, *below = split(_lines(text))
    main, note = _chosen(replace(top, sender=mail.sender, subject=mail.subject), below)
    lines = [subject_line(main.subject or mail.subject), *note, *written(main.lines)]
    return main, with_contact("\n".join(lines).strip(), main.sender)


def _chosen(top: Message, below: Sequence[Message]) -> tuple[Message, list[str]]:
    """The message that counts, and what was written above it if that states something, such as a figure."""
    worth = next((one for one in below if has_substance(one.lines)), None)
    forwarded = bool(_FORWARDED.match(top.subject)) or bool(below and below[0].forwarded)
    if worth is None or (not forwarded and (has_substance(top.lines) or _ANSWERED.match(top.subject))):
        return top, []
    note = before_greeting(written(top.lines))
    return worth, note if any(char.isdigit() for line in note for char in line) else []


def _lines(text: str) -> list[str]:
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return [line[:LONGEST_LINE].rstrip() for line in text.split("\n")]
