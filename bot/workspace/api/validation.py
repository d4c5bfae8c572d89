"""Slack's rules for what an app may send: lengths, counts, required and known fields, surfaces.

Sources: docs.slack.dev reference (blocks, block elements, composition objects, views, chat.postMessage).
Each finding says where it is, and which error Slack would answer; advice is accepted by Slack but wrong.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.workspace.api.block_rules import BLOCKS, COMPOSITIONS, ELEMENTS, Rule
from bot.workspace.people.reading import placed_elements
from bot.workspace.wire.shapes import as_array, as_object, as_objects, as_text, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.workspace.wire.shapes import JsonObject

MESSAGE_CHARACTERS = 13_000
TEXT_WITH_BLOCKS = 4_000
TEXT_CHARACTERS = 40_000
VIEW_BYTES = 250_000
MODERN = frozenset({"markdown", "table", "data_table", "data_visualization", "context_actions"})
"""Blocks a workspace may not have yet; the switch `modern_blocks` turns them off."""


class _Models(Protocol):
    """The part of slack_sdk's block models that is used, with the types it lacks."""

    def parse_all(self, blocks: Sequence[JsonObject]) -> Sequence[Block]: ...


_MODELS = cast("_Models", Block)
_MODELLED = frozenset({"section", "header", "context", "actions", "divider", "image", "input"})
_KNOWN_TOKEN = re.compile(
    r"<(?:@[UW]\w+|#[CG]\w+|!\w[^<>|]*|https?://[^<>|]+|mailto:[^<>|]+|tel:[^<>|]+)(?:\|[^<>]*)?>"
)
_BROADCAST = re.compile(r"<!(?:channel|here|everyone)\b")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem; `error` is Slack's answer, None where Slack accepts it."""

    where: str
    what: str
    error: str | None = "invalid_blocks"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check_message(arguments: JsonObject, *, ephemeral: bool = False) -> list[Finding]:
    """Findings in the content of a message: text, blocks, metadata."""
    found: list[Finding] = []
    text = as_text(arguments.get("text"))
    blocks = arguments.get("blocks")
    if not text and not blocks and not arguments.get("attachments"):
        return [Finding("text", "a message needs text", "no_text")]
    if not text:
        found.append(Finding("text", "missing: notifications and screen readers read only this", None))
    if len(text) > TEXT_CHARACTERS:
        found.append(Finding("text", f"{len(text)} characters, at most {TEXT_CHARACTERS}", "msg_too_long"))
    if blocks and len(text) > TEXT_WITH_BLOCKS:
        found.append(Finding("text", f"{len(text)} characters beside blocks, at most {TEXT_WITH_BLOCKS}", None))
    found += _check_escaping("text", text)
    if blocks is not None:
        found += check_blocks(blocks, "message")
    if arguments.get("metadata") is not None:
        found += list(_check_metadata(arguments["metadata"]))
        if ephemeral:
            found.append(Finding("metadata", "an ephemeral message keeps no metadata", None))
    return found


def check_view(view: object) -> list[Finding]:
    """Findings in a modal or Home view."""
    if not is_object(view):
        return [Finding("view", "is not an object", "invalid_arguments")]
    kind = view.get("type")
    rule = COMPOSITIONS.get(f"{kind}_view")
    if kind not in ("modal", "home") or rule is None:
        return [Finding("view.type", f"{kind!r} is neither modal nor home", "invalid_arguments")]
    found = list(_check_object("view", view, rule, "invalid_arguments"))
    blocks = view.get("blocks")
    if blocks is None:
        found.append(Finding("view.blocks", "missing", "invalid_arguments"))
        return found
    for finding in check_blocks(blocks, as_text(kind)):
        found.append(Finding(f"view.{finding.where}", finding.what, finding.error and "invalid_arguments"))
    has_input = any(b.get("type") == "input" for b in as_objects(blocks))
    if kind == "modal" and has_input and not view.get("submit"):
        found.append(Finding("view.submit", "required where the view has an input block", "invalid_arguments"))
    size = len(json.dumps(view, ensure_ascii=False).encode())
    if size > VIEW_BYTES:
        found.append(Finding("view", f"{size} bytes, at most {VIEW_BYTES}", "view_too_large"))
    return found


