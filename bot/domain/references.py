"""A citizen reference as people write it: found in texts in every spelling, and blotted out."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, cast

ERASED = "[slettet]"
"""What stands in a text where a reference stood."""

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_JOINT = r"[-‐‑–—_.\u00ad]?"
_DATA = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.+]+)?|[A-Z][A-Z0-9]{8,}|\d{10}\.\d{6}")
"""Dates, Slack ids and timestamps: values that a program reads again, never a person's words."""


@lru_cache(maxsize=16)
def spellings(case_ref: str) -> re.Pattern[str]:
    """Every way to write a reference: ``A12``, ``a12``, ``A-12``, ``A 12``, ``A12s``, ``A12's``.

    With a space between its parts only in capitals: "i 12 uger" is no citizen. ``A120`` and ``BA12`` are others.
    """
    parts = [re.escape(part) for part in _PARTS.findall(case_ref)]
    capitals = [part.upper() for part in parts]
    joined, spaced = _JOINT.join(parts), "[ \u00a0]".join(capitals)
    return re.compile(rf"(?<!\w)(?:(?i:{joined})|{spaced})(?:['’]?[sS])?(?!\w)")


@lru_cache(maxsize=16)
def spellings_in_index(case_ref: str) -> re.Pattern[str]:
    """The same among folded words with spaces between them, where nothing tells "Z-81" from "z 81" any more."""
    joined = _JOINT[:-2] + " ]?"
    return re.compile(rf"(?<!\w)(?i:{joined.join(map(re.escape, _PARTS.findall(case_ref)))})s?(?!\w)")


def blotted(value: str, case_ref: str) -> str:
    """The text without the reference; a JSON value stays one, with the same dates and ids in it."""
    written = value.casefold()
    if not all(part.casefold() in written for part in _PARTS.findall(case_ref)):
        return value
    if value[:1] in "{[":
        try:
            read: Any = json.loads(value)
        except ValueError:
            pass
        else:
            clean = _without(read, case_ref)
            return value if clean == read else json.dumps(clean, ensure_ascii=False, separators=(",", ":"))
    return spellings(case_ref).sub(ERASED, value)


def _without(value: Any, case_ref: str) -> Any:
    match value:
        case str():
            return value if _DATA.fullmatch(value) else spellings(case_ref).sub(ERASED, value)
        case list():
            return [_without(one, case_ref) for one in cast("list[Any]", value)]
        case dict():
            pairs = cast("dict[str, Any]", value).items()
            return {_without(name, case_ref): _without(one, case_ref) for name, one in pairs}
        case _:
            return value
