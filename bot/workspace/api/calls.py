"""Slack's Web API as far as an internal app needs it."""

from __future__ import annotations

import json
import secrets
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.workspace import payloads
from bot.workspace.api.validation import (
    Finding,
    check_arguments,
    check_message,
    check_view,
    summary,
    uses_modern_blocks,
)
from bot.workspace.model import Call
from bot.workspace.shapes import (
    JsonObject,
    as_array,
    as_flag,
    as_number,
    as_object,
    as_objects,
    as_text,
)
from bot.workspace.state import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    RESPONSES_PER_URL,
    OpenView,
    Post,
    ResponseUrl,
    State,
    StoredFile,
    with_ids,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.workspace.events import Events
    from bot.workspace.model import Channel
    from bot.workspace.sockets import SocketMode

MODALS_STACKED = 3
PAGE = 100
_JSON_FIELDS = ("blocks", "view", "metadata", "attachments", "files")
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
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


class SlackError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method: what it takes and what carries it out."""

    run: Callable[[WebApi, JsonObject], Awaitable[JsonObject]]
    known: frozenset[str]
    required: tuple[str, ...]


METHODS: dict[str, Method] = {}

_FINDINGS: ContextVar[list[Finding]] = ContextVar("findings")
"""What has been found in the call that is being carried out; calls run side by side."""


def method(
    name: str, known: str = "", required: str = ""
) -> Callable[
    [Callable[[WebApi, JsonObject], Awaitable[JsonObject]]],
    Callable[[WebApi, JsonObject], Awaitable[JsonObject]],
]:
    """Register a function as a Web API method with its argument names."""

    def register(
        run: Callable[[WebApi, JsonObject], Awaitable[JsonObject]],
    ) -> Callable[[WebApi, JsonObject], Awaitable[JsonObject]]:
        METHODS[name] = Method(run, frozenset([*known.split(), *required.split()]), tuple(required.split()))
        return run

    return register


def decode_json_fields(arguments: JsonObject) -> JsonObject:
    """Arguments as sent by a form, with the JSON in string fields read."""
    decoded = dict(arguments)
    for name in _JSON_FIELDS:
        value = decoded.get(name)
        if isinstance(value, str):
            try:
                decoded[name] = json.loads(value)
            except ValueError:
                raise SlackError("invalid_arguments") from None
    return decoded


class WebApi:
    """Carries out calls on the state. Lives on the server's event loop."""

    def __init__(self, state: State, sockets: SocketMode, events: Events, *, modern_blocks: bool) -> None:
        self.state = state
        self.sockets = sockets
        self.events = events
        self.modern_blocks = modern_blocks
        self.base = ""
        self.bot_token = f"xoxb-local-{secrets.token_hex(16)}"
        self.app_token = f"xapp-1-{APP_ID}-{secrets.token_hex(16)}"
        self.calls: list[Call] = []
        self.problems: list[str] = []
        self.payloads: list[JsonObject] = []
        self._now: Callable[[], float] = lambda: 0.0

    def use_time(self, now: Callable[[], float]) -> None:
        """The event loop's time, by which trigger ids expire."""
        self._now = now

    # -- one call ----------------------------------------------------------------------------------------

    async def call(self, name: str, token: str, arguments: JsonObject) -> JsonObject:
        """Authorise, check and carry out one call; the answer has `ok`. Recorded in `calls`."""
        findings: list[Finding] = []
        _FINDINGS.set(findings)
        answer: JsonObject
        try:
            answer = {"ok": True, **await self._run(name, token, arguments)}
        except SlackError as error:
            answer = {"ok": False, "error": error.error}
        if refusal := summary(findings):
            answer = {**answer, **refusal}
        self.record(name, arguments, answer, findings)
        return answer

    def record(
        self, name: str, arguments: JsonObject, answer: JsonObject, findings: list[Finding], status: int = 200
    ) -> None:
        """Note a call and its problems."""
        problems = tuple(f"{name}: {finding}" for finding in findings)
        shown = {key: value for key, value in arguments.items() if key != "token"}
        self.problems += problems
        self.calls.append(Call(name, shown, answer, status, problems))
        self.state.changed()

    async def _run(self, name: str, token: str, arguments: JsonObject) -> JsonObject:
        wanted = self.app_token if name == "apps.connections.open" else self.bot_token
        if not token:
            raise SlackError("not_authed")
        found = METHODS.get(name)
        if found is None:
            raise SlackError("unknown_method")
        if token != wanted:
            raise SlackError("not_allowed_token_type" if token in (self.app_token, self.bot_token) else "invalid_auth")
        self.check(check_arguments(name, arguments, found.known, found.required))
        return await found.run(self, arguments)

    def check(self, findings: list[Finding]) -> None:
        """Note findings; stop the call when Slack would refuse it."""
        _FINDINGS.get().extend(findings)
        if refusal := summary(findings):
            raise SlackError(as_text(refusal["error"]))

    async def checked(self, name: str, arguments: JsonObject, run: Callable[[], Awaitable[None]]) -> str:
        """Carry out something an app answered outside the Web API; Slack's error, or an empty string."""
        findings: list[Finding] = []
        _FINDINGS.set(findings)
        error = ""
        try:
            await run()
        except SlackError as refused:
            error = refused.error
        self.record(name, arguments, {"ok": not error, "error": error}, findings)
        return error

    # -- content -----------------------------------------------------------------------------------------

    def check_content(self, name: str, arguments: JsonObject, *, ephemeral: bool = False) -> None:
        """Check the text, blocks and metadata of a message, and keep the blocks for a type check."""
        blocks = arguments.get("blocks")
        if blocks:
            self.payloads.append({"surface": "message", "method": name, "blocks": deepcopy(blocks)})
        if not self.modern_blocks and uses_modern_blocks(blocks):
            raise SlackError("invalid_blocks")
        self.check(check_message(arguments, ephemeral=ephemeral))

    def check_view(self, name: str, view: object) -> JsonObject:
        """Check a view, keep it for a type check, and return it."""
        body = as_object(view)
        kept = {
            "surface": body.get("type"),
            "method": name,
            "view": deepcopy(body),
            "blocks": body.get("blocks"),
        }
        self.payloads.append(kept)
        if not self.modern_blocks and uses_modern_blocks(body.get("blocks")):
            raise SlackError("invalid_blocks")
        self.check(check_view(view))
        return body

    def check_errors(self, view: OpenView, answer: JsonObject) -> None:
        """Errors may only name input blocks that are there; Slack shows none of them otherwise."""
        inputs = {as_text(b.get("block_id")) for b in view.blocks if b.get("type") == "input"}
        named = as_object(answer.get("errors"))
        wrong = [
            Finding(f"errors.{b}", "is no input block of the view", "invalid_errors") for b in named if b not in inputs
        ]
        if not named:
            wrong.append(Finding("errors", "is empty", "invalid_errors"))
        self.check(wrong)

    def conversation(self, arguments: JsonObject, key: str = "channel", *, write: bool = False) -> Channel:
        """The conversation a call is about, as far as the bot may know and use it."""
        name = as_text(arguments.get(key))
        state = self.state
        if name in state.people and name != BOT_USER:
            channel = state.direct(name)
        else:
            found = state.channels.get(name)
            if found is None:
                raise SlackError("channel_not_found")
            channel = found
        member = BOT_USER in state.members[channel.id]
        if not member and channel.private:
            raise SlackError("channel_not_found")
        if write:
            if channel.id in state.archived:
                raise SlackError("is_archived")
            if channel.person in state.inactive:
                raise SlackError("account_inactive")
        if not member:
            raise SlackError("not_in_channel")
        return channel

    def own_message(self, arguments: JsonObject, forbidden: str) -> Post:
        """A message of the bot's own that a call wants to change."""
        channel = self.conversation(arguments, write=True)
        post = self.state.find(channel.id, as_text(arguments.get("ts")))
        if post is None:
            raise SlackError("message_not_found")
        if post.bot_id != BOT_ID:
            raise SlackError(forbidden)
        return post

    def thread_of(self, channel: Channel, arguments: JsonObject) -> str | None:
        """The thread a message goes into; a thread of a message that is not there is refused."""
        thread = as_text(arguments.get("thread_ts")) or None
        if thread is None:
            return None
        first = self.state.find(channel.id, thread)
        if first is None:
            raise SlackError("thread_not_found")
        if first.is_reply:
            self.check([Finding("thread_ts", "is a reply; a thread is named by its first message", None)])
        return first.thread_ts or thread

    def bot_post(self, channel: Channel, arguments: JsonObject, thread: str | None) -> Post:
        """A message of the bot's, not stored yet."""
        metadata = as_object(arguments.get("metadata"))
        return Post(
            channel=channel.id,
            ts=self.state.stamp(),
            user=BOT_USER,
            text=as_text(arguments.get("text")),
            blocks=as_objects(arguments.get("blocks")),
            thread_ts=thread,
            broadcast=as_flag(arguments.get("reply_broadcast")),
            bot_id=BOT_ID,
            metadata=metadata or None,
        )

    def apply_update(self, post: Post, arguments: JsonObject) -> None:
        """Change a message as chat.update does: what is not mentioned stays."""
        if "text" in arguments:
            post.text = as_text(arguments.get("text"))
        if arguments.get("blocks") is not None:
            post.blocks = with_ids(as_objects(arguments.get("blocks")))
        if arguments.get("metadata") is not None:
            post.metadata = as_object(arguments.get("metadata")) or None
        post.edited = {"user": BOT_USER, "ts": self.state.stamp()}
        self.state.changed()

    async def respond(self, key: str, body: JsonObject) -> str | None:
        """An answer through a response_url; returns Slack's error, or None when it was accepted."""
        return await self.checked("response_url", body, lambda: self._respond(key, body)) or None

    async def _respond(self, key: str, body: JsonObject) -> None:
        target = self.state.response_urls.get(key)
        if target is None:
            raise SlackError("invalid_url")
        if target.uses >= RESPONSES_PER_URL:
            raise SlackError("used_url")
        target.uses += 1
        if as_flag(body.get("delete_original")):
            await self._delete_original(target)
            return
        self.check_content("response_url", body)
        if as_flag(body.get("replace_original")):
            await self._replace_original(target, body)
            return
        await self.answer_interaction(target, body)

    async def answer_interaction(self, target: ResponseUrl, body: JsonObject) -> None:
        """Show what an app answered: in the channel, or to the person alone."""
        channel = self.state.channels[target.channel]
        thread = as_text(body.get("thread_ts")) or target.thread_ts
        post = self.bot_post(channel, body, thread)
        if body.get("response_type") == "in_channel":
            self.state.add(post)
            await self.events.posted(post)
        else:
            post.seen_by = target.user
            self.state.add(post)

    def _original(self, target: ResponseUrl) -> Post:
        ts = target.ts or ""
        post = self.state.find_ephemeral(target.user, ts) if target.ephemeral else self.state.find(target.channel, ts)
        if post is None:
            raise SlackError("message_not_found")
        return post

    async def _replace_original(self, target: ResponseUrl, body: JsonObject) -> None:
        post = self._original(target)
        previous = payloads.message_object(self.state, post)
        self.apply_update(post, {"blocks": [], **body})
        if not target.ephemeral:
            await self.events.changed(post, previous)

    async def _delete_original(self, target: ResponseUrl) -> None:
        post = self._original(target)
        previous = payloads.message_object(self.state, post)
        post.deleted = True
        self.state.changed()
        if not target.ephemeral:
            await self.events.deleted(post, previous)

    def use_trigger(self, arguments: JsonObject) -> tuple[str, str | None]:
        """Exchange a trigger id for the person, and the view it came from."""
        trigger = self.state.triggers.get(as_text(arguments.get("trigger_id")))
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._now() > trigger.until:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.user, trigger.view

    def file_object(self, stored: StoredFile, channel: str | None) -> JsonObject:
        """A file as Slack describes it."""
        kind = stored.name.rpartition(".")[2].lower()
        address = f"{self.base}files/{stored.id}/{quote(stored.name)}"
        return {
            "id": stored.id,
            "name": stored.name,
            "title": stored.title or stored.name,
            "mimetype": mimetype(stored.name),
            "filetype": kind,
            "pretty_type": kind.upper(),
            "size": len(stored.data),
            "mode": "hosted",
            "user": BOT_USER,
            "is_external": False,
            "is_public": channel is not None,
            "url_private": address,
            "url_private_download": address,
            "permalink": address,
            "channels": [channel] if channel else [],
        }


