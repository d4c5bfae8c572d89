"""The ``brobygger`` command.

Imports stand inside the commands: a question in the terminal must not wait for Slack's or SQLite's libraries.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from bot.text.terminal import words as text

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""None is used, and looking for some reads the description of every installed package."""

if TYPE_CHECKING:
    from bot.config import Config
    from bot.connection import Connection
    from bot.services.answers.own_reports import Quote
    from bot.services.bundle import Services
    from bot.services.ports import Directory
    from bot.store.sqlite.database import Store
    from knowledge.search import Answer, Index

Label = TypeVar("Label")
TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
BAD_INPUT = 2
"""Exit code of everything that a person can mend."""
START_AGAIN = 75
"""Exit code of a process that ends so that a new one is started."""


def fail(message: str) -> NoReturn:
    """One clear message, nothing half-written."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


@click.group(help="Brobygger: svar om ordninger, jobåbninger og opfølgninger i Slack.")
@click.option("--config", "config_path", type=click.Path(path_type=Path), default=None, help="Sti til config.toml.")
@click.option("--team", default=None, help="Slack-arbejdsområdets id, hvor databasen har data fra flere.")
@click.version_option(package_name="brobygger", message="%(version)s")
@click.pass_context
def main(context: click.Context, config_path: Path | None, team: str | None) -> None:
    context.obj = Chosen(config_path, team)


@dataclass(frozen=True)
class Chosen:
    """What holds for every command; without a team it is the one whose data the database holds."""

    config: Path | None
    team: str | None


def load_config(context: click.Context) -> Config:
    from bot.config import DEFAULT_PATH, ConfigProblems, load

    try:
        return load(context.obj.config or DEFAULT_PATH)
    except ConfigProblems as error:
        fail(text.config_problems(error.path, error.problems))


@main.command(help="Forbind til Slack (Socket Mode).")
@click.option(
    "--wait", "patient", is_flag=True, help="Vent på Slack ved start i stedet for at stoppe (til en service)."
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


@contextmanager
def explained() -> Generator[None]:
    """Known failures of the start as one Danish message and exit code 2."""
    from bot.domain.errors import NotStored
    from bot.operations import copies
    from bot.operations.refused import Refused
    from bot.services.ports import ConnectionRefused
    from bot.store.sqlite.database import StoreOfAnotherTeam, StoreTooNew, StoreUnfit, StoreUnusable

    try:
        yield
    except ConnectionRefused as error:
        fail(text.refused(error.which, error.reason))
    except StoreTooNew as error:
        fail(text.too_new(str(error)))
    except StoreOfAnotherTeam as error:
        fail(text.of_another_team(str(error), error.teams))
    except StoreUnfit as error:
        fail(copies.told_unfit(error, load_config(click.get_current_context()).backups))
    except StoreUnusable as error:
        fail(text.unusable(str(error)))
    except NotStored as error:
        fail(text.not_stored(error.trouble))
    except Refused as error:
        fail(str(error))


@main.command("try", help="Hele assistenten på denne maskine, uden Slack: et lokalt arbejdsområde i browseren.")
@click.option("--port", default=8765, show_default=True, help="Port på 127.0.0.1.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Mappe til data; ellers en ny hver gang.")
@click.option("--browser/--no-browser", default=True, help="Åbn browseren.")
@click.pass_context
def try_(context: click.Context, port: int, data: Path | None, browser: bool) -> None:
    config = load_config(context)
    from bot import trying
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


@main.command(help="Tjek indstillinger, vidensposter, database og forbindelse; alle fejl på én gang.")
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


@main.command(help="Ét svar i terminalen.")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Svaret som JSON.")
@click.option(
    "--jsonl", type=click.Path(exists=True, path_type=Path), help='Mange spørgsmål: en linje {"q": "…"} hver.'
)
@click.option("--explain", is_flag=True, help="Vis, hvorfor svaret vandt.")
@click.pass_context
def ask(context: click.Context, question: str | None, as_json: bool, jsonl: Path | None, explain: bool) -> None:
    from bot.tools.answer_records import answer_to, as_record, quoted_text, shown_text, why

    if jsonl is not None:
        questions = [(needed(jsonl, number, record, "q"), record) for number, record in json_lines(jsonl)]
        index, quotes = knowledge_of(context)
        for one, record in questions:
            thread = [str(earlier) for earlier in record.get("thread") or ()]
            answer = answer_to(index, one, thread, overheard=bool(record.get("overheard")))
            echo_json(as_record(answer, quotes(one, answer)))
        return
    if not question or not question.strip():
        fail(text.EMPTY_QUESTION)
    index, quotes = knowledge_of(context)
    answer = index.ask(question)
    if as_json:
        echo_json(as_record(answer, quotes(question, answer)))
    elif explain:
        click.echo(why(answer))
    else:
        click.echo("\n\n".join([shown_text(answer), *quoted_text(quotes(question, answer))]))


def knowledge_of(context: click.Context) -> tuple[Index, Callable[[str, Answer], tuple[Quote, ...]]]:
    """The index and what own reports say beside an answer; the database's part only where there is a database."""
    from bot.indexing import open_index

    config = load_config(context)
    if not config.database.exists():
        return open_index(config), lambda question, answer: ()
    with explained():
        services = services_of(context)
        return services.knowledge.current, services.own_reports.beside


