"""The same conversations with a Slack of other hands, so that the house does not only agree with itself.

local-slack is a program of its own (``scripts/standin`` pins it): it makes its own events, envelopes and answers.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config, RoleSettings
from bot.connection import Application, Connection, connect
from knowledge.search import Index
from tests.support import node
from tests.support.clock import FixedClock

pytestmark = pytest.mark.slow

PATIENCE = 20
"""Seconds until something that should appear counts as missing."""

ASK, OPENINGS, SIGNE, OLE, BOT = "C01ASK", "C02JOB", "U01SIGNE", "U02OLE", "U0BOT"
WORKSPACE = {
    "workspace": {"name": "Prøveby", "domain": "proeveby", "teamId": "T01PROVE"},
    "app": {
        "appId": "A01BRO", "botUserId": BOT, "botName": "brobygger", "mode": "socket",
        "botToken": "xoxb-standin", "appToken": "xapp-standin", "signingSecret": "unused",
        "requestUrl": "http://localhost:1/unused",
    },
    "users": [
        {"id": SIGNE, "name": "signe", "real_name": "Signe Holm"},
        {"id": OLE, "name": "ole", "real_name": "Ole Brandt"},
    ],
    "channels": [
        {"id": ASK, "name": "spørg", "members": [SIGNE, OLE, BOT]},
        {"id": OPENINGS, "name": "jobåbninger", "members": [SIGNE, OLE, BOT]},
    ],
}  # fmt: skip


@dataclass
class StandIn:
    """The other Slack, seen through its control interface, with the assistant connected to it."""

    url: str
    application: Application
    clock: FixedClock

    def says(self, user: str, text: str, channel: str, thread: str | None = None) -> str:
        """Write a message; gives its ts."""
        body = {"channel": channel, "user": user, "text": text, "thread_ts": thread}
        return self.control("message", {name: value for name, value in body.items() if value})["message"]["ts"]

    def commands(self, user: str, text: str) -> None:
        self.control("command", {"channel": ASK, "user": user, "command": "/bro", "text": text})

    def control(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_control/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def replies(self, channel: str, ts: str) -> list[str]:
        """What the assistant wrote in a thread, each message as Slack would show it, oldest first."""
        found = self.control(f"messages/{channel}")["messages"]
        return [shown(one) for one in found if one.get("thread_ts") == ts and one["user"] == BOT]

    def whispers(self, user: str) -> list[str]:
        found = self.control(f"messages/{ASK}")["messages"]
        return [shown(one) for one in found if one.get("ephemeral_to") == user]

    def direct(self, user: str) -> list[str]:
        """What the assistant wrote to a person, oldest first."""
        channels = self.control("state")["channels"]
        places = [one["id"] for one in channels if one.get("is_im") and user in one.get("members", ())]
        return [shown(one) for place in places for one in self.control(f"messages/{place}")["messages"]]


def shown(message: dict[str, Any]) -> str:
    return json.dumps(message.get("blocks") or message["text"], ensure_ascii=False)


def eventually(look: Callable[[], Any]) -> Any:
    """What a look gives as soon as it gives anything; the program outside has a pace of its own."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if found := look():
                return found
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail("nothing came")


@pytest.fixture
def standin(tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    program = node.package("local-slack-linux-x64", "standin") / "bin" / "local-slack"
    (tmp_path / "workspace.json").write_text(json.dumps(WORKSPACE), encoding="utf-8")
    port = free_port()
    command = [str(program), "--config", "workspace.json", "--port", str(port), "--base-host", "127.0.0.1"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        eventually(lambda: urllib.request.urlopen(f"{url}/_control/state", timeout=1).status)
        config = Config(roles=RoleSettings(coordinators=(SIGNE,)))
        config = config.model_copy(update={"data": config.data.model_copy(update={"folder": tmp_path})})
        clock = FixedClock()
        application = connect(config, Connection("xoxb-standin", "xapp-standin", f"{url}/api/"), clock, index)
        application.start(scheduled=False)
        yield StandIn(url, application, clock)
        application.stop()
    finally:
        running.kill()
        running.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_question_is_answered_once_in_its_thread(standin: StandIn) -> None:
    ts = standin.says(SIGNE, f"<@{BOT}> hvor mange timer kan man få personlig assistance?", ASK)
    answers = eventually(lambda: standin.replies(ASK, ts))
    standin.application.drain()

    assert "ersonlig assistance" in answers[0]
    assert len(standin.replies(ASK, ts)) == 1


def test_an_opening_gets_its_card_and_is_filled_in_the_thread(standin: StandIn) -> None:
    ts = standin.says(SIGNE, "Netto i Kolding søger en til lageret. Småjob. Ring til Lone 22 33 44 55", OPENINGS)
    assert "Netto" in eventually(lambda: standin.replies(OPENINGS, ts))[0]

    standin.says(SIGNE, "10 timer om ugen", OPENINGS, ts)
    eventually(lambda: "10" in standin.replies(OPENINGS, ts)[0])


def test_a_follow_up_is_made_by_command_and_comes_when_due(standin: StandIn) -> None:
    standin.commands(OLE, "følg A12 hos Netto hver 4. uge")
    assert "A12" in eventually(lambda: standin.whispers(OLE))[-1]

    standin.application.drain()
    standin.clock.move(timedelta(weeks=4, hours=1))
    standin.application.tick()
    assert "A12" in standin.direct(OLE)[-1]
