"""Which of the names in a text is the company that has the opening."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.fields.contact import Person, Signature, is_role
from bot.domain.openings.parser.fields.cues import CONSIDERATION, REQUIREMENT
from bot.domain.openings.parser.fields.names import (
    AT_BEFORE,
    INSIDE,
    LEGAL,
    NAME,
    ON_BEHALF,
    OPENERS,
    ROLE_BEFORE,
    SEEKS,
    SELF_BEFORE,
)
from bot.domain.openings.parser.fields.places import Spot
from bot.domain.openings.parser.lexicon import is_business, is_task, towns
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import MARKS
from bot.domain.openings.parser.text import danish
from danish.folding import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """Offsets of what may be the company; `score` is how much speaks for it."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Clues:
    """What else is known of the text: its places, its contact, and the domains of its mail addresses."""

    spots: list[Spot]
    person: Person | None
    domains: frozenset[str] = frozenset()


def known_company(text: str, known: Collection[str]) -> Candidate | None:
    """The longest of the `known` names that the text has as whole words."""
    folded = text.lower()
    best: Candidate | None = None
    for company in known:
        at = folded.find(company.lower()) if len(company) > 2 else -1
        if at < 0 or (at and folded[at - 1].isalnum()) or folded[at + len(company) : at + len(company) + 1].isalnum():
            continue
        if best is None or len(company) > best.end - best.start:
            best = Candidate(at, at + len(company), 9.0)
    return best


def best_company(text: str, clues: Clues, signature: Signature | None, least: float) -> Candidate | None:
    """The name that most speaks for, in the prose and in a company's own signature; `least` is the score it needs."""
    candidates: list[Candidate] = []
    for match in NAME.finditer(text, 0, signature.start if signature else len(text)):
        candidates += _from_name(text, match.start(), match.end(), clues)
    if signature and not signature.colleague:
        candidates += _from_signature(signature, clues)
    good = [candidate for candidate in candidates if candidate.score >= least]
    return max(good, key=lambda candidate: (candidate.score, -candidate.start)) if good else None


_SPLIT = re.compile(r" (?:på|hos|i|ved|til|for|in|at|fra|af) ")


def _from_name(text: str, start: int, end: int, clues: Clues) -> list[Candidate]:
    end = _before_place(text, start, _without_punctuation(text, start, end), clues.spots)
    found: list[Candidate] = []
    while start < end:
        start = _after_openers(text, start, end)
        if start >= end:
            break
        found.append(_scored(text, start, end, clues))
        split = _SPLIT.search(text, start, end)
        if not split:
            break
        start = split.end()
    return [
        candidate
        for candidate in found
        if candidate.end - candidate.start >= 2 and any(map(str.isalpha, text[candidate.start : candidate.end]))
    ]


