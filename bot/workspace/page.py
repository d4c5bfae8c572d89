"""The browser page's side of the server: what a person sees, and what the page asks for."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.workspace.people.reading import find_elements
from bot.workspace.state import BOT_USER
from bot.workspace.wire.shapes import as_array, as_flag, as_number, as_object, as_text
from danish.workdays import ZONE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.workspace.installed import InstalledApp
    from bot.workspace.people.acting import People
    from bot.workspace.people.filling import Name
    from bot.workspace.sockets import SocketMode
    from bot.workspace.state import OpenView, Post, State
    from bot.workspace.wire.shapes import JsonObject

MORNING_HOUR = 8
SETTLE_SECONDS = 0.03
"""Changes that come within this time reach the page together."""


def next_morning(now: datetime) -> timedelta:
    """How long until eight o'clock in the morning in Copenhagen."""
    local = now.astimezone(ZONE)
    morning = local.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
    if morning <= local:
        morning = (morning + timedelta(days=1)).replace(hour=MORNING_HOUR)
    return morning.astimezone(UTC) - now


def local_time(ts: str) -> str:
    """A Slack timestamp as local ISO time to the minute."""
    return f"{datetime.fromtimestamp(as_number(ts.partition('.')[0]), ZONE):%Y-%m-%dT%H:%M}"


class Page:
    """All open pages. Lives on the server's event loop."""

    def __init__(
        self,
        state: State,
        people: People,
        sockets: SocketMode,
        app: InstalledApp,
    ) -> None:
        self.on_move: list[Callable[[timedelta], None]] = []
        self._state = state
        self._people = people
        self._sockets = sockets
        self._app = app
        self._readers: dict[web.WebSocketResponse, str] = {}
        self._planned = False
        self._work: set[asyncio.Task[None]] = set()
        self._requests: dict[str, Callable[[str, JsonObject], Awaitable[None]]] = {
            "post": self._post,
            "edit": self._edit,
            "delete": self._delete,
            "react": self._react,
            "slash": self._slash,
            "shortcut": self._shortcut,
            "open_home": self._open_home,
            "click": self._click,
            "click_view": self._click_view,
            "close": self._close,
            "read": self._read,
            "dismiss": self._dismiss,
            "move": self._move,
        }

    # -- the connection --------------------------------------------------------------------------------

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it closes."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._readers[socket] = first = next(iter(self._state.modals))
        try:
            await self._send(socket, first)
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    task = asyncio.create_task(self._serve(socket, as_object(json.loads(message.data))))
                    self._work.add(task)
                    task.add_done_callback(self._work.discard)
        finally:
            self._readers.pop(socket, None)
        return socket

    async def _serve(self, socket: web.WebSocketResponse, request: JsonObject) -> None:
        wanted = as_text(request.get("do"))
        answer: JsonObject = {"id": request.get("id"), "ok": True}
        try:
            if wanted == "as":
                self._readers[socket] = self._state.person_id(as_text(request.get("user")))
                await self._send(socket, self._readers[socket])
            elif wanted == "look":
                await self._send(socket, self._readers[socket])
            elif wanted == "submit":
                errors, failed = await self._people.submit(self._readers[socket], self._values(request))
                answer |= {"errors": errors, "failed": failed}
            else:
                await self._requests[wanted](self._readers[socket], request)
        except (LookupError, PermissionError, ValueError) as error:
            answer |= {"ok": False, "error": str(error)}
        if not socket.closed:
            await socket.send_json(answer)

    def changed(self) -> None:
        """Something is different: the open pages are told in a moment."""
        if self._planned or not self._readers:
            return
        self._planned = True
        asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._tell)

    def _tell(self) -> None:
        self._planned = False
        for socket, user in list(self._readers.items()):
            task = asyncio.ensure_future(self._send(socket, user))
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def _send(self, socket: web.WebSocketResponse, user: str) -> None:
        if not socket.closed:
            await socket.send_json({"see": self.snapshot(user)})

    async def close(self) -> None:
        """End all pages' connections."""
        for socket in list(self._readers):
            await socket.close()

    # -- what a person sees ------------------------------------------------------------------------------

    def snapshot(self, user: str) -> JsonObject:
        """Everything one person sees, ready for the page."""
        state = self._state
        channels = [c for c in state.channels.values() if c.person in (None, user) and user in state.members[c.id]]
        people: list[object] = [
            {"id": p.id, "name": p.name, "title": p.title, "bot": p.bot, "away": p.id in state.inactive}
            for p in state.people.values()
        ]
        home = state.homes.get(user)
        return {
            "me": user,
            "team": state.team_name,
            "people": people,
            "channels": [
                {
                    "id": c.id,
                    "name": c.name,
                    "topic": c.topic,
                    "private": c.private,
                    "direct": c.direct,
                    "archived": c.id in state.archived,
                    "unread": self._unread(user, c.id),
                }
                for c in channels
            ],
            "messages": {c.id: self._messages(user, c.id) for c in channels},
            "home": self._view(home) if home else None,
            "modals": [self._view(view) for view in state.modals[user]],
            "notice": state.notices.get(user, ""),
            "now": f"{state.clock.now().astimezone(ZONE):%Y-%m-%dT%H:%M}",
            "connected": self._sockets.connected,
            "shortcuts": [{"id": callback, "name": name} for callback, name in self._app.shortcuts],
            "commands": list(self._app.commands),
        }

    def _unread(self, user: str, channel: str) -> int:
        until = self._state.read_until.get((user, channel), "")
        posts = [p for p in self._state.posts[channel] if not p.deleted and p.ts > until and p.user != user]
        mine = [p for p in self._state.ephemerals if self._shown_to(p, user, channel) and p.ts > until]
        return len(posts) + len(mine)

    @staticmethod
    def _shown_to(post: Post, user: str, channel: str) -> bool:
        return post.seen_by == user and post.channel == channel and not post.deleted

    def _messages(self, user: str, channel: str) -> list[JsonObject]:
        state = self._state
        posts = [p for p in state.posts[channel] if not p.deleted]
        posts += [p for p in state.ephemerals if self._shown_to(p, user, channel)]
        return [self._message(user, post) for post in sorted(posts, key=lambda p: p.ts)]

    def _message(self, user: str, post: Post) -> JsonObject:
        return {
            "channel": post.channel,
            "ts": post.ts,
            "at": local_time(post.ts),
            "user": post.user,
            "name": post.username or self._state.names.get(post.user, ""),
            "bot": post.bot_id is not None,
            "text": post.text,
            "blocks": post.blocks,
            "thread": post.thread_ts if post.is_reply else None,
            "broadcast": post.broadcast,
            "edited": post.edited is not None and post.user != BOT_USER,
            "private": post.seen_by is not None,
            "system": post.subtype == "channel_join",
            "files": post.files,
            "reactions": [
                {"name": name, "count": len(users), "mine": user in users} for name, users in post.reactions.items()
            ],
            "values": self._state.selection(user, post) if post.blocks else {},
        }

    def _view(self, view: OpenView) -> JsonObject:
        return self._state.view_object(view)

    # -- what the page asks for --------------------------------------------------------------------------

    async def _post(self, user: str, request: JsonObject) -> None:
        thread = as_text(request.get("thread")) or None
        await self._people.post(
            user, as_text(request.get("channel")), as_text(request.get("text")), thread, files=False
        )

    async def _edit(self, user: str, request: JsonObject) -> None:
        await self._people.edit(
            user, as_text(request.get("channel")), as_text(request.get("ts")), as_text(request.get("text"))
        )

    async def _delete(self, user: str, request: JsonObject) -> None:
        await self._people.delete(user, as_text(request.get("channel")), as_text(request.get("ts")))

    async def _react(self, user: str, request: JsonObject) -> None:
        await self._people.react(
            user, as_text(request.get("channel")), as_text(request.get("ts")), as_text(request.get("name"))
        )

    async def _slash(self, user: str, request: JsonObject) -> None:
        command = as_text(request.get("command"))
        if command not in self._app.commands:
            raise LookupError(f"{command} er ikke en kommando, jeg kender.")
        await self._people.slash(user, as_text(request.get("channel")), command, as_text(request.get("text")))

    async def _shortcut(self, user: str, request: JsonObject) -> None:
        await self._people.shortcut(
            user,
            as_text(request.get("shortcut")),
            as_text(request.get("channel")),
            as_text(request.get("ts")),
        )

    async def _open_home(self, user: str, request: JsonObject) -> None:
        await self._people.open_home(user, as_text(request.get("tab")) or "home")

    async def _click(self, user: str, request: JsonObject) -> None:
        channel, ts = as_text(request.get("channel")), as_text(request.get("ts"))
        post = self._state.find_ephemeral(user, ts) or self._state.find(channel, ts)
        if post is None:
            raise LookupError("Beskeden er væk.")
        blocks = self._pressed(post.blocks, request)
        await self._people.click_message(
            user, channel, ts, blocks, as_text(request.get("action")), request.get("value")
        )

    async def _click_view(self, user: str, request: JsonObject) -> None:
        view = self._state.find_view(as_text(request.get("view")))
        if view is None:
            raise LookupError("Vinduet er lukket.")
        self._people.fill(view, self._values(request))
        blocks = self._pressed(view.blocks, request)
        await self._people.click_view(user, view.id, blocks, as_text(request.get("action")), request.get("value"))

    @staticmethod
    def _pressed(blocks: Sequence[JsonObject], request: JsonObject) -> list[JsonObject]:
        """The one block in which something was pressed."""
        found = [b for b in blocks if b.get("block_id") == request.get("block")]
        if not find_elements(found, as_text(request.get("action"))):
            raise LookupError("Knappen findes ikke mere.")
        return found

    @staticmethod
    def _values(request: JsonObject) -> list[tuple[Name, object]]:
        """What the page's inputs hold: it sends rows of block id, action id and value."""
        rows = [as_array(row) for row in as_array(request.get("values"))]
        return [((as_text(row[0]), as_text(row[1])), row[2]) for row in rows if len(row) == 3]

    async def _close(self, user: str, request: JsonObject) -> None:
        await self._people.close_modal(user, everything=as_flag(request.get("everything")))

    async def _read(self, user: str, request: JsonObject) -> None:
        key = (user, as_text(request.get("channel")))
        until = max(self._state.read_until.get(key, ""), as_text(request.get("ts")))
        if self._state.read_until.get(key) != until:
            self._state.read_until[key] = until
            self._state.changed()

    async def _dismiss(self, user: str, request: JsonObject) -> None:
        self._state.notices.pop(user, None)
        self._state.changed()

    async def _move(self, user: str, request: JsonObject) -> None:
        now = self._state.clock.now()
        by = next_morning(now) if request.get("morning") else timedelta(minutes=as_number(request.get("minutes")))
        if by <= timedelta(0):
            raise ValueError("Uret kan kun stilles frem.")
        await self.move(by)

    async def move(self, by: timedelta) -> None:
        """Set the clock forward and let everybody who listens do what is due; they run beside the loop."""
        self._state.move_clock(by)
        for hook in list(self.on_move):
            await asyncio.to_thread(hook, by)
        self._state.changed()
