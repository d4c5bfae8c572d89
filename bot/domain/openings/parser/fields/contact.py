"""Telephone numbers, e-mail addresses and the name of the person to contact."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import phonenumbers
from stdnum.dk import cvr

from bot.domain.openings.parser.lexicon import is_business, is_business_word, is_task, town_words, towns
from bot.domain.openings.parser.phrases import any_of, word_set
from bot.domain.openings.parser.reading import Mark, Reading
from bot.domain.openings.parser.text import danish
from danish.folding import fold

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-zæøå]{2,12}\b", re.IGNORECASE)
_RECIPIENT = re.compile(r"^(?:til|to|cc|bcc) ?:[^\n]{0,200}$", re.IGNORECASE | re.MULTILINE)
_TEN_DIGITS = re.compile(r"(?<![\d+])\d{6}[ -]?[\dx]{4}(?![\d])")
_COMPANY_NUMBER = danish(
    r"\b"
    + any_of("contact", "number of something else")
    + r"\b[-. ]{0,2}(?:nr|nummer|no|id)?\.?[ :#]{0,3}\d[\d ]{2,16}\d"
)
_PHONE = re.compile(
    r"(?<![\d+/.,-])(?:(?:\+|00) ?45[ -]?)?"
    r"(?:\d{2}([ .-]?)\d{2}\1\d{2}\1\d{2}|\d{4}[ .-]\d{4}|\d{2} \d{3} \d{3}|\d{3} \d{2} \d{3}|\d{2} \d{2}"
    r" \d{4}|\d{2} \d{6})"
    r"(?![\d/]|[.,-]\d)"
)
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|00)(?! ?45[ -]?\d)[1-9]\d{0,2}[ .()-]{0,2}\d(?:[ .()-]{0,2}\d){5,12}(?!\d)")
_DATE_LIKE = re.compile(
    r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d\d$"
)
_PHONE_WORD = danish(any_of("contact", "before a phone") + r"\W*(?:nr\W*)?$")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to contact; `at` are the offsets of phone and mail, `sure_phone` is false where it may be another number."""

    phone: str | None
    email: str | None
    sure_phone: bool


def read_addresses(reading: Reading) -> Contact:
    """Take mails, phones, company numbers and anything like a CPR number out of the text; the first of each counts."""
    for match in _RECIPIENT.finditer(reading.text):
        if "@" in match.group():
            reading.take(match.start(), match.end(), Mark.NOISE)
    emails: list[str] = []
    for match in _MAIL.finditer(reading.masked):
        emails.append(match.group().rstrip("."))
        reading.take(match.start(), match.end(), Mark.MAIL)
    for pattern in (_COMPANY_NUMBER, _TEN_DIGITS):
        for match in pattern.finditer(reading.masked):
            reading.take(match.start(), match.end(), Mark.NOISE)
    phones: list[tuple[int, str, bool]] = []
    for match in _FOREIGN.finditer(reading.masked):
        number = _foreign(match.group())
        if number:
            phones.append((match.start(), number, True))
            reading.take(match.start(), match.end(), Mark.PHONE)
    for match in _PHONE.finditer(reading.masked):
        digits = re.sub(r"\D", "", match.group())[-8:]
        cued = bool(_PHONE_WORD.search(reading.part(max(0, match.start() - 14), match.start())))
        if not _is_danish_phone(digits) or (_DATE_LIKE.match(digits) and not cued):
            continue
        compact = match.group().isdigit()
        phones.append((match.start(), digits, cued or not (compact and cvr.is_valid(digits))))
        reading.take(match.start(), match.end(), Mark.PHONE)
    phones.sort()
    phone = phones[0] if phones else (0, None, True)
    return Contact(phone[1], emails[0] if emails else None, phone[2])


def _is_danish_phone(digits: str) -> bool:
    number = phonenumbers.PhoneNumber(country_code=45, national_number=int(digits))
    return digits[0] not in "01" and phonenumbers.is_possible_number(number)


def _foreign(written: str) -> str | None:
    written = "+" + re.sub(r"\D", "", written[2:] if written.startswith("00") else written)
    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_CAP = r"(?-i:[A-ZÆØÅÉ](?:[a-zæøåéèüöä]+|\.)(?:['-][A-ZÆØÅ]?[a-zæøåéü]+)*)"