@main.group(help="Hvad assistenten ville forstå.")
def parse() -> None: ...


def parse_many(
    words: str | None, now: str | None, jsonl: Path | None, understand: Callable[..., dict[str, Any]], known: str = ""
) -> list[dict[str, Any]]:
    """The records of one text, or of each line of a file; ``known`` names what else a line hands over."""
    from datetime import datetime

    from bot.clock import SystemClock
    from danish.workdays import local

    def moment(value: str | None) -> datetime:
        if value is None:
            return local(SystemClock().now())
        return datetime.fromisoformat(value)

    if jsonl is not None:
        lines = [(needed(jsonl, number, record, "text"), record) for number, record in json_lines(jsonl)]
        return [
            understand(one, moment(record.get("now")), *([record.get(known) or {}] if known else []))
            for one, record in lines
        ]
    try:
        at = moment(now)
    except ValueError:
        fail(text.BAD_NOW)
    return [understand(words if words is not None else sys.stdin.read(), at, *([{}] if known else []))]


def parse_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that the commands below ``parse`` share."""
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
    from bot.tools.parse_records import opening_lines, opening_record

    for record in parse_many(words, now, jsonl, opening_record):
        echo_json(record) if as_json or jsonl else click.echo(opening_lines(record))


@parse.command("reply", help="Hvad et svar i en åbnings tråd ændrer.")
@parse_options
def parse_reply(words: str | None, now: str | None, as_json: bool, jsonl: Path | None) -> None:
    from bot.tools.parse_records import reply_lines, reply_record

    for record in parse_many(words, now, jsonl, reply_record, known="before"):
        echo_json(record) if as_json or jsonl else click.echo(reply_lines(record))


@parse.command("when", help="En dato eller gentagelse.")
@parse_options
def parse_when(words: str | None, now: str | None, as_json: bool, jsonl: Path | None) -> None:
    from bot.tools.parse_records import when_lines, when_record

    for record in parse_many(words, now, jsonl, when_record):
        echo_json(record) if as_json or jsonl else click.echo(when_lines(record))


@main.group("eval", help="Tal på en fil med facit.")
def eval_() -> None: ...


@eval_.command("questions", help="Svar på spørgsmål, sager, lister og tråde: en fil, eller alle filer i en mappe.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def eval_questions(context: click.Context, path: Path) -> None:
    from bot.indexing import open_index
    from bot.tools import evaluating_questions as evaluating

    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    lines = [one for file in files for one in labelled_lines(file, evaluating.labelled)]
    labelled = [one for several in lines for one in several]
    click.echo(evaluating.render(evaluating.score(open_index(load_config(context)), labelled)))


@eval_.command("openings", help="Genkendelse og felter af jobåbninger.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def eval_openings(file: Path) -> None:
    from bot.tools import evaluating_openings as evaluating

    labelled = labelled_lines(file, evaluating.Labelled.of)
    click.echo(evaluating.render(evaluating.score(labelled)))


@eval_.command("when", help="Datoer og gentagelser.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def eval_when(file: Path) -> None:
    from bot.tools import evaluating_when as evaluating

    labelled = labelled_lines(file, evaluating.Labelled.of)
    click.echo(evaluating.render(evaluating.score(labelled)))


@main.command(help="Manifestet til en ny Slack-app (JSON).")
def manifest() -> None:
    from bot.slack.installation.manifest import manifest as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))


@main.command(help="Kopiér databasen til en fil, ellers blandt kopierne; også mens assistenten kører.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    from bot.clock import SystemClock
    from bot.operations import copies

    with explained():
        click.echo(copies.back_up(load_config(context), file, SystemClock()))


@main.command(help="Sæt en sikkerhedskopi i stedet for databasen; den nuværende gemmes blandt kopierne.")
@click.option("--check", is_flag=True, help="Prøv kun: sig, hvad kopien indeholder.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path, check: bool) -> None:
    from bot.clock import SystemClock
    from bot.operations import copies

    config = load_config(context)
    with explained():
        click.echo(copies.rehearse(config, file) if check else copies.restore(config, file, SystemClock()))


@main.command(help="Er assistenten rask? 0: ja, 1: nej, 2: det kan ikke siges.")
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


@main.command(help="Slet en borgerreference overalt, og sig, hvad der blev slettet. Kan ikke fortrydes.")
@click.argument("case_ref")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive slettet.")
@click.pass_context
def forget(context: click.Context, case_ref: str, dry_run: bool) -> None:
    from bot.text.terminal import privacy as privacy_text

    with explained(), about_case(context, case_ref):
        forgetting = services_of(context).forgetting
        done = forgetting.preview(case_ref) if dry_run else forgetting.forget(case_ref)
    places = [(one.channel, one.ts, one.by_bot) for one in done.standing]
    click.echo(privacy_text.forgotten(done.case_ref, done.rows, places, preview=dry_run))
    if done.leaves_traces and not dry_run:
        fail(privacy_text.AGAIN)


@contextmanager
def about_case(context: click.Context, written: str) -> Generator[None]:
    """Nothing is looked up, shown or erased but by a citizen reference."""
    from bot.domain.errors import Refusal, Refused
    from bot.text.terminal import privacy as privacy_text

    try:
        yield
    except Refused as refused:
        if Refusal.CPR in refused.fields.values():
            fail(privacy_text.HOLDS_CPR)
        fail(privacy_text.no_reference(written, load_config(context).privacy.case_ref_example))


@main.group(help="Det, der er gemt om én reference eller én bruger, og tabeller til regneark.")
def export() -> None: ...


@export.command("case", help="Alt om en borgerreference, som JSON.")
@click.argument("case_ref")
@click.pass_context
def export_case(context: click.Context, case_ref: str) -> None:
    with explained(), about_case(context, case_ref):
        click.echo(json.dumps(services_of(context).forgetting.held_about_case(case_ref), ensure_ascii=False, indent=2))


@export.command("user", help="Alt om en bruger (U…), som JSON.")
@click.argument("user")
@click.pass_context
def export_user(context: click.Context, user: str) -> None:
    with explained():
        click.echo(json.dumps(services_of(context).forgetting.held_about_user(user), ensure_ascii=False, indent=2))


@export.command("openings", help="Alle jobåbninger som tabel til regneark.")
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Fil; ellers jobaabninger.*")
@click.pass_context
def export_openings(context: click.Context, form: str, out: Path | None) -> None:
    from bot.services.openings.export import FORMATS

    with explained():
        openings = services_of(context).finding.all()
    path = out or Path(f"jobaabninger.{form}")
    try:
        path.write_bytes(FORMATS[form](openings))
    except OSError:
        fail(text.cannot_write(str(path)))
    click.echo(text.exported(len(openings), str(path)))


@main.command(help="Månedens tal, som i Slack: på skærmen, som billede og som regneark. Måned: 2026-11.")
@click.argument("month")
@click.option("--scope", default="", help="Kommune eller team; ellers alle.")
@click.option("--png", "picture", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Billedets fil.")
@click.option("--xlsx", "sheet", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Regnearkets fil.")
@click.pass_context
def report(context: click.Context, month: str, scope: str, picture: Path | None, sheet: Path | None) -> None:
    from bot.clock import SystemClock
    from bot.domain.errors import NotUnderstood
    from bot.services.figures import tables as report_tables
    from bot.services.figures.charts import png
    from bot.services.figures.reporting import read_month
    from bot.text import reports as words
    from danish.workdays import local_date

    with explained():
        if not open_store(context).team:
            fail(words.NO_DATA)
        service = services_of(context, asks_slack=True).reporting
    try:
        _, rest = read_month(month, local_date(SystemClock().now()))
        if rest or not any(sign.isdigit() for sign in month):
            fail(words.BAD_MONTH)
        made = service.read(f"{month} {scope}")
    except NotUnderstood as problem:
        fail(problem.question or words.BAD_MONTH)
    click.echo(report_tables.as_text(made))
    for path, make in ((picture, png), (sheet, report_tables.as_xlsx)):
        if path is not None:
            try:
                path.write_bytes(make(made))
            except OSError:
                fail(text.cannot_write(str(path)))


def services_of(context: click.Context, *, asks_slack: bool = False) -> Services:
    """The services over the installation's database; user groups are known only where a token lets Slack be asked."""
    from bot.app import NOWHERE, Adapters, build
    from bot.clock import SystemClock
    from bot.indexing import open_index

    config = load_config(context)
    directory = (slack_directory() if asks_slack else None) or NOWHERE
    store = open_store(context)
    return build(config, Adapters(store, SystemClock(), lambda: open_index(config), directory=directory))


