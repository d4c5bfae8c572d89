"""Who sent a mail, and whether the text needs the sender as its contact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.mail.marks import ADDRESS, GREETING, RESIDUE


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a mail; either may be empty."""

    name: str = ""
    address: str = ""


NOBODY: Final = Sender()


_PREFIX: Final = re.compile(
    r"^(?:\s*(?:\[[^\]]{1,20}\]|(?:vs|sv|fw|fwd|re|aw|videresendt|vedr|vedrørende|ang|angående) ?[:.]+))+\s*",
    re.IGNORECASE,
)
_SAYS_NOTHING_LIST: Final = """
    ny nyt nye ledig ledigt ledige et en til job jobs jobåbning jobåbninger stilling stillinger stillingsopslag
    opslag jobopslag jobtilbud mail besked spørgsmål hej info fyi ingen intet no emne subject haster vigtigt
"""
_SAYS_NOTHING: Final = frozenset(_SAYS_NOTHING_LIST.split())
_PHONE: Final = re.compile(
    r"(?<![\d.,/-])(?:\+?45 ?)?(?:\d{2} ?){4}(?![\d.,]?\d)|(?<!\d)\d{4} \d{4}(?!\d)|\+\d[\d ]{7,16}"
)
_NAMED: Final = re.compile(
    r"\b(?:kontakt\w*|spørg efter|ring til|kp|att|tal med|henvend\w* til|skriv til)\b", re.IGNORECASE
)
_NO_REPLY: Final = re.compile(
    r"^(?:no-?reply|do-?not-?reply|ikke-?svar|mailer-daemon|postmaster|bounce)", re.IGNORECASE
)
_SHARED_BOX_LIST: Final = """
    info kontakt contact post mail job jobs hr kontor kontoret butik butikken salg admin administration hej booking
    reception
"""
_SHARED_BOX: Final = frozenset(_SHARED_BOX_LIST.split())


def subject_line(subject: str) -> str:
    """The subject without "VS:" and the like; empty where it says only that it is about a job."""
    bare = _PREFIX.sub("", subject.strip()[:300]).strip()
    return bare if set(re.findall(r"\w+", bare.lower())) - _SAYS_NOTHING else ""


def sender_of(written: str) -> Sender:
    """Name and address from a header: "Bente Holm <bente@firma.example>", "Holm, Bente [mailto:…]"."""
    address = ADDRESS.search(written)
    name = ADDRESS.sub("", RESIDUE.sub("", written))
    name = re.sub(r"mailto:|[<>\[\]()\"*]|\bpå vegne af\b.*", " ", name, flags=re.IGNORECASE)
    return Sender(" ".join(name.split()).strip(" ,;:'"), address.group() if address else "")


def with_contact(text: str, sender: Sender) -> str:
    """The text with the sender as contact where it names none; only the name where it says how but not whom."""
    name = _person(sender)
    reachable = bool(_PHONE.search(text) or ADDRESS.search(text))
    address = "" if reachable or _NO_REPLY.match(sender.address) else sender.address
    signed = any(GREETING.match(line.strip()) for line in text.split("\n"))
    known = bool(name) and name.split()[0].lower() in text.lower()
    if reachable and (known or signed or _NAMED.search(text)):
        return text
    said = ", ".join(part for part in (name, address) if part)
    return f"{text}\n\nKontakt: {said}" if said and text else text


def _person(sender: Sender) -> str:
    """The name of a person; empty for a mailbox that several people read and for an address in place of a name."""
    box = sender.address.partition("@")[0].lower()
    name = sender.name
    if not name or "@" in name or box in _SHARED_BOX or _NO_REPLY.match(box):
        return ""
    last, comma, first = name.partition(", ")
    if comma and first and len(first.split()) <= 3 and len(last.split()) <= 2:
        name = f"{first} {last}"
    return re.split(r" [-–|/] | \(", name)[0].strip()
