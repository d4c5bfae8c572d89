"""The ``brobygger`` command.

Imports stand inside the commands: a question in the terminal must not wait for Slack's or SQLite's libraries.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from bot.cli import evaluating, keeping, reports, serving, understanding
from bot.cli.common import Chosen

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""None is used, and looking for some reads the description of every installed package."""


@click.group(help="Brobygger: svar om ordninger, jobåbninger og opfølgninger i Slack.")
@click.option("--config", "config_path", type=click.Path(path_type=Path), default=None, help="Sti til config.toml.")
@click.option("--team", default=None, help="Slack-arbejdsområdets id, hvor databasen har data fra flere.")
@click.version_option(package_name="brobygger", message="%(version)s")
@click.pass_context
def main(context: click.Context, config_path: Path | None, team: str | None) -> None:
    context.obj = Chosen(config_path, team)


for command in (
    *(serving.run, serving.try_, serving.check, serving.health, serving.manifest),
    *(understanding.ask, understanding.parse, evaluating.eval_),
    *(keeping.backup, keeping.restore, keeping.forget, keeping.export, keeping.deliveries),
    *(reports.report, reports.import_, reports.reports),
):
    main.add_command(command)
