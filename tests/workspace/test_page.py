"""The page: who gets it, what it shows, what it can do."""

from __future__ import annotations

import asyncio
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_sdk import WebClient

from bot.slack.ids import Shortcut
from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, default_seed
from bot.workspace.page import next_morning
from tests.support.slack import Listener

STATIC = Path(__file__).parents[2] / "bot" / "workspace" / "static"


def fetch(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


class Browser:
    """The page's own line to the server."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def see(self) -> dict:
        while True:
            message = await self._socket.receive_json(timeout=5)
            if "see" in message:
                return message["see"]

    async def ask(self, **request: object) -> dict:
        await self._socket.send_json({"id": 1, **request})
        while True:
            message = await self._socket.receive_json(timeout=5)
            if message.get("id") == 1:
                return message


def visit(workspace: LocalWorkspace, story, **headers: str):
    async def visiting():
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{workspace.url}page/socket", headers=headers) as socket,
        ):
            return await story(Browser(socket))

    return asyncio.run(visiting())


def test_the_page_and_its_parts_are_served(workspace: LocalWorkspace) -> None:
    status, page = fetch(workspace.url)
    assert status == 200
    parts = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert parts
    for part in parts:
        assert fetch(workspace.url.rstrip("/") + part)[0] == 200
    assert fetch(f"{workspace.url}static/nothing.js")[0] == 404
    assert fetch(f"{workspace.url}static/..%2f__init__.py")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:1", "localhost:1"])
def test_another_name_for_the_machine_is_refused(workspace: LocalWorkspace, host: str) -> None:
    assert fetch(workspace.url, Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1", "null"])
def test_another_page_is_refused(workspace: LocalWorkspace, origin: str) -> None:
    assert fetch(workspace.url, Origin=origin)[0] == 403
    with pytest.raises(aiohttp.WSServerHandshakeError):
        visit(workspace, Browser.see, Origin=origin)


def test_the_page_itself_may_connect(workspace: LocalWorkspace) -> None:
    assert visit(workspace, Browser.see, Origin=workspace.url.rstrip("/"))["team"] == "Jobcenter Egeby"


def test_nothing_is_loaded_from_elsewhere_and_no_markup_is_read() -> None:
    for path in STATIC.iterdir():
        words = path.read_text(encoding="utf-8")
        assert "innerHTML" not in words
        assert "insertAdjacentHTML" not in words
        assert "document.write" not in words
        assert not re.search(r'(?:src|href)="(?:https?:)?//', words)
        assert "@import" not in words


def test_each_person_sees_their_own(workspace: LocalWorkspace, client: WebClient) -> None:
    ole = workspace.people["ole"].id
    client.chat_postMessage(channel=workspace.dm("ole"), text="Til Ole")

    async def story(browser: Browser) -> tuple[dict, dict]:
        first = await browser.see()
        await browser._socket.send_json({"do": "as", "user": ole})
        return first, await browser.see()

    signe, as_ole = visit(workspace, story)
    assert workspace.dm("ole") not in signe["messages"]
    assert [message["text"] for message in as_ole["messages"][workspace.dm("ole")]] == ["Til Ole"]
    assert {c["id"]: c["unread"] for c in as_ole["channels"]}[workspace.dm("ole")] == 1


def test_the_page_posts_edits_reads_and_deletes(workspace: LocalWorkspace, listener: Listener) -> None:
    channel = workspace.channels["spørg"].id

    async def story(browser: Browser) -> list[dict]:
        answers = [await browser.ask(do="post", channel=channel, text="<b>Hej</b>")]
        ts = workspace.messages("spørg")[0].ts
        answers.append(await browser.ask(do="edit", channel=channel, ts=ts, text="Hej igen"))
        answers.append(await browser.ask(do="read", channel=channel, ts=ts))
        return answers

    assert all(answer["ok"] for answer in visit(workspace, story))
    assert listener.event()["text"] == "&lt;b&gt;Hej&lt;/b&gt;"
    assert workspace.messages("spørg")[0].text == "Hej igen"


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "fly"},
        {"do": "slash", "channel": "C0SPOERG2", "command": "/weather", "text": ""},
        {"do": "edit", "channel": "C0SPOERG2", "ts": "1.2", "text": "x"},
        {"do": "post", "channel": "C0NOWHERE", "text": "x"},
        {"do": "move", "minutes": -5},
        {"do": "submit", "values": []},
    ],
)
def test_what_cannot_be_done_is_answered_not_crashed(workspace: LocalWorkspace, request_: dict[str, object]) -> None:
    answer = visit(workspace, lambda browser: browser.ask(**request_))
    assert not answer["ok"]
    assert answer["error"]


def test_the_page_moves_the_clock_and_the_listeners_hear_it(workspace: LocalWorkspace) -> None:
    heard: list[timedelta] = []
    workspace.on_move.append(heard.append)
    before = workspace.clock.now()
    visit(workspace, lambda browser: browser.ask(do="move", minutes=60))
    visit(workspace, lambda browser: browser.ask(do="move", morning=True))
    assert heard == [timedelta(hours=1), timedelta(hours=22, minutes=45)]
    assert workspace.clock.now() - before == sum(heard, timedelta())


def test_a_listener_may_post_while_the_clock_moves(workspace: LocalWorkspace, client: WebClient) -> None:
    channel = workspace.channels["ledelse"].id
    workspace.on_move.append(lambda _: client.chat_postMessage(channel=channel, text="God morgen"))
    workspace.move(timedelta(days=1))
    assert workspace.last("ledelse").text == "God morgen"


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 23, 6, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), 24),
        (datetime(2027, 3, 27, 7, 0, tzinfo=UTC), 23),
        (datetime(2026, 10, 24, 6, 0, tzinfo=UTC), 25),
    ],
)
def test_the_next_morning_is_eight_oclock_also_when_the_clocks_change(now: datetime, hours: int) -> None:
    assert next_morning(now) == timedelta(hours=hours)


def test_the_example_workspace_has_a_past(no_proxy: None) -> None:
    with LocalWorkspace(manifest(), default_seed()) as workspace:
        assert all(workspace.messages(channel) for channel in workspace.channels)
        assert workspace.event_ids == []
        stamps = [message.ts for channel in workspace.channels for message in workspace.messages(channel)]
        assert max(stamps) < workspace.post("signe", "spørg", "Nu")


def test_the_page_offers_the_shortcuts_the_app_listens_to(workspace: LocalWorkspace) -> None:
    offered = [shortcut["id"] for shortcut in visit(workspace, Browser.see)["shortcuts"]]
    assert offered == [str(shortcut) for shortcut in Shortcut]


def test_every_emoji_that_the_bot_uses_is_drawn() -> None:
    table = (STATIC / "mrkdwn.js").read_text(encoding="utf-8").partition("export const emoji")[0]
    drawn = set(re.findall(r'"?([\w+-]+)"?: "', table))
    used = {
        name
        for folder in ("text", "slack", "services")
        for path in sorted((STATIC.parents[1] / folder).rglob("*.py"))
        for name in re.findall(r'[" ]:([a-z][a-z0-9_+-]+):[" ]', path.read_text(encoding="utf-8"))
    }

    assert len(used) > 5
    assert used - drawn == set()
