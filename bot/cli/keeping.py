"""Commands on what is kept: copies, citizen references, tables, messages that wait."""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.cli.common import explained, fail, load_config, services_of
from bot.text.terminal import words as text


@click.command(help="Kopiér databasen til en fil, ellers blandt kopierne; også mens Brobygger kører.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    from bot.clock import SystemClock
    from bot.operations import copies

    with explained():
        click.echo(copies.back_up(load_config(context), file, SystemClock()))


@click.command(help="Sæt en sikkerhedskopi i stedet for databasen; den nuværende gemmes blandt kopierne.")
@click.option("--check", is_flag=True, help="Prøv kun: sig, hvad kopien indeholder.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path, check: bool) -> None:
    from bot.clock import SystemClock
    from bot.operations import copies

    config = load_config(context)
    with explained():
        click.echo(copies.rehearse(config, file) if check else copies.restore(config, file, SystemClock()))


@click.command(help="Slet en borgerreference overalt, og sig, hvad der blev slettet. Kan ikke fortrydes.")
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


@click.group(help="Det, der er gemt om én reference eller én bruger, og tabeller til regneark.")
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


@click.command(help="Beskeder, der venter eller er parkeret; --again sender en parkeret igen.")
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
