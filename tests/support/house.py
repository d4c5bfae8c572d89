"""The whole house for story tests: the real Bolt app over a real WebSocket to the local workspace.

A story reads like a dialogue: somebody says or clicks something, then the test looks at what stands in Slack.
``settle()`` runs after each step: all envelopes acknowledged, all listeners ended, everything owed sent.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bot.cli.trying import for_workspace
from bot.config import Config
from bot.connection import Application, Connection, connect
from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, Message, SubmitResult, View, quiet_seed
from bot.workspace.local import ACK_SECONDS
from knowledge.search import Index
from tests.support.clock import FixedClock

RECORDED = Path(__file__).parents[2] / "output" / "payloads"
"""Every message and view the bot sent in any story, for ``scripts/check-payloads``."""


class House:
    """A running assistant with three people: signe (caseworker), ole (broker), karen (leader)."""

    def __init__(self, workspace: LocalWorkspace, application: Application, clock: FixedClock, config: Config) -> None:
        self.workspace = workspace
        self.application = application
        self.clock = clock
        self.config = config

    def settle(self) -> None:
        """Wait until nothing is under way, then send what is owed; never sleeps."""
        self.workspace.drain()
        self.application.drain()
        self.application.tick()

    def says(self, person: str, text: str, channel: str = "", thread: str | None = None) -> str:
        """Write in a channel, or to Brobygger directly; gives the message's ts."""
        ts = self.workspace.post(person, channel or self.workspace.dm(person), text, thread)
        self.settle()
        return ts

    def edits(self, person: str, channel: str, ts: str, text: str) -> None:
        self.workspace.edit(person, channel, ts, text)
        self.settle()

    def deletes(self, person: str, channel: str, ts: str) -> None:
        self.workspace.delete(person, channel, ts)
        self.settle()

    def commands(self, person: str, text: str, channel: str = "spørg") -> str:
        """Send ``/bro text``; gives what only that person sees afterwards."""
        self.workspace.slash(person, channel, "/bro", text)
        self.settle()
        private = self.workspace.ephemerals(person)
        return private[-1].visible_text() if private else ""

    def clicks(self, person: str, message: Message | View, label: str, value: object = None) -> None:
        self.workspace.click(person, message, label, value)
        self.settle()

    def submits(self, person: str, values: Mapping[str, object] | None = None) -> SubmitResult:
        result = self.workspace.submit(person, values)
        self.settle()
        return result

    def later(self, **by: float) -> None:
        """Let time pass: ``later(days=1, hours=2)``."""
        self.clock.move(timedelta(**by))
        self.settle()

    def replies(self, channel: str, ts: str) -> list[Message]:
        """What Brobygger wrote in the thread of a message, oldest first."""
        found = self.workspace.thread(channel, ts)
        return [message for message in found if message.user == self.workspace.bot_user]

    def reply(self, channel: str, ts: str) -> Message:
        """The last thing Brobygger wrote in a thread."""
        return self.replies(channel, ts)[-1]

    def told(self, person: str) -> list[Message]:
        """What Brobygger wrote to a person directly, oldest first."""
        found = self.workspace.messages(self.workspace.dm(person))
        return [message for message in found if message.user == self.workspace.bot_user]

    def restarts(self) -> None:
        """Stop the bot and start it again on the same data."""
        self.application.stop()
        self.application = started(self.workspace, self.clock, self.config, self.application.index)


def started(workspace: LocalWorkspace, clock: FixedClock, config: Config, index: Index) -> Application:
    """The application connected to the workspace; no scheduler, since stories call ``tick``."""
    connection = Connection(workspace.bot_token, workspace.app_token, workspace.api_url)
    application = connect(config, connection, clock, index)
    application.start(scheduled=False)
    workspace.wait_connected()
    return application


@contextmanager
def opened(
    data: Path, index: Index, config: Config | None = None, *, ack_seconds: float = ACK_SECONDS
) -> Generator[House]:
    """A house on a folder of its own; every payload that the bot sent must have been valid."""
    clock = FixedClock()
    with LocalWorkspace(manifest(), quiet_seed(), clock=clock, ack_seconds=ack_seconds) as workspace:
        settings = for_workspace(config or Config(), workspace, data)
        house = House(workspace, started(workspace, clock, settings, index), clock, settings)
        try:
            yield house
        finally:
            house.application.stop()
        RECORDED.mkdir(parents=True, exist_ok=True)
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
        workspace.dump_payloads(RECORDED / f"{worker}-{data.name}.jsonl")
        assert workspace.problems == []
