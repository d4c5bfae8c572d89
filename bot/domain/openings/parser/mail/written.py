"""What a person wrote in a message: no quotations, warnings, footers, links or hard line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.openings.parser.mail.marks import GREETING, QUOTES, RESIDUE, RULE
from bot.domain.openings.parser.mail.messages import unquoted

SIGNATURE_LINES: Final = 7
"""Lines kept from the greeting on: name, title, company, address, phone, mail."""
LEAST_WORDS: Final = 3
"""Words besides greetings and "see below" that make a text worth reading."""

_HELLO: Final = re.compile(
    r"^(?:(?:hej(?:sa)?|kære|goddag|god ?morgen|davs|hi|hello|dear)\b(?: (?:alle|allesammen|igen|med jer|venner"
    r"|kolleger|jobcenter\w*|(?-i:[A-ZÆØÅ])[\w-]*)){0,4}|til rette vedkommende) ?[,!.:]*$",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"^\W*(?:(?:sendt|sent) (?:fra|med|from|via) (?:min |mit |my |outlook|gmail|yahoo|iphone|ipad|samsung|mail|e-boks)"
    r"|hent outlook|get outlook|få outlook"
    r"|(?:tænk på|pas på|skån|skåner du) (?:miljøet|naturen)|please consider the environment"
    r"|overvej,? (?:om|miljøet)"
    r"|(?:denne|dette|this) (?:e-?mail|mail|meddelelse|besked|message|korrespondance)\b.{0,120}(?:fortrolig"
    r"|kun (?:er )?(?:beregnet|bestemt|tiltænkt)|confidential|intended|personoplysninger|udelukkende)"
    r"|(?:fortrolighed|fortrolig information|fortroligt|confidentiality|disclaimer)\b"
    r"|(?:informationen|oplysningerne|indholdet) i denne (?:e-?mail|mail|meddelelse)"
    r"|(?:hvis|såfremt|er) du (?:ved en fejl|fejlagtigt|ikke (?:er )?(?:den )?rette|har modtaget denne)"
    r"|if you (?:have received|are not the intended)"
    r"|(?:læs|se|find)\b.{0,60}(?:behandler (?:dine )?(?:person)?oplysninger|privatlivspolitik|persondatapolitik)"
    r"|(?:vores )?(?:privatlivspolitik|persondatapolitik|cookiepolitik|databeskyttelse)\b"
    r"|følg os på|besøg os på|find os på|like os|follow us"
    r"|(?:afmeld|frameld|unsubscribe)\b|scannet for virus|virus-?free|virusfri)",
    re.IGNORECASE,
)
_WARNING: Final = re.compile(
    r"^\W*(?:advarsel|caution|obs|bemærk)\b(?=.{0,160}\be?-?(?:mail|afsender|sender|meddelelse)).{0,160}"
    r"\b(?:ekstern\w*|external|udefra|outside|uden for)\b"
    r"|^\W*\[?(?:ekstern|external)(?: (?:mail|e-mail|afsender|sender))?\]?\W*$"
    r"|^\W*(?:du får ikke ofte mails fra|some people who received this|nogle personer, der har modtaget)",
    re.IGNORECASE,
)
_LINK: Final = re.compile(
    r"https?://\S+|www\.\S+|(?:facebook|instagram|linkedin|youtube|twitter)[,.]?|[|·•/-]", re.IGNORECASE
)
_NUMBERS_OF_COMPANY: Final = re.compile(r"^(?:cvr|se|ean|p-?nr|p-nummer)[-. ]*(?:nr|nummer)?\.?[: ]*[\d ]{8,16}$", re.I)
_BULLET: Final = re.compile(r"^\s*(?:[-–•*·+>]|\d{1,2}[.)])\s")
_WRAPPED_FROM: Final = 62
"""A line at least this long may have been broken by the mail program."""
_FILLER_LIST: Final = """
    hej hejsa kære god goddag dag morgen alle igen se nedenfor herunder nedenstående denne dette den det her hermed
    til fra for og i en et jer du dig jeg vi kan vil tage tager på fyi orientering videresendt videresendes
    videresender info tak mange venlig venligst hilsen hilsner bedste med mvh vh kh vedhæftet vedhæftede vedlagt fil
    filen mail mailen måske noget nogen er har ok fint super passer jobåbning jobåbningen opslag opslaget åbning
    stilling
"""
_FILLER: Final = frozenset(_FILLER_LIST.split())


def written(lines: Sequence[str]) -> list[str]:
    """The lines of the text and a short signature: no quotations, warnings, footers, links or hard line breaks."""
    own = [line for line in lines if not QUOTES.match(line)]
    if not _has_words(own):
        own = unquoted(lines, 9)
    kept: list[str] = []
    signed: int | None = None
    for line in own:
        text = RESIDUE.sub("", line).rstrip()
        bare = text.strip()
        if line.strip() and not bare:
            continue
        if is_footer(bare) or _is_sign(bare, kept):
            break
        if _WARNING.match(bare) or _only_links(bare) or _NUMBERS_OF_COMPANY.match(bare) or RULE.match(bare):
            continue
        if bare and signed is None and GREETING.match(bare) and len(bare) < 60:
            signed = 0
        if signed is not None and bare:
            signed += 1
            if signed > SIGNATURE_LINES:
                break
        kept.append(text)
    while kept and (not kept[0].strip() or _HELLO.match(kept[0].strip())):
        kept.pop(0)
    return _joined(kept)


def is_footer(bare: str) -> bool:
    """Does the line begin what a mail program or a company adds below what was written?"""
    return _FOOTER.match(bare) is not None


def _is_sign(bare: str, kept: Sequence[str]) -> bool:
    """ "-- " alone on a line begins a signature where the text has ended with a greeting before it."""
    return bare == "--" and any(GREETING.match(line.strip()) for line in kept)


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines that a mail program broke at its margin are one line again."""
    joined: list[str] = []
    long = False
    for line in lines:
        bare = line.strip()
        if long and joined and bare and bare[0].islower() and not _BULLET.match(line):
            joined[-1] = f"{joined[-1].rstrip()} {bare}"
        else:
            joined.append(line)
        long = len(line) >= _WRAPPED_FROM
    return joined


def before_greeting(lines: Sequence[str]) -> list[str]:
    """The lines that say something, without the signature."""
    end = next((at for at, line in enumerate(lines) if GREETING.match(line.strip())), len(lines))
    return [line for line in lines[:end] if line.strip()]


def _only_links(bare: str) -> bool:
    return bool(bare) and all(_LINK.fullmatch(word) for word in bare.split())


def _has_words(lines: Sequence[str]) -> bool:
    return any(char.isalpha() for line in lines for char in line)


def has_substance(lines: Sequence[str]) -> bool:
    """Whether more was written than a greeting and "see below"."""
    text = " ".join(before_greeting(written(lines)))
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text.lower()) if word not in _FILLER]
    return len(words) >= LEAST_WORDS
