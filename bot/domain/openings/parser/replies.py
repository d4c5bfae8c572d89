"""A reply in the thread of an opening: what it adds to what is known, or changes of it.

Colleagues also thank, ask, and tell of themselves and of citizens; none of that sets anything. What is left is read
like a message, without its guesses, and put over what is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser.fields.times import read_weekdays
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import Reading
from bot.domain.openings.parser.text import danish


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply sets: `values` with the fields in `names`, each the whole new value.

    `unread` is true where the reply speaks of a field and nothing could be read, so that a person should be asked.
    """

    values: Draft
    names: frozenset[str]
    unread: bool = False

    def as_record(self) -> dict[str, object]:
        """The fields set, in JSON's types."""
        return {name: value for name, value in self.values.as_record().items() if name in self.names}


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|(?<=[a-zæøå]{3}[.!]) +(?=[a-zæøå])|\n+|(?<=\?)\s+")
_INTERJECTION = danish(r"^\W*(?:" + any_of("replies", "interjection") + r"\b[\s,.:!–-]*)+")
_REPORTED = danish(r"^\W*(?:og |men )?" + any_of("replies", "reported") + r"\s*")
_TALK = danish(r"\b" + any_of("replies", "talk") + r"\b")
_INSTEAD = danish(any_of("replies", "instead"))
_RAISED = danish(
    r"\b"
    + any_of("replies", "raised")
    + r"\b[^.\d]{0,25}\bfra (?:\d[\d.,]*(?: timer)?|\w+) (?:og )?(?:op |ned )?til (?=[\d\w])"
)
_ADDITIONAL = danish(r"\b" + any_of("replies", "additional") + r"\b")
_LEFT_OUT = danish(r"\b" + any_of("replies", "left out") + r"\b")
_NOT_A_DAY = danish(r"\b(?:ikke|undtagen|minus|aldrig) (?:\w+ )?(?=(?:man|tirs|ons|tors|fre|lør|søn)dag|weekend)")
_COMPANY = danish(r"\b" + any_of("replies", "names the company") + r"(?: nu)?[: ]+(?=(?-i:[A-ZÆØÅ\d]))")
_LIES = danish(
    r"(?:,| og)? ?(?:den |det |de |som |der )?(?:ligger|holder til|har til huse) (?=(?:i|på) (?-i:[A-ZÆØÅ]))(?:i|på) "
)
_BARE_FIGURE = danish(
    r"\b(?:timerne|timetallet|antallet af timer)\b(?:(?!op til|højst|mindst|mellem|max)[^.\d]){0,30}?"
    r"(?=\d{1,2}(?:[.,]\d)?(?! ?(?:timer|t\b|[-–/]|og\b))\b)"
)
"""Hours without their unit: "Timerne er 14"."""
_IN_ALL = danish(r"\b(?P<n>\d{1,2}|to|tre|fire|fem|seks) i alt\b(?! ?timer)")
_BEGINS = danish(r"\b(?:begynd|start)")
_TASKS = danish(r"\b" + any_of("replies", "tells tasks"))
_FIELD = danish(r"\b" + any_of("replies", "field") + r"\b")
_GUESSED: Final = frozenset({"company", "place", "tasks"})
_ADDED: Final = frozenset({"requirements", "considerations"})


_PLUS = re.compile(r"^\s*\+ ?(?=\w)")
_HOURS_SWAPPED = danish(r"\b(?P<new>\d{1,2}(?:[.,]\d)?) i stedet for \d{1,2}(?:[.,]\d)? (?=timer\b|t\b)")
_PERSON_SWAPPED = danish(
    r"\bikke (?P<old>(?-i:[A-ZÆØÅ])\w+)(?: \w+)?(?: længere| mere)?,? (?:men|det er|nu er det)(?: nu)? "
    r"(?=(?-i:[A-ZÆØÅ])[a-zæøå])"
)


_WAITS = danish(r"\bvente(?:r)? (?:med \w+ )?til (?=uge \d|\d|den \d|efter)")


