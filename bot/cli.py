"""The ``brobygger`` command.

Imports stand inside the commands: a question in the terminal must not wait for Slack's or SQLite's libraries.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.text import terminal as text

if TYPE_CHECKING:
    from bot.app import Connection
    from bot.config import Config

TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
BAD_INPUT = 2
"""Exit code of everything that a person can mend."""


def fail(message: str) -> None:
    """One clear message, nothing half-written."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


@click.group(help="Brobygger: svar om ordninger, jobåbninger og opfølgninger i Slack.")
@click.option("--config", "config_path", type=click.Path(path_type=Path), default=None, help="Sti til config.toml.")
@click.version_option(package_name="brobygger", message="%(version)s")
@click.pass_context
def main(context: click.Context, config_path: Path | None) -> None:
    context.obj = config_path


def load_config(context: click.Context) -> Config:
    from bot.config import DEFAULT_PATH, ConfigProblems, load

    try:
        return load(context.obj or DEFAULT_PATH)
    except ConfigProblems as error:
        fail(text.config_problems(error.path, error.problems))
        raise


@main.command(help="Forbind til Slack (Socket Mode).")
@click.pass_context
def run(context: click.Context) -> None:
    config = load_config(context)
    missing = [name for name in TOKENS if not os.environ.get(name)]
    if missing:
        fail(text.missing_tokens(missing))
    from bot.app import Connection
    from bot.slack.web import SLACK_API

    url = os.environ.get("SLACK_API_URL", SLACK_API)
    connection = Connection(os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_APP_TOKEN"], url.rstrip("/") + "/")
    serve(config, connection)


def serve(config: Config, connection: Connection) -> None:
    """Run until the process is asked to stop."""
    from bot import process

    set_up_log(config)
    with explained():
        process.serve(config, connection, ready=lambda: click.echo(text.CONNECTED))
    click.echo(text.STOPPED)


class explained:  # noqa: N801 - reads as a phrase
    """Known failures of the start as one Danish message and exit code 2."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        from bot.app import ConnectionRefused
        from bot.store.database import StoreTooNew, StoreUnusable

        match error:
            case ConnectionRefused(which=which, reason=reason):
                fail(text.refused(which, reason))
            case StoreTooNew():
                fail(text.too_new(str(error)))
            case StoreUnusable():
                fail(text.unusable(str(error)))
            case _:
                return


@main.command("try", help="Hele assistenten på denne maskine, uden Slack: et lokalt arbejdsområde i browseren.")
@click.option("--port", default=8765, show_default=True, help="Port på 127.0.0.1.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Mappe til data; ellers en ny hver gang.")
@click.option("--browser/--no-browser", default=True, help="Åbn browseren.")
@click.pass_context
def try_(context: click.Context, port: int, data: Path | None, browser: bool) -> None:
    config = load_config(context)
    set_up_log(config)
    from bot import trying
    from bot.workspace import PortInUse

    def ready(url: str) -> None:
        click.echo(text.open_page(url))
        if browser:
            click.launch(url)

    try:
        with explained():
            trying.serve(config, port, data, ready)
    except PortInUse:
        fail(text.port_busy(port))


@main.command(help="Tjek indstillinger, vidensposter, database og forbindelse; alle fejl på én gang.")
@click.pass_context
def check(context: click.Context) -> None:
    config = load_config(context)
    from bot import checking

    tokens = {name: os.environ.get(name, "") for name in (*TOKENS, "SLACK_API_URL")}
    problems = checking.problems(config, tokens)
    for problem in problems:
        click.echo(f"• {problem}", err=True)
    if problems:
        sys.exit(BAD_INPUT)
    click.echo(text.ALL_WELL)


@main.command(help="Ét svar i terminalen.")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Svaret som JSON.")
@click.option(
    "--jsonl", type=click.Path(exists=True, path_type=Path), help='Mange spørgsmål: en linje {"q": "…"} hver.'
)
@click.option("--explain", is_flag=True, help="Vis, hvorfor svaret vandt.")
@click.pass_context
def ask(context: click.Context, question: str | None, as_json: bool, jsonl: Path | None, explain: bool) -> None:
    from bot.indexing import open_index
    from bot.services.answer_records import as_record, shown_text
    from bot.text.explaining import explained_answer

    config = load_config(context)
    if jsonl is not None:
        questions = [needed(jsonl, number, record, "q") for number, record in json_lines(jsonl)]
        index = open_index(config)
        for one in questions:
            echo_json(as_record(index.ask(one)))
        return
    if not question or not question.strip():
        fail(text.EMPTY_QUESTION)
        return
    answer = open_index(config).ask(question)
    if as_json:
        echo_json(as_record(answer))
    else:
        click.echo(explained_answer(answer) if explain else shown_text(answer))


@main.group(help="Hvad assistenten ville forstå.")
def parse() -> None: ...


def parse_many(
    words: str | None, now: str | None, jsonl: Path | None, understand: Callable[[str, Any], dict[str, Any]]
) -> list[dict[str, Any]]:
    """The records of one text, or of each line of a file."""
    from datetime import datetime

    from bot.clock import COPENHAGEN, SystemClock

    def moment(value: str | None) -> datetime:
        if value is None:
            return SystemClock().now().astimezone(COPENHAGEN).replace(tzinfo=None)
        return datetime.fromisoformat(value)

    if jsonl is not None:
        records = [(needed(jsonl, number, record, "text"), record.get("now")) for number, record in json_lines(jsonl)]
        return [understand(one, moment(at)) for one, at in records]
    try:
        at = moment(now)
    except ValueError:
        fail(text.BAD_NOW)
        raise
    return [understand(words if words is not None else click.get_text_stream("stdin").read(), at)]


def parse_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that ``parse opening`` and ``parse when`` share."""
    for option in (
        click.option("--jsonl", type=click.Path(exists=True, path_type=Path), help='En linje {"text", "now"} hver.'),
        click.option("--json", "as_json", is_flag=True, help="Som JSON."),
        click.option("--now", default=None, help="Regn fra dette tidspunkt, fx 2026-11-23T09:15."),
        click.argument("words", required=False),
    ):
        command = option(command)
    return command


@parse.command("opening", help="En jobåbning af en besked.")
@parse_options
def parse_opening(words: str | None, now: str | None, as_json: bool, jsonl: Path | None) -> None:
    from bot.services.parse_records import opening_lines, opening_record

    for record in parse_many(words, now, jsonl, opening_record):
        echo_json(record) if as_json or jsonl else click.echo(opening_lines(record))


@parse.command("when", help="En dato eller gentagelse.")
@parse_options
def parse_when(words: str | None, now: str | None, as_json: bool, jsonl: Path | None) -> None:
    from bot.services.parse_records import when_lines, when_record

    for record in parse_many(words, now, jsonl, when_record):
        echo_json(record) if as_json or jsonl else click.echo(when_lines(record))


@main.group("eval", help="Tal på en fil med facit.")
def eval_() -> None: ...


@eval_.command("questions", help="hit@1, hit@3, forkerte svar og afviste, efter stil og slags.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def eval_questions(context: click.Context, file: Path) -> None:
    from bot.indexing import open_index
    from bot.services import evaluating_questions as evaluating

    labelled = [evaluating.Labelled.of(record) for _, record in json_lines(file)]
    click.echo(evaluating.render(evaluating.score(open_index(load_config(context)), labelled)))


@eval_.command("openings", help="Genkendelse og felter af jobåbninger.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def eval_openings(file: Path) -> None:
    from bot.services import evaluating_openings as evaluating

    labelled = [evaluating.Labelled.of(record) for _, record in json_lines(file)]
    click.echo(evaluating.render(evaluating.score(labelled)))


@eval_.command("when", help="Datoer og gentagelser.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def eval_when(file: Path) -> None:
    from bot.services import evaluating_when as evaluating

    labelled = [evaluating.Labelled.of(record) for _, record in json_lines(file)]
    click.echo(evaluating.render(evaluating.score(labelled)))


@main.command(help="Manifestet til en ny Slack-app (JSON).")
def manifest() -> None:
    from bot.slack.manifest import manifest as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON-lines file with their line numbers, empty lines left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record: Any = json.loads(line)
        except json.JSONDecodeError:
            record = None
        if not isinstance(record, dict):
            fail(text.bad_line(str(path), number, text.NOT_AN_OBJECT))
        yield number, record


def needed(path: Path, number: int, record: dict[str, Any], key: str) -> str:
    """A text that the line must have."""
    value = record.get(key)
    if not isinstance(value, str) or (key == "q" and not value.strip()):
        fail(text.bad_line(str(path), number, text.missing_key(key)))
    return str(value)


def echo_json(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))


def set_up_log(config: Config) -> None:
    """Ids only, never texts: Bolt's own debug lines hold payloads and stay off."""
    logging.basicConfig(level=config.logging.level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    quiet: Iterable[str] = ("slack_bolt", "slack_bolt.App", "slack_sdk", "apscheduler", "aiohttp")
    for name in quiet:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
