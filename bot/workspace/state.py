"""What the workspace remembers. Lives on the server's event loop; no input, no output."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.workspace.model import Channel, Message, Person, View
from bot.workspace.people.reading import initial_state, placed_elements
from bot.workspace.wire.shapes import as_object, as_objects, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.workspace.clock import MovableClock
    from bot.workspace.seed import Seed, SeedMessage
    from bot.workspace.wire.shapes import JsonObject

BOT_USER = "U0BROBYG1"
BOT_ID = "B0BROBYG1"
APP_ID = "A0BROBYG1"
SLACKBOT = "USLACKBOT"
EMAIL_BOT = "B0EMAIL01"
"""Mails to a channel's address come from Slackbot, through a bot of their own."""
TRIGGER_SECONDS = 3.0
TRIGGERS_KEPT = 500
RESPONSES_PER_URL = 5


@dataclass(slots=True)
class Post:
    """A stored message; mutable, never handed out."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[JsonObject] = field(default_factory=list["JsonObject"])
    thread_ts: str | None = None
    broadcast: bool = False
    bot_id: str | None = None
    username: str | None = None
    subtype: str | None = None
    edited: JsonObject | None = None
    deleted: bool = False
    metadata: JsonObject | None = None
    files: list[JsonObject] = field(default_factory=list["JsonObject"])
    reactions: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    seen_by: str | None = None
    """The only reader of an ephemeral message."""

    @property
    def is_reply(self) -> bool:
        """Whether it is inside a thread, not its first message."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(slots=True)
class OpenView:
    """A stored modal or Home."""

    id: str
    user: str
    body: JsonObject
    hash: str
    values: dict[str, dict[str, JsonObject]]
    root: str
    previous: str | None = None
    external_id: str = ""

    @property
    def blocks(self) -> list[JsonObject]:
        """The view's blocks."""
        return as_objects(self.body.get("blocks"))


@dataclass(slots=True)
class Trigger:
    """A trigger id: who may open what with it, until when (event loop seconds)."""

    user: str
    until: float
    used: bool = False
    view: str | None = None


@dataclass(slots=True)
class ResponseUrl:
    """Where an app may answer an interaction."""

    user: str
    channel: str
    ts: str | None = None
    ephemeral: bool = False
    thread_ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class StoredFile:
    """An uploaded file."""

    id: str
    name: str
    length: int
    data: bytes = b""
    title: str = ""
    completed: bool = False
    user: str = BOT_USER
    channel: str | None = None
    """The conversation it was shared in."""
    mail: JsonObject | None = None
    """What Slack adds to the description of a file that is a mail."""


def with_ids(blocks: Iterable[JsonObject]) -> list[JsonObject]:
    """The blocks with a block id and action ids everywhere, as Slack stores them."""
    stored: list[JsonObject] = []
    for block in blocks:
        copy: JsonObject = {"block_id": secrets.token_hex(3), **block}
        for key in ("accessory", "element"):
            if key in copy:
                copy[key] = _with_action_id(as_object(copy[key]))
        if "elements" in copy and copy.get("type") in ("actions", "context_actions"):
            copy["elements"] = [_with_action_id(e) for e in as_objects(copy["elements"])]
        stored.append(copy)
    return stored


def _with_action_id(element: JsonObject) -> JsonObject:
    return element if element.get("type") == "image" else {"action_id": secrets.token_hex(3), **element}


def first_values(blocks: Iterable[JsonObject]) -> dict[str, dict[str, JsonObject]]:
    """`state.values` of blocks nobody has touched yet."""
    values: dict[str, dict[str, JsonObject]] = {}
    for placed in placed_elements(blocks):
        if state := initial_state(placed.element):
            values.setdefault(placed.block_id, {})[placed.action_id] = state
    return values


