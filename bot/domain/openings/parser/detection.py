"""Is the message a job opening at all? A score with reasons, so that the answer can be explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.drafts import Draft, Verdict
from bot.domain.openings.parser.fields.hours import find_figures
from bot.domain.openings.parser.fields.kind import has_type
from bot.domain.openings.parser.lexicon import is_task
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.text import danish

OPENING_FROM: Final = 3.0
DOUBTFUL_FROM: Final = 1.5

SEEKS: Final = "company-seeks"
QUESTION: Final = "question"
ELSE: Final = "seeks-something-else"
THING: Final = "seeks-a-thing"
"""What is sought is no person: a signature, a form, a room."""
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
_WEIGHTS: Final = {
    "says-opening": 2.5,
    SEEKS: 2.5,
    "citizen-seeks": -8.0,
    "own-citizen": -2.5,
    "filled-or-withdrawn": -8.0,
    "not-yet": -6.0,
    QUESTION: -4.5,
    "invitation": -6.0,
    "thanks": -6.0,
    "status": -6.0,
    "absence": -4.0,
    "own-team": -8.0,
    "news": -7.0,
    THING: -6.0,
    ELSE: 0.0,
    "template": 3.0,
    "offered-to-citizens": 2.0,
    "offered-to-a-colleague": 4.0,
    "offer-beside-question": 3.0,
    "several-items": 2.0,
    "says-little": -2.0,
    "narrative": -4.0,
}


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
    """Weigh the words of the message and what was read from it."""
    unasked = _ADDRESSED.sub(" ", text)
    told = _AGAINST[THING].sub(" ", _CONDITION.sub(" ", text))
    found = [name for name, sign in _FOR.items() if sign.search(told)]
    if SEEKS in found and not _seeks_somebody(told):
        found[found.index(SEEKS)] = ELSE
    found += [name for name, sign in _AGAINST.items() if sign.search(unasked)]
    first = drafts[0] if drafts else Draft()
    if unasked != text:
        found.append("offered-to-citizens")
    if _IN_SPITE.search(text):
        found = [name for name in found if name not in _OUTDONE]
    if _OFFERED.search(text):
        found.append("offered-to-a-colleague")
    if labels >= TEMPLATE_FROM:
        found.append("template")
    if QUESTION in found and (first.contact_phone or first.contact_email):
        rest = " ".join(_QUESTIONS.sub(" ", text).split())
        if _FOR[SEEKS].search(rest) or (first.company and first.tasks and find_figures(rest)):
            found.append("offer-beside-question")
    if len(drafts) > 1:
        found.append("several-items")
    terms = first.type or first.hours_min or first.hours_max
    plain = SEEKS in found and terms and first.tasks and "tasks" not in first.unsure
    if not {SEEKS, ELSE, "says-opening", "template"} & set(found) and _tells_a_story(text):
        found.append("narrative")
    if labels < TEMPLATE_FROM and len(drafts) == 1 and _stated(first) < 2 and not plain:
        found.append("says-little")
    parts = _softened([(name, _WEIGHTS[name]) for name in found], first)
    if drafts:
        parts += _evidence(first)
    score = sum(weight for _, weight in parts)
    reasons = tuple(f"{name}{weight:+g}" for name, weight in parts)
    return Judgement(_verdict(score, frozenset(found), first), score, reasons)


TEMPLATE_FROM: Final = 3
"""So many labels ("Felt: værdi") make a template."""
_NARRATIVE = danish(r"\b" + any_of("detection", "narrative") + r"\b")
_STORY_ENDS = re.compile(r"[.!?]\s|\n")


def _tells_a_story(text: str) -> bool:
    """Does a sentence with hours or a kind tell what has been ("tre borgere i småjob er i dag ansat")?"""
    sentences = _STORY_ENDS.split(text)
    return any(_NARRATIVE.search(one) and (find_figures(one) or has_type(one)) for one in sentences)


_SOUGHT = danish(any_of("detection", "who or what work is sought"))
_OBJECT_WITHIN: Final = 70
"""Characters behind a word of seeking in which it says what is sought."""
_OBJECT_ENDS = re.compile(r"(?<!ca)(?<!kl)(?<!evt)[.!?](?=\s)|\n")
_WORD = re.compile(r"[^\W\d_]{3,}")


def _seeks_somebody(text: str) -> bool:
    """Is a person or some work sought, not a permission, a form or guests?"""
    for match in _FOR[SEEKS].finditer(text):
        end = _OBJECT_ENDS.search(text, match.end())
        begin = max(0, match.start() - _OBJECT_WITHIN) if match.group().lower().endswith("es") else match.start()
        sought = text[begin : min(end.start() + 1 if end else len(text), match.end() + _OBJECT_WITHIN)]
        if _SOUGHT.search(sought) or has_type(sought) or any(map(is_task, _WORD.findall(sought))):
            return True
    return False


_CONDITION = danish(r"\b" + any_of("detection", "condition") + r"\b")
_SOFT: Final = frozenset({"invitation", "thanks", "status", "absence", "own-citizen", QUESTION})
"""What people also say beside a plain opening; it stands against it, but less than when it stands alone."""
_MOST_OF_SOFT: Final = -3.0


def _softened(parts: list[tuple[str, float]], draft: Draft) -> list[tuple[str, float]]:
    """Beside a company that plainly seeks somebody, with its terms, the soft signs count little together."""
    names = {name for name, _ in parts}
    offers = bool(names & {SEEKS, ELSE, "says-opening", "template"}) and bool(draft.company and draft.tasks)
    hours = draft.hours_min or draft.hours_max
    told = (draft.type and hours) if "company" in draft.unsure else (draft.type or hours)
    if not (offers and told):
        return parts
    reached = draft.contact_phone or draft.contact_email or draft.contact_name
    weak = _SOFT if reached else _SOFT - {QUESTION}
    soft = sum(weight for name, weight in parts if name in weak)
    if soft >= _MOST_OF_SOFT:
        return parts
    share = _MOST_OF_SOFT / soft
    return [(name, round(weight * share, 2) if name in weak else weight) for name, weight in parts]


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


_EVIDENCE: Final = {
    "type": 1.0,
    "hours": 1.0,
    "weekdays": 0.5,
    "phone": 0.5,
    "email": 0.3,
    "start": 0.5,
    "place": 0.5,
    "positions": 0.5,
    "requirements": 0.3,
}
_SURE_COMPANY: Final = 1.5
_UNSURE_COMPANY: Final = 0.7
_SURE_TASKS: Final = 1.0


def _evidence(draft: Draft) -> list[tuple[str, float]]:
    parts: list[tuple[str, float]] = []
    if draft.company and "company" not in draft.unsure:
        parts.append(("company", _SURE_COMPANY))
    elif draft.company:
        parts.append(("company?", _UNSURE_COMPANY))
    if draft.tasks and "tasks" not in draft.unsure:
        parts.append(("tasks", _SURE_TASKS))
    stated = {
        "type": draft.type,
        "hours": draft.hours_min or draft.hours_max,
        "weekdays": draft.weekdays,
        "phone": draft.contact_phone,
        "email": draft.contact_email,
        "start": draft.start,
        "place": draft.place,
        "positions": draft.positions,
        "requirements": draft.requirements,
    }
    return parts + [(name, _EVIDENCE[name]) for name, value in stated.items() if value]
