"""How good the answers and readings are, by labelled files: eval."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import load_config
from bot.cli.lines import labelled_lines


@click.group("eval", help="Tal på en fil med facit.")
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
