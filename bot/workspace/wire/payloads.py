"""The payloads Slack sends, as pure functions of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.state import APP_ID, BOT_ID, BOT_USER, EMAIL_BOT, SLACKBOT
from bot.workspace.wire.rich import rich_text

if TYPE_CHECKING:
    from bot.workspace.model import Channel
    from bot.workspace.people.reading import Placed
    from bot.workspace.state import OpenView, Post, State
    from bot.workspace.wire.shapes import JsonObject

VERIFICATION_TOKEN = "legacy-verification-token"  # noqa: S105 - Slack still sends this unused field


def message_object(state: State, post: Post, *, with_metadata: bool = True) -> JsonObject:
    """A message as it stands in events, histories and interaction payloads."""
    message: JsonObject = {"type": "message", "ts": post.ts, "text": post.text, "team": state.team}
    if post.subtype:
        message["subtype"] = post.subtype
    message |= _by_whom(state, post)
    if post.thread_ts:
        message["thread_ts"] = post.thread_ts
        parent = state.find(post.channel, post.thread_ts)
        if parent and post.is_reply:
            message["parent_user_id"] = parent.user
    if post.edited:
        message["edited"] = post.edited
    if post.files:
        message |= {"files": post.files, "upload": True}
    if post.metadata and with_metadata:
        message["metadata"] = post.metadata
    if post.reactions:
        message["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in post.reactions.items()
        ]
    replies = [p for p in state.thread(post.channel, post.ts) if p.ts != post.ts]
    if replies:
        users = list(dict.fromkeys(p.user for p in replies))
        message |= {
            "thread_ts": post.ts,
            "reply_count": len(replies),
            "reply_users": users,
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
            "is_locked": False,
            "subscribed": False,
        }
    return message


def _by_whom(state: State, post: Post) -> JsonObject:
    """A message's author and blocks: a person's text as rich text, a bot's blocks as it sent them."""
    if post.bot_id is None:
        blocks = [rich_text(post.text)] if post.text else []
        return {"user": post.user, "client_msg_id": f"client-{post.ts}", "blocks": blocks}
    said: JsonObject = {"bot_id": post.bot_id, "blocks": post.blocks}
    if post.bot_id == BOT_ID:
        said |= {"user": BOT_USER, "app_id": APP_ID, "bot_profile": bot_profile(state)}
    elif post.bot_id == EMAIL_BOT:
        said |= {"user": SLACKBOT, "display_as_bot": True}
    if post.username:
        said["username"] = post.username
    return said


def bot_profile(state: State) -> JsonObject:
    """The bot as Slack introduces it in messages."""
    return {"id": BOT_ID, "app_id": APP_ID, "name": "Brobygger", "deleted": False, "team_id": state.team}


def message_event(state: State, post: Post) -> JsonObject:
    """The event of a new message."""
    channel = state.channels[post.channel]
    message = message_object(state, post)
    for key in ("reply_count", "reply_users", "reply_users_count", "latest_reply", "is_locked", "subscribed"):
        message.pop(key, None)
    if not post.thread_ts:
        message.pop("thread_ts", None)
    if post.user in state.foreign:  # as Slack marks people of another workspace in a shared channel
        message |= dict.fromkeys(("team", "user_team", "source_team"), state.foreign[post.user])
    return {**message, "channel": channel.id, "channel_type": channel.kind, "event_ts": post.ts}


def mention_event(state: State, post: Post) -> JsonObject:
    """The second event of a message that mentions the bot."""
    event = message_event(state, post)
    event.pop("channel_type")
    return {**event, "type": "app_mention"}


def changed_event(state: State, post: Post, previous: JsonObject) -> JsonObject:
    """The event of an edit, an update, or an unfurl that changed nothing a person wrote."""
    ts = state.stamp()
    channel = state.channels[post.channel]
    message = {**message_object(state, post), "source_team": state.team, "user_team": state.team}
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message,
        "previous_message": previous,
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": ts,
        "event_ts": ts,
    }


def deleted_event(state: State, channel: Channel, deleted_ts: str, previous: JsonObject) -> JsonObject:
    """The event of a deletion."""
    ts = state.stamp()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": deleted_ts,
        "previous_message": previous,
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": ts,
        "event_ts": ts,
    }


def home_event(state: State, user: str, tab: str) -> JsonObject:
    """The event of a person opening the app's Home or its messages."""
    event: JsonObject = {
        "type": "app_home_opened",
        "user": user,
        "channel": state.direct(user).id,
        "tab": tab,
        "event_ts": state.stamp(),
    }
    home = state.homes.get(user)
    if tab == "home" and home is not None:
        event["view"] = state.view_object(home)
    return event