def check_blocks(blocks: object, surface: str) -> list[Finding]:
    """Findings in the blocks of a surface: message, modal or home."""
    if not is_array(blocks) or not all(is_object(block) for block in blocks):
        return [Finding("blocks", "is not an array of objects", "invalid_blocks_format")]
    most = 50 if surface == "message" else 100
    found: list[Finding] = []
    if len(blocks) > most:
        found.append(Finding("blocks", f"{len(blocks)} blocks, at most {most}"))
    objects = as_objects(blocks)
    for index, block in enumerate(objects):
        found += _check_block(f"blocks[{index}]", block, surface)
    found += _check_unique(objects)
    total = sum(len(text) for block in objects for text in _texts(block))
    if surface == "message" and total >= MESSAGE_CHARACTERS:
        found.append(Finding("blocks", f"{total} characters in all, under {MESSAGE_CHARACTERS}", "msg_blocks_too_long"))
    charts = sum(block.get("type") == "data_visualization" for block in objects)
    if charts > 2:
        found.append(Finding("blocks", f"{charts} charts, at most 2 a message"))
    return found


def uses_modern_blocks(blocks: object) -> bool:
    """Whether any block is of a kind that a workspace may not have yet."""
    return any(block.get("type") in MODERN for block in as_objects(blocks))


def check_arguments(
    method: str, arguments: JsonObject, known: frozenset[str], required: tuple[str, ...]
) -> list[Finding]:
    """Findings in the names of a method's arguments."""
    found = [
        Finding(name, f"is no argument of {method}", None)
        for name in arguments
        if name not in known | {"token", "team_id"}
    ]
    found += [
        Finding(name, f"{method} requires it", "invalid_arguments")
        for name in required
        if arguments.get(name) in (None, "")
    ]
    return found


# -- one block -------------------------------------------------------------------------------------------


def _check_block(where: str, block: JsonObject, surface: str) -> list[Finding]:
    kind = as_text(block.get("type"))
    rule = BLOCKS.get(kind)
    if rule is None:
        return [Finding(where, f"unknown block type {kind!r}")]
    where = f"{where} ({kind})"
    found: list[Finding] = []
    if surface not in rule.surfaces:
        found.append(Finding(where, f"not allowed in a {surface}"))
    found += _check_object(where, block, rule)
    found += _SPECIAL.get(kind, _nothing)(where, block)
    if not found and kind in _MODELLED:
        found += _second_opinion(where, block)
    return found


def _second_opinion(where: str, block: JsonObject) -> Iterator[Finding]:
    """What slack_sdk's own model says of a block the rules above let through."""
    try:
        for model in _MODELS.parse_all([block]):
            model.validate_json()
    except SlackObjectFormationError as error:
        yield Finding(where, str(error))


def _check_object(where: str, value: JsonObject, rule: Rule, error: str = "invalid_blocks") -> Iterator[Finding]:
    for name in rule.required:
        if value.get(name) in (None, "", []):
            yield Finding(f"{where}.{name}", "required", error)
    for name in value:
        if name not in rule.fields and name != "type":
            yield Finding(f"{where}.{name}", "unknown field", error)
    for name, field_rule in rule.fields.items():
        if value.get(name) is None:
            continue
        yield from _check_field(f"{where}.{name}", value[name], field_rule, error)


def _check_field(where: str, value: object, rule: str | tuple[int, int] | int | type, error: str) -> Iterator[Finding]:
    """A field by its rule: a type, a longest string, a count of items, or the name of another rule."""
    if isinstance(rule, type):
        if not isinstance(value, rule) or (rule is int and isinstance(value, bool)):
            yield Finding(where, f"is not {rule.__name__}", error)
    elif isinstance(rule, int):
        if not isinstance(value, str):
            yield Finding(where, "is not a string", error)
        elif len(value) > rule:
            yield Finding(where, f"{len(value)} characters, at most {rule}", error)
    elif isinstance(rule, tuple):
        count = len(as_array(value))
        if not is_array(value) or not rule[0] <= count <= rule[1]:
            yield Finding(where, f"{count} items, between {rule[0]} and {rule[1]}", error)
    else:
        yield from _check_named(where, value, rule, error)