_NAME = rf"{_CAP}(?: (?:(?:von|van|de|af) )?{_CAP}){{0,3}}"
_ROLE_END = any_of("contact", "role")
_ROLE = rf"(?:(?:[\w/-]*{_ROLE_END}|HR|hr)(?:en|n)?)"
_ROLE_WORD = danish(rf"^{_ROLE}$")
_ROLE_BEFORE_NAME = danish(rf"(?<![\w])(?:(?:daglig|pædagogisk|administrativ|teknisk) )?{_ROLE},? $")
_CUE = any_of("contact", "cue")
_CUED_NAME = danish(
    rf"(?:\b{_CUE}(?![a-zæøå]))[ :,.]{{0,3}}(?:(?:til|hos|er|is|hr|v\.|ved|med|vores|den|min|selve|ms\.?|mr\.?"
    rf"|mrs\.?) ?){{0,2}}"
    r"(?P<role>(?!(?:på|i|hos|fra|for|om|af) )(?-i:[a-zæøåA-ZÆØÅ][a-zæøåA-ZÆØÅ/-]*[a-zæøå-] |HR[ :]|HR"
    rf" v\. ){{0,2}}?)(?:v/ ?|v\. |, )?(?P<name>{_NAME})"
)
_FIRST_LETTER = r"(?-i:[a-zæøå]|(?<=[.!?] )[A-ZÆØÅ])"
"""A role is written small, but for the one that begins a later sentence; a message begins with a firm."""
_ROLE_NAME = danish(
    rf"(?<!\w)(?P<role>(?={_FIRST_LETTER})[\w/-]*{_ROLE_END}(?:en|n)?),? (?:v/ ?|er )?\(?(?P<name>{_NAME})"
)
_VIA = danish(rf"(?<![\w])v/ ?(?:[a-zæøå]+ )?(?P<name>{_NAME})")
_NAME_ROLE = danish(rf"(?P<name>{_CAP}(?: {_CAP}){{1,3}}), ?{_ROLE}\b")
_NAME_BEFORE = danish(
    rf"(?P<name>{_NAME})(?:, [\w-]+)?(?:,? (?:i|på|fra|ved) [a-zæøå]+(?:en|et|n"
    rf"|t))?[ ,:;(/–-]{{0,4}}(?:(?:på|træffes|kan|fanges|har|nr\.?|tlf\.?"
    r"|tlf\.nr\.|telefon|tel\.?|mobil|mob\.?|direkte|dir\.?|mail|e-mail|phone|on)[ .:,]{0,3}){0,4}"
    rf"[{Mark.PHONE}{Mark.MAIL}]"
)
_NAME_AFTER = danish(
    rf"[{Mark.PHONE}{Mark.MAIL}] ?(?:\(|, |- |– |/ ?|v/ ?|ved |til |hos |og spørg efter |spørg efter"
    rf" )(?P<name>{_NAME})\)?|[{Mark.PHONE}] (?P<last>{_NAME})(?= ?(?:[.,!)\n]|$))"
)
_TALKED = danish(
    r"(?:\b(?:talt|snakket|talte|snakkede|opkald|sms|ringe(?:t|de)?|tlf|telefon|besked|mail|hørt|møde|fat i|"
    rf"huske|mødte|mødt)\b\.?[^.\n]{{0,20}}?(?: (?:med|fra|til|i))?|\bm/) (?P<name>{_CAP}(?:"
    rf" {_CAP})?) (?:fra|hos|ved|på|i(?= (?-i:[A-ZÆØÅ]))|,)"
)
_CALLER = danish(
    r"(?:^|\n)[^\w\n]{0,4}(?:" + any_of("contact", "caller") + rf"\b[:. ]{{0,3}}(?:fra )?)?"
    rf"(?:{_ROLE} )?(?P<name>{_CAP}(?: {_CAP})?)"
    r" (?:fra|i|på|ved) [^.\n]{2,60}?\b" + any_of("contact", "called") + r"\b"
)
_INTRODUCED = danish(rf"(?:^|\n|\b(?:hej|goddag)[,!]? )(?P<name>{_CAP}(?: {_CAP})?) her(?: fra| hos|[.,])")
_NOTED = danish(
    r"(?:^|\n)[^\w\n]{0,4}"
    + any_of("contact", "caller")
    + rf"[ \d/.]{{0,8}}[: ]{{1,3}}(?:fra )?(?P<name>{_CAP}(?: {_CAP})?)(?=,| fra )"
)
_LOWER_CALLER = danish(
    r"(?:^|\n)[^\w\n]{0,4}"
    + any_of("contact", "caller")
    + r"\b[:. ]{1,3}(?:fra )?(?P<name>[a-zæøå]{2,14})(?:,| fra| i| ved| på)"
)
_CALLED = danish(rf"\b(?:hedder|hed|navn(?:et)? er|called|named|his name is|her name is) (?P<name>{_NAME})")
_REACHED = danish(rf"(?P<name>{_NAME}) " + any_of("contact", "reached") + r"\b")
_LOWER_CUED = danish(
    rf"\b(?:{_CUE}) (?:(?:til|er|hos) )?(?P<name>[a-zæøå]{{2,15}}(?:"
    r" [a-zæøå]{2,15})?)[ ,:]{0,3}(?:(?:på|tlf\.?|mob\w*"
    rf"|nr\.?)[ :.]{{0,2}}){{0,2}}[{Mark.PHONE}{Mark.MAIL}]"
)
_LOWER_BARE = danish(
    r"(?:^|[.,;\n(] ?)(?P<name>[a-zæøå]{2,15}(?: [a-zæøå]{2,15})?) (?:(?:på|tlf\.?"
    rf"|mobil)[ :.]{{0,2}})?[{Mark.PHONE}]"
)
_LOWER_ONLY = danish(
    r"\b(?:spørg efter|ring til|tal med|kontakt(?:person)?:?) (?P<name>[a-zæøå]{3,15})(?= ?(?:[.,;\n]|$))"
)
_FROM_HEADER = danish(rf"^(?:fra|from|afsender): ?\"?(?P<name>{_NAME})")