def _spelled_out(text: str, before: Draft) -> str:
    """Short ways of telling a change, in the words that are read: "+ fredag", "15 i stedet for 20 timer"."""
    text = _WAITS.sub("starte ", _HOURS_SWAPPED.sub(r"\g<new> ", _PLUS.sub("også ", text)))
    swapped = _PERSON_SWAPPED.search(text)
    if swapped and before.contact_name and swapped["old"] in before.contact_name.split():
        text = f"{text[: swapped.start()]}kontakt er {text[swapped.end() :]}"
    return text


_AS_LABELS: Final = (
    (_BARE_FIGURE, "Timer: "),
    (_COMPANY, "\nVirksomhed: "),
    (_LIES, "\nSted: "),
)
"""What people write in a reply in the place of a label."""


def read_reply(text: str, before: Draft, today: date, read: Callable[[str, date], Draft]) -> Reply:
    """What the plain `text` sets where `before` is known; `read` reads the fields of one opening."""
    text = _spelled_out(text, before)
    told = " ".join(said for sentence in _SENTENCE.split(text) if (said := _statement(sentence)))
    if not told:
        return Reply(Draft(), frozenset())
    templated = told
    for pattern, label in _AS_LABELS:
        templated = pattern.sub(label, templated)
    draft = read(templated, today)
    values: dict[str, Any] = {name: getattr(draft, name) for name in draft.as_record() if name not in draft.unsure}
    if not _COMPANY.search(told) and before.company and "company" in values:
        del values["company"]
    if "tasks" in values and not _tells_tasks(told, before):
        del values["tasks"]
    values |= _weekdays(_spoken(text), before)
    if "start" in values and _BEGINS.search(str(values.get("considerations", ""))):
        del values["considerations"]
    known_names = (before.contact_name or "").split()
    if known_names and values.get("contact_name") in {f"{known_names[0]}s", f"{before.contact_name}s"}:
        del values["contact_name"]
    for name in _ADDED & values.keys():
        if _LEFT_OUT.search(values[name]):
            del values[name]
            continue
        known = getattr(before, name)
        if known and _ADDITIONAL.search(told):
            values[name] = f"{known}, {values[name]}"
    changed = {name: value for name, value in values.items() if value != getattr(before, name)}
    unread = not values and bool(_FIELD.search(told))
    return Reply(replace(Draft(), **changed), frozenset(changed), unread)


def _spoken(text: str) -> str:
    """The sentences that are no talk, with what they rule out."""
    return " ".join(sentence for sentence in _SENTENCE.split(text) if _statement(sentence))


def _statement(sentence: str) -> str:
    """What a sentence says of the opening; nothing where it asks or is talk."""
    if sentence.rstrip().endswith("?"):
        return ""
    said = _INTERJECTION.sub("", sentence)
    said = _REPORTED.sub("", said)
    if _TALK.search(said):
        return ""
    if in_all := _IN_ALL.search(said):
        return f"\nAntal: {in_all['n']}\n"
    return _RAISED.sub("", _INSTEAD.sub(" ", said)).strip() if not _NOT_A_DAY.search(said) else said.strip()


def _tells_tasks(told: str, before: Draft) -> bool:
    """Tasks are told as such, or stand alone where none are known."""
    return bool(_TASKS.search(told)) or (before.tasks is None and len(told.split()) <= 12)


_CLAUSE = danish(r"[,;.!]|\bmen\b")


def _weekdays(text: str, before: Draft) -> dict[str, Any]:
    """The whole week: days that come in addition to those known, or are left out of them."""
    if not before.weekdays:
        return {}
    plain, added, out = set[str](), set[str](), set[str]()
    for clause in _CLAUSE.split(text):
        named = set(read_weekdays(Reading(_NOT_A_DAY.sub("", clause)))[0])
        left_out = _LEFT_OUT.search(clause) or _NOT_A_DAY.search(clause)
        (out if left_out else added if _ADDITIONAL.search(clause) else plain).update(named)
    if not (added or out):
        return {}
    days = ((plain or set(before.weekdays)) | added) - out
    return {"weekdays": tuple(day for day in _WEEK if day in days)}


_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