def _check_named(where: str, value: object, rule: str, error: str) -> Iterator[Finding]:
    name, _, limit = rule.partition(":")
    if name.endswith("[]"):
        count, _, rest = limit.partition(":")
        low, high = (int(part) for part in count.split("-"))
        yield from _check_field(where, value, (low, high), error)
        for index, item in enumerate(as_array(value)):
            yield from _check_named(f"{where}[{index}]", item, f"{name.removesuffix('[]')}:{rest}", error)
    elif name in ("plain", "mrkdwn", "any_text"):
        yield from _check_text(where, value, name, int(limit or 3000), error)
    elif name == "one_of":
        if value not in limit.split(","):
            yield Finding(where, f"{value!r} is none of {limit}", error)
    elif name == "element":
        yield from _check_element(where, value, limit.split(","), error)
    elif name == "context_part":
        part = as_object(value)
        if part.get("type") == "image":
            yield from _check_element(where, value, ["image"], error)
        else:
            yield from _check_text(where, value, "any_text", 3000, error)
    elif not is_object(value):
        yield Finding(where, "is not an object", error)
    else:
        yield from _check_object(where, value, COMPOSITIONS[name], error)


def _check_text(where: str, value: object, kind: str, limit: int, error: str) -> Iterator[Finding]:
    if not is_object(value):
        yield Finding(where, "is not a text object", error)
        return
    allowed = {"plain": ("plain_text",), "mrkdwn": ("mrkdwn",), "any_text": ("plain_text", "mrkdwn")}[kind]
    if value.get("type") not in allowed:
        yield Finding(f"{where}.type", f"{value.get('type')!r} is not {' or '.join(allowed)}", error)
    yield from _check_object(where, value, COMPOSITIONS["text"], error)
    text = value.get("text")
    if isinstance(text, str) and len(text) > limit:
        yield Finding(where, f"{len(text)} characters, at most {limit}", error)
    if value.get("type") == "mrkdwn":
        if "emoji" in value:
            yield Finding(f"{where}.emoji", "only for plain_text", error)
        yield from _check_escaping(where, as_text(text))
    elif "verbatim" in value:
        yield Finding(f"{where}.verbatim", "only for mrkdwn", error)


def _check_element(where: str, value: object, allowed: list[str], error: str) -> Iterator[Finding]:
    element = as_object(value)
    kind = as_text(element.get("type"))
    if kind not in allowed:
        yield Finding(where, f"element {kind!r} is not allowed here", error)
        return
    where = f"{where} ({kind})"
    yield from _check_object(where, element, ELEMENTS[kind], error)
    yield from _check_choices(where, element, error)
    initial = element.get("initial_date")
    if initial is not None and not _DATE.fullmatch(as_text(initial)):
        yield Finding(f"{where}.initial_date", "is not YYYY-MM-DD", error)
    initial = element.get("initial_time")
    if initial is not None and not _TIME.fullmatch(as_text(initial)):
        yield Finding(f"{where}.initial_time", "is not HH:mm", error)


def _check_choices(where: str, element: JsonObject, error: str) -> Iterator[Finding]:
    kind = as_text(element.get("type"))
    both_or_neither = ("options" in element) == ("option_groups" in element)
    if kind in ("static_select", "multi_static_select") and both_or_neither:
        yield Finding(where, "needs either options or option_groups", error)
    groups = [as_objects(group.get("options")) for group in as_objects(element.get("option_groups"))]
    options = as_objects(element.get("options")) + [option for group in groups for option in group]
    if kind != "overflow":
        for option in options:
            if option.get("url"):
                yield Finding(f"{where}.options", "only an overflow option may have a url", error)
    if kind in ("static_select", "multi_static_select", "overflow"):
        for option in options:
            if as_object(option.get("text")).get("type") != "plain_text":
                yield Finding(f"{where}.options", "texts must be plain_text", error)
    values = Counter(as_text(option.get("value")) for option in options)
    for value, count in values.items():
        if count > 1 and value:
            yield Finding(f"{where}.options", f"value {value!r} appears {count} times", error)
    initials = [*as_objects(element.get("initial_options")), as_object(element.get("initial_option"))]
    for initial in initials:
        if initial and options and initial not in options:
            yield Finding(f"{where}.initial_option", "is not one of the options, letter for letter", error)


# -- particular blocks -----------------------------------------------------------------------------------


def _nothing(where: str, block: JsonObject) -> Iterator[Finding]:
    yield from ()


def _check_section(where: str, block: JsonObject) -> Iterator[Finding]:
    if not block.get("text") and not block.get("fields"):
        yield Finding(where, "needs text or fields")


def _check_image(where: str, block: JsonObject) -> Iterator[Finding]:
    if bool(block.get("image_url")) == bool(block.get("slack_file")):
        yield Finding(where, "needs either image_url or slack_file")


def _check_table(where: str, block: JsonObject) -> Iterator[Finding]:
    rows = as_array(block.get("rows"))
    widths = {len(as_array(row)) for row in rows}
    if len(widths) > 1 and block.get("type") == "data_table":
        yield Finding(f"{where}.rows", "every row needs the same number of cells")
    if any(not 1 <= width <= 20 for width in widths):
        yield Finding(f"{where}.rows", "a row has 1 to 20 cells")
    for number, row in enumerate(rows):
        for cell in as_array(row):
            yield from _check_cell(f"{where}.rows[{number}]", as_object(cell), header=number == 0)


def _check_cell(where: str, cell: JsonObject, *, header: bool) -> Iterator[Finding]:
    kind = cell.get("type")
    if kind == "raw_text":
        if not as_text(cell.get("text")):
            yield Finding(where, "a raw_text cell needs text (use a dash for an empty one)")
    elif kind == "raw_number":
        number = cell.get("value")
        if not isinstance(number, (int, float)) or isinstance(number, bool) or not as_text(cell.get("text")):
            yield Finding(where, "a raw_number cell needs a number as value, and text")
    elif kind == "rich_text":
        yield from _check_rich_text(where, cell)
    else:
        yield Finding(where, f"unknown cell type {kind!r}")
    if header and kind == "raw_number":
        yield Finding(where, "a header cell is text")


def _check_chart(where: str, block: JsonObject) -> Iterator[Finding]:
    chart = as_object(block.get("chart"))
    kind = chart.get("type")
    where = f"{where}.chart"
    if kind == "pie":
        segments = as_objects(chart.get("segments"))
        yield from _check_points(f"{where}.segments", segments, positive=True, most=6)
    elif kind in ("bar", "line", "area"):
        yield from _check_series(where, chart)
    else:
        yield Finding(f"{where}.type", f"{kind!r} is none of pie, bar, area, line")


def _check_series(where: str, chart: JsonObject) -> Iterator[Finding]:
    series = as_objects(chart.get("series"))
    axis = as_object(chart.get("axis_config"))
    categories = as_array(axis.get("categories"))
    if not 1 <= len(series) <= 6:
        yield Finding(f"{where}.series", f"{len(series)} series, between 1 and 6")
    if not 1 <= len(categories) <= 20:
        yield Finding(f"{where}.axis_config.categories", f"{len(categories)} categories, between 1 and 20")
    for name in ("x_label", "y_label"):
        if len(as_text(axis.get(name))) > 50:
            yield Finding(f"{where}.axis_config.{name}", "at most 50 characters")
    names = [as_text(one.get("name")) for one in series]
    if len(set(names)) < len(names) or not all(0 < len(name) <= 20 for name in names):
        yield Finding(f"{where}.series", "names must be different and 1 to 20 characters")
    for one in series:
        points = as_objects(one.get("data"))
        yield from _check_points(f"{where}.series.data", points, positive=False, most=20)
        if sorted(as_text(p.get("label")) for p in points) != sorted(as_text(c) for c in categories):
            yield Finding(f"{where}.series.data", "labels must match the categories one to one")


def _check_points(where: str, points: list[JsonObject], *, positive: bool, most: int) -> Iterator[Finding]:
    if not 1 <= len(points) <= most:
        yield Finding(where, f"{len(points)} items, between 1 and {most}")
    for point in points:
        value, label = point.get("value"), as_text(point.get("label"))
        if not 0 < len(label) <= 20:
            yield Finding(where, f"label {label!r} must be 1 to 20 characters")
        if not isinstance(value, (int, float)) or isinstance(value, bool) or (positive and value <= 0):
            yield Finding(where, f"value {value!r} is not a {'positive ' if positive else ''}number")


_RICH_PARTS = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})
_RICH_LEAVES = frozenset(
    {"text", "link", "user", "channel", "emoji", "broadcast", "date", "usergroup", "team", "color"}
)


