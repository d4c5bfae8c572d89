"""HTTP: routes, the check of who is asking, and the thread everything runs in."""

from __future__ import annotations

import asyncio
import errno
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from aiohttp import web

from bot.workspace.api.calls import decode_json_fields
from bot.workspace.api.errors import SlackError
from bot.workspace.api.objects import mimetype
from bot.workspace.wire.shapes import as_array, as_number, as_object, as_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.workspace.api.calls import WebApi
    from bot.workspace.faults import Fault, Faults
    from bot.workspace.installed import InstalledApp
    from bot.workspace.page import Page
    from bot.workspace.sockets import SocketMode
    from bot.workspace.wire.shapes import JsonObject

T = TypeVar("T")

STATIC = Path(__file__).parent / "static"
LARGEST_BODY = 50 * 1024 * 1024
START_SECONDS = 10
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class PortInUse(OSError):
    """Another program already uses the port."""


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse whoever reaches the server under another name, or from another page (DNS rebinding)."""
    name, _, port = request.headers.get("Host", "").rpartition(":")
    host, port = (name, port) if port.isdigit() else (request.headers.get("Host", ""), "")
    if host not in LOCAL_NAMES or port not in ("", str(_listening_port(request))):
        raise web.HTTPForbidden(text="wrong Host")
    origin = request.headers.get("Origin")
    if origin is not None:
        parts = urlsplit(origin)
        if parts.scheme != "http" or parts.netloc != request.headers.get("Host"):
            raise web.HTTPForbidden(text="wrong Origin")
    return await handler(request)


def _listening_port(request: web.Request) -> int:
    """The port the connection really came in on, whatever the request says."""
    address = as_array(list(request.transport.get_extra_info("sockname", ()) if request.transport else ()))
    return as_number(address[1]) if len(address) > 1 else 0


class Routes:
    """The handlers of all routes."""

    def __init__(self, api: WebApi, sockets: SocketMode, page: Page, faults: Faults, app: InstalledApp) -> None:
        self._api = api
        self._sockets = sockets
        self._page = page
        self._faults = faults
        self._scopes = ",".join(sorted(app.scopes))

    def application(self) -> web.Application:
        """The aiohttp application."""
        application = web.Application(middlewares=[guard], client_max_size=LARGEST_BODY)
        application.add_routes(
            [
                web.get("/", self._index),
                web.get("/static/{name}", self._static),
                web.get("/page/socket", self._page.accept),
                web.get("/archives/{channel}/{message}", self._permalink),
                web.get("/files/{id}/{name}", self._file),
                web.get("/link", self._sockets.accept),
                web.route("*", "/api/{method}", self._call),
                web.post("/response/{key}", self._respond),
                web.post("/upload/{id}", self._upload),
            ]
        )
        return application

    # -- the page --------------------------------------------------------------------------------------

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return self._asset("index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return self._asset(request.match_info["name"])

    @staticmethod
    def _asset(name: str) -> web.Response:
        known = {path.name: path for path in STATIC.iterdir()}
        path = known.get(name)
        if path is None or path.suffix not in _TYPES:
            raise web.HTTPNotFound
        return web.Response(
            body=path.read_bytes(),
            content_type=_TYPES[path.suffix],
            charset="utf-8",
            headers=SECURITY_HEADERS,
        )

    async def _permalink(self, request: web.Request) -> web.StreamResponse:
        channel = request.match_info["channel"]
        if channel not in self._api.state.channels:
            raise web.HTTPNotFound
        raise web.HTTPFound(f"/#{channel}")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        _, _, token = request.headers.get("Authorization", "").partition(" ")
        by_page = request.headers.get("Sec-Fetch-Site") in {"same-origin", "none"}
        if not by_page and not self._api.may_fetch(token):
            raise web.HTTPFound("/")  # Slack sends whoever may not read a file to the page for signing in
        stored = self._api.state.files.get(request.match_info["id"])
        if stored is None or not stored.completed:
            raise web.HTTPNotFound
        kind = "text/html" if stored.mail else mimetype(stored.name)
        shown = "inline" if kind.startswith("image/") else "attachment"
        headers = {**SECURITY_HEADERS, "Content-Disposition": shown}
        return web.Response(body=stored.data, content_type=kind, headers=headers)

    # -- Slack -----------------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            arguments = await self._arguments(request)
        except (SlackError, ValueError):
            return web.json_response({"ok": False, "error": "invalid_arguments"})
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        token = token if scheme == "Bearer" else as_text(arguments.get("token"))
        targets = tuple(as_text(arguments.get(name)) for name in ("channel", "channel_id", "user_id", "users"))
        fault = self._faults.take(method, targets)
        if fault is not None and fault.kind != "lost_answer":
            return self._failed(method, arguments, fault)
        answer = await self._api.call(method, token, arguments)
        if fault is not None:
            return self._lost(request)
        told = {"X-OAuth-Scopes": self._scopes} if token == self._api.bot_token else {}
        return web.json_response(answer, headers={"X-Slack-Req-Id": self._api.state.number("req"), **told})

    @staticmethod
    async def _arguments(request: web.Request) -> JsonObject:
        arguments: JsonObject = dict(request.query)
        if request.content_type == "application/json":
            body = await request.read()
            arguments |= as_object(json.loads(body)) if body.strip() else {}
        else:
            arguments |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
        return decode_json_fields(arguments)

    def _failed(self, method: str, arguments: JsonObject, fault: Fault) -> web.Response:
        answer: JsonObject = {"ok": False, "error": fault.kind}
        status, headers = 200, dict[str, str]()
        if fault.kind == "ratelimited":
            status, headers = 429, {"Retry-After": str(fault.retry_after)}
        elif fault.kind == "http_500":
            status = 500
        self._api.record(method, arguments, answer, [], status)
        return web.json_response(answer, status=status, headers=headers)

    @staticmethod
    def _lost(request: web.Request) -> web.Response:
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = as_object(json.loads(await request.read()))
        fault = self._faults.take("response_url", ())
        if fault is not None and fault.kind != "lost_answer":
            return self._failed("response_url", body, fault)
        error = await self._api.respond(request.match_info["key"], body)
        if fault is not None:
            return self._lost(request)
        if error is None:
            return web.Response(text="ok")
        return web.json_response({"ok": False, "error": error}, status=404)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        stored = self._api.state.files.get(request.match_info["id"])
        if stored is None or stored.completed:
            raise web.HTTPNotFound
        if request.content_type == "multipart/form-data":
            for value in (await request.post()).values():
                if isinstance(value, web.FileField):
                    stored.data = value.file.read()
        else:
            stored.data = await request.read()
        if len(stored.data) != stored.length:
            raise web.HTTPBadRequest(text="length does not match")
        return web.Response(text=f"OK - {len(stored.data)}")


class ServerThread:
    """An event loop in a thread of its own, and the HTTP server on it."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._wanted = port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="workspace", daemon=True)
        self._runner: web.AppRunner | None = None

    def _run(self) -> None:
        loop = self._running_loop
        asyncio.set_event_loop(loop)
        loop.run_forever()

    @property
    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None or self._loop.is_closed():
            raise RuntimeError("the workspace is not running")
        return self._loop

    def time(self) -> float:
        """The event loop's own time in seconds."""
        return self._running_loop.time()

    def do(self, work: Coroutine[object, object, T], timeout: float | None = None) -> T:
        """Carry out work on the loop and wait for it; raises RuntimeError on the loop itself or when it has ended."""
        if threading.current_thread() is self._thread:
            work.close()
            raise RuntimeError("called from the workspace's own thread")
        try:
            loop = self._running_loop
        except RuntimeError:
            work.close()
            raise
        return asyncio.run_coroutine_threadsafe(work, loop).result(timeout)

    def start(self, application: Callable[[], web.Application]) -> int:
        """Start thread and server; the port it listens on. PortInUse when the wanted one is taken."""
        self._loop = asyncio.new_event_loop()
        self._thread.start()
        try:
            return self.do(self._listen(application), START_SECONDS)
        except OSError as error:
            self.stop()
            if error.errno == errno.EADDRINUSE:
                raise PortInUse(errno.EADDRINUSE, f"port {self._wanted} is in use") from None
            raise

    async def _listen(self, application: Callable[[], web.Application]) -> int:
        runner = web.AppRunner(application(), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, self._host, self._wanted).start()
        return int(runner.addresses[0][1])

    def stop(self, before: Callable[[], Coroutine[object, object, None]] | None = None) -> None:
        """End the server and the thread; `before` closes what is still open."""
        if not self._thread.is_alive():
            return
        self.do(self._shut(before), START_SECONDS)
        loop = self._running_loop
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join(START_SECONDS)
        loop.close()

    async def _shut(self, before: Callable[[], Coroutine[object, object, None]] | None) -> None:
        if before is not None:
            await before()
        if self._runner is not None:
            await self._runner.cleanup()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        loop = asyncio.get_running_loop()
        await loop.shutdown_asyncgens()
        await loop.shutdown_default_executor()