def slack_directory() -> Directory | None:
    """What Slack knows; None without a token."""
    token = os.environ.get("SLACK_BOT_TOKEN", "")
    if not token:
        return None
    from slack_sdk import WebClient

    from bot.clock import SystemClock
    from bot.slack.web.api import SLACK_API, Web
    from bot.slack.web.directory import Directory

    url = os.environ.get("SLACK_API_URL", SLACK_API).rstrip("/") + "/"
    return Directory(Web(WebClient(token=token, base_url=url, timeout=10)), SystemClock())


def open_store(context: click.Context) -> Store:
    """The installation's database, brought up to date."""
    from bot.store.sqlite.database import Store

    store = Store(load_config(context).database, context.obj.team)
    store.open()
    return store


@main.command("import", help="Hent en egen rapport ind (PDF, DOCX, Markdown eller tekst).")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help="Titlen, som den citeres med; ellers filens navn.")
@click.pass_context
def import_(context: click.Context, file: Path, title: str) -> None:
    from bot.services.answers.own_reports import HoldsCpr
    from bot.services.documents import UnusableDocument
    from bot.text.answers import own_reports as reports_text

    with explained():
        reports_ = services_of(context).own_reports
    try:
        done = reports_.add(file, title)
    except UnusableDocument as unusable:
        fail(reports_text.UNUSABLE[unusable.reason].format(path=file))
    except HoldsCpr as found:
        fail(reports_text.CPR_IN_NAME if found.in_name else reports_text.holds_cpr(str(file), found.places))
    report = done.report
    click.echo(
        reports_text.imported(
            done.number,
            report.title,
            report.pages,
            report.passages,
            replaced=done.replaced,
            without_text=done.without_text,
        )
    )


