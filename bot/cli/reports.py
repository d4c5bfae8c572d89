"""Commands of reports: the month's figures, and own reports as sources."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import explained, fail, open_store, services_of
from bot.text.terminal import words as text


@click.command(help="Månedens tal, som i Slack: på skærmen, som billede og som regneark. Måned: 2026-11.")
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


@click.command("import", help="Hent en egen rapport ind (PDF, DOCX, Markdown eller tekst).")
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


@click.command(help="Vis de egne rapporter, der er hentet ind.")
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
