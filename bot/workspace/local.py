"""The workspace as its users see it: synchronous, thread safe, with people who act and eyes to look."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.workspace.api.calls import WebApi
from bot.workspace.api.methods import METHODS
from bot.workspace.clock import MovableClock, SteppedClock
from bot.workspace.faults import Faults
from bot.workspace.installed import from_manifest
from bot.workspace.model import Call, Channel, Message, Person, SubmitResult, View
from bot.workspace.page import Page
from bot.workspace.people.acting import People
from bot.workspace.seed import Seed, default_seed
from bot.workspace.server import Routes, ServerThread
from bot.workspace.sockets import SocketMode
from bot.workspace.state import BOT_USER, State
from bot.workspace.wire.events import Events
from bot.workspace.wire.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from datetime import timedelta

    from bot.workspace.wire.shapes import JsonObject

T = TypeVar("T")

ACK_SECONDS = 3.0


class LocalWorkspace:
    """A Slack of our own: Web API, Socket Mode and a page, on this machine only, with one app installed.

    Everything runs in one thread of its own; every public method may be called from any other thread.
    People are named by id or short name, channels by id or name.
    """

    def __init__(
        self,
        manifest: JsonObject,
        seed: Seed | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: MovableClock | None = None,
        modern_blocks: bool = True,
        ack_seconds: float = ACK_SECONDS,
    ) -> None:
        self.clock: MovableClock = clock or SteppedClock()
        self.faults = Faults()
        self._host = host
        self._changes = threading.Condition()
        self._revision = 0
        self._state = State(seed or default_seed(), self.clock)
        self._state.changed = self._changed
        self._sockets = SocketMode(ack_seconds, self._changed)
        app = from_manifest(manifest)
        self._events = Events(self._state, self._sockets, app.events)
        self._api = WebApi(
            self._state, self._sockets, self._events, METHODS, modern_blocks=modern_blocks, scopes=app.scopes
        )
        self._people = People(self._state, self._sockets, self._events, self._api)
        self._page = Page(self._state, self._people, self._sockets, app)
        self._routes = Routes(self._api, self._sockets, self._page, self.faults, app)
        self._server = ServerThread(host, port)
        self._port = port
        self._running = False

    # -- running -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Listen. PortInUse (an OSError) when the port is taken."""
        self._api.use_time(self._server.time)
        self._people.use_time(self._server.time)
        self._port = self._server.start(self._routes.application)
        self._api.base = self.url
        self._running = True

    def stop(self) -> None:
        """Close every connection and end the thread."""
        self._running = False
        self._server.stop(self._close)

    async def _close(self) -> None:
        await self._page.close()
        await self._sockets.close()

    def __enter__(self) -> LocalWorkspace:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _changed(self) -> None:
        with self._changes:
            self._revision += 1
            self._changes.notify_all()
        self._page.changed()

    def _do(self, work: Coroutine[object, object, T]) -> T:
        return self._server.do(work)

    def _look(self, read: Callable[[], T]) -> T:
        if not self._running:
            return read()

        async def on_loop() -> T:
            return read()

        return self._server.do(on_loop())

    # -- addresses and names -----------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """The page, for example http://127.0.0.1:8765/."""
        return f"http://{self._host}:{self._port}/"

    @property
    def api_url(self) -> str:
        """The value for SLACK_API_URL and for WebClient's base_url."""
        return f"{self.url}api/"

    @property
    def bot_token(self) -> str:
        """The bot token that the Web API accepts."""
        return self._api.bot_token

    @property
    def app_token(self) -> str:
        """The app-level token that opens Socket Mode."""
        return self._api.app_token

    @property
    def bot_user(self) -> str:
        """The bot's user id."""
        return BOT_USER

    @property
    def team(self) -> str:
        """The workspace's id."""
        return self._state.team

    @property
    def people(self) -> dict[str, Person]:
        """The people by short name, the bot excepted."""
        return {p.short: p for p in self._state.people.values() if not p.bot}

    @property
    def channels(self) -> dict[str, Channel]:
        """The channels by name, direct messages excepted."""
        return {c.name: c for c in self._state.channels.values() if c.name}

    @property
    def on_move(self) -> list[Callable[[timedelta], None]]:
        """Called, beside the server's own thread, after the clock was moved on the page or by `move`."""
        return self._page.on_move

    @property
    def modern_blocks(self) -> bool:
        """Whether tables, charts, markdown and feedback buttons are accepted."""
        return self._api.modern_blocks

    @modern_blocks.setter
    def modern_blocks(self, accepted: bool) -> None:
        self._api.modern_blocks = accepted

    @property
    def calls(self) -> list[Call]:
        """Every Web API call and response_url answer received, in order."""
        return self._api.calls

    @property
    def problems(self) -> list[str]:
        """Everything wrong with what the app sent; empty in a good test."""
        return self._api.problems

    @property
    def unacknowledged(self) -> list[str]:
        """Envelopes that were not acknowledged in time."""
        return self._sockets.delivered.unacknowledged

    @property
    def event_ids(self) -> list[str]:
        """The ids of all events sent, oldest first; for `redeliver`."""
        return list(self._sockets.delivered.events)

    # -- the connection ----------------------------------------------------------------------------------

    def wait_connected(self, timeout: float = 10, *, hellos: int = 0) -> None:
        """Return once a Socket Mode client is connected, for the `hellos`-th time at least."""
        self._do(self._sockets.wait_connected(timeout, hellos))

    @property
    def hellos(self) -> int:
        """How many connections have been greeted so far."""
        return self._sockets.hellos

    def drain(self, timeout: float = 60) -> None:
        """Return when every envelope sent has been acknowledged; TimeoutError names those that were not."""

        async def settle() -> None:
            await self._sockets.drain(timeout)
            await self._people.settled()

        self._do(settle())

    def wait_for(self, look: Callable[[], T], timeout: float = 10) -> T:
        """Return the first true answer of `look`, asked again after each change; TimeoutError otherwise."""
        with self._changes:
            seen = self._revision
        found = look()
        while not found:
            with self._changes:
                if not self._changes.wait_for(lambda seen=seen: self._revision != seen, timeout):
                    raise TimeoutError(f"nothing changed for {timeout} s")
                seen = self._revision
            found = look()
        return found

    def redeliver(self, event_id: str) -> None:
        """Send an event again, as Slack does when it thinks the first one was lost."""
        self._do(self._sockets.redeliver(event_id))

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to reconnect (`refresh_requested`, `warning`), or `drop` the line without a word."""
        self._do(self._sockets.disconnect(reason))

    def hold(self) -> None:
        """Keep envelopes back from now on."""
        self._look(self._sockets.hold)

    def release(self, order: str = "reversed") -> None:
        """Send what was kept back: `reversed`, or `sent` for the order in which it came."""
        self._do(self._sockets.release(order))

    # -- people act --------------------------------------------------------------------------------------

    def post(self, user: str, channel: str, text: str, thread_ts: str | None = None, files: bool = False) -> str:
        """Write a message as typed; returns its ts. `@Brobygger` and `@Ole` become mentions."""
        return self._do(self._people.post(user, channel, text, thread_ts, files=files))

    def post_as_other_bot(self, channel: str, text: str) -> str:
        """A message of another integration; returns its ts."""
        return self._do(self._people.post_as_other_bot(channel, text))

    def share(
        self, user: str, channel: str, files: Sequence[tuple[str, bytes]], text: str = "", thread_ts: str | None = None
    ) -> str:
        """Share files (name and content) with a message; returns its ts."""
        return self._do(self._people.share(user, channel, files, text, thread_ts))

    def mail(
        self,
        channel: str,
        subject: str,
        sender: str,
        text: str = "",
        attachments: Sequence[tuple[str, bytes]] = (),
        html: str = "",
    ) -> str:
        """A mail to the channel's own address, from `Name <address>`; returns the ts of the message it becomes.

        Of a mail that has only `html`, Slack makes the text itself; without both it is empty.
        """
        return self._do(self._people.mail(channel, Letter(subject, sender, text, html, tuple(attachments))))

    def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        self._do(self._people.edit(user, channel, ts, text))

    def unfurl(self, channel: str, ts: str) -> None:
        """A link preview appears: message_changed without a changed word."""
        self._do(self._people.unfurl(channel, ts))

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        self._do(self._people.delete(user, channel, ts))

    def react(self, user: str, channel: str, ts: str, name: str) -> None:
        """Add a reaction, or take it away."""
        self._do(self._people.react(user, channel, ts, name))

    def join(self, user: str, channel: str) -> None:
        """Come into a channel."""
        self._do(self._people.join(user, channel))

    def slash(self, user: str, channel: str, command: str, text: str) -> None:
        """Send a slash command."""
        self._do(self._people.slash(user, channel, command, text))

    def shortcut(self, user: str, callback_id: str, channel: str | None = None, ts: str | None = None) -> None:
        """Use a message shortcut; without a message, a global one."""
        self._do(self._people.shortcut(user, callback_id, channel, ts))

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's Home (`home`) or its conversation (`messages`)."""
        self._do(self._people.open_home(user, tab))

    def click(self, user: str, message: Message | View, action_id_or_label: str, value: object = None) -> None:
        """Press a button or choose in a menu, as the person sees it in this snapshot.

        `value` is what is chosen (a value, label, date, short name, or list of them); where a button's action id
        stands in several blocks it is the value or block id of the one meant. LookupError lists what there is.
        """
        if isinstance(message, View):
            work = self._people.click_view(user, message.id, message.blocks, action_id_or_label, value)
        else:
            work = self._people.click_message(
                user, message.channel, message.ts, message.blocks, action_id_or_label, value
            )
        self._do(work)

    def submit(self, user: str, values: Mapping[str, object] | None = None) -> SubmitResult:
        """Fill in the open modal by block id, action id or label, and press submit.

        What the client itself refuses (required, numbers, lengths) comes back as errors without being sent.
        """
        errors, failed = self._do(self._people.submit(user, (values or {}).items()))
        return SubmitResult(errors, self.modal(user), failed)

    def close_modal(self, user: str, *, everything: bool = False) -> None:
        """Close the topmost modal, or all."""
        self._do(self._people.close_modal(user, everything=everything))

    def move(self, by: timedelta) -> None:
        """Set the clock forward and run the `on_move` hooks, as the page does."""
        self._do(self._page.move(by))

    # -- the workspace changes ---------------------------------------------------------------------------

    def deactivate(self, user: str) -> None:
        """The person has left: users.info says deleted, their direct message refuses."""
        self._look(lambda: self._state.inactive.add(self._state.person_id(user)))

    def make_guest(self, user: str) -> None:
        """The person is a guest of the workspace."""
        self._look(lambda: self._state.guests.add(self._state.person_id(user)))

    def make_foreign(self, user: str, team: str = "T0ANDEN01") -> None:
        """The person belongs to another workspace, and is here through a shared channel (Slack Connect)."""
        self._look(lambda: self._state.foreign.update({self._state.person_id(user): team}))

    def archive(self, channel: str) -> None:
        """Archive a channel; the app hears of it."""
        channel_id = self._look(lambda: self._state.channel_id(channel))
        self._do(self._events.publish({"type": "channel_archive", "channel": channel_id}, channel_id))
        self._look(lambda: self._state.archived.add(channel_id))

    def rename(self, channel: str, name: str) -> None:
        """Give a channel another name; the app hears of it."""

        def renamed() -> str:
            channel_id = self._state.channel_id(channel)
            self._state.channels[channel_id] = replace(self._state.channels[channel_id], name=name)
            return channel_id

        channel_id = self._look(renamed)
        named: JsonObject = {"id": channel_id, "name": name}
        self._do(self._events.publish({"type": "channel_rename", "channel": named}, channel_id))

    def remove_bot(self, channel: str) -> None:
        """Take the bot out of a channel."""
        self._look(lambda: self._state.members[self._state.channel_id(channel)].remove(BOT_USER))

    # -- looking -----------------------------------------------------------------------------------------

    def dm(self, user: str) -> str:
        """The id of a person's conversation with the bot."""
        return self._state.direct(self._state.person_id(user)).id

    def messages(self, channel: str) -> list[Message]:
        """What the conversation shows outside threads, oldest first; deleted messages are gone."""
        return self._look(
            lambda: [self._state.snapshot(p) for p in self._state.top_level(self._state.channel_id(channel))]
        )

    def thread(self, channel: str, ts: str) -> list[Message]:
        """A thread, its first message in front."""
        return self._look(
            lambda: [self._state.snapshot(p) for p in self._state.thread(self._state.channel_id(channel), ts)]
        )

    def message(self, channel: str, ts: str) -> Message:
        """One message as it stands, deleted or not; LookupError when there never was one."""

        def read() -> Message:
            posts = self._state.posts[self._state.channel_id(channel)]
            for post in posts:
                if post.ts == ts:
                    return self._state.snapshot(post)
            raise LookupError(f"no message {ts} in {channel}")

        return self._look(read)

    def last(self, channel: str) -> Message:
        """The newest message of a conversation, threads included; LookupError when it is empty."""

        def read() -> Message:
            posts = [p for p in self._state.posts[self._state.channel_id(channel)] if not p.deleted]
            if not posts:
                raise LookupError(f"{channel} is empty")
            return self._state.snapshot(max(posts, key=lambda p: p.ts))

        return self._look(read)

    def ephemerals(self, user: str) -> list[Message]:
        """What only this person sees, oldest first, in all conversations."""
        return self._look(
            lambda: [
                self._state.snapshot(p)
                for p in self._state.ephemerals
                if p.seen_by == self._state.person_id(user) and not p.deleted
            ]
        )

    def notice(self, user: str) -> str:
        """What the client itself last told a person, such as a command that failed; empty when nothing."""
        return self._look(lambda: self._state.notices.get(self._state.person_id(user), ""))

    def dismiss(self, user: str) -> None:
        """Close what the client told a person, so that the next notice is a new one."""
        self._look(lambda: self._state.notices.pop(self._state.person_id(user), None))

    def home(self, user: str) -> View | None:
        """A person's App Home, once it was published."""

        def read() -> View | None:
            found = self._state.homes.get(self._state.person_id(user))
            return None if found is None else self._state.view_snapshot(found)

        return self._look(read)

    def modal(self, user: str) -> View | None:
        """The topmost open modal of a person."""

        def read() -> View | None:
            found = self._people.top(user)
            return None if found is None else self._state.view_snapshot(found)

        return self._look(read)

    def files(self) -> list[tuple[str, bytes]]:
        """The files the app has shared, as (name, content)."""
        return self._look(lambda: [(f.name, f.data) for f in self._state.files.values() if f.completed])

    def dump_payloads(self, path: Path | str) -> int:
        """Write every message with blocks and every view received as JSON lines, for a type check; how many there were.

        Each line has `surface`, `method` and `message` (text, blocks, metadata) or `view`, whole.
        """
        rows = self._look(lambda: list(self._api.payloads))
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return len(rows)
