"""Is the message a job opening at all? A score with reasons, so that the answer can be explained."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.drafts import Draft, Verdict
from bot.domain.openings.parser.fields.hours import find_figures
from bot.domain.openings.parser.fields.kind import has_type
from bot.domain.openings.parser.lexicon import is_task
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

OPENING_FROM: Final = 0.0
DOUBTFUL_FROM: Final = -1.5

SEEKS: Final = "company-seeks"
QUESTION: Final = "question"
ELSE: Final = "seeks-something-else"
THING: Final = "seeks-a-thing"
"""What is sought is no person: a signature, a form, a room."""
SAID_BESIDE: Final = "said-beside-an-offer"
ELSEWHERE: Final = "in-another-sentence"
_LED_IN: Final = r"(?:^|[.!?\n] ?)"
_GREETED: Final = r"(?:(?:hej\w*|hi|hello)[,.! ]+(?:all(?:e)?[,.! ]*)?)?"


def _sign(name: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    return danish(before + any_of("detection", name) + after)


_FOR: Final = {"says-opening": _sign("says-opening"), SEEKS: _sign(SEEKS)}
_AGAINST: Final = {
    "citizen-seeks": _sign("citizen-seeks"),
    "own-citizen": _sign("own-citizen", r"\b(?:min|mine|vores) ", r"\b(?! (?:fra|kunne|kan bruges))"),
    "filled-or-withdrawn": _sign("filled-or-withdrawn"),
    "not-yet": _sign("not-yet"),
    QUESTION: _sign(QUESTION, _LED_IN + _GREETED, r"\b[^?\n]{0,400}\?"),
    "invitation": _sign("invitation"),
    "thanks": _sign("thanks", _LED_IN),
    "status": _sign("status"),
    "absence": _sign("absence"),
    "own-team": _sign("own-team"),
    "news": _sign("news"),
    THING: _sign(THING),
}
WEIGHTS: Final = {
    "says-opening": 2.7,
    SEEKS: 2.0,
    ELSE: 0.0,
    "offers-in-a-sentence": 2.5,
    "template": 3.1,
    "offered-to-citizens": 2.0,
    "offered-to-a-colleague": 4.0,
    "offer-beside-question": 3.0,
    "several-items": 2.2,
    "told-whole": 1.9,
    "citizen-seeks": -8.6,
    "own-citizen": -1.2,
    "filled-or-withdrawn": -8.0,
    "not-yet": -7.6,
    QUESTION: -4.5,
    "invitation": -6.1,
    "thanks": -6.0,
    "status": -6.0,
    "absence": -4.0,
    "own-team": -8.3,
    "news": -6.1,
    THING: -8.0,
    "narrative": -1.7,
    "counted": -2.3,
    "goes-on-already": -3.6,
    "tells": -1.5,
    "telegram": 1.1,
    "headed-by-a-company": 0.9,
    "asks": -0.5,
    "of-a-citizen": -0.5,
    "says-little": -2.1,
    SAID_BESIDE: -3.3,
    ELSEWHERE: -1.9,
    "company": 0.2,
    "company?": 1.1,
    "tasks": 1.2,
    "tasks?": -0.9,
    "type": 1.9,
    "hours": 2.4,
    "weekdays": 1.2,
    "phone": 0.1,
    "email": 1.2,
    "start": 0.6,
    "place": 1.0,
    "positions": 0.7,
    "requirements": 0.8,
}
BIAS: Final = -4.7


_QUESTIONS = re.compile(r"[^.!?\n]{0,300}\?")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with the signs that led to it, each as `name+weight`."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


_ADDRESSED = danish(r"\b" + any_of("detection", "addressed") + r"[^?.!\n]{0,60}\?")
"""Asks the colleagues for a citizen, as those do who have something to offer."""
_OFFERED = danish(any_of("detection", "offered"))
_IN_SPITE = danish(r"\b" + any_of("detection", "seeks in spite of that") + r"\b")
_OUTDONE: Final = frozenset({"filled-or-withdrawn", "not-yet"})
"""What was, where the message goes on to what is sought now ("den er besat, men de mangler stadig en i køkkenet")."""


def judge(text: str, drafts: tuple[Draft, ...], labels: int) -> Judgement:
    """Weigh the words and the build of the message and what was read from it."""
    found = signs(text, drafts, labels)
    score = BIAS + sum(WEIGHTS[name] for name in found)
    reasons = tuple(f"{name}{WEIGHTS[name]:+g}" for name in found)
    return Judgement(_verdict(score, frozenset(found), drafts[0] if drafts else Draft()), score, reasons)


def signs(text: str, drafts: tuple[Draft, ...], labels: int) -> list[str]:
    """What speaks for and against an opening, by the names of the weights."""
    first = drafts[0] if drafts else Draft()
    unasked = _ADDRESSED.sub(_blank, text)
    told = _AGAINST[THING].sub(_blank, _CONDITION.sub(_blank, text))
    found = [name for name, sign in _FOR.items() if sign.search(told)]
    sought = _seeking_somebody(told) if SEEKS in found else []
    if SEEKS in found and not sought:
        found[found.index(SEEKS)] = ELSE
    against = {name: [match.start() for match in sign.finditer(unasked)] for name, sign in _AGAINST.items()}
    against = {name: places for name, places in against.items() if places}
    if _IN_SPITE.search(text):
        against = {name: places for name, places in against.items() if name not in _OUTDONE}
    if unasked != text:
        found.append("offered-to-citizens")
    if _OFFERED.search(text):
        found.append("offered-to-a-colleague")
    if labels >= TEMPLATE_FROM:
        found.append("template")
    if QUESTION in against and (first.contact_phone or first.contact_email):
        rest = " ".join(_QUESTIONS.sub(" ", text).split())
        if _FOR[SEEKS].search(rest) or (first.company and first.tasks and find_figures(rest)):
            found.append("offer-beside-question")
    if len(drafts) > 1:
        found.append("several-items")
    sentences = Sentences(text)
    spoilt = {sentences.at(place) for name in against.keys() - _MILD for place in against[name]}
    offers = any(sentences.at(place) not in spoilt and not sentences.asks(place) for place in sought)
    found += _against(against, sentences, sought, offers=offers, softened=_offers_terms(found, first))
    found += ["offers-in-a-sentence"] if offers else _built(sentences, first.company)
    terms = first.type or first.hours_min or first.hours_max
    plain = SEEKS in found and terms and first.tasks and "tasks" not in first.unsure
    if not {SEEKS, ELSE, "says-opening", "template"} & set(found) and _tells_a_story(sentences):
        found.append("narrative")
    if labels < TEMPLATE_FROM and len(drafts) == 1 and _stated(first) < 2 and not plain:
        found.append("says-little")
    return found + (_evidence(first) if drafts else [])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class Sentences:
    """The sentences of a text, found by the offset of anything in them."""

    __slots__ = ("_starts", "texts")

    def __init__(self, text: str) -> None:
        found = [match for match in _SENTENCE.finditer(text) if match.group().strip()]
        self._starts: Final = [match.start() for match in found]
        self.texts: Final = [match.group() for match in found]

    def at(self, place: int) -> int:
        """The number of the sentence that has the character at `place`."""
        return max(0, bisect_right(self._starts, place) - 1)

    def asks(self, place: int) -> bool:
        """Does the sentence at `place` end in a question mark?"""
        return bool(self.texts) and self.texts[self.at(place)].rstrip().endswith("?")


_SENTENCE = re.compile(
    r"(?:[^\n.!?]|(?<=kl)\.|(?<=ca)\.|(?<=pr)\.|(?<=nr)\.|(?<=tlf)\.|(?<=evt)\."
    r"|(?<=\bd)\.|(?<=\d)\.(?= [a-zæøå])|[.!?](?=\S))+[.!?\n]?"
)


def _offers_terms(found: list[str], draft: Draft) -> bool:
    """Does a company plainly seek somebody, with its terms?"""
    offers = bool({SEEKS, ELSE, "says-opening", "template"} & set(found)) and bool(draft.company and draft.tasks)
    hours = draft.hours_min or draft.hours_max
    told = (draft.type and hours) if "company" in draft.unsure else (draft.type or hours)
    return offers and bool(told)


_MILD: Final = frozenset({"own-citizen", QUESTION, "thanks"})
"""What may stand in the same sentence as an offer."""
_SOFT: Final = frozenset({"invitation", "thanks", "status", "absence", "own-citizen", QUESTION})
"""What people also say beside a plain opening; it stands against it, but less than when it stands alone."""


def _against(
    against: dict[str, list[int]], sentences: Sentences, sought: list[int], *, offers: bool, softened: bool
) -> list[str]:
    """The signs against; beside an offer the soft ones count once together, and so do those of other sentences."""
    offering = {sentences.at(place) for place in sought}
    found: list[str] = []
    for name, places in against.items():
        if softened and name in _SOFT:
            found.append(SAID_BESIDE)
        elif offers and not any(sentences.at(place) in offering for place in places):
            found.append(ELSEWHERE)
        else:
            found.append(name)
    return list(dict.fromkeys(found))


_BUILT: Final = {
    "counted": _sign("counted"),
    "of-a-citizen": _sign("of a citizen"),
    "goes-on-already": _sign("goes on already"),
}
_TELLS = _sign("tells")
_SAYS_WHAT_IS_OPEN = _sign("says what is open")


_HEAD = re.compile(r"\W*(?P<head>[^.:,;(–|\n]{2,60})(?:[.:,;(–|\n]| - )")
"""What a message begins with; where that is the company, with nothing told of it, it is a heading."""


def _built(sentences: Sentences, company: str | None) -> list[str]:
    """How a message is built that offers nothing in a sentence of its own, whatever its words."""
    text = "\n".join(sentences.texts)
    head = _HEAD.match(text)
    found = [name for name, sign in _BUILT.items() if sign.search(text)]
    stating = [sentence for sentence in sentences.texts if find_figures(sentence) or has_type(sentence)]
    told = [bool(_TELLS.search(_SAYS_WHAT_IS_OPEN.sub(" ", sentence))) for sentence in stating]
    if company and head and head["head"].startswith(company) and not _TELLS.search(head["head"]):
        found.append("headed-by-a-company")
    if any(told):
        found.append("tells")
    if stating and not any(told):
        found.append("telegram")
    if any(sentence.rstrip().endswith("?") for sentence in sentences.texts):
        found.append("asks")
    return found


TEMPLATE_FROM: Final = 3
"""So many labels ("Felt: værdi") make a template."""
_NARRATIVE = danish(r"\b" + any_of("detection", "narrative") + r"\b")


def _tells_a_story(sentences: Sentences) -> bool:
    """Does a sentence with hours or a kind tell what has been ("tre borgere i småjob er i dag ansat")?"""
    return any(_NARRATIVE.search(one) and (find_figures(one) or has_type(one)) for one in sentences.texts)


_SOUGHT = danish(any_of("detection", "who or what work is sought"))
_OBJECT_WITHIN: Final = 70
"""Characters behind a word of seeking in which it says what is sought."""
_OBJECT_ENDS = re.compile(r"(?<!ca)(?<!kl)(?<!evt)[.!?](?=\s)|\n")
_WORD = re.compile(r"[^\W\d_]{3,}")


def _seeking_somebody(text: str) -> list[int]:
    """Where a person or some work is sought, not a permission, a form or guests."""
    found: list[int] = []
    for match in _FOR[SEEKS].finditer(text):
        end = _OBJECT_ENDS.search(text, match.end())
        begin = max(0, match.start() - _OBJECT_WITHIN) if match.group().lower().endswith("es") else match.start()
        sought = text[begin : min(end.start() + 1 if end else len(text), match.end() + _OBJECT_WITHIN)]
        if _SOUGHT.search(sought) or has_type(sought) or any(map(is_task, _WORD.findall(sought))):
            found.append(match.start())
    return found


_CONDITION = danish(r"\b" + any_of("detection", "condition") + r"\b")


def _verdict(score: float, signs: frozenset[str], draft: Draft) -> Verdict:
    """The band of the score. Without any word of an offer, or where a company seeks in spite of all, it is doubtful."""
    hard = (signs & _AGAINST.keys()) - _SOFT
    terms = draft.type or draft.hours_min or draft.hours_max
    if score >= OPENING_FROM:
        reached = draft.tasks and (draft.contact_phone or draft.contact_email)
        told = terms and (draft.company or reached)
        offered = told or signs & _OFFERS
        return "opening" if offered else "doubtful"
    if score >= DOUBTFUL_FROM or (SEEKS in signs and draft.company and draft.tasks and terms and not hard):
        return "doubtful"
    return "none"


_OFFERS: Final = frozenset({SEEKS, "says-opening", "template", "several-items", "offered-to-a-colleague"})


def _stated(draft: Draft) -> int:
    values = (draft.company, draft.place, draft.type, draft.hours_min or draft.hours_max, draft.positions, draft.start)
    return sum(bool(value) for value in (*values, draft.contact_phone or draft.contact_email, draft.weekdays))


def _evidence(draft: Draft) -> list[str]:
    """What was read, by the names of the weights."""
    hours = draft.hours_min or draft.hours_max
    reached = draft.contact_phone or draft.contact_email
    sure_tasks = draft.tasks and "tasks" not in draft.unsure
    stated = {
        "company": draft.company and "company" not in draft.unsure,
        "company?": draft.company and "company" in draft.unsure,
        "tasks": sure_tasks,
        "tasks?": draft.tasks and not sure_tasks,
        "type": draft.type,
        "hours": hours,
        "weekdays": draft.weekdays,
        "phone": draft.contact_phone,
        "email": draft.contact_email,
        "start": draft.start,
        "place": draft.place,
        "positions": draft.positions,
        "requirements": draft.requirements,
        "told-whole": draft.company and sure_tasks and hours and reached,
    }
    return [name for name, value in stated.items() if value]