def mimetype(name: str) -> str:
    """The media type of a file by its ending."""
    kind = name.rpartition(".")[2].lower()
    return _IMAGES.get(kind) or _OTHER_FILES.get(kind) or "application/octet-stream"


def _user_object(state: State, user: str) -> JsonObject:
    person = state.people[user]
    return {
        "id": person.id,
        "team_id": state.team,
        "name": person.short,
        "deleted": user in state.inactive,
        "real_name": person.name,
        "tz": "Europe/Copenhagen",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "is_bot": person.bot,
        "is_admin": False,
        "is_restricted": False,
        "locale": "en-GB",
        "profile": {
            "real_name": person.name,
            "display_name": person.name.partition(" ")[0],
            "title": person.title,
            "email": person.email,
            "team": state.team,
        },
    }


def _channel_object(state: State, channel: Channel) -> JsonObject:
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


def _listed(key: str, items: list[JsonObject], arguments: JsonObject) -> JsonObject:
    page, cursor = _page(items, arguments)
    return {key: page, "response_metadata": {"next_cursor": cursor}}


def _within(post: Post, arguments: JsonObject) -> bool:
    oldest, latest = as_text(arguments.get("oldest")), as_text(arguments.get("latest"))
    inclusive = as_flag(arguments.get("inclusive"))
    ts = _seconds(post.ts)
    if oldest and (ts < _seconds(oldest) or (ts == _seconds(oldest) and not inclusive)):
        return False
    return not (latest and (ts > _seconds(latest) or (ts == _seconds(latest) and not inclusive)))


