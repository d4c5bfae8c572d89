"""Slack's text: escaped user text, Markdown to mrkdwn, pieces within Slack's lengths."""

from __future__ import annotations

import html
import re
from typing import Any, TypeVar, cast

from bot.text.contact import parts as contact_parts

SECTION_LIMIT = 2900
"""Below Slack's 3000 characters of a section, with room for an ellipsis."""


def escape(text: str) -> str:
    """User text that Slack shows as written: no live mentions, links or ``<!channel>``.

    docs.slack.dev, "Formatting message text": ``&``, ``<`` and ``>`` are the only characters to escape.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


T = TypeVar("T")
_BROADCAST = re.compile(r"<(!(?:channel|here|everyone)\b[^>]*)>")


def quiet(value: T) -> T:
    """The same text or blocks, in which nobody calls upon everybody: the bot itself never does."""
    match value:
        case str():
            return cast("T", _BROADCAST.sub(r"&lt;\1&gt;", value))
        case list():
            return cast("T", [quiet(one) for one in cast("list[Any]", value)])
        case dict():
            return cast("T", {name: quiet(one) for name, one in cast("dict[str, Any]", value).items()})
        case _:
            return value


def contact(text: str) -> str:
    """A line with a contact: its numbers and mail addresses can be tapped (docs.slack.dev, links in mrkdwn)."""
    return "".join(
        f"<{part.link}|{escape(part.text)}>" if part.link else escape(part.text) for part in contact_parts(text)
    )


def own_words(text: str) -> str:
    """What a person wrote, shown to the same person: escaped, but with the people in it by name."""
    return re.sub(r"(?<!\w)@([UW][A-Z0-9]{6,})", lambda match: mention(match[1]), escape(text))


def plain(text: str) -> str:
    """The text a person sees of Slack's own form: links as their label, mentions as ``@U…``, entities resolved."""
    text = re.sub(r"<(?:mailto:|tel:)?[^<>|]+\|([^<>]*)>", r"\1", text)
    text = re.sub(r"<(?:mailto:|tel:)([^<>]+)>", r"\1", text)
    text = re.sub(r"<([@#!])([^<>|]+)>", r"\1\2", text)
    text = re.sub(r"<(https?://[^<>]+)>", r"\1", text)
    return html.unescape(text)


def from_markdown(text: str) -> str:
    """An entry's Markdown as mrkdwn: bold, bullets, links, tables as aligned text."""
    text = _tables(text)
    text = re.sub(r"\[([^\]]+)\]\((https?://[^)\s]+)\)", lambda m: f"\0{m[2]}\1{m[1]}\2", text)
    text = escape(text).replace("\0", "<").replace("\1", "|").replace("\2", ">")
    text = re.sub(r"\*\*(.+?)\*\*", r"*\1*", text)
    return re.sub(r"^(\s*)[-*] +", r"\1• ", text, flags=re.MULTILINE)


def pieces(text: str, limit: int = SECTION_LIMIT) -> list[str]:
    """Cut at paragraphs, then lines, then words, so that no piece is longer than ``limit``."""
    found: list[str] = []
    rest = text.strip()
    while len(rest) > limit:
        cut = max(rest.rfind("\n\n", 0, limit), 0) or max(rest.rfind("\n", 0, limit), 0)
        cut = cut or max(rest.rfind(" ", 0, limit), 0) or limit
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a word with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit - 1)
    return text[: cut if cut > limit // 2 else limit - 1].rstrip() + "…"


def link(url: str, label: str) -> str:
    """``<url|label>``."""
    return f"<{url}|{escape(label).replace('|', '/')}>"


def mention(user: str) -> str:
    """What Slack shows as the name of a user."""
    return f"<@{user}>"


def _tables(text: str) -> str:
    """Markdown tables as lines ``first: second · third``, which wrap on a phone where columns would not."""
    lines = text.split("\n")
    shown: list[str] = []
    header: list[str] = []
    for line in lines:
        if not line.lstrip().startswith("|"):
            header = []
            shown.append(line)
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        if not header:
            header = cells
            continue
        named = [f"{name} {cell}" if name else cell for name, cell in zip(header[1:], cells[1:], strict=False) if cell]
        shown.append(f"- **{cells[0]}**: {' · '.join(named)}")
    return "\n".join(shown)
