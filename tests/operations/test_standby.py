"""Two real processes on one database: one serves, the other is warm, and nobody reads anything twice."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, quiet_seed
from tests.test_run import BROBYGGER, process

pytestmark = pytest.mark.slow

QUESTION = "hvad er et fleksjob?"


@contextmanager
def serving(folder: Path, workspace: LocalWorkspace, **environment: str) -> Iterator[subprocess.Popen[str]]:
    tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token}
    with process(folder, "run", SLACK_API_URL=workspace.api_url, **tokens, **environment) as running:
        yield running


def line(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline()


def until(running: subprocess.Popen[str], words: str) -> None:
    while words not in (said := line(running)):
        assert said, f"the process ended without saying: {words}"


def answered(workspace: LocalWorkspace) -> int:
    """Ask, wait for the answer, and give how many there are."""
    channel = workspace.dm("signe")
    ts = workspace.post("signe", channel, QUESTION)
    workspace.wait_for(lambda: workspace.thread(channel, ts)[1:])
    workspace.drain()
    return len(workspace.thread(channel, ts)) - 1


def health(folder: Path) -> dict[str, dict[str, object]]:
    done = subprocess.run(
        [BROBYGGER, "health", "--json"], cwd=folder, capture_output=True, text=True, check=False, timeout=30
    )
    found: dict[str, dict[str, object]] = json.loads(done.stdout)["checks"]
    return found


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "stopped in order"])
def test_the_second_process_answers_nothing_until_the_first_is_gone(tmp_path: Path, end: signal.Signals) -> None:
    with LocalWorkspace(manifest(), quiet_seed()) as workspace, serving(tmp_path, workspace) as first:
        until(first, "forbundet")
        with serving(tmp_path, workspace) as second:
            assert "reserve" in line(second)
            assert answered(workspace) == 1
            assert health(tmp_path)["lease"]["detail"].startswith(f"proces {first.pid} ")  # type: ignore[attr-defined]

            first.send_signal(end)
            first.wait(timeout=20)
            until(second, "forbundet")

            assert answered(workspace) == 1
            assert health(tmp_path)["lease"]["ok"] is True
            second.send_signal(signal.SIGTERM)
            assert second.wait(timeout=20) == 0
        assert health(tmp_path)["lease"]["ok"] is False
        assert workspace.problems == []


def test_a_standby_that_is_asked_to_stop_leaves_the_other_alone(tmp_path: Path) -> None:
    with LocalWorkspace(manifest(), quiet_seed()) as workspace, serving(tmp_path, workspace) as first:
        until(first, "forbundet")
        with serving(tmp_path, workspace) as second:
            assert "reserve" in line(second)
            second.send_signal(signal.SIGTERM)
            assert second.wait(timeout=20) == 0
        assert answered(workspace) == 1


def test_systemd_is_told_of_start_and_end(tmp_path: Path) -> None:
    with (
        LocalWorkspace(manifest(), quiet_seed()) as workspace,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd,
    ):
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(30)
        with serving(tmp_path, workspace, NOTIFY_SOCKET=str(tmp_path / "notify")) as running:
            assert systemd.recv(1000) == b"READY=1"
            running.send_signal(signal.SIGTERM)
            while b"STOPPING=1" not in (told := systemd.recv(1000)):
                assert told


def test_a_service_waits_for_a_slack_that_is_away_at_the_start(tmp_path: Path) -> None:
    nowhere = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    with process(tmp_path, "run", "--wait", **nowhere) as running:
        until(running, "Slack svarer ikke")
        assert health(tmp_path)["lease"]["ok"] is True
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=20) == 0
