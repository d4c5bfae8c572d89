"""What is owed was written as texts without what only its key said; now each kind has its fields, with their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

Subject = dict[str, Any]


def _numbers(*names: str) -> Callable[[Subject, str], Subject]:
    """The named fields were numbers written as texts."""
    return lambda old, _: old | {name: int(old[name]) for name in names}


def _versioned(*names: str) -> Callable[[Subject, str], Subject]:
    """The same, where the key is ``<number>/<version>/<person>``."""
    return lambda old, key: _numbers(*names)(old, key) | {"version": int(key.split("/")[1])}


def _card(old: Subject, key: str) -> Subject:
    _, _, again = key.partition("/")
    return _numbers("number", "version")(old, key) | {"again": again}


def _card_update(old: Subject, key: str) -> Subject:
    again = key.removeprefix(f"{old['number']}/{old['version']}")
    return _numbers("number", "version")(old, key) | {"again": again}


def _openings_due(old: Subject, key: str) -> Subject:
    names = ("number", "matter", "level")
    late = [dict(zip(names, (int(number), *rest), strict=True)) for number, *rest in json.loads(old["matters"])]
    return {"planned": key.partition("/")[2], "matters": late}


def _cover_ended(old: Subject, key: str) -> Subject:
    cover = {name: old[name] for name in ("absent", "deputy", "first", "last")}
    return {"cover": cover | {"number": int(key.partition("/")[0])}, "by": old["by"]}


def _reminders(old: Subject, key: str) -> Subject:
    _, day, *position = key.split("/")
    return {"bundle": int(old["bundle"]), "day": day, "position": int(position[0]) - 1 if position else 0}


NEW: dict[str, Callable[[Subject, str], Subject]] = {
    "expert_question": _numbers("question"),
    "expert_answer": _numbers("question"),
    "missed_note": _numbers("question"),
    "alias_proposal": _numbers("proposal"),
    "entry_review": lambda _, key: {"month": key},
    "opening_card": _card,
    "opening_card_update": _card_update,
    "opening_handed_over": _versioned("number"),
    "openings_due": _openings_due,
    "opening_expired": _versioned("number"),
    "wish_fit": _numbers("number", "fit"),
    "handed_on": _versioned("placement"),
    "broker_left": lambda old, key: old | {"day": key.split("/")[1]},
    "cover": _numbers("cover"),
    "cover_ended": _cover_ended,
    "reminders": _reminders,
}
"""How the fields are made of the old ones and the key; other kinds stay as they are."""


def apply(db: Database) -> None:
    """Rows that may still be read: what was sent or dropped is left as it is."""
    found = db.conn.execute(
        "SELECT id, kind, key, subject FROM deliveries WHERE state IN ('waiting', 'claimed', 'parked')"
    ).fetchall()
    for number, kind, key, subject in found:
        if kind in NEW:
            new = json.dumps(NEW[kind](json.loads(subject), key), ensure_ascii=False, separators=(",", ":"))
            db.conn.execute("UPDATE deliveries SET subject = ? WHERE id = ?", (new, number))
