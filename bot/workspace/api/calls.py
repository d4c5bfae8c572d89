"""Slack's Web API as far as an internal app needs it."""

from __future__ import annotations

import json
import secrets
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.workspace.api.errors import SlackError
from bot.workspace.api.objects import mimetype
from bot.workspace.api.validation import (
    Finding,
    check_arguments,
    check_message,
    check_view,
    summary,
    uses_modern_blocks,
)
from bot.workspace.model import Call
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
from bot.workspace.wire import payloads
from bot.workspace.wire.shapes import (
    JsonObject,
    as_flag,
    as_object,
    as_objects,
    as_text,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.workspace.model import Channel
    from bot.workspace.sockets import SocketMode
    from bot.workspace.wire.events import Events

_JSON_FIELDS = ("blocks", "view", "metadata", "attachments", "files")


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method: what it takes and what carries it out."""

    run: Callable[[WebApi, JsonObject], Awaitable[JsonObject]]
    known: frozenset[str]
    required: tuple[str, ...]
    scope: str = ""
    """What the app's token must be allowed; left empty for what this app always asks for."""


_FINDINGS: ContextVar[list[Finding]] = ContextVar("findings")
"""What has been found in the call that is being carried out; calls run side by side."""


def decode_json_fields(arguments: JsonObject) -> JsonObject:
    """Arguments as sent by a form, with the JSON in string fields read. Raises SlackError."""
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

    def __init__(
        self,
        state: State,
        sockets: SocketMode,
        events: Events,
        methods: Mapping[str, Method],
        *,
        modern_blocks: bool,
        scopes: frozenset[str] = frozenset(),
    ) -> None:
        self.state = state
        self.sockets = sockets
        self.events = events
        self._methods = methods
        self._scopes = scopes
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
        found = self._methods.get(name)
        if found is None:
            raise SlackError("unknown_method")
        if token != wanted:
            raise SlackError("not_allowed_token_type" if token in (self.app_token, self.bot_token) else "invalid_auth")
        if found.scope and found.scope not in self._scopes:
            raise SlackError("missing_scope")
        self.check(check_arguments(name, arguments, found.known, found.required))
        return await found.run(self, arguments)

    def check(self, findings: list[Finding]) -> None:
        """Note findings. Raises SlackError where Slack would refuse the call."""
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
        """Check the text, blocks and metadata of a message, and keep the blocks for a type check. Raises SlackError."""
        blocks = arguments.get("blocks")
        if blocks:
            content = {key: deepcopy(arguments[key]) for key in ("text", "blocks", "metadata") if arguments.get(key)}
            self.payloads.append({"surface": "message", "method": name, "message": content})
        if not self.modern_blocks and uses_modern_blocks(blocks):
            raise SlackError("invalid_blocks")
        self.check(check_message(arguments, ephemeral=ephemeral))

    def check_view(self, name: str, view: object) -> JsonObject:
        """Check a view, keep it for a type check, and return it. Raises SlackError."""
        body = as_object(view)
        self.payloads.append({"surface": body.get("type"), "method": name, "view": deepcopy(body)})
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
        """The conversation a call is about, as far as the bot may know and use it. Raises SlackError."""
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
        """A message of the bot's own that a call wants to change; ``forbidden`` for another's. Raises SlackError."""
        channel = self.conversation(arguments, write=True)
        post = self.state.find(channel.id, as_text(arguments.get("ts")))
        if post is None:
            raise SlackError("message_not_found")
        if post.bot_id != BOT_ID:
            raise SlackError(forbidden)
        return post

    def thread_of(self, channel: Channel, arguments: JsonObject) -> str | None:
        """The thread a message goes into; raises SlackError where its first message is not there."""
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
        """Exchange a trigger id for the person, and the view it came from. Raises SlackError."""
        trigger = self.state.triggers.get(as_text(arguments.get("trigger_id")))
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._now() > trigger.until:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.user, trigger.view

    def may_fetch(self, token: str) -> bool:
        """Whether a token opens the content of files."""
        return token == self.bot_token and "files:read" in self._scopes

    def file_object(self, stored: StoredFile) -> JsonObject:
        """A file as Slack describes it."""
        kind = stored.name.rpartition(".")[2].lower()
        address = f"{self.base}files/{stored.id}/{quote(stored.name)}"
        described: JsonObject = {
            "id": stored.id,
            "name": stored.name,
            "title": stored.title or stored.name,
            "mimetype": mimetype(stored.name),
            "filetype": kind,
            "pretty_type": kind.upper(),
            "size": len(stored.data),
            "mode": "hosted",
            "user": stored.user,
            "is_external": False,
            "is_public": stored.channel is not None,
            "url_private": address,
            "url_private_download": address,
            "permalink": address,
            "channels": [stored.channel] if stored.channel else [],
        }
        return {**described, **stored.mail} if stored.mail else described