def _seconds(ts: str) -> tuple[int, int]:
    whole, _, fraction = ts.partition(".")
    return as_number(whole), as_number(f"{fraction:0<6}"[:6])


# -- the methods -------------------------------------------------------------------------------------------


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


@method("api.test", "error foo")
async def _api_test(api: WebApi, arguments: JsonObject) -> JsonObject:
    return {"args": arguments}


@method("apps.connections.open")
async def _connections_open(api: WebApi, arguments: JsonObject) -> JsonObject:
    ticket = api.sockets.new_ticket()
    return {"url": f"ws{api.base.removeprefix('http')}link?ticket={ticket}&app_id={APP_ID}"}


@method(
    "chat.postMessage",
    "text blocks attachments thread_ts metadata unfurl_links unfurl_media mrkdwn reply_broadcast link_names parse"
    " client_msg_id as_user",
    "channel",
)
async def _post_message(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments, write=True)
    api.check_content("chat.postMessage", arguments)
    post = api.state.add(api.bot_post(channel, arguments, api.thread_of(channel, arguments)))
    await api.events.posted(post)
    return {"channel": channel.id, "ts": post.ts, "message": payloads.message_object(api.state, post)}


@method("chat.postEphemeral", "text blocks attachments thread_ts link_names parse metadata", "channel user")
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


