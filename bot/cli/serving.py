"""Commands of the process that serves: run, try, check, health, manifest."""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.common import BAD_INPUT, echo_json, explained, fail, load_config
from bot.text.terminal import words as text

if TYPE_CHECKING:
    from bot.config import Config
    from bot.connection import Connection

TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
START_AGAIN = 75
"""Exit code of a process that ends so that a new one is started."""


@click.command(help="Forbind til Slack (Socket Mode).")
@click.option(
    "--wait", "patient", is_flag=True, help="Vent på Slack ved start i stedet for at stoppe (til en tjeneste)."
)
@click.pass_context
def run(context: click.Context, patient: bool) -> None:
    config = load_config(context)
    missing = [name for name in TOKENS if not os.environ.get(name)]
    if missing:
        fail(text.missing_tokens(missing))
    from bot.connection import Connection
    from bot.slack.web.api import SLACK_API

    url = os.environ.get("SLACK_API_URL", SLACK_API)
    # Taken out of the environment: nothing that is started later inherits them, and Bolt does not look for its own.
    bot_token, app_token = (os.environ.pop(name) for name in TOKENS)
    connection = Connection(bot_token, app_token, url.rstrip("/") + "/")
    serve(config, connection, patient=patient)


def serve(config: Config, connection: Connection, *, patient: bool) -> None:
    """Run until the process is asked to stop."""
    from bot.clock import SystemClock
    from bot.operations import logs, serving
    from bot.operations.notify import notifier

    logs.set_up(config.logging.level, config.logging.format)
    try:
        with explained():
            serving.serve(config, connection, SystemClock(), notifier(), click.echo, patient=patient)
    except serving.StartAgain as end:
        click.echo(str(end), err=True)
        sys.exit(START_AGAIN)
    click.echo(text.STOPPED)


@click.command("try", help="Hele Brobygger på denne maskine, uden Slack: et lokalt arbejdsområde i browseren.")
@click.option("--port", default=8765, show_default=True, help="Port på 127.0.0.1.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Mappe til data; ellers en ny hver gang.")
@click.option("--browser/--no-browser", default=True, help="Åbn browseren.")
@click.pass_context
def try_(context: click.Context, port: int, data: Path | None, browser: bool) -> None:
    config = load_config(context)
    from bot.cli import trying
    from bot.operations import logs
    from bot.workspace import PortInUse

    logs.set_up(config.logging.level, config.logging.format, sys.stderr)

    def ready(url: str) -> None:
        click.echo(text.open_page(url))
        if browser:
            click.launch(url)

    try:
        with explained():
            trying.serve(config, port, data, ready)
    except PortInUse:
        fail(text.port_busy(port))


@click.command(help="Tjek indstillinger, vidensposter, database og forbindelse; alle fejl på én gang.")
@click.pass_context
def check(context: click.Context) -> None:
    config = load_config(context)
    from bot.clock import SystemClock
    from bot.operations import checks
    from bot.text.terminal import checks as checks_text

    found = checks.problems(config, os.environ, SystemClock().now())
    for one in found:
        click.echo(f"• {one.words}" if one.grave else f"• {checks_text.NOTE}{one.words}", err=True)
    if any(one.grave for one in found):
        sys.exit(BAD_INPUT)
    click.echo(checks_text.ALL_WORKS if found else text.ALL_WELL)


@click.command(help="Er Brobygger rask? 0: ja, 1: nej, 2: det kan ikke siges.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--alive", is_flag=True, help="Kun det, som en genstart kan kurere.")
@click.pass_context
def health(context: click.Context, as_json: bool, alive: bool) -> None:
    from bot.clock import SystemClock
    from bot.operations import health as operation
    from bot.store.sqlite.files import Depth
    from bot.text.terminal import health as health_text

    now, config = SystemClock().now(), load_config(context)
    if alive:
        checks = operation.judge(operation.gather(config, now, Depth.FIRST_PAGE), now, operation.ALIVE)
    else:
        checks = operation.judge(operation.gather(config, now), now)
    if as_json:
        echo_json(operation.as_record(checks))
    else:
        click.echo("\n".join(health_text.line(name, check.ok, check.detail) for name, check in checks.items()))
    sys.exit(operation.EXIT_CODES[operation.verdict(checks)])


@click.command(help="Manifestet til en ny Slack-app (JSON).")
def manifest() -> None:
    from bot.slack.installation.manifest import manifest as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))
