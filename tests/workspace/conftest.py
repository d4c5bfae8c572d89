from __future__ import annotations

from collections.abc import Generator

import pytest
from slack_sdk import WebClient

from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, quiet_seed
from tests.support.slack import Listener, listening, web_client


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Socket Mode clients read these and would leave the machine."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def workspace() -> Generator[LocalWorkspace]:
    with LocalWorkspace(manifest(), quiet_seed()) as running:
        yield running


@pytest.fixture
def hasty() -> Generator[LocalWorkspace]:
    """A workspace that waits a twentieth of a second for an acknowledgement."""
    with LocalWorkspace(manifest(), quiet_seed(), ack_seconds=0.05) as running:
        yield running


@pytest.fixture
def client(workspace: LocalWorkspace) -> WebClient:
    return web_client(workspace)


@pytest.fixture
def listener(workspace: LocalWorkspace) -> Generator[Listener]:
    with listening(workspace) as connected:
        yield connected