@method("chat.update", "text blocks attachments metadata link_names parse reply_broadcast as_user", "channel ts")
async def _update(api: WebApi, arguments: JsonObject) -> JsonObject:
    post = api.own_message(arguments, "cant_update_message")
    api.check_content("chat.update", arguments)
    previous = payloads.message_object(api.state, post)
    api.apply_update(post, arguments)
    await api.events.changed(post, previous)
    message = payloads.message_object(api.state, post)
    return {"channel": post.channel, "ts": post.ts, "text": post.text, "message": message}


@method("chat.delete", "as_user", "channel ts")
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


@method("conversations.open", "users channel return_im prevent_creation")
async def _open(api: WebApi, arguments: JsonObject) -> JsonObject:
    users = [u for u in as_text(arguments.get("users")).split(",") if u]
    if not users:
        users = [as_text(u) for u in as_array(arguments.get("users"))]
    if not users:
        return {"channel": _channel_object(api.state, api.conversation(arguments))}
    if len(users) > 1 or users[0] not in api.state.people or users[0] == BOT_USER:
        raise SlackError("user_not_found")
    if users[0] in api.state.inactive:
        raise SlackError("user_disabled")
    channel = api.state.direct(users[0])
    if as_flag(arguments.get("return_im")):
        return {"channel": _channel_object(api.state, channel)}
    return {"channel": {"id": channel.id}}


@method("conversations.list", "types exclude_archived limit cursor team_id")
async def _conversations(api: WebApi, arguments: JsonObject) -> JsonObject:
    types = (as_text(arguments.get("types")) or "public_channel").split(",")
    named = {"im": "im", "group": "private_channel", "channel": "public_channel"}
    found = [
        _channel_object(api.state, c)
        for c in api.state.channels.values()
        if named[c.kind] in types
        and (not c.private or BOT_USER in api.state.members[c.id])
        and not (as_flag(arguments.get("exclude_archived")) and c.id in api.state.archived)
    ]
    return _listed("channels", found, arguments)