_GREETING = danish(r"^[ \t]*" + any_of("contact", "greeting") + r"\b[.,:!]*[ \t]*", re.IGNORECASE | re.MULTILINE)
_GREETING_INLINE = danish(r"(?<=[.!?\n] )" + any_of("contact", "greeting in a line") + r"\b[.,:]* *")
_COLLEAGUE = danish(
    r"virksomhedskonsulent|jobkonsulent|jobformidler|sagsbehandler|jobcent|virksomhedsservice"
    r"|beskæftigelses|jobrådgiver|kommunen\b|socialrådgiver|mentor\b|koordinator,? job"
)
_LIKE_TASKS: Final = word_set("contact", "names like tasks")
_NOT_NAMES: Final = word_set("contact", "no names")
_STOP_LOWER: Final = _NOT_NAMES | word_set("contact", "no names in lower case")


@dataclass(frozen=True, slots=True)
class Person:
    """A name with its offsets. `sure` is false where only its position speaks for it."""

    name: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a mail: offsets of the greeting, the lines after it, and whether a colleague signed."""

    start: int
    end: int
    lines: tuple[tuple[int, str], ...]
    colleague: bool


def find_signature(reading: Reading) -> Signature | None:
    """The last greeting formula with up to six lines after it, if there is one."""
    text = reading.masked
    matches = [*_GREETING.finditer(text), *_GREETING_INLINE.finditer(text)]
    if not matches:
        return None
    match = max(matches, key=lambda found: found.start())
    end = match.end()
    lines: list[tuple[int, str]] = []
    at = end
    for line in text[end : end + 600].split("\n")[:8]:
        if line.strip():
            lines.append((at, line))
        elif len(lines) > 1:
            break
        at += len(line) + 1
    own = _COLLEAGUE.search(reading.text[match.start() : match.start() + 400])
    return Signature(match.start(), min(at, len(text)), tuple(lines[:6]), own is not None)


def is_role(word: str) -> bool:
    """Is the word somebody's part in a company ("værkføreren")?"""
    return word.lower().endswith(("en", "n")) and _ROLE_WORD.match(word) is not None


