"""Reading JSON without trusting it: every accessor returns a plain type, or an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

JsonObject = dict[str, object]


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def as_object(value: object) -> JsonObject:
    """The value when it is an object, otherwise an empty one."""
    return value if is_object(value) else {}


def as_array(value: object) -> list[object]:
    """The value when it is an array, otherwise an empty one."""
    return value if is_array(value) else []


def as_objects(value: object) -> list[JsonObject]:
    """The objects among the items of an array."""
    return [item for item in as_array(value) if is_object(item)]


def as_text(value: object) -> str:
    """The value when it is a string, otherwise the empty string."""
    return value if isinstance(value, str) else ""


def as_number(value: object, default: int = 0) -> int:
    """An integer, also when it was written as a string (Slack accepts both)."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return int(value)
    try:
        return int(cast("str", value))
    except (TypeError, ValueError):
        return default


def as_flag(value: object) -> bool:
    """A boolean, also in the spellings a form sends."""
    return value in (True, 1, "1", "true", "True")


def several(value: object) -> list[object]:
    """The items of a list, tuple or set; a single value as a list of one."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return list(cast("Iterable[object]", value))
    return [value]