def reaction_event(state: State, post: Post, user: str, name: str, kind: str) -> JsonObject:
    """The event of a reaction added or removed."""
    return {
        "type": kind,
        "user": user,
        "reaction": name,
        "item_user": post.user,
        "item": {"type": "message", "channel": post.channel, "ts": post.ts},
        "event_ts": state.stamp(),
    }


def joined_event(state: State, user: str, channel: Channel) -> JsonObject:
    """The event of somebody joining a channel."""
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.private else "C",
        "team": state.team,
        "event_ts": state.stamp(),
    }


def event_callback(state: State, event: JsonObject) -> JsonObject:
    """The full outer payload of an Events API delivery."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team,
        "context_team_id": state.team,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": state.number("Ev0"),
        "event_time": int(state.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": state.team,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": state.number("EC0"),
    }


def _who(state: State, user: str) -> JsonObject:
    person = state.people[user]
    return {
        "user": {
            "id": user,
            "username": person.short,
            "name": person.short,
            "team_id": state.foreign.get(user, state.team),
        },
        "team": {"id": state.team, "domain": state.domain},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel_reference(channel: Channel) -> JsonObject:
    return {"id": channel.id, "name": "directmessage" if channel.direct else channel.name}


def block_action(placed: Placed, state_entry: JsonObject, action_ts: str) -> JsonObject:
    """One entry of `actions`: the element, the chosen value, and who it is."""
    element = placed.element
    action: JsonObject = {
        "type": placed.type,
        "action_id": placed.action_id,
        "block_id": placed.block_id,
        "action_ts": action_ts,
        **{key: value for key, value in state_entry.items() if key != "type"},
    }
    for key in ("text", "style", "url", "placeholder", "icon"):
        if key in element and key not in action:
            action[key] = element[key]
    if placed.type in ("button", "icon_button") and "value" in element:
        action["value"] = element["value"]
    return action


def message_actions(
    state: State, user: str, post: Post, action: JsonObject, *, trigger_id: str, response_url: str
) -> JsonObject:
    """block_actions from a message; an ephemeral one carries no `message`."""
    channel = state.channels[post.channel]
    container: JsonObject = {
        "type": "message",
        "message_ts": post.ts,
        "channel_id": channel.id,
        "is_ephemeral": post.seen_by is not None,
    }
    if post.thread_ts:
        container["thread_ts"] = post.thread_ts
    payload: JsonObject = {
        "type": "block_actions",
        **_who(state, user),
        "container": container,
        "channel": _channel_reference(channel),
        "trigger_id": trigger_id,
        "response_url": response_url,
        "actions": [action],
        "state": {"values": state.selection(user, post)},
    }
    if post.seen_by is None:
        payload["message"] = message_object(state, post)
    return payload


def view_actions(state: State, view: OpenView, action: JsonObject, *, trigger_id: str) -> JsonObject:
    """block_actions from a modal or App Home."""
    return {
        "type": "block_actions",
        **_who(state, view.user),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": state.view_object(view),
        "actions": [action],
    }


def view_submission(state: State, view: OpenView, *, trigger_id: str) -> JsonObject:
    """The payload of pressing submit."""
    return {
        "type": "view_submission",
        **_who(state, view.user),
        "trigger_id": trigger_id,
        "view": state.view_object(view),
        "response_urls": [],
    }


def view_closed(state: State, view: OpenView, *, cleared: bool) -> JsonObject:
    """The payload of closing a modal that asked to be told."""
    return {
        "type": "view_closed",
        **_who(state, view.user),
        "view": state.view_object(view),
        "is_cleared": cleared,
    }


def message_shortcut(
    state: State, user: str, post: Post, callback_id: str, *, trigger_id: str, response_url: str
) -> JsonObject:
    """The payload of a message shortcut."""
    return {
        "type": "message_action",
        **_who(state, user),
        "callback_id": callback_id,
        "action_ts": state.stamp(),
        "message_ts": post.ts,
        "message": message_object(state, post),
        "channel": _channel_reference(state.channels[post.channel]),
        "trigger_id": trigger_id,
        "response_url": response_url,
    }


def global_shortcut(state: State, user: str, callback_id: str, *, trigger_id: str) -> JsonObject:
    """The payload of a global shortcut."""
    return {
        "type": "shortcut",
        **_who(state, user),
        "callback_id": callback_id,
        "action_ts": state.stamp(),
        "trigger_id": trigger_id,
    }


def slash_command(
    state: State, user: str, channel: Channel, command: str, text: str, *, trigger_id: str, response_url: str
) -> JsonObject:
    """The payload of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team,
        "team_domain": state.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.direct else channel.name,
        "user_id": user,
        "user_name": state.people[user].short,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }
