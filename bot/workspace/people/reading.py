"""Reading blocks the way a person does: visible text, buttons, and elements found by what they are called."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.workspace.wire.shapes import as_array, as_object, as_objects, as_text, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.workspace.wire.shapes import JsonObject

_TOKEN = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_FORMATTING = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")
_FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
_MARKDOWN_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_MARKDOWN_NOISE = re.compile(r"\*\*|__|^#{1,6} |^> ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Button:
    """A button, or an entry of an overflow menu, that a person can press."""

    label: str
    action_id: str
    block_id: str
    value: str = ""
    style: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An interactive element together with the block that holds it."""

    block: JsonObject
    element: JsonObject

    @property
    def block_id(self) -> str:
        """The block's id."""
        return as_text(self.block.get("block_id"))

    @property
    def action_id(self) -> str:
        """The element's action id."""
        return as_text(self.element.get("action_id"))

    @property
    def type(self) -> str:
        """The element's type."""
        return as_text(self.element.get("type"))

    @property
    def label(self) -> str:
        """The text by which a person knows the element."""
        for source in (self.element.get("text"), self.block.get("label"), self.element.get("placeholder")):
            if words := as_text(as_object(source).get("text")):
                return words
        return ""


def mrkdwn_to_plain(text: str, names: Mapping[str, str]) -> str:
    """Slack's mrkdwn as read on the screen: mentions by name, links by label, no markers."""

    def token(match: re.Match[str]) -> str:
        target, label = match.group(1), match.group(2)
        if target.startswith(("@", "#")):
            shown = names.get(target[1:], label or target[1:])
            return f"{target[0]}{shown}"
        if target.startswith("!date"):
            return label or ""
        if target.startswith("!"):
            return f"@{label or target[1:]}"
        return label or target.removeprefix("mailto:").removeprefix("tel:")

    shown = _TOKEN.sub(token, _FENCE.sub(r"\1", text))
    for _ in range(3):
        shown = _FORMATTING.sub(r"\2", shown)
    return html.unescape(shown)


def markdown_to_plain(text: str) -> str:
    """Standard markdown as read on the screen."""
    return _MARKDOWN_NOISE.sub("", _MARKDOWN_LINK.sub(r"\1", text))


def text_object_to_plain(value: object, names: Mapping[str, str]) -> str:
    """A text object (or bare string) as read on the screen."""
    if isinstance(value, str):
        return value
    holder = as_object(value)
    words = as_text(holder.get("text"))
    return mrkdwn_to_plain(words, names) if holder.get("type") == "mrkdwn" else words


def rich_text_to_plain(value: JsonObject, names: Mapping[str, str]) -> str:
    """A rich_text block, or any of its parts, as read on the screen."""
    kind = as_text(value.get("type"))
    parts = as_objects(value.get("elements"))
    match kind:
        case "text" | "link":
            return as_text(value.get("text")) or as_text(value.get("url"))
        case "user":
            user = as_text(value.get("user_id"))
            return f"@{names.get(user, user)}"
        case "channel":
            channel = as_text(value.get("channel_id"))
            return f"#{names.get(channel, channel)}"
        case "emoji":
            return f":{as_text(value.get('name'))}:"
        case "date":
            return as_text(value.get("fallback"))
        case "broadcast":
            return f"@{as_text(value.get('range'))}"
        case "rich_text" | "rich_text_list":
            return "\n".join(rich_text_to_plain(part, names) for part in parts)
        case _:
            return "".join(rich_text_to_plain(part, names) for part in parts)


def visible_text(blocks: Iterable[JsonObject], names: Mapping[str, str], values: JsonObject | None = None) -> str:
    """All text in the blocks as a person reads it: one line per piece, buttons in brackets.

    `values` is Slack's `state.values`; it decides what an input shows.
    """
    lines = [line for block in blocks for line in _block_lines(block, names, values or {}) if line]
    return "\n".join(lines)


def _block_lines(block: JsonObject, names: Mapping[str, str], values: JsonObject) -> Iterator[str]:
    match block.get("type"):
        case "rich_text":
            yield rich_text_to_plain(block, names)
        case "markdown":
            yield markdown_to_plain(as_text(block.get("text")))
        case "table" | "data_table":
            yield text_object_to_plain(block.get("caption"), names)
            for row in as_array(block.get("rows")):
                yield " | ".join(_cell(cell, names) for cell in as_objects(row))
        case "data_visualization":
            yield as_text(block.get("title"))
            yield from _chart_lines(as_object(block.get("chart")))
        case "image":
            yield text_object_to_plain(block.get("title"), names)
            yield as_text(block.get("alt_text"))
        case "input":
            yield text_object_to_plain(block.get("label"), names)
            yield from _element_lines(Placed(block, as_object(block.get("element"))), names, values)
            yield text_object_to_plain(block.get("hint"), names)
        case _:
            yield text_object_to_plain(block.get("text"), names)
            for part in as_objects(block.get("fields")):
                yield text_object_to_plain(part, names)
            for part in [*as_objects(block.get("elements")), as_object(block.get("accessory"))]:
                yield from _part_lines(block, part, names, values)


def _part_lines(block: JsonObject, part: JsonObject, names: Mapping[str, str], values: JsonObject) -> Iterator[str]:
    match part.get("type"):
        case "mrkdwn" | "plain_text":
            yield text_object_to_plain(part, names)
        case "image":
            yield as_text(part.get("alt_text"))
        case _:
            yield from _element_lines(Placed(block, part), names, values)


def _cell(cell: JsonObject, names: Mapping[str, str]) -> str:
    if cell.get("type") == "rich_text":
        return rich_text_to_plain(cell, names)
    return as_text(cell.get("text"))


def _chart_lines(chart: JsonObject) -> Iterator[str]:
    for segment in as_objects(chart.get("segments")):
        yield f"{as_text(segment.get('label'))}: {segment.get('value')}"
    for series in as_objects(chart.get("series")):
        points = [f"{as_text(p.get('label'))}: {p.get('value')}" for p in as_objects(series.get("data"))]
        yield f"{as_text(series.get('name'))}: {', '.join(points)}"


def _element_lines(placed: Placed, names: Mapping[str, str], values: JsonObject) -> Iterator[str]:
    element = placed.element
    match placed.type:
        case "button" | "workflow_button" | "icon_button":
            yield f"[{text_object_to_plain(element.get('text'), names)}]"
        case "feedback_buttons":
            for side in ("positive_button", "negative_button"):
                yield f"[{text_object_to_plain(as_object(element.get(side)).get('text'), names)}]"
        case "checkboxes" | "radio_buttons":
            for option in as_objects(element.get("options")):
                yield text_object_to_plain(option.get("text"), names)
                yield text_object_to_plain(option.get("description"), names)
        case _:
            state = as_object(as_object(values.get(placed.block_id)).get(placed.action_id))
            yield shown_value(state or initial_state(element), names) or text_object_to_plain(
                element.get("placeholder"), names
            )


def shown_value(state: JsonObject, names: Mapping[str, str]) -> str:
    """What an input with this `state.values` entry shows."""
    for key in ("value", "selected_date", "selected_time"):
        if isinstance(state.get(key), str):
            return as_text(state.get(key))
    for key in ("selected_user", "selected_channel", "selected_conversation"):
        if isinstance(state.get(key), str):
            return names.get(as_text(state.get(key)), as_text(state.get(key)))
    chosen = as_objects(state.get("selected_options"))
    if is_object(state.get("selected_option")):
        chosen = [as_object(state.get("selected_option"))]
    if chosen:
        return ", ".join(text_object_to_plain(option.get("text"), names) for option in chosen)
    several = [
        item
        for key in ("selected_users", "selected_channels", "selected_conversations")
        for item in as_array(state.get(key))
    ]
    return ", ".join(names.get(as_text(item), as_text(item)) for item in several)


SELECTED = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
}
"""For each stateful element type: its key in `state.values`, and the field that gives the first value."""

MANY = frozenset(kind for kind, (key, _) in SELECTED.items() if key.endswith("s"))
"""Element types that hold several values."""


def initial_state(element: JsonObject) -> JsonObject:
    """The entry of `state.values` before the person has touched the element."""
    kind = as_text(element.get("type"))
    if kind not in SELECTED:
        return {}
    key, first = SELECTED[kind]
    empty: object = [] if kind in MANY else None
    return {"type": kind, key: element.get(first, empty)}


def placed_elements(blocks: Iterable[JsonObject]) -> Iterator[Placed]:
    """Every interactive element in reading order."""
    for block in blocks:
        candidates = [
            *as_objects(block.get("elements")),
            as_object(block.get("accessory")),
            as_object(block.get("element")),
        ]
        for element in candidates:
            if element.get("action_id") is not None or as_text(element.get("type")) in SELECTED:
                yield Placed(block, element)


def buttons(blocks: Iterable[JsonObject]) -> list[Button]:
    """Every button in reading order; overflow entries and feedback buttons each count as one."""
    found: list[Button] = []
    for placed in placed_elements(blocks):
        element = placed.element

        def add(text: object, value: object, style: object = "", url: object = "", *, at: Placed = placed) -> None:
            label = as_text(as_object(text).get("text"))
            found.append(Button(label, at.action_id, at.block_id, as_text(value), as_text(style), as_text(url)))

        match placed.type:
            case "button" | "icon_button" | "workflow_button":
                add(element.get("text"), element.get("value"), element.get("style"), element.get("url"))
            case "overflow":
                for option in as_objects(element.get("options")):
                    add(option.get("text"), option.get("value"), "", option.get("url"))
            case "feedback_buttons":
                for side in ("positive_button", "negative_button"):
                    option = as_object(element.get(side))
                    add(option.get("text"), option.get("value"))
            case _:
                pass
    return found


def options_of(element: JsonObject) -> list[JsonObject]:
    """The options of a select, menu or group of boxes, groups flattened."""
    grouped = [o for group in as_objects(element.get("option_groups")) for o in as_objects(group.get("options"))]
    feedback = [as_object(element.get(side)) for side in ("positive_button", "negative_button") if side in element]
    return as_objects(element.get("options")) + grouped + feedback


def option_named(element: JsonObject, wanted: str) -> JsonObject | None:
    """The option with this value, or else with this label."""
    choices = options_of(element)
    for option in choices:
        if option.get("value") == wanted:
            return option
    for option in choices:
        if as_text(as_object(option.get("text")).get("text")) == wanted:
            return option
    return None


def find_elements(blocks: Sequence[JsonObject], name: str, value: object = None) -> list[Placed]:
    """The elements a person could mean by a name: action id first, then label, then an option's label.

    Several buttons may share an action id prefix but never an action id within one block; where the same id
    stands in several blocks, `value` picks the button with that value.
    """
    everything = list(placed_elements(blocks))
    found = [p for p in everything if p.action_id == name]
    if not found:
        found = [p for p in everything if p.label == name]
    if not found:
        found = [p for p in everything if p.type in ("overflow", "feedback_buttons") and option_named(p.element, name)]
    if len(found) > 1 and isinstance(value, str):
        narrowed = [p for p in found if p.element.get("value") == value or p.block_id == value]
        found = narrowed or found
    return found