@method("conversations.info", "include_locale include_num_members", "channel")
async def _info(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.state.channels.get(as_text(arguments.get("channel")))
    if channel is None or (channel.private and BOT_USER not in api.state.members[channel.id]):
        raise SlackError("channel_not_found")
    return {"channel": _channel_object(api.state, channel)}


@method("conversations.history", "limit cursor oldest latest inclusive include_all_metadata", "channel")
async def _history(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    metadata = as_flag(arguments.get("include_all_metadata"))
    posts = [p for p in reversed(api.state.top_level(channel.id)) if _within(p, arguments)]
    listed = _listed(
        "messages", [payloads.message_object(api.state, p, with_metadata=metadata) for p in posts], arguments
    )
    cursor = as_object(listed["response_metadata"]).get("next_cursor")
    return {**listed, "has_more": bool(cursor), "pin_count": 0}


@method("conversations.replies", "limit cursor oldest latest inclusive include_all_metadata", "channel ts")
async def _replies(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    ts = as_text(arguments.get("ts"))
    first = api.state.find(channel.id, ts)
    if first is None:
        raise SlackError("thread_not_found")
    metadata = as_flag(arguments.get("include_all_metadata"))
    posts = [p for p in api.state.thread(channel.id, ts) if p.ts == ts or _within(p, arguments)]
    listed = _listed(
        "messages", [payloads.message_object(api.state, p, with_metadata=metadata) for p in posts], arguments
    )
    return {**listed, "has_more": bool(as_object(listed["response_metadata"]).get("next_cursor"))}


@method("conversations.members", "limit cursor", "channel")
async def _members(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.conversation(arguments)
    members = [user for user in api.state.members[channel.id] if user not in api.state.inactive]
    return {"members": members, "response_metadata": {"next_cursor": ""}}


@method("conversations.join", "", "channel")
async def _join(api: WebApi, arguments: JsonObject) -> JsonObject:
    channel = api.state.channels.get(as_text(arguments.get("channel")))
    if channel is None or channel.private:
        raise SlackError("channel_not_found")
    if channel.direct:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.id in api.state.archived:
        raise SlackError("is_archived")
    if BOT_USER not in api.state.members[channel.id]:
        api.state.members[channel.id].append(BOT_USER)
        await api.events.publish(payloads.joined_event(api.state, BOT_USER, channel), channel.id)
    return {"channel": _channel_object(api.state, channel)}


@method("users.info", "include_locale", "user")
async def _user(api: WebApi, arguments: JsonObject) -> JsonObject:
    user = as_text(arguments.get("user"))
    if user not in api.state.people:
        raise SlackError("user_not_found")
    return {"user": _user_object(api.state, user)}


@method("users.list", "limit cursor include_locale team_id")
async def _users(api: WebApi, arguments: JsonObject) -> JsonObject:
    return _listed("members", [_user_object(api.state, user) for user in api.state.people], arguments)


@method("usergroups.users.list", "include_disabled team_id", "usergroup")
async def _group(api: WebApi, arguments: JsonObject) -> JsonObject:
    members = api.state.groups.get(as_text(arguments.get("usergroup")))
    if members is None:
        raise SlackError("no_such_subteam")
    return {"users": members}


@method("bots.info", "bot team_id")
async def _bot(api: WebApi, arguments: JsonObject) -> JsonObject:
    if as_text(arguments.get("bot")) not in ("", BOT_ID):
        raise SlackError("bot_not_found")
    return {"bot": {**payloads.bot_profile(api.state), "user_id": BOT_USER, "updated": 0}}


@method("team.info", "team domain")
async def _team(api: WebApi, arguments: JsonObject) -> JsonObject:
    return {
        "team": {
            "id": api.state.team,
            "name": api.state.team_name,
            "domain": api.state.domain,
            "email_domain": f"{api.state.domain}.example",
        }
    }


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


@method("reactions.add", "", "channel name timestamp")
async def _react(api: WebApi, arguments: JsonObject) -> JsonObject:
    post, name = _reacted(api, arguments)
    users = post.reactions.setdefault(name, [])
    if BOT_USER in users:
        raise SlackError("already_reacted")
    users.append(BOT_USER)
    api.state.changed()
    await api.events.publish(payloads.reaction_event(api.state, post, BOT_USER, name, "reaction_added"), post.channel)
    return {}


@method("reactions.remove", "", "channel name timestamp")
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


@method("files.getUploadURLExternal", "alt_txt snippet_type", "filename length")
async def _upload_url(api: WebApi, arguments: JsonObject) -> JsonObject:
    stored = StoredFile(api.state.number("F0"), as_text(arguments.get("filename")), as_number(arguments.get("length")))
    api.state.files[stored.id] = stored
    return {"upload_url": f"{api.base}upload/{stored.id}", "file_id": stored.id}


@method("files.completeUploadExternal", "channel_id channels thread_ts initial_comment blocks", "files")
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
        described.append(api.file_object(file, channel.id if channel else None))
    if channel is not None:
        content: JsonObject = {"text": arguments.get("initial_comment") or ""}
        post = api.bot_post(channel, content, api.thread_of(channel, arguments))
        post.files, post.subtype = described, "file_share"
        api.state.add(post)
        await api.events.posted(post)
    return {"files": described}