@main.command(help="Vis de egne rapporter, der er hentet ind.")
@click.option("--remove", type=int, default=None, help="Fjern rapporten med dette nummer.")
@click.pass_context
def reports(context: click.Context, remove: int | None) -> None:
    from bot.text.answers import own_reports as reports_text

    with explained():
        own = services_of(context).own_reports
    if remove is not None:
        if not own.remove(remove):
            fail(reports_text.no_report(remove))
        click.echo(reports_text.removed(remove))
        return
    lines = [reports_text.line(one.id, one.title, one.pages, one.passages, one.imported_at.date()) for one in own.all()]
    click.echo("\n".join(lines) or reports_text.NONE)


@main.command(help="Beskeder, der venter eller er parkeret; --again sender en parkeret igen.")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option(
    "--again", default=None, metavar="NUMMER|all", help="Send den parkerede med dette nummer igen, eller alle."
)
@click.pass_context
def deliveries(context: click.Context, as_json: bool, again: str | None) -> None:
    from bot.text import undelivered as words
    from danish.workdays import local

    with explained():
        undelivered = services_of(context).undelivered
        if again is not None:
            if again != "all" and not again.isdecimal():
                fail(words.no_parked(again))
            many = undelivered.again(None if again == "all" else int(again))
            if not many and again != "all":
                fail(words.no_parked(again))
            click.echo(words.sent_again(many))
            return
        found = undelivered.pending()
    if as_json:
        click.echo(json.dumps([_as_json(asdict(one)) for one in found], ensure_ascii=False, indent=2))
        return
    lines = [
        words.pending_line(
            one.id, one.kind, one.recipient, parked=one.parked, reason=one.reason, attempts=one.attempts,
            due=f"{local(one.due):%Y-%m-%d %H:%M}",
        )
        for one in found
    ]  # fmt: skip
    parked = sum(one.parked for one in found)
    click.echo(words.pending(lines, parked, len(found) - parked) if found else words.NOTHING)


def _as_json(record: dict[str, Any]) -> dict[str, Any]:
    """Moments as local ISO times."""
    from datetime import datetime

    from danish.workdays import local

    return {name: local(value).isoformat() if isinstance(value, datetime) else value for name, value in record.items()}


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


def labelled_lines(path: Path, read: Callable[[dict[str, Any]], Label]) -> list[Label]:
    """The lines of a labelled file as the evaluation wants them."""
    found: list[Label] = []
    for number, record in json_lines(path):
        try:
            found.append(read(record))
        except (KeyError, TypeError, ValueError):
            fail(text.bad_line(str(path), number, text.BAD_LABELS))
    return found


def needed(path: Path, number: int, record: dict[str, Any], key: str) -> str:
    """A text that the line must have."""
    value = record.get(key)
    if not isinstance(value, str) or (key == "q" and not value.strip()):
        fail(text.bad_line(str(path), number, text.missing_key(key)))
    return str(value)


def echo_json(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))
