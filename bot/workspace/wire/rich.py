"""What Slack makes of a typed line: escaped text with tokens, and the rich_text block beside it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.workspace.wire.shapes import JsonObject

_TOKEN = re.compile(r"<([@#!][^<>|\s]+|https?://[^<>|\s]+|mailto:[^<>|\s]+|tel:[^<>|\s]+)(?:\|([^<>]*))?>")
_URL = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]\"']")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINKS = re.compile(f"(?P<url>{_URL.pattern})|(?P<email>{_EMAIL.pattern})")
_NAME = re.compile(r"(?<![\w.+-])@([\wæøåÆØÅ]+)")
_HASH = re.compile(r"(?<![\w&])#([\w-]+)")
_ENTITY_SAFE = re.compile(r"&(?!amp;|lt;|gt;)")


def typed(text: str, people: Mapping[str, str], channels: Mapping[str, str], *, command: bool = False) -> str:
    """A typed line as Slack stores and sends it.

    `people` maps lower-case first names (and full ids) to user ids, `channels` names to channel ids.
    Tokens such as `<@U…>` that are already there stay; addresses and mails become links; `&`, `<` and `>`
    are escaped. In a slash command a mention carries the name as well.
    """
    pieces: list[str] = []
    position = 0
    for match in _TOKEN.finditer(text):
        pieces += [_typed_plain(text[position : match.start()], people, channels, command), match.group(0)]
        position = match.end()
    return "".join([*pieces, _typed_plain(text[position:], people, channels, command)])


def _typed_plain(text: str, people: Mapping[str, str], channels: Mapping[str, str], command: bool) -> str:
    def mention(match: re.Match[str]) -> str:
        user = people.get(match.group(1).lower())
        if user is None:
            return match.group(0)
        return f"<@{user}|{match.group(1).lower()}>" if command else f"<@{user}>"

    def channel(match: re.Match[str]) -> str:
        found = channels.get(match.group(1).lower())
        return match.group(0) if found is None else f"<#{found}|{match.group(1).lower()}>"

    pieces: list[str] = []
    position = 0

    def words(part: str) -> str:
        escaped = _ENTITY_SAFE.sub("&amp;", part).replace("<", "&lt;").replace(">", "&gt;")
        return _HASH.sub(channel, _NAME.sub(mention, escaped))

    for match in _LINKS.finditer(text):
        pieces.append(words(text[position : match.start()]))
        found = match.group(0)
        escaped = found.replace("&amp;", "&").replace("&", "&amp;")
        pieces.append(f"<{escaped}>" if match.group("url") else f"<mailto:{found}|{found}>")
        position = match.end()
    pieces.append(words(text[position:]))
    return "".join(pieces)


def rich_text(text: str) -> JsonObject:
    """The rich_text block that Slack's own clients send with a message."""
    elements: list[JsonObject] = []
    position = 0

    def plain(part: str) -> None:
        if part:
            elements.append({"type": "text", "text": html.unescape(part)})

    for match in _TOKEN.finditer(text):
        plain(text[position : match.start()])
        position = match.end()
        target, label = match.group(1), match.group(2)
        if target.startswith("@"):
            elements.append({"type": "user", "user_id": target[1:]})
        elif target.startswith("#"):
            elements.append({"type": "channel", "channel_id": target[1:]})
        elif target.startswith("!"):
            elements.append({"type": "broadcast", "range": target[1:]})
        else:
            link: JsonObject = {"type": "link", "url": html.unescape(target)}
            elements.append({**link, "text": html.unescape(label)} if label else link)
    plain(text[position:])
    return {
        "type": "rich_text",
        "block_id": "user",
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }
