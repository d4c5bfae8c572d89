"""``brobygger try``: the local workspace and the real bot in one process, sharing a clock that can be moved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.clock import MovableClock
from bot.config import ChannelSettings, Config, RoleSettings
from bot.connection import Connection, connect
from bot.process import asked_to_stop
from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace


def serve(config: Config, port: int, data: Path | None, ready: Callable[[str], None]) -> None:
    """Serve on 127.0.0.1 until a signal. Raises PortInUse and what ``connect`` and ``start`` raise."""
    stop = asked_to_stop()
    clock = MovableClock()
    workspace = LocalWorkspace(manifest(), port=port, clock=clock)
    workspace.start()
    try:
        with tempfile.TemporaryDirectory(prefix="brobygger-") as scratch:
            local = for_workspace(config, workspace, data or Path(scratch))
            connection = Connection(workspace.bot_token, workspace.app_token, workspace.api_url)
            application = connect(local, connection, clock)
            workspace.on_move.append(lambda _by: application.tick())
            application.start()
            ready(workspace.url)
            stop.wait()
            application.stop()
    finally:
        workspace.stop()


def for_workspace(config: Config, workspace: LocalWorkspace, data: Path) -> Config:
    """The config with the example people's roles, the example channels and a data folder of its own, uncopied."""
    roles = RoleSettings(
        coordinators=(workspace.people["signe"].id,),
        leaders=(workspace.people["karen"].id,),
        curators=(workspace.people["signe"].id, workspace.people["karen"].id),
    )
    return config.model_copy(
        update={
            "roles": roles,
            "channels": ChannelSettings(),
            "data": config.data.model_copy(update={"folder": data, "backup_every": None}),
        }
    )