class State:
    """People, channels, messages, views and files of one workspace."""

    def __init__(self, seed: Seed, clock: MovableClock) -> None:
        self.clock = clock
        self.team = seed.team
        self.team_name = seed.team_name
        self.domain = seed.domain
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.members: dict[str, list[str]] = {}
        self.archived: set[str] = set()
        self.inactive: set[str] = set()
        self.groups = {key: [self._seeded_id(seed, s) for s in value] for key, value in seed.groups.items()}
        self.posts: dict[str, list[Post]] = {}
        self.ephemerals: list[Post] = []
        self.homes: dict[str, OpenView] = {}
        self.modals: dict[str, list[OpenView]] = {}
        self.files: dict[str, StoredFile] = {}
        self.triggers: dict[str, Trigger] = {}
        self.guests: set[str] = set()
        self.foreign: dict[str, str] = {}
        """People of other workspaces in shared channels, with their workspace's id."""
        self.response_urls: dict[str, ResponseUrl] = {}
        self.selections: dict[tuple[str, str, str], dict[str, dict[str, JsonObject]]] = {}
        self.read_until: dict[tuple[str, str], str] = {}
        self.notices: dict[str, str] = {}
        """What the client itself last told a person, such as a command that failed."""
        self.names: dict[str, str] = {}
        self.changed: Callable[[], None] = lambda: None
        self._last_ts = (0, 0)
        self._counter = 0
        self._people(seed)
        for message in sorted(seed.messages, key=lambda m: m.before, reverse=True):
            self._write(seed, message)

    # -- setting up ----------------------------------------------------------------------------------

    @staticmethod
    def _seeded_id(seed: Seed, short: str) -> str:
        return next(p.id for p in seed.people if p.short == short)

    def _people(self, seed: Seed) -> None:
        bot = Person(BOT_USER, "brobygger", "Brobygger", "Assistent", bot=True)
        people = [Person(p.id, p.short, p.name, p.title, f"{p.short}@{seed.domain}.example") for p in seed.people]
        for person in [*people, bot]:
            self.people[person.id] = person
            self.names[person.id] = person.name
        for channel in seed.channels:
            self._channel(Channel(channel.id, channel.name, channel.topic, channel.private))
            self.members[channel.id] = [p.id for p in people] + ([BOT_USER] if channel.bot else [])
        for person in people:
            direct = Channel(f"D0{person.id[2:]}", "", "", private=False, person=person.id)
            self._channel(direct)
            self.members[direct.id] = [person.id, BOT_USER]
            self.modals[person.id] = []

    def _channel(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        self.posts[channel.id] = []
        self.names[channel.id] = channel.name or "Brobygger"

    def _write(self, seed: Seed, message: SeedMessage, thread: str | None = None) -> None:
        channel = next(c.id for c in seed.channels if c.name == message.channel)
        moment = self.clock.now() - message.before
        post = Post(channel, self.stamp(moment), self._seeded_id(seed, message.person), message.text)
        post.thread_ts = thread
        self.posts[channel].append(post)
        self._last_ts = (0, 0)
        for reply in message.replies:
            self._write(seed, reply, post.ts)
        for person in self.members[channel]:
            self.read_until[person, channel] = max(self.read_until.get((person, channel), ""), post.ts)

    # -- identity ------------------------------------------------------------------------------------

    def stamp(self, moment: datetime | None = None) -> str:
        """A fresh Slack timestamp: unique and increasing, even when the clock stands still."""
        seconds = int((moment or self.clock.now()).timestamp())
        last, fraction = self._last_ts
        self._last_ts = (seconds, 100) if seconds > last else (last, fraction + 100)
        return f"{self._last_ts[0]}.{self._last_ts[1]:06d}"

    def number(self, prefix: str) -> str:
        """A fresh id such as `Ev00000012`."""
        self._counter += 1
        return f"{prefix}{self._counter:08d}"

    def person_id(self, name: str) -> str:
        """A person's id from the id or short name; KeyError when there is none."""
        if name in self.people:
            return name
        for person in self.people.values():
            if person.short == name:
                return person.id
        raise KeyError(f"nobody is called {name!r}")

    def channel_id(self, name: str) -> str:
        """A channel's id from the id or name; KeyError when there is none."""
        if name in self.channels:
            return name
        for channel in self.channels.values():
            if channel.name == name.removeprefix("#"):
                return channel.id
        raise KeyError(f"no channel is called {name!r}")

    def direct(self, user: str) -> Channel:
        """The direct message between a person and the bot."""
        return next(c for c in self.channels.values() if c.person == user)

    # -- messages ------------------------------------------------------------------------------------

    def add(self, post: Post) -> Post:
        """Store a message; its blocks get ids."""
        post.blocks = with_ids(post.blocks)
        if post.seen_by is None:
            self.posts[post.channel].append(post)
        else:
            self.ephemerals.append(post)
        self.changed()
        return post

    def find(self, channel: str, ts: str) -> Post | None:
        """A message that is still there."""
        posts = self.posts.get(channel, [])
        return next((p for p in posts if p.ts == ts and not p.deleted), None)

    def find_ephemeral(self, user: str, ts: str) -> Post | None:
        """An ephemeral message that its reader still sees."""
        return next((p for p in self.ephemerals if p.ts == ts and p.seen_by == user and not p.deleted), None)

    def top_level(self, channel: str) -> list[Post]:
        """What the conversation shows outside threads, oldest first."""
        return [p for p in self.posts[channel] if not p.deleted and (not p.is_reply or p.broadcast)]

    def thread(self, channel: str, ts: str) -> list[Post]:
        """A thread with its first message in front."""
        return [p for p in self.posts[channel] if not p.deleted and ts in (p.ts, p.thread_ts)]

    def snapshot(self, post: Post) -> Message:
        """A frozen copy of a message."""
        return Message(
            channel=post.channel,
            ts=post.ts,
            user=post.user,
            text=post.text,
            blocks=tuple(post.blocks),
            thread_ts=post.thread_ts,
            edited=post.edited is not None,
            deleted=post.deleted,
            ephemeral=post.seen_by is not None,
            bot=post.bot_id is not None,
            metadata=post.metadata,
            files=tuple(post.files),
            reactions=tuple((name, tuple(users)) for name, users in post.reactions.items()),
            names=self.names,
        )

    # -- views ---------------------------------------------------------------------------------------

    def new_view(self, user: str, body: JsonObject, previous: OpenView | None = None) -> OpenView:
        """A view that is not shown yet."""
        view_id = self.number("V0")
        stored: JsonObject = {**body, "blocks": with_ids(as_objects(body.get("blocks")))}
        return OpenView(
            id=view_id,
            user=user,
            body=stored,
            hash=self._hash(),
            values=first_values(as_objects(stored["blocks"])),
            root=previous.root if previous else view_id,
            previous=previous.id if previous else None,
            external_id=as_text(body.get("external_id")),
        )

    def change_view(self, view: OpenView, body: JsonObject) -> None:
        """Replace a view's body; what was filled in stays where block and action id stay."""
        view.body = {**body, "blocks": with_ids(as_objects(body.get("blocks")))}
        fresh = first_values(view.blocks)
        for block_id, actions in fresh.items():
            for action_id, state in actions.items():
                kept = view.values.get(block_id, {}).get(action_id)
                if kept is not None and kept.get("type") == state.get("type"):
                    actions[action_id] = kept
        view.values = fresh
        view.hash = self._hash()
        self.changed()

    def _hash(self) -> str:
        self._counter += 1
        return f"{int(self.clock.now().timestamp())}.{self._counter:08x}"

    def find_view(self, view_id: str, external_id: str = "") -> OpenView | None:
        """An open view by its id or external id."""
        everything = [*self.homes.values(), *(v for stack in self.modals.values() for v in stack)]
        for view in everything:
            if view.id == view_id or (external_id and view.external_id == external_id):
                return view
        return None

    def view_object(self, view: OpenView) -> JsonObject:
        """The view as Slack writes it in answers and payloads."""
        body = view.body
        return {
            "id": view.id,
            "team_id": self.team,
            "type": body.get("type"),
            "blocks": view.blocks,
            "private_metadata": body.get("private_metadata") or "",
            "callback_id": body.get("callback_id") or "",
            "external_id": view.external_id,
            "state": {"values": view.values},
            "hash": view.hash,
            "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
            "clear_on_close": bool(body.get("clear_on_close")),
            "notify_on_close": bool(body.get("notify_on_close")),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": view.previous,
            "root_view_id": view.root,
            "app_id": APP_ID,
            "app_installed_team_id": self.team,
            "bot_id": BOT_ID,
        }

    def view_snapshot(self, view: OpenView) -> View:
        """A frozen copy of a view."""

        def words(key: str) -> str | None:
            return as_text(as_object(view.body.get(key)).get("text")) or None

        return View(
            id=view.id,
            type=as_text(view.body.get("type")),
            callback_id=as_text(view.body.get("callback_id")),
            title=words("title") or "",
            submit=words("submit"),
            close=words("close"),
            blocks=tuple(view.blocks),
            private_metadata=as_text(view.body.get("private_metadata")),
            hash=view.hash,
            user=view.user,
            values={block: dict(actions) for block, actions in view.values.items()},
            names=self.names,
        )

    # -- what an interaction hands to the app ----------------------------------------------------------

    def new_trigger(self, user: str, now: float, view: str | None = None) -> str:
        """A trigger id, valid once and for three seconds from `now` (event loop time)."""
        trigger_id = f"{self.number('')}.{self.team}.{secrets.token_hex(8)}"
        self.triggers[trigger_id] = Trigger(user, now + TRIGGER_SECONDS, view=view)
        while len(self.triggers) > TRIGGERS_KEPT:
            self.triggers.pop(next(iter(self.triggers)))
        return trigger_id

    def new_response_url(self, base: str, target: ResponseUrl) -> str:
        """An address where the app may answer this interaction up to five times."""
        key = secrets.token_hex(12)
        self.response_urls[key] = target
        return f"{base}response/{key}"

    def selection(self, user: str, post: Post) -> dict[str, dict[str, JsonObject]]:
        """What a person has chosen in a message's inputs."""
        key = (user, post.channel, post.ts)
        fresh = first_values(post.blocks)
        kept = self.selections.get(key, {})
        for block_id, actions in fresh.items():
            for action_id in actions:
                actions[action_id] = kept.get(block_id, {}).get(action_id, actions[action_id])
        self.selections[key] = fresh
        return fresh

    def move_clock(self, by: timedelta) -> None:
        """Set the shared clock forward."""
        self.clock.move(by)
        self.changed()
