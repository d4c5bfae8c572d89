"""Users, channels, files and pages of lists as the Web API describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.errors import SlackError
from bot.workspace.state import (
    BOT_USER,
    Post,
    State,
)
from bot.workspace.wire.shapes import (
    JsonObject,
    as_flag,
    as_number,
    as_text,
)

if TYPE_CHECKING:
    from bot.workspace.model import Channel


PAGE = 100
_IMAGES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
_OTHER_FILES = {
    "csv": "text/csv",
    "txt": "text/plain",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def mimetype(name: str) -> str:
    """The media type of a file by its ending."""
    kind = name.rpartition(".")[2].lower()
    return _IMAGES.get(kind) or _OTHER_FILES.get(kind) or "application/octet-stream"


def user_object(state: State, user: str) -> JsonObject:
    person = state.people[user]
    return {
        "id": person.id,
        "team_id": state.foreign.get(user, state.team),
        "name": person.short,
        "deleted": user in state.inactive,
        "real_name": person.name,
        "tz": "Europe/Copenhagen",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "is_bot": person.bot,
        "is_admin": False,
        "is_restricted": user in state.guests,
        "locale": "en-GB",
        "profile": {
            "real_name": person.name,
            "display_name": person.name.partition(" ")[0],
            "title": person.title,
            "email": person.email,
            "team": state.team,
        },
    }


def channel_object(state: State, channel: Channel) -> JsonObject:
    shared: JsonObject = {
        "id": channel.id,
        "is_im": channel.direct,
        "is_mpim": False,
        "is_channel": not channel.direct,
        "is_group": False,
        "is_private": channel.private,
        "is_archived": channel.id in state.archived,
        "created": 1_700_000_000,
        "context_team_id": state.team,
    }
    if channel.direct:
        return {**shared, "user": channel.person, "is_user_deleted": channel.person in state.inactive}
    return {
        **shared,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_member": BOT_USER in state.members[channel.id],
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(state.members[channel.id]),
    }


def _page(items: list[JsonObject], arguments: JsonObject) -> tuple[list[JsonObject], str]:
    """A page of a list and the cursor of the next, empty on the last page."""
    limit = as_number(arguments.get("limit"), PAGE) or PAGE
    cursor = as_text(arguments.get("cursor"))
    if cursor and not cursor.removeprefix("next:").isdigit():
        raise SlackError("invalid_cursor")
    start = int(cursor.removeprefix("next:")) if cursor else 0
    rest = len(items) > start + limit
    return items[start : start + limit], f"next:{start + limit}" if rest else ""


def listed(key: str, items: list[JsonObject], arguments: JsonObject) -> JsonObject:
    page, cursor = _page(items, arguments)
    return {key: page, "response_metadata": {"next_cursor": cursor}}


def within(post: Post, arguments: JsonObject) -> bool:
    oldest, latest = as_text(arguments.get("oldest")), as_text(arguments.get("latest"))
    inclusive = as_flag(arguments.get("inclusive"))
    ts = _seconds(post.ts)
    if oldest and (ts < _seconds(oldest) or (ts == _seconds(oldest) and not inclusive)):
        return False
    return not (latest and (ts > _seconds(latest) or (ts == _seconds(latest) and not inclusive)))


def _seconds(ts: str) -> tuple[int, int]:
    whole, _, fraction = ts.partition(".")
    return as_number(whole), as_number(f"{fraction:0<6}"[:6])