def _check_rich_text(where: str, block: JsonObject) -> Iterator[Finding]:
    for part in as_objects(block.get("elements")):
        kind = part.get("type")
        if kind not in _RICH_PARTS:
            yield Finding(where, f"unknown rich text part {kind!r}")
        elif kind == "rich_text_list":
            yield from _check_rich_text(where, part)
        else:
            for leaf in as_objects(part.get("elements")):
                if leaf.get("type") not in _RICH_LEAVES:
                    yield Finding(where, f"unknown rich text element {leaf.get('type')!r}")


def _check_feedback(where: str, block: JsonObject) -> Iterator[Finding]:
    for element in as_objects(block.get("elements")):
        for side in ("positive_button", "negative_button"):
            if side in element:
                yield from _check_object(f"{where}.{side}", as_object(element[side]), COMPOSITIONS["feedback"])


_SPECIAL = {
    "section": _check_section,
    "image": _check_image,
    "table": _check_table,
    "data_table": _check_table,
    "data_visualization": _check_chart,
    "rich_text": _check_rich_text,
    "context_actions": _check_feedback,
}


# -- across blocks ---------------------------------------------------------------------------------------


def _check_unique(blocks: list[JsonObject]) -> Iterator[Finding]:
    block_ids = Counter(as_text(block.get("block_id")) for block in blocks if block.get("block_id"))
    for block_id, count in block_ids.items():
        if count > 1:
            yield Finding("blocks", f"block_id {block_id!r} appears {count} times")
    for index, block in enumerate(blocks):
        actions = Counter(p.action_id for p in placed_elements([block]) if p.action_id)
        for action_id, count in actions.items():
            if count > 1:
                yield Finding(f"blocks[{index}]", f"action_id {action_id!r} appears {count} times in the block")
    focused = sum(p.element.get("focus_on_load") is True for p in placed_elements(blocks))
    if focused > 1:
        yield Finding("blocks", "only one element may have focus_on_load")


def _texts(value: object) -> Iterator[str]:
    """Every text that counts towards the length of a message."""
    if is_object(value):
        for key, inner in value.items():
            if key in ("text", "title", "alt_text", "caption", "label", "name") and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    else:
        for item in as_array(value):
            yield from _texts(item)


def _check_escaping(where: str, text: str) -> Iterator[Finding]:
    """Text taken over from people must be escaped, and nobody is to be called upon by accident."""
    if _BROADCAST.search(text):
        yield Finding(where, "calls upon everybody (<!channel>, <!here>, <!everyone>)", None)
    rest = _ENTITY.sub("", _KNOWN_TOKEN.sub("", text))
    if "<" in rest or "&" in rest:
        at = min(position for position in (rest.find("<"), rest.find("&")) if position >= 0)
        yield Finding(where, f"not escaped near {rest[max(0, at - 10) : at + 15]!r}", None)


def _check_metadata(metadata: object) -> Iterator[Finding]:
    holder = as_object(metadata)
    if not is_object(metadata):
        yield Finding("metadata", "is not an object", "invalid_metadata_format")
        return
    if not metadata:
        return
    if not as_text(holder.get("event_type")) or not is_object(holder.get("event_payload")):
        yield Finding("metadata", "needs event_type and event_payload", "invalid_metadata_schema")
        return
    if not re.fullmatch(r"[a-z0-9_]{1,255}", as_text(holder.get("event_type"))):
        yield Finding("metadata.event_type", "lower-case letters, digits and underscores", None)
    for name in holder:
        if name not in ("event_type", "event_payload"):
            yield Finding(f"metadata.{name}", "unknown field", "invalid_metadata_schema")
    for key, value in as_object(holder.get("event_payload")).items():
        if is_object(value) or any(is_object(item) or is_array(item) for item in as_array(value)):
            yield Finding(f"metadata.event_payload.{key}", "must be a plain value or a list of them", None)


def summary(findings: list[Finding]) -> Mapping[str, object]:
    """The error part of Slack's answer for the first finding it would refuse; empty when it would accept."""
    refused = [f for f in findings if f.error]
    if not refused:
        return {}
    return {
        "ok": False,
        "error": refused[0].error,
        "response_metadata": {"messages": [f"[ERROR] {finding}" for finding in refused]},
    }
