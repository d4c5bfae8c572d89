"""Small builders for the classic blocks, within Slack's limits (docs.slack.dev, Block Kit reference)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.slack.message import Block
from bot.slack.mrkdwn import pieces, shortened
from bot.text import common

LONGEST_TITLE = 24
"""Characters of a modal's title (docs.slack.dev, views)."""


def plain_text(text: str, limit: int = 150) -> Block:
    """Shortened to ``limit`` characters; Slack refuses longer ones."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": True}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text)}


def section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return block | {"accessory": accessory} if accessory else block


def sections(text: str) -> list[Block]:
    """A long text as as many sections as it takes."""
    return [section(piece) for piece in pieces(text)]


def context(*texts: str) -> Block:
    """Small grey lines, at most ten; empty ones are left out."""
    return {"type": "context", "elements": [mrkdwn(shortened(text, 1900)) for text in texts if text][:10]}


def divider() -> Block:
    return {"type": "divider"}


def actions(elements: Iterable[Block], block_id: str = "") -> Block:
    """A row of elements: Slack shows up to 25, our cards up to five."""
    block: Block = {"type": "actions", "elements": list(elements)}
    return block | {"block_id": block_id} if block_id else block


def button(label: str, action: str, value: str = "", *, style: str = "", url: str = "") -> Block:
    """``value`` comes back with the press; ``style`` is ``primary`` or ``danger``."""
    element: Block = {"type": "button", "text": plain_text(label, 75), "action_id": action}
    optional = {"value": value, "style": style, "url": url}
    return element | {key: text for key, text in optional.items() if text}


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """The question that a press is asked first."""
    return {
        "title": plain_text(title, 100),
        "text": mrkdwn(shortened(text, 300)),
        "confirm": plain_text(yes, 30),
        "deny": plain_text(no, 30),
    }


def option(label: str, value: str) -> Block:
    """A choice; ``value`` is what comes back."""
    return {"text": plain_text(label, 75), "value": value}


def select(options: Sequence[Block], action: str, *, placeholder: str = common.CHOOSE, chosen: str = "") -> Block:
    """A menu of up to 100 options; ``chosen`` is the value of the one that stands there first."""
    element: Block = {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain_text(placeholder),
        "options": list(options),
    }
    initial = next((one for one in options if chosen and one["value"] == chosen), None)
    return element | {"initial_option": initial} if initial else element


def multi_select(options: Sequence[Block], action: str, *, placeholder: str) -> Block:
    """A menu with several choices; at most a hundred."""
    return {
        "type": "multi_static_select",
        "action_id": action,
        "placeholder": plain_text(placeholder),
        "options": list(options)[:100],
    }


def overflow(options: Sequence[Block], action: str) -> Block:
    """The menu behind ⋯, of up to five options."""
    return {"type": "overflow", "action_id": action, "options": list(options)}


def text_input(
    action: str, *, initial: str = "", multiline: bool = False, placeholder: str = "", most: int = 3000
) -> Block:
    """``most`` characters at the most."""
    element: Block = {"type": "plain_text_input", "action_id": action, "multiline": multiline, "max_length": most}
    if initial:
        element["initial_value"] = initial[:most]
    if placeholder:
        element["placeholder"] = plain_text(placeholder)
    return element


def date_input(action: str, initial: str = "") -> Block:
    """``initial`` is an ISO date."""
    element: Block = {"type": "datepicker", "action_id": action}
    return element | {"initial_date": initial} if initial else element


def users_input(action: str, chosen: str = "") -> Block:
    """A menu of the workspace's people."""
    element: Block = {"type": "users_select", "action_id": action, "placeholder": plain_text(common.CHOOSE)}
    return element | {"initial_user": chosen} if chosen else element


def channels_input(action: str) -> Block:
    """A menu of the workspace's public channels."""
    return {"type": "channels_select", "action_id": action, "placeholder": plain_text(common.CHOOSE)}


def checkboxes(options: Sequence[Block], action: str, chosen: Iterable[str] = ()) -> Block:
    """Boxes to tick; at most ten (docs.slack.dev, checkboxes element)."""
    element: Block = {"type": "checkboxes", "action_id": action, "options": list(options)[:10]}
    wanted = set(chosen)
    initial = [one for one in element["options"] if one["value"] in wanted]
    return element | {"initial_options": initial} if initial else element


def field(block_id: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """An input of a modal."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label),
        "element": element,
        "optional": optional,
    }
    return block | {"hint": plain_text(hint)} if hint else block


def modal(
    callback: str, title: str, blocks: Sequence[Block], *, submit: str = "", close: str = common.CLOSE, state: str = ""
) -> Block:
    """A view; ``state`` travels in ``private_metadata`` (3000 characters at most)."""
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": plain_text(title, LONGEST_TITLE),
        "close": plain_text(close, 24),
        "blocks": list(blocks)[:100],
        "private_metadata": state,
    }
    return view | {"submit": plain_text(submit, 24)} if submit else view
