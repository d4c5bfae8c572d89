"""The kind of employment and the number of people wanted."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.drafts import OpeningType
from bot.domain.openings.parser.fields.hours import number
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import MARKS, Mark, Reading
from bot.domain.openings.parser.text import danish

_KINDS: Final = (
    (OpeningType.SMAAJOB, danish(r"\b" + any_of("kinds", "smaajob") + r"\b")),
    (OpeningType.FLEKSJOB, danish(r"\bfle(?:ks|x)" + any_of("kinds", "fleksjob") + r"?\b")),
    (OpeningType.LOENTILSKUD, danish(r"\b" + any_of("kinds", "loentilskud") + r"\b")),
    (OpeningType.VIRKSOMHEDSPRAKTIK, danish(r"\b" + any_of("kinds", "virksomhedspraktik") + r"\b")),
    (
        OpeningType.ORDINAERT,
        danish(
            r"\b" + any_of("kinds", "ordinaert") + r"(?: ?(?:deltids)?(?:job|løn(?:net)?|ansættelse|ansat|stilling"
            r"|employment))?\b"
        ),
    ),
)
_ORDINARY_PAY = danish(r"\b" + any_of("kinds", "ordinary pay") + r"\b")
"""Says ordinary employment where no kind is named."""
_LATER_BEFORE = danish(r"\b" + any_of("kinds", "later") + r"(?: et| en| an?)?(?: par)?[^.,\n]{0,12}$")
_LATER_AFTER = danish(r"^(?:e|t)?(?: timer| job| ansættelse)? ?" + any_of("kinds", "later, said after"))

_OFFERED_NOW = danish(r"(?:^|[.!?:\n] ?)mulighed(?:er)? for(?: en| et| to| \d)? $")
_COUNT = (
    r"\d{1,2}|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|one|two|three|four|five|six|eight|ten|et par"
    r"|(?-i:[ÉéÈè]n|[Éé]t)"
)
_ADJ = (
    r"(?:[\wæøå/-]{2,16}(?:e|t|ede|re) |nye? |ekstra |ledige? |faste? |ung(?:e)? |stærke? "
    r"|flinke? |skarpe? )?"
)
_HEADS = (
    r"(?:personer|person|pers\b\.?|mand\b|mænd|stillinger|stilling|pladser|plads|medarbejdere|medarbejder"
    r"|hænder|stk\b\.?|ansøgere|kandidater|kandidat|praktikant(?:er|pladser|plads)?|borgere?|folk"
    r"|småjob(?:bere|s)?|smaajob|fleksjob(?:bere|s)?|fleksjobåbninger|fleksjobåbning|løntilskud(?:sjob"
    r"|spladser|sstillinger)?|virksomhedspraktik(?:ker|pladser)?|job(?:s|åbninger|åbning)?|åbninger"
    r"|åbning|positions?|people|openings?|vacancies|workers?|interns|jobs"
    r"|(?:[a-zæøå-]{2,20})?(?:hjælpere|medarbejdere|assistenter|arbejdere|piger|opvaskere"
    r"|chauffører|hjælper|assistent|arbejder|pige|opvasker|chauffør|fører|vikar|afløser|gartner"
    r"|pakker"
    r"|førere|vikarer|afløsere|servitricer|tjenere|gartnere|pakkere|passere|bude|kokke|drenge|damer"
    r"|værter|ekspedienter|håndværkere|cleaners|drivers|helpers|packers|mænd|mand))"
)
_COUNTED = danish(
    rf"(?<![\w.,/:-])(?P<n>{_COUNT})(?: ?\((?:\w+)\))? ?(?:x |× )?{_ADJ}(?:(?:[{MARKS}]+"
    rf" ?)?{_HEADS}(?![\w])|{Mark.KIND})"
)
_SOUGHT = danish(
    r"\b(?:søge[rs]?|mangler|skal bruge|bruge|har brug for|have|ønsker|ønskes|tager|tage|ansætte[r]?"
    r"|plads til|drejer sig|leder efter|finde|tilbyder|tilbyde|efterspørger|opretter|åbner|vil have|needs?|looking"
    r" for|hire|hiring"
    r"|room for)"
    r"(?: gerne| (?:nu|yderligere|igen|endnu|lige|om|have|stadig|straks|også"
    r"|hele|snarest|op til|ca\.|mindst|mellem)){0,2}"
    rf" (?P<n>{_COUNT})\b(?! ?(?:timer|t\b|dag|dage|gang|gange|uge|uger|mdr|måned|år|kr|km|m\b|voksne|børn"
    r"|ansatte|kolleg|formiddage|eftermiddage|aftener|%|procent|hver|om ugen|i timen|køer|heste|slags"
    r"|forskellige|muligheder|ting|hours|days|weeks|o'clock|times|afdeling|butikker|steder|lokationer"
    r"|biler|[-–.,:/]\d))"
)
_LABELLED = danish(
    r"\b(?:antal(?: (?:stillinger|personer|pladser|medarbejdere|borgere|job))?|ledige (?:stillinger"
    r"|pladser)|stillinger|pladser|number(?: of (?:positions|people|openings))?|positions"
    rf"|openings)[ :=]{{1,3}}(?P<n>{_COUNT})\b(?! ?(?:timer|t\b|dage|uger))"
)
_ROOM = danish(rf"\b(?:(?:der er )?plads til|room for|behov for) (?P<n>{_COUNT})\b(?! ?(?:timer|dage|uger))")
_HEADING = danish(r"^(?:åbning|opening|ting|mulighed)", re.IGNORECASE)


_PAST = danish(r"\b(?:havde|haft|tidligere|sidste år|i fjor|plejede at have)\b[^.;!?\n]{0,30}$")
_PAST_AFTER = danish(r"\w*[^.;!?,\n]{0,20}\b(?:sidste år|i fjor|tidligere|for nylig)\b")
"""What somebody had there before is not what is offered now."""


def read_type(reading: Reading) -> tuple[OpeningType | None, bool]:
    """The kind of employment, and whether it is the only one the text offers."""
    text = reading.masked
    found: list[tuple[bool, int, OpeningType, int]] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            before, after = text[max(0, match.start() - 44) : match.start()], text[match.end() : match.end() + 30]
            if _PAST.search(before) or _PAST_AFTER.match(after):
                continue
            later = bool(_LATER_BEFORE.search(before)) or bool(_LATER_AFTER.match(after))
            found.append((later, match.start(), kind, match.end()))
    if not found:
        return _ordinary(reading)
    found.sort()
    later, _, kind, _ = found[0]
    if later and not _OFFERED_NOW.search(text[: found[0][1]]):
        return None, True
    found = [(False, *found[0][1:]), *found[1:]]
    kinds = {other for is_later, _, other, _ in found if not is_later}
    for is_later, start, _, end in found:
        if not is_later:
            reading.take(start, end, Mark.KIND)
    return kind, len(kinds) == 1


def _ordinary(reading: Reading) -> tuple[OpeningType | None, bool]:
    pay = _ORDINARY_PAY.search(reading.masked)
    if not pay:
        return None, True
    reading.take(pay.start(), pay.end(), Mark.KIND)
    return OpeningType.ORDINAERT, False


def has_type(text: str) -> bool:
    """Does the text name a kind of employment at all?"""
    return any(pattern.search(text) for _, pattern in _KINDS)


def read_positions(reading: Reading) -> tuple[int | None, bool]:
    """How many people are wanted, where a number is stated, and whether plainly; the article "en/et" is none."""
    text = reading.masked
    unsought: tuple[re.Match[str], int] | None = None
    for pattern in (_LABELLED, _COUNTED, _SOUGHT, _ROOM):
        for match in pattern.finditer(text):
            before = text[max(0, match.start("n") - 24) : match.start("n")].lower()
            if (
                re.search(
                    r"(?:team på|hold på|vi er|er vi|er der|over|uge|nr\.?|kl\.?|sammen med|fra|gruppe på|of"
                    r"|\d)\s*$",
                    before,
                )
                and pattern is _COUNTED
            ):
                continue
            value = _value(match.group("n"))
            if not 1 <= value <= 60 or _is_staff(text, match):
                continue
            if pattern is _COUNTED and not _is_sought(text, match):
                unsought = unsought or (match, value)
                continue
            reading.take(match.start("n"), match.end("n"), Mark.COUNT)
            return value, True
    if not unsought:
        return None, True
    reading.take(unsought[0].start("n"), unsought[0].end("n"), Mark.COUNT)
    return unsought[1], False


def _is_sought(text: str, count: re.Match[str]) -> bool:
    """Is the counted head sought, or does it open a line or follow a mark as telegrams do?"""
    before = text[max(0, count.start("n") - 60) : count.start("n")]
    return bool(_SEEKING.search(before)) or bool(_LEADS.search(before)) or Mark.KIND in count.group()


_LEADS = re.compile(rf"(?:^|[\n:,–•({MARKS}-]|[.!] )\s*$")
_ITEM_COUNT = danish(
    rf"\W*(?P<n>{_COUNT})\b(?=,? (?:til|på|som|i|med|hos) |\s+[a-zæøå]{{4,}})(?! ?(?:timer|t\b|dage?|gange?|uger?))"
)


def read_item_count(reading: Reading) -> int | None:
    """The number that opens one item of several: "1 receptionist på 30 timer", "én på 8 timer"."""
    match = _ITEM_COUNT.match(reading.text)
    if not match or not reading.is_free(match.start("n"), match.end("n")):
        return None
    reading.take(match.start("n"), match.end("n"), Mark.COUNT)
    return _value(match.group("n"))


_SIZES = danish(r"\b" + any_of("kinds", "size of the place") + r"\b")
_SEEKING = danish(r"\b" + any_of("kinds", "seeking") + r"\b")
_SENTENCE_END = re.compile(r"[.!?;\n](?=\s|$)")
_HAS = danish(r"\b(?:er|har|var|havde|med|passer|driver)\b(?! (?:brug|plads))")
_FOR_A_TALK = danish(r"[^.\n]{0,40}\btil (?:en )?(?:\w+)?(?:samtale|snak|møde)")


def _is_staff(text: str, count: re.Match[str]) -> bool:
    """Those who are there already ("vi er 4 tjenere og 2 kokke"), and candidates for a talk."""
    at = count.start("n")
    starts = [end.end() for end in _SENTENCE_END.finditer(text, max(0, at - 200), at)]
    begin = starts[-1] if starts else max(0, at - 200)
    ends = _SENTENCE_END.search(text, count.end())
    end = min(ends.start() if ends else len(text), count.end() + 120)
    before = text[begin:at]
    if _FOR_A_TALK.match(text, count.end("n")):
        return True
    told = bool(_SIZES.search(text, begin, end)) or bool(_HAS.search(before))
    return told and not (_SEEKING.search(before) or _SEEKING.match(text, at))


def _value(written: str) -> int:
    if written.lower() == "et par":
        return 2
    if written.lower() in {"èn", "én", "ét"}:
        return 1
    return int(number(written))
