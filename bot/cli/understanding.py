"""What the assistant answers and understands, one text or many: ask, parse."""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot.cli.common import echo_json, fail, knowledge_of
from bot.cli.lines import json_lines, needed
from bot.text.terminal import words as text


@click.command(help="Ét svar i terminalen.")
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


@click.group(help="Hvad Brobygger ville forstå.")
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
