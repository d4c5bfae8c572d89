"""``brobygger run`` and ``try`` as processes: any server that speaks Slack's protocols will do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, quiet_seed

BROBYGGER = str(Path(sys.executable).with_name("brobygger"))


@contextmanager
def process(folder: Path, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    running = subprocess.Popen(
        [BROBYGGER, *arguments],
        cwd=folder,
        env=clean | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def test_run_connects_answers_and_stops_in_order(tmp_path: Path) -> None:
    with LocalWorkspace(manifest(), quiet_seed()) as workspace:
        tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token}
        with process(tmp_path, "run", SLACK_API_URL=workspace.api_url, **tokens) as running:
            assert running.stdout is not None
            assert "forbundet" in running.stdout.readline()
            ts = workspace.post("signe", workspace.dm("signe"), "hvad er et fleksjob?")
            answers = workspace.wait_for(lambda: workspace.thread(workspace.dm("signe"), ts)[1:])
            assert "Fleksjob" in answers[0].visible_text()

            running.send_signal(signal.SIGTERM)
            out, _ = running.communicate(timeout=60)
            assert running.returncode == 0
            assert "stoppet" in out
        assert workspace.problems == []


@pytest.mark.parametrize("which", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_token_that_slack_refuses_is_named(tmp_path: Path, which: str) -> None:
    with LocalWorkspace(manifest(), quiet_seed()) as workspace:
        tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token}
        tokens[which] = tokens[which][:5] + "forkert"
        with process(tmp_path, "run", SLACK_API_URL=workspace.api_url, **tokens) as running:
            _, said = running.communicate(timeout=30)

    assert running.returncode == 2
    assert f"Slack afviser {which}" in said
    assert "Traceback" not in said


def test_a_busy_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with process(tmp_path, "try", "--no-browser", "--port", str(port)) as running:
            _, said = running.communicate(timeout=30)

    assert running.returncode == 2
    assert f"Port {port} er optaget" in said


def test_try_serves_the_page_with_the_bot_connected(tmp_path: Path) -> None:
    with process(tmp_path, "try", "--no-browser", "--port", "0") as running:
        assert running.stdout is not None
        assert "http://127.0.0.1:" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)

    assert running.returncode == 0
