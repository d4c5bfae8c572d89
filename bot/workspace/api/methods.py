"""The Web API methods that the app calls, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.calls import Method, WebApi
from bot.workspace.api.errors import SlackError
from bot.workspace.api.objects import channel_object, listed, user_object, within
from bot.workspace.state import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    OpenView,
    Post,
    State,
    StoredFile,
)
from bot.workspace.wire import payloads
from bot.workspace.wire.shapes import (
    JsonObject,
    as_array,
    as_flag,
    as_number,
    as_object,
    as_objects,
    as_text,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


METHODS: dict[str, Method] = {}

MODALS_STACKED = 3
MOST_PROMPTS = 4


def method(
    name: str, known: str = "", required: str = "", scope: str = ""
) -> Callable[
    [Callable[[WebApi, JsonObject], Awaitable[JsonObject]]],
    Callable[[WebApi, JsonObject], Awaitable[JsonObject]],
]:
    """Register a function as a Web API method with its argument names."""

    def register(
        run: Callable[[WebApi, JsonObject], Awaitable[JsonObject]],
    ) -> Callable[[WebApi, JsonObject], Awaitable[JsonObject]]:
        METHODS[name] = Method(run, frozenset([*known.split(), *required.split()]), tuple(required.split()), scope)
        return run

    return register


@method("auth.test")
async def _auth_test(api: WebApi, arguments: JsonObject) -> JsonObject:
    return {
        "url": api.base,
        "team": api.state.team_name,
        "team_id": api.state.team,
        "user": "brobygger",
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


@method("apps.connections.open")
async def _connections_open(api: WebApi, arguments: JsonObject) -> JsonObject:
    ticket = api.sockets.new_ticket()
    return {"url": f"ws{api.base.removeprefix('http')}link?ticket={ticket}&app_id={APP_ID}"}


@method(
    "chat.postMessage",
    "text blocks attachments thread_ts metadata unfurl_links unfurl_media mrkdwn reply_broadcast link_names parse"
    " client_msg_id as_user",
    "channel",
    scope="chat:write",
)
async def _post_message(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments, write=True)
    api.check_content("chat.postMessage", arguments)
    post = api.state.add(api.bot_post(channel, arguments, api.thread_of(channel, arguments)))
    await api.events.posted(post)
    return {"channel": channel.id, "ts": post.ts, "message": payloads.message_object(api.state, post)}


@method("assistant.threads.setSuggestedPrompts", "title", "channel_id prompts", "assistant:write")
async def _suggested_prompts(api: WebApi, arguments: JsonObject) -> JsonObject:
    """Decoration that the page does not show; at most four."""
    if not 0 < len(as_array(arguments.get("prompts"))) <= MOST_PROMPTS:
        raise SlackError("invalid_arguments")
    return {}


@method(
    "chat.postEphemeral",
    "text blocks attachments thread_ts link_names parse metadata",
    "channel user",
    scope="chat:write",
)
async def _post_ephemeral(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments, write=True)
    user = as_text(arguments.get("user"))
    if user not in api.state.members[channel.id]:
        raise SlackError("user_not_in_channel")
    api.check_content("chat.postEphemeral", arguments, ephemeral=True)
    post = api.bot_post(channel, arguments, api.thread_of(channel, arguments))
    post.seen_by = user
    api.state.add(post)
    return {"message_ts": post.ts}


@method(
    "chat.update",
    "text blocks attachments metadata link_names parse reply_broadcast as_user",
    "channel ts",
    scope="chat:write",
)
async def _update(api: WebApi, arguments: JsonObject) -> JsonObject:
    post = api.own_message(arguments, "cant_update_message")
    api.check_content("chat.update", arguments)
    previous = payloads.message_object(api.state, post)
    api.apply_update(post, arguments)
    await api.events.changed(post, previous)
    message = payloads.message_object(api.state, post)
    return {"channel": post.channel, "ts": post.ts, "text": post.text, "message": message}


@method("chat.delete", "as_user", "channel ts", scope="chat:write")
async def _delete(api: WebApi, arguments: JsonObject) -> JsonObject:
    post = api.own_message(arguments, "cant_delete_message")
    previous = payloads.message_object(api.state, post)
    post.deleted = True
    api.state.changed()
    await api.events.deleted(post, previous)
    return {"channel": post.channel, "ts": post.ts}


@method("chat.getPermalink", "", "channel message_ts")
async def _permalink(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    post = api.state.find(channel.id, as_text(arguments.get("message_ts")))
    if post is None:
        raise SlackError("message_not_found")
    address = f"{api.base}archives/{channel.id}/p{post.ts.replace('.', '')}"
    if post.is_reply:
        address += f"?thread_ts={post.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


@method("conversations.open", "users channel return_im prevent_creation", scope="im:write")
async def _open(api: WebApi, arguments: JsonObject) -> JsonObject:
    users = [u for u in as_text(arguments.get("users")).split(",") if u]
    if not users:
        users = [as_text(u) for u in as_array(arguments.get("users"))]
    if not users:
        return {"channel": channel_object(api.state, api.conversation(arguments))}
    if len(users) > 1 or users[0] not in api.state.people or users[0] == BOT_USER:
        raise SlackError("user_not_found")
    if users[0] in api.state.inactive:
        raise SlackError("user_disabled")
    channel = api.state.direct(users[0])
    if as_flag(arguments.get("return_im")):
        return {"channel": channel_object(api.state, channel)}
    return {"channel": {"id": channel.id}}


@method("conversations.list", "types exclude_archived limit cursor team_id", scope="channels:read")
async def _conversations(api: WebApi, arguments: JsonObject) -> JsonObject:
    types = (as_text(arguments.get("types")) or "public_channel").split(",")
    named = {"im": "im", "group": "private_channel", "channel": "public_channel"}
    found = [
        channel_object(api.state, c)
        for c in api.state.channels.values()
        if named[c.kind] in types
        and (not c.private or BOT_USER in api.state.members[c.id])
        and not (as_flag(arguments.get("exclude_archived")) and c.id in api.state.archived)
    ]
    return listed("channels", found, arguments)


@method("conversations.info", "include_locale include_num_members", "channel", scope="channels:read")
async def _info(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.state.channels.get(as_text(arguments.get("channel")))
    if channel is None or (channel.private and BOT_USER not in api.state.members[channel.id]):
        raise SlackError("channel_not_found")
    return {"channel": channel_object(api.state, channel)}


@method(
    "conversations.history",
    "limit cursor oldest latest inclusive include_all_metadata",
    "channel",
    scope="channels:history",
)
async def _history(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    metadata = as_flag(arguments.get("include_all_metadata"))
    posts = [p for p in reversed(api.state.top_level(channel.id)) if within(p, arguments)]
    answer = listed(
        "messages", [payloads.message_object(api.state, p, with_metadata=metadata) for p in posts], arguments
    )
    cursor = as_object(answer["response_metadata"]).get("next_cursor")
    return {**answer, "has_more": bool(cursor), "pin_count": 0}


@method(
    "conversations.replies",
    "limit cursor oldest latest inclusive include_all_metadata",
    "channel ts",
    scope="channels:history",
)
async def _replies(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    ts = as_text(arguments.get("ts"))
    first = api.state.find(channel.id, ts)
    if first is None:
        raise SlackError("thread_not_found")
    metadata = as_flag(arguments.get("include_all_metadata"))
    posts = [p for p in api.state.thread(channel.id, ts) if p.ts == ts or within(p, arguments)]
    answer = listed(
        "messages", [payloads.message_object(api.state, p, with_metadata=metadata) for p in posts], arguments
    )
    return {**answer, "has_more": bool(as_object(answer["response_metadata"]).get("next_cursor"))}


@method("users.info", "include_locale", "user", scope="users:read")
async def _user(api: WebApi, arguments: JsonObject) -> JsonObject:
    user = as_text(arguments.get("user"))
    if user not in api.state.people:
        raise SlackError("user_not_found")
    return {"user": user_object(api.state, user)}


@method("usergroups.users.list", "include_disabled team_id", "usergroup", scope="usergroups:read")
async def _group(api: WebApi, arguments: JsonObject) -> JsonObject:
    members = api.state.groups.get(as_text(arguments.get("usergroup")))
    if members is None:
        raise SlackError("no_such_subteam")
    return {"users": members}


@method("views.open", "", "trigger_id view")
async def _view_open(api: WebApi, arguments: JsonObject) -> JsonObject:
    body = _modal(api, "views.open", arguments)
    user, _ = api.use_trigger(arguments)
    view = api.state.new_view(user, body)
    api.state.modals[user] = [view]
    api.state.changed()
    return {"view": api.state.view_object(view)}


@method("views.push", "", "trigger_id view")
async def _view_push(api: WebApi, arguments: JsonObject) -> JsonObject:
    body = _modal(api, "views.push", arguments)
    user, _ = api.use_trigger(arguments)
    view = push_view(api.state, user, body)
    return {"view": api.state.view_object(view)}


def _modal(api: WebApi, name: str, arguments: JsonObject) -> JsonObject:
    body = api.check_view(name, arguments.get("view"))
    if body.get("type") != "modal":
        raise SlackError("invalid_arguments")
    external = as_text(body.get("external_id"))
    if external and api.state.find_view("", external) is not None:
        raise SlackError("duplicate_external_id")
    return body


def push_view(state: State, user: str, body: JsonObject) -> OpenView:
    """Put a modal on top of the open ones."""
    stack = state.modals[user]
    if len(stack) >= MODALS_STACKED:
        raise SlackError("push_limit_reached")
    view = state.new_view(user, body, stack[-1] if stack else None)
    stack.append(view)
    state.changed()
    return view


@method("views.update", "view_id external_id hash", "view")
async def _view_update(api: WebApi, arguments: JsonObject) -> JsonObject:
    body = api.check_view("views.update", arguments.get("view"))
    view = api.state.find_view(as_text(arguments.get("view_id")), as_text(arguments.get("external_id")))
    if view is None:
        raise SlackError("not_found")
    if as_text(arguments.get("hash")) not in ("", view.hash):
        raise SlackError("hash_conflict")
    api.state.change_view(view, body)
    return {"view": api.state.view_object(view)}


@method("views.publish", "hash", "user_id view")
async def _view_publish(api: WebApi, arguments: JsonObject) -> JsonObject:
    body = api.check_view("views.publish", arguments.get("view"))
    user = as_text(arguments.get("user_id"))
    if body.get("type") != "home" or user not in api.state.people:
        raise SlackError("invalid_arguments")
    if user in api.state.inactive:
        raise SlackError("user_disabled")
    present = api.state.homes.get(user)
    if present is None:
        view = api.state.homes[user] = api.state.new_view(user, body)
        api.state.changed()
    else:
        if as_text(arguments.get("hash")) not in ("", present.hash):
            raise SlackError("hash_conflict")
        api.state.change_view(present, body)
        view = present
    return {"view": api.state.view_object(view)}


@method("reactions.add", "", "channel name timestamp", scope="reactions:write")
async def _react(api: WebApi, arguments: JsonObject) -> JsonObject:
    post, name = _reacted(api, arguments)
    users = post.reactions.setdefault(name, [])
    if BOT_USER in users:
        raise SlackError("already_reacted")
    users.append(BOT_USER)
    api.state.changed()
    await api.events.publish(payloads.reaction_event(api.state, post, BOT_USER, name, "reaction_added"), post.channel)
    return {}


@method("reactions.remove", "", "channel name timestamp", scope="reactions:write")
async def _unreact(api: WebApi, arguments: JsonObject) -> JsonObject:
    post, name = _reacted(api, arguments)
    if BOT_USER not in post.reactions.get(name, []):
        raise SlackError("no_reaction")
    post.reactions[name].remove(BOT_USER)
    post.reactions = {key: users for key, users in post.reactions.items() if users}
    api.state.changed()
    return {}


def _reacted(api: WebApi, arguments: JsonObject) -> tuple[Post, str]:
    channel = api.conversation(arguments, write=True)
    post = api.state.find(channel.id, as_text(arguments.get("timestamp")))
    if post is None:
        raise SlackError("message_not_found")
    name = as_text(arguments.get("name"))
    if not name.replace("_", "").replace("-", "").replace("+", "").isalnum():
        raise SlackError("invalid_name")
    return post, name


@method("files.info", "count cursor limit page", "file", scope="files:read")
async def _file_info(api: WebApi, arguments: JsonObject) -> JsonObject:
    stored = api.state.files.get(as_text(arguments.get("file")))
    known = stored is not None and (stored.channel is None or BOT_USER in api.state.members[stored.channel])
    if stored is None or not stored.completed or not known:
        raise SlackError("file_not_found")
    return {"file": api.file_object(stored), "comments": [], "response_metadata": {"next_cursor": ""}}


@method("files.getUploadURLExternal", "alt_txt snippet_type", "filename length", scope="files:write")
async def _upload_url(api: WebApi, arguments: JsonObject) -> JsonObject:
    stored = StoredFile(api.state.number("F0"), as_text(arguments.get("filename")), as_number(arguments.get("length")))
    api.state.files[stored.id] = stored
    return {"upload_url": f"{api.base}upload/{stored.id}", "file_id": stored.id}


@method(
    "files.completeUploadExternal", "channel_id channels thread_ts initial_comment blocks", "files", scope="files:write"
)
async def _complete_upload(api: WebApi, arguments: JsonObject) -> JsonObject:
    named = as_objects(arguments.get("files"))
    stored = [api.state.files.get(as_text(entry.get("id"))) for entry in named]
    target = as_text(arguments.get("channel_id")) or as_text(arguments.get("channels"))
    channel = api.conversation({"channel": target}, write=True) if target else None
    described: list[JsonObject] = []
    for entry, file in zip(named, stored, strict=True):
        if file is None or not file.data:
            raise SlackError("file_not_found")
        file.title, file.completed = as_text(entry.get("title")) or file.name, True
        file.channel = channel.id if channel else None
        described.append(api.file_object(file))
    if channel is not None:
        content: JsonObject = {"text": arguments.get("initial_comment") or ""}
        post = api.bot_post(channel, content, api.thread_of(channel, arguments))
        post.files, post.subtype = described, "file_share"
        api.state.add(post)
        await api.events.posted(post)
    return {"files": described}
