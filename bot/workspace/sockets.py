"""Socket Mode: connections, envelopes, acknowledgements, redelivery."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.workspace.state import APP_ID
from bot.workspace.wire.shapes import as_object, as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.workspace.wire.shapes import JsonObject

MOST_RETRIES = 3


@dataclass(slots=True)
class Envelope:
    """Something sent to the app that wants an acknowledgement."""

    id: str
    kind: str
    payload: JsonObject
    attempt: int = 0
    reason: str = ""
    sent: bool = False
    timer: asyncio.TimerHandle | None = None
    answer: asyncio.Future[JsonObject | None] | None = None

    @property
    def event_id(self) -> str:
        """The event inside, empty for interactions and commands."""
        return as_text(self.payload.get("event_id"))

    def frame(self) -> str:
        """The envelope as it goes over the wire."""
        frame: JsonObject = {
            "envelope_id": self.id,
            "payload": self.payload,
            "type": self.kind,
            "accepts_response_payload": self.kind != "events_api",
        }
        if self.kind == "events_api":
            frame |= {"retry_attempt": self.attempt, "retry_reason": self.reason}
        return json.dumps(frame, ensure_ascii=False)


@dataclass(slots=True)
class Link:
    """One WebSocket of the app."""

    socket: web.WebSocketResponse
    retiring: bool = False


@dataclass(slots=True)
class Delivered:
    """What has been sent: for `redeliver` and for looking at."""

    events: dict[str, JsonObject] = field(default_factory=dict[str, "JsonObject"])
    unacknowledged: list[str] = field(default_factory=list[str])


class SocketMode:
    """All connections of the app. Lives on the server's event loop.

    An event that is not acknowledged within `ack_seconds` comes again, three times at most, with a new
    envelope and the same event id; an interaction or command that is not acknowledged fails in the client.
    """

    def __init__(self, ack_seconds: float, on_change: Callable[[], None]) -> None:
        self.ack_seconds = ack_seconds
        self.delivered = Delivered()
        self._changed = on_change
        self._links: list[Link] = []
        self._tickets: set[str] = set()
        self._open: dict[str, Envelope] = {}
        self._waiting: deque[Envelope] = deque()
        self._held: list[Envelope] | None = None
        self._condition = asyncio.Condition()
        self._retiring: set[asyncio.Task[None]] = set()
        self.hellos = 0

    # -- connections -----------------------------------------------------------------------------------

    def new_ticket(self) -> str:
        """A ticket for one connection, part of the address that apps.connections.open answers with."""
        ticket = secrets.token_hex(12)
        self._tickets.add(ticket)
        return ticket

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPUnauthorized(text="unknown ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        link = Link(socket)
        self._links.append(link)
        try:
            await socket.send_json(self._hello())
            self.hellos += 1
            await self._flush()
            await self._notify()
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    await self._acknowledged(as_object(json.loads(message.data)))
        finally:
            self._links.remove(link)
            await self._notify()
        return socket

    def _hello(self) -> JsonObject:
        return {
            "type": "hello",
            "num_connections": len(self._links),
            "debug_info": {"host": "applink-local", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": APP_ID},
        }

    def _link(self) -> Link | None:
        return next((link for link in reversed(self._links) if not link.retiring), None)

    @property
    def connected(self) -> bool:
        """Whether a connection is open that is not about to be closed."""
        return self._link() is not None

    async def wait_connected(self, timeout: float, hellos: int = 0) -> None:
        """Return once the app is connected, for the `hellos`-th time at least; TimeoutError otherwise."""
        async with asyncio.timeout(timeout), self._condition:
            await self._condition.wait_for(lambda: self.connected and self.hellos >= hellos)

    async def disconnect(self, reason: str) -> None:
        """Tell every connection to go and close it once a new one is there.

        `refresh_requested` and `warning` are Slack's polite forms; `drop` closes without a word.
        """
        links = list(self._links)
        for link in links:
            link.retiring = True
            if reason == "drop":
                await link.socket.close()
                continue
            await link.socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-local"}}
            )
            task = asyncio.create_task(self._close_when_replaced(link))
            self._retiring.add(task)
            task.add_done_callback(self._retiring.discard)

    async def _close_when_replaced(self, link: Link) -> None:
        try:
            await self.wait_connected(self.ack_seconds)
        except TimeoutError:
            pass
        finally:
            await link.socket.close()

    async def close(self) -> None:
        """End all connections and timers."""
        for envelope in list(self._open.values()):
            self._settle(envelope, None)
        for link in list(self._links):
            await link.socket.close()

    # -- sending ---------------------------------------------------------------------------------------

    async def send(self, kind: str, payload: JsonObject) -> Envelope:
        """Send, or keep until there is a connection; `events_api`, `interactive` or `slash_commands`."""
        envelope = Envelope(secrets.token_hex(16), kind, payload)
        if envelope.event_id:
            self.delivered.events[envelope.event_id] = payload
        await self._dispatch(envelope)
        return envelope

    async def ask(self, kind: str, payload: JsonObject) -> tuple[bool, JsonObject]:
        """Send and wait: (acknowledged in time, the payload of the acknowledgement)."""
        envelope = Envelope(secrets.token_hex(16), kind, payload)
        envelope.answer = asyncio.get_running_loop().create_future()
        await self._dispatch(envelope)
        answer = await envelope.answer
        return answer is not None, answer or {}

    async def redeliver(self, event_id: str) -> None:
        """Send an event again as Slack does when it thinks the first one was lost; KeyError if unknown."""
        payload = self.delivered.events[event_id]
        await self._dispatch(Envelope(secrets.token_hex(16), "events_api", payload, 1, "timeout"))

    def hold(self) -> None:
        """Keep everything back from now on."""
        self._held = self._held or []

    async def release(self, order: str) -> None:
        """Send what was kept back: `reversed`, or `sent` for the order in which it came."""
        held, self._held = self._held or [], None
        for envelope in reversed(held) if order == "reversed" else held:
            self._waiting.append(envelope)
        await self._flush()

    async def _dispatch(self, envelope: Envelope) -> None:
        self._open[envelope.id] = envelope
        if self._held is not None:
            self._held.append(envelope)
            return
        self._waiting.append(envelope)
        await self._flush()

    async def _flush(self) -> None:
        while self._waiting:
            link = self._link()
            if link is None:
                for envelope in self._waiting:
                    self._start_timer(envelope)
                return
            envelope = self._waiting.popleft()
            if envelope.id not in self._open:
                continue
            try:
                await link.socket.send_str(envelope.frame())
            except (ConnectionError, RuntimeError):
                link.retiring = True
                self._waiting.appendleft(envelope)
                continue
            envelope.sent = True
            self._start_timer(envelope)

    def _start_timer(self, envelope: Envelope) -> None:
        """Events wait for a connection as long as it takes; people do not."""
        if not envelope.sent and envelope.kind == "events_api":
            return
        if envelope.timer is None:
            envelope.timer = asyncio.get_running_loop().call_later(self.ack_seconds, self._late, envelope)

    def _late(self, envelope: Envelope) -> None:
        if envelope.id not in self._open:
            return
        self.delivered.unacknowledged.append(self._describe(envelope))
        again = envelope.kind == "events_api" and envelope.attempt < MOST_RETRIES
        task = asyncio.ensure_future(self._give_up(envelope, again=again))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)

    async def _give_up(self, envelope: Envelope, *, again: bool) -> None:
        if again:
            await self._dispatch(
                Envelope(secrets.token_hex(16), envelope.kind, envelope.payload, envelope.attempt + 1, "timeout")
            )
        self._settle(envelope, None)
        await self._notify()

    @staticmethod
    def _describe(envelope: Envelope) -> str:
        payload = envelope.payload
        event = as_object(payload.get("event"))
        what = event.get("type") or payload.get("type") or payload.get("command")
        return f"{envelope.kind} {what} (attempt {envelope.attempt})"

    # -- acknowledgements ------------------------------------------------------------------------------

    async def _acknowledged(self, frame: JsonObject) -> None:
        envelope = self._open.get(as_text(frame.get("envelope_id")))
        if envelope is None:
            return
        self._settle(envelope, as_object(frame.get("payload")))
        await self._notify()

    def _settle(self, envelope: Envelope, answer: JsonObject | None) -> None:
        self._open.pop(envelope.id, None)
        if envelope.timer is not None:
            envelope.timer.cancel()
        if envelope.answer is not None and not envelope.answer.done():
            envelope.answer.set_result(answer)

    async def _notify(self) -> None:
        self._changed()
        async with self._condition:
            self._condition.notify_all()

    async def drain(self, timeout: float) -> None:
        """Return when nothing is unacknowledged; TimeoutError names what is."""
        try:
            async with asyncio.timeout(timeout), self._condition:
                await self._condition.wait_for(lambda: not self._open)
        except TimeoutError:
            left = ", ".join(self._describe(envelope) for envelope in self._open.values())
            raise TimeoutError(f"not acknowledged within {timeout} s: {left}") from None
