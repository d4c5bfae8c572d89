"""A reply in the thread of an opening: what it adds to what is known, or changes of it.

Colleagues also thank, ask, and tell of themselves and of citizens; none of that sets anything. What is left is read
like a message, without its guesses, and put over what is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser.phrases import any_of, word_set
from bot.domain.openings.parser.replies.changes import COMPANY, INSTEAD, labelled, spelled_out, without_old
from bot.domain.openings.parser.replies.days import changed_week
from bot.domain.openings.parser.replies.moments import read_days
from bot.domain.openings.parser.replies.statements import joined, statements
from bot.domain.openings.parser.text import danish, words

__all__ = ["Reply", "read_reply"]

Read = Callable[[str, date], Draft]


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


_ADDITIONAL = danish(r"\b" + any_of("replies", "additional") + r"\b")
_LEFT_OUT = danish(r"\b" + any_of("replies", "left out") + r"\b")
_BEGINS = danish(r"\b(?:begynd|start)")
_TASKS = danish(r"\b" + any_of("replies", "tells tasks"))
_NO_TERMS: Final = word_set("replies", "no terms of their own")
_NO_TERM = danish(r"\b" + any_of("replies", "left out", "told of something else") + r"\b")
_ADDS = danish(r"^\W*" + any_of("replies", "additional") + r"\b")
_PLACE = danish(r"\b" + any_of("replies", "tells the place") + r"\b")
_FIELD = danish(r"\b" + any_of("replies", "field") + r"\b")
_ADDED: Final = ("requirements", "considerations", "tasks")
"""What a reply can add to: the whole new value is the known one with the added."""
SHORT: Final = 6
"""So many words that name a place are about nothing else."""


def read_reply(text: str, before: Draft, today: date, read: Read) -> Reply:
    """What the plain `text` sets where `before` is known; `read` reads the fields of one opening."""
    said = statements(text)
    values = _values(list(said.told), before, today, read) if said.told else {}
    changed = {name: value for name, value in values.items() if value != getattr(before, name)}
    changed |= _bounds_undone(changed, before)
    unread = not values and any(_FIELD.search(sentence) for sentence in (*said.told, *said.doubted))
    return Reply(replace(Draft(), **changed), frozenset(changed), unread)


def _read(told: list[str], before: Draft, today: date, read: Read) -> Draft:
    return read(labelled(joined([without_old(one) for one in spelled_out(told, before)])), today)


def _values(told: list[str], before: Draft, today: date, read: Read) -> dict[str, Any]:
    plain = joined(spelled_out(told, before))
    draft = _read(told, before, today, read)
    unsure = draft.unsure - {"positions"}
    values: dict[str, Any] = {name: getattr(draft, name) for name in draft.as_record() if name not in unsure}
    if not COMPANY.search(plain) and before.company:
        values.pop("company", None)
    if before.place and not _tells_place(told):
        values.pop("place", None)
    values.pop("tasks", None)
    if tasks := _tasks(told, before, today, read):
        values["tasks"] = tasks
    for name, day in read_days("\n".join(INSTEAD.sub(" ", one) for one in told), today, before).items():
        if day not in {values.get("start"), values.get("deadline")}:
            values.setdefault(name, day)
    if week := changed_week(plain, before.weekdays):
        values["weekdays"] = week
    if "start" in values and _BEGINS.search(str(values.get("considerations", ""))):
        del values["considerations"]
    known_names = (before.contact_name or "").split()
    if known_names and values.get("contact_name") in {f"{known_names[0]}s", f"{before.contact_name}s"}:
        del values["contact_name"]
    for name in _ADDED:
        value = values.pop(name, None)
        if value and not (_NO_TERM.search(value) or words(value) <= _NO_TERMS):
            known = getattr(before, name)
            values[name] = f"{known}, {value}" if known and _ADDITIONAL.search(plain) else value
    return values


def _tasks(told: list[str], before: Draft, today: date, read: Read) -> str | None:
    """Tasks are told as such, or stand alone where none are known."""
    telling = [one for one in told if (_TASKS.search(one) or _ADDS.search(one)) and not _LEFT_OUT.search(one)]
    if not telling and before.tasks is None and len(joined(told).split()) <= 12:
        telling = told
    if not telling:
        return None
    draft = _read(telling, before, today, read)
    return None if "tasks" in draft.unsure or draft.tasks is None else _ADDS.sub("", draft.tasks).strip()


def _bounds_undone(changed: dict[str, Any], before: Draft) -> dict[str, None]:
    """The known bound of the hours that the other, new one leaves no room for ("højst 8" where 10 are known)."""
    low, high = changed.get("hours_min"), changed.get("hours_max")
    if high is not None and low is None and (before.hours_min or 0) > high:
        return {"hours_min": None}
    if low is not None and high is None and before.hours_max is not None and before.hours_max < low:
        return {"hours_max": None}
    return {}


def _tells_place(told: list[str]) -> bool:
    """Is a place told as such, or nothing else in its sentence?"""
    return any(
        _PLACE.search(sentence) or INSTEAD.search(sentence) or len(sentence.split()) <= SHORT for sentence in told
    )