def _without_punctuation(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ".-'/&+" and not text[start:end].endswith(("A.m.b.a.", "Inc.", "Ltd.")):
        end -= 1
    return end


_PREPOSITION = re.compile(r" (?:i|på|ved|in|at|nær|by|on)$", re.IGNORECASE)


def _before_place(text: str, start: int, end: int, spots: list[Spot]) -> int:
    """The end of a name without the place that follows it; `start` where the whole is a place."""
    for spot in spots:
        if spot.start == start and spot.end >= end:
            return start
        if not start < spot.start < end or (spot.end < end and text[spot.end : spot.end + 1] not in {" ", "."}):
            continue
        head = _PREPOSITION.sub("", text[start : spot.start].rstrip())
        if head.lower().endswith("region"):
            continue
        return start + len(head) if head and (spot.prepared or spot.end >= end) else end
    return end


def _after_openers(text: str, start: int, end: int) -> int:
    words = text[start:end].split(" ")
    while words and (fold(words[0].rstrip(".,:")) in OPENERS or words[0] in {"&", "og"}):
        if len(words) > 1 and _is_article_of_name(words):
            break
        start += len(words.pop(0)) + 1
    return start


def _is_article_of_name(words: list[str]) -> bool:
    """ "Det Blå Hus": the article belongs to the name where a capital follows it."""
    first = fold(words[0]) in {"det", "den", "de", "the"} or is_business(words[0])
    return first and words[1][:1].isupper() and fold(words[1]) not in OPENERS


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in its text, as the rules see it."""

    text: str
    start: int
    end: int
    lead: bool
    clues: Clues

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        return self.name.split(" ")

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - 40) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 90]


_LINE_START = re.compile(r"(?:^|\n)[ •\-*–]*(?:\d{1,2}[.)] ?|[a-h]\) ?)?$")
_LINK = re.compile(r",? ?\(?(?:i|på|ved|in|on|nær|at)? ?\(?")


def _legal_form(named: _Named) -> float:
    return 5.0 if LEGAL.search(named.name) else 0.0


def _kind_of_business(named: _Named) -> float:
    return 2.5 if any(is_business(word.strip(".,")) for word in named.words) else 0.0


def _kind_before(named: _Named) -> float:
    return 2.5 if named.lead else 0.0


def _occupation(named: _Named) -> float:
    words = named.words
    if AT_BEFORE.search(named.before) and len(words) == 1 and named.name.endswith(("ne", "en", "et", "er")):
        return 0.0
    if not is_task(words[0]) or any(is_business(word) for word in words):
        return 0.0
    return -2.0 if len(words) == 1 or words[1] in {"til", "på", "i", "hos"} else -1.0


def _seeks(named: _Named) -> float:
    if SEEKS.match(named.after.removeprefix(")")):
        return 3.0
    beside = next((spot for spot in named.clues.spots if 0 <= spot.start - named.end <= 2), None)
    return 3.0 if beside and SEEKS.match(named.text[beside.end : beside.end + 60]) else 0.0


def _with_preposition(named: _Named) -> float:
    if ON_BEHALF.search(named.before):
        return 8.0
    return 2.5 if AT_BEFORE.search(named.before) else 0.0


_BEHIND_A_BUSINESS = re.compile(r"(?:^|[\s(])([A-ZÆØÅ][a-zæøå]+) (?:i|på|ved|nær) $")


def _where_a_business_is(named: _Named) -> float:
    """ "Skovpavillonen ved Hald Ege": what follows a kind of business tells where it is."""
    behind = _BEHIND_A_BUSINESS.search(named.before)
    if not behind or LEGAL.search(named.name) or any(map(is_business, named.words)):
        return 0.0
    return -4.0 if is_business(behind[1]) else 0.0


def _introduces_itself(named: _Named) -> float:
    return 2.5 if SELF_BEFORE.search(named.before) else 0.0


def _before_a_place(named: _Named) -> float:
    distances = [
        spot.start - named.end
        for spot in named.clues.spots
        if 0 <= spot.start - named.end <= 5 and _LINK.fullmatch(named.text[named.end : spot.start].strip(" "))
    ]
    return 2.0 if distances else 0.0


def _beside_a_place(named: _Named) -> float:
    return 0.5 if any(0 <= spot.start - named.end <= 2 for spot in named.clues.spots) else 0.0


def _opens_the_line(named: _Named) -> float:
    before = named.before
    if _LINE_START.search(before[-8:] if named.start > 8 else before) or not before.strip(f" {MARKS},:–-"):
        return 1.5
    if re.search(r"[.!?] $", before):
        return 0.8
    return 0.5 if re.search(rf"[{MARKS}][ ,:–-]*$|[:,–] $", before) else 0.0


def _punctuated(named: _Named) -> float:
    return 0.5 if re.match(r" ?(?:[,:–(]| - |\n|$)", named.after) else 0.0


def _stands_alone(named: _Named) -> float:
    alone = re.search(r"(?:^|[.:\n•!?] ?|\) )$", named.before) and re.match(r"\s*(?:[.,\n(–:]|- |$)", named.after)
    return 1.5 if len(named.words) > 1 and alone else 0.0


def _is_terms(named: _Named) -> float:
    """ "Mødestabil", "Tavshedspligt": one word that is a demand or an offer."""
    word = named.name
    return -4.0 if REQUIREMENT.fullmatch(word) or CONSIDERATION.fullmatch(word) else 0.0


def _is_a_role(named: _Named) -> float:
    """ "Værkføreren vil gerne": somebody of the company, not its name."""
    return -4.0 if len(named.words) == 1 and is_role(named.name) else 0.0


def _is_contact(named: _Named) -> float:
    return -4.0 if ROLE_BEFORE.search(named.before) else 0.0


def _quoted(named: _Named) -> float:
    return (
        3.0
        if named.before.endswith(('"', "“", "”", "»", "'")) and named.after[:1] in {'"', "”", "“", "«", "'"}
        else 0.0
    )


def _in_brackets(named: _Named) -> float:
    if not named.before.endswith("(") or not named.after.startswith(")") or len(named.words) < 2:
        return 0.0
    described = any(is_business(word) for word in re.findall(r"[a-zæøå]{3,}", named.before))
    return 3.0 if described else 1.5


def _has_a_verb(named: _Named) -> float:
    return 0.3 if re.match(r"^ ?(?:har|er|kan|vil|skal) ", named.after) else 0.0


def _short(named: _Named) -> float:
    return -1.5 if len(named.words) == 1 and (len(named.name) < 4 or INSIDE.match(named.name)) else 0.0


def _is_the_person(named: _Named) -> float:
    person = named.clues.person
    if not person or not (named.start < person.end and person.start < named.end):
        return 0.0
    return -3.5 if person.sure else -1.0


def _has_the_domain(named: _Named) -> float:
    """`lone@krummeogsoen.example` names Krumme og Søn."""
    name = re.sub(r"[^a-z0-9]", "", fold(LEGAL.sub("", named.name)))
    if len(name) < 4:
        return 0.0
    if name in named.clues.domains:
        return 4.0
    part = any(
        (len(domain) >= 5 and domain in name) or (len(name) >= 6 and name in domain) for domain in named.clues.domains
    )
    return 2.0 if part else 0.0


def _late(named: _Named) -> float:
    return -min(1.0, named.start / 1500)


_RULES: Final[tuple[Callable[[_Named], float], ...]] = (
    _legal_form,
    _kind_of_business,
    _kind_before,
    _occupation,
    _seeks,
    _with_preposition,
    _where_a_business_is,
    _introduces_itself,
    _before_a_place,
    _beside_a_place,
    _opens_the_line,
    _punctuated,
    _stands_alone,
    _is_terms,
    _is_a_role,
    _is_contact,
    _quoted,
    _in_brackets,
    _has_a_verb,
    _short,
    _is_the_person,
    _has_the_domain,
    _late,
)


def _scored(text: str, start: int, end: int, clues: Clues) -> Candidate:
    lead = re.search(r"(?:^|[\s(])([a-zæøå]{3,}) $", text[max(0, start - 40) : start])
    led = bool(lead and is_business(lead.group(1)))
    if lead and led:
        start -= len(lead.group(1)) + 1
    named = _Named(text, start, end, led, clues)
    return Candidate(start, end, sum(rule(named) for rule in _RULES))


_SIGNED_DETAIL = re.compile(r"(?i)(?:v/|tlf|mobil|dir|www|hr\b|e-?mail|mail|adr|cvr|telefon|direkte)")
_SIGNED_ROLE = re.compile(
    r"(?i)(?:chef|leder|direktør|konsulent|ansvarlig|mester|koordinator|assistent|sekretær|manager)$"
)


def _from_signature(signature: Signature, clues: Clues) -> list[Candidate]:
    found: list[Candidate] = []
    for row, (at, line) in enumerate(signature.lines):
        offset = at
        for piece in line.split(","):
            start, end = offset + len(piece) - len(piece.lstrip()), offset + len(piece.rstrip(" ."))
            offset += len(piece) + 1
            name = piece.strip(" .")
            if not _may_sign(name, start, end, clues):
                continue
            legal = bool(LEGAL.search(name))
            if _SIGNED_ROLE.search(name) and not legal:
                continue
            business = any(is_business(word) for word in name.split(" "))
            score = 3.5 + (5.0 if legal else 0.0) + (1.5 if business else 0.0) - row * 0.2
            found.append(Candidate(start, end, score))
    return found


def _may_sign(name: str, start: int, end: int, clues: Clues) -> bool:
    person = clues.person
    if len(name) < 2 or not re.search(r"[A-ZÆØÅ]", name) or re.search(f"[{MARKS}]", name):
        return False
    if person and start < person.end and person.start < end:
        return False
    return not any(spot.start <= start and end <= spot.end + 1 for spot in clues.spots) and not _SIGNED_DETAIL.match(
        name
    )


def company_text(text: str, company: Candidate, spots: list[Spot]) -> str:
    """The company as written; a mere kind of business takes its town with it ("Kroen i Assens")."""
    name = text[company.start : company.end]
    inside = re.search(f"[{MARKS}\n(]", name)
    if inside:
        name = name[: inside.start()]
    name = name.rstrip(" ,:;–-")
    if not name or not text.startswith(" i ", company.end):
        return name
    spot = next((spot for spot in spots if spot.start == company.end + 3), None)
    generic = " " not in name and is_business(name) and name[0].isupper() and name.endswith(("n", "t"))
    return text[company.start : spot.end] if spot and generic and spot.score < 6 else name


_LOWER_WORDS = re.compile(r"[a-zæøå][\wæøå'-]*", re.IGNORECASE)
_NEXT_WORD = re.compile(r" ([a-zæøåA-ZÆØÅ][\w'-]*)")
_STOP_RIGHT = danish(r"^" + any_of("companies", "never in a name") + r"$")
_LOWER_BEFORE: Final = (
    (1.5, re.compile(r"(?i)\b(?:hos|fra|i|på|til|ved|af) $")),
    (1.0, re.compile(r"(?:^|[\n,.;:!•(] ?)$")),
    (
        -2.5,
        re.compile(
            r"(?i)\b(?:en|et|vores|lille|lidt|noget|min|som|egen|eget|at|og|kunder|ingen|deres|jeres|andet|anden) $"
        ),
    ),
)


def lower_company(text: str, spots: list[Spot]) -> Candidate | None:
    """A workplace named by its kind alone, in lower case ("bageren i ry mangler ...")."""
    best: Candidate | None = None
    for match in _LOWER_WORDS.finditer(text):
        if not is_business(match.group()) or fold(match.group()) in towns():
            continue
        start = _lower_start(text, match.start())
        end = _lower_end(text, match.end(), spots)
        before = text[max(0, start - 20) : start]
        score = 1.0 + sum(weight for weight, pattern in _LOWER_BEFORE if pattern.search(before))
        if any(0 <= spot.start - end <= 6 for spot in spots):
            score += 2.0
        if end > match.end():
            score += 0.5
        elif INSIDE.match(match.group()) and not re.search(r"(?i)\b(?:hos|fra) $", before):
            score -= 1.5
        if SEEKS.match(text[end : end + 40]):
            score += 2.0
        if _IN_A_VILLAGE.match(text, end):
            score += 1.0
        if score >= 3.0 and (best is None or score > best.score):
            best = Candidate(start, end, min(score, 3.9))
    return best


_IN_A_VILLAGE = re.compile(
    r"(?<=[nt]) (?:i|på) [a-zæøå]{3,}(?= ?(?:[,.:\n]|$)| (?:søger|mangler|ringede|vil|har|skal)\b)"
)
"""The kind of workplace with its article, and where it is, in a place that no list knows ("kroen i allested")."""
_NAME_AT_LINE_START = re.compile(r"(?:^|\n|[.:,] )(?P<name>[a-zæøå][\w'-]{2,}) $")


def _lower_start(text: str, start: int) -> int:
    """ "nordby bilpleje, ry": the one word before the kind of business, where a sentence begins with it."""
    before = _NAME_AT_LINE_START.search(text, max(0, start - 30), start)
    if not before or fold(before["name"]) in OPENERS or is_task(before["name"]) or _STOP_RIGHT.match(before["name"]):
        return start
    return before.start("name")


def _lower_end(text: str, end: int, spots: list[Spot]) -> int:
    for _ in range(2):
        following = _NEXT_WORD.match(text, end)
        if not following or _STOP_RIGHT.match(following.group(1)):
            break
        if any(spot.start == following.start(1) for spot in spots):
            break
        end = following.end()
    return end
