"""``brobygger check``: this machine and, with tokens, the workspace: all problems at once, each with its cure.

Nothing is changed: no database is made or migrated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.config import Config
from bot.operations.checks import machine, workspace
from bot.operations.checks.found import Found


def problems(config: Config, environment: Mapping[str, str], now: datetime) -> list[Found]:
    """Everything that would keep the assistant from doing its work; without tokens Slack is left out."""
    bot_token, app_token = environment.get("SLACK_BOT_TOKEN", ""), environment.get("SLACK_APP_TOKEN", "")
    found = [*machine.entries(config), *machine.zone(), *machine.files(config)]
    if not (bot_token or app_token):
        return [*found, *machine.database(config, None, now)]
    seen = workspace.look(config, environment, now)
    return [*found, *machine.database(config, seen.team, now), *seen.found]
