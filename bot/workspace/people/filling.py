"""Filling in inputs: what a person means, as Slack writes it, and what the client itself refuses."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from bot.workspace.people.reading import MANY, SELECTED, Placed, option_named, options_of, placed_elements
from bot.workspace.wire.shapes import as_flag, as_object, as_text, is_object, several

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.workspace.wire.shapes import JsonObject

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")

Name = str | tuple[str, str]
"""An input's block id, action id or label, or both ids together."""

REQUIRED = "Udfyld feltet."


def entry(element: JsonObject, raw: object, identify: Callable[[str], str]) -> JsonObject:
    """The `state.values` entry for a value as a test or the page writes it.

    Text for inputs; a value or label for options (a list for several); `date`, `time` or their ISO text; a
    short name or id for people and channels; None empties the field. LookupError names the options there are.
    """
    kind = as_text(element.get("type"))
    key, _ = SELECTED[kind]
    if raw is None or raw == "":
        return {"type": kind, key: [] if kind in MANY else None}
    if kind in MANY:
        return {"type": kind, key: [_one(element, value, identify) for value in several(raw)]}
    return {"type": kind, key: _one(element, raw, identify)}


def _one(element: JsonObject, raw: object, identify: Callable[[str], str]) -> object:
    kind = as_text(element.get("type"))
    if isinstance(raw, (date, time)):
        return raw.strftime("%H:%M") if isinstance(raw, time) else raw.isoformat()
    if is_object(raw):
        return raw
    text = str(raw)
    if "selected_option" in SELECTED[kind][0]:
        option = option_named(element, text)
        if option is None:
            names = [as_text(as_object(o.get("text")).get("text")) for o in options_of(element)]
            raise LookupError(f"{text!r} is none of {names}")
        return option
    if kind.endswith(("users_select", "channels_select", "conversations_select")):
        return identify(text)
    return text


def resolve(blocks: Sequence[JsonObject], name: Name) -> Placed:
    """The input a person means by a block id, an action id or a label; LookupError when it is unclear."""
    everything = [p for p in placed_elements(blocks) if p.type in SELECTED]
    for matches in (
        [p for p in everything if (p.block_id, p.action_id) == name],
        [p for p in everything if p.block_id == name],
        [p for p in everything if p.action_id == name],
        [p for p in everything if p.label == name],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise LookupError(f"{name!r} means several inputs: {[p.block_id for p in matches]}")
    known = [(p.block_id, p.action_id, p.label) for p in everything]
    raise LookupError(f"no input is called {name!r}; there are (block, action, label): {known}")


def client_errors(blocks: Sequence[JsonObject], values: Mapping[str, Mapping[str, JsonObject]]) -> dict[str, str]:
    """What Slack's own client refuses before anything is sent, by block id, in Danish."""
    errors: dict[str, str] = {}
    for placed in placed_elements(blocks):
        if placed.block.get("type") != "input":
            continue
        state = values.get(placed.block_id, {}).get(placed.action_id, {})
        key, _ = SELECTED.get(placed.type, ("value", ""))
        value = state.get(key)
        if value in (None, "", []):
            if not as_flag(placed.block.get("optional")):
                errors[placed.block_id] = REQUIRED
        elif problem := _problem(placed.element, value):
            errors[placed.block_id] = problem
    return errors


def _problem(element: JsonObject, value: object) -> str:
    text = as_text(value)
    match element.get("type"):
        case "email_text_input" if not _EMAIL.fullmatch(text):
            return "Skriv en mailadresse."
        case "url_text_input" if not text.startswith(("http://", "https://")):
            return "Skriv en webadresse, der begynder med http:// eller https://."
        case "number_input":
            return _number_problem(element, text)
        case "plain_text_input":
            return _length_problem(element, text)
        case _:
            return ""


def _number_problem(element: JsonObject, text: str) -> str:
    pattern = _DECIMAL if as_flag(element.get("is_decimal_allowed")) else _NUMBER
    if not pattern.fullmatch(text.strip()):
        return "Skriv et tal." if pattern is _DECIMAL else "Skriv et helt tal."
    number = float(text.replace(",", "."))
    low, high = as_text(element.get("min_value")), as_text(element.get("max_value"))
    if low and number < float(low):
        return f"Tallet skal være mindst {low}."
    if high and number > float(high):
        return f"Tallet må højst være {high}."
    return ""


def _length_problem(element: JsonObject, text: str) -> str:
    low, high = element.get("min_length"), element.get("max_length")
    if isinstance(low, int) and len(text) < low:
        return f"Skriv mindst {low} tegn."
    if isinstance(high, int) and len(text) > high:
        return f"Skriv højst {high} tegn."
    return ""