def with_role(text: str, person: Person) -> int:
    """Where the words for the person's role before the name begin ("formand Ove")."""
    match = _ROLE_BEFORE_NAME.search(text, max(0, person.start - 50), person.start)
    return match.start() if match else person.start


_LOWER_CALLED = danish(r"\b(?:hedder|navn(?:et)? er) (?P<name>[a-zæøå]{3,14})(?= ?(?:[.,;\n\ue001\ue002]|på |tlf|$))")
_BY_WORTH = (
    _VIA, _CUED_NAME, _NAME_ROLE, _NAME_BEFORE, _NAME_AFTER, _REACHED, _CALLED, _INTRODUCED, _CALLER, _NOTED, _TALKED,
)  # fmt: skip
"""The surest first."""


def read_name(reading: Reading, signature: Signature | None) -> Person | None:
    """The person to contact, by cue, by the neighbourhood of a phone or mail, or by signature."""
    text = reading.masked
    before = text[: signature.start] if signature and signature.colleague else text
    found = _by_patterns(before, _BY_WORTH)
    if signature and not signature.colleague and (found is None or found.start >= signature.start):
        signed = _by_patterns(text[signature.start :], (_VIA,), signature.start) or _signed(signature)
        header = _by_patterns(text, (_FROM_HEADER,))
        found = signed or found or header
        if header and found and header.name.startswith(found.name):
            found = header
    if found is None:
        found = _by_patterns(before, (_FROM_HEADER, _ROLE_NAME))
    return found or _lower(before)


def _signed(signature: Signature) -> Person | None:
    for at, line in signature.lines[:2]:
        match = re.match(rf"[ \t]*(?P<name>{_NAME.replace('(?-i:', '(?:')})", line)
        if match and _is_name(match.group("name")):
            return Person(match.group("name"), at + match.start("name"), at + match.end("name"))
    return None


def _by_patterns(text: str, patterns: tuple[re.Pattern[str], ...], offset: int = 0) -> Person | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            person = _person(match)
            if person:
                return replace(person, start=person.start + offset, end=person.end + offset)
    return None


def _person(match: re.Match[str]) -> Person | None:
    group = "name" if match.group("name") else "last"
    name, start = match.group(group), match.start(group)
    words = name.split(" ")
    while len(words) > 1 and (_ROLE_WORD.match(words[0]) or fold(words[0]) in _NOT_NAMES):
        start += len(words.pop(0)) + 1
    while len(words) > 1 and fold(words[-1].rstrip(".")) in _NOT_NAMES:
        words.pop()
    name = " ".join(words)
    return Person(name, start, start + len(name)) if _is_name(name) else None


def _is_name(name: str) -> bool:
    words = name.split(" ")
    folded = [fold(word.rstrip(".")) for word in words]
    if any(word in _NOT_NAMES for word in folded) or len(folded[0]) < 2:
        return False
    if (
        any(is_business_word(word) for word in words)
        or (len(words[0]) > 4 and is_business(words[0]))
        or (len(words) == 1 and ((is_task(name) and folded[0] not in _LIKE_TASKS) or is_business(name)))
    ):
        return False
    if (
        len(words) == 1
        and len(folded[0]) > 5
        and folded[0].endswith(("tion", "ning", "ningen", "tionen", "else", "elsen", "tet"))
    ):
        return False
    return not (len(words) == 1 and folded[0] in towns() and folded[0] not in town_words())


def _lower(text: str) -> Person | None:
    for pattern in (_LOWER_CUED, _LOWER_BARE, _LOWER_CALLER, _LOWER_CALLED, _LOWER_ONLY):
        for match in pattern.finditer(text):
            words = match.group("name").split(" ")
            start = match.start("name")
            while len(words) > 1 and fold(words[-1]) in _STOP_LOWER:
                words.pop()
            while words and (fold(words[0]) in _STOP_LOWER or _ROLE_WORD.match(words[0])):
                start += len(words.pop(0)) + 1
            if words and not any(
                fold(word) in _STOP_LOWER or fold(word) in towns() or is_business(word) or is_task(word)
                for word in words
            ):
                name = " ".join(words)
                if _is_name(name):
                    return Person(name, start, start + len(name), sure=False)
    return None
