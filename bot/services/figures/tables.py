"""A report as tables of words and numbers: the same for a terminal, Slack and the spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from bot.domain.figures.reports import Figure, Value
from bot.domain.figures.targets import Aim, Attainment
from bot.services.figures.report import Report
from bot.text import reports as text

Cell = str | int | float
"""A cell of the spreadsheet: a number where it may be shown, else words."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows as people read them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figures(report: Report) -> Table:
    """Every figure of the scope that may be shown, with the month before."""
    rows = [
        (
            text.NAMES[figure],
            text.value(figure, report.now.of(report.scope, figure)),
            text.value(figure, report.before.of(report.scope, figure)),
        )
        for figure in Figure
        if figure not in hidden(report)
    ]
    head = (text.FIGURE, text.short_month(report.month), text.short_month(report.month.previous))
    return Table(text.FIGURES_TITLE, head, tuple(rows))


def hidden(report: Report) -> list[Figure]:
    """The figures whose rows would tell nothing, held back beside nothing or held back too: one line names them."""
    pairs = {figure: (report.now.of(report.scope, figure), report.before.of(report.scope, figure)) for figure in Figure}
    return [figure for figure, (now, before) in pairs.items() if now.hidden and (before.hidden or not before.amount)]


def targets(report: Report) -> Table | None:
    """Every target with what was reached; None without any."""
    if not report.attainments:
        return None
    rows = [
        (
            text.whose(one),
            text.AIMS[one.aim],
            text.reached(one),
            text.share(one) or text.DASH,
            text.verified(one) or text.DASH,
        )
        for one in report.attainments
    ]
    head = (text.WHO, text.AIM, f"{text.REACHED} / {text.TARGET}", text.SHARE, text.VERIFIED)
    return Table(text.TARGETS_TITLE, head, tuple(rows))


def parts(report: Report) -> Table | None:
    """The most important figures of each municipality or team; None where there are no parts."""
    if not report.parts:
        return None
    rows = [
        (text.scope_name(part), *(text.value(figure, report.now.of(part, figure)) for figure in text.PART_COLUMNS))
        for part in report.parts
    ]
    head = (text.WHO, *(text.PART_NAMES[figure] for figure in text.PART_COLUMNS))
    return Table(text.PARTS_TITLE, head, tuple(rows))


def tables(report: Report) -> list[Table]:
    """The tables of the report in their order; those without a row are left out."""
    return [table for table in (figures(report), targets(report), parts(report)) if table is not None]


def headline(report: Report) -> str:
    """The report in one sentence."""
    return text.headline(report.month, report.scope, report.now, report.before, running=report.is_running)


def has_hidden(report: Report) -> bool:
    """Whether anything on display is held back, so that the reader must be told why."""
    shown = [report.scope, *report.parts]
    values = [
        period.of(scope, figure) for period in (report.now, report.before) for scope in shown for figure in Figure
    ]
    return any(value.hidden for value in values) or any(one.hidden for one in report.attainments)


def who_counts(report: Report) -> list[str]:
    """Who counts for each aim that is on display."""
    aims = {one.aim for one in report.attainments}
    return [f"{text.AIMS[aim]}: {text.WHO_COUNTS[aim]}" for aim in Aim if aim in aims]


def notes(report: Report) -> list[str]:
    """The lines below the tables: what is still running, what is hidden and why, who counts."""
    running = [text.running(report.month, report.until)] if report.is_running else []
    held_back = [text.NAMES[figure] for figure in hidden(report)]
    return [
        *running,
        *([text.not_shown(held_back, report.minimum_group)] if held_back else []),
        *text.footnotes(report.minimum_group, report.repeat_after, hidden=has_hidden(report)),
        *who_counts(report),
    ]


def as_text(report: Report) -> str:
    """The whole report in aligned columns, for a terminal."""
    lines = [text.title(report.month, report.scope), headline(report), ""]
    for table in tables(report):
        lines += [table.title, *aligned(table), ""]
    return "\n".join([*lines, *(f"* {note}" for note in notes(report))])


def aligned(table: Table) -> list[str]:
    """Columns of equal width; the first to the left, the others to the right."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.head))]

    def line(row: Sequence[str]) -> str:
        first, *others = row
        return "  ".join(
            [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        ).rstrip()

    return [line(table.head), "  ".join("─" * width for width in widths), *(line(row) for row in table.rows)]


def as_xlsx(report: Report) -> bytes:
    """The same figures as numbers, in a workbook of up to four sheets."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold: Any = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped: Any = book.add_format({"text_wrap": True, "valign": "top"})
    for title, head, rows in _sheets(report):
        sheet: Any = book.add_worksheet(title)
        sheet.write_row(0, 0, head, bold)
        for position, row in enumerate(rows, 1):
            sheet.write_row(position, 0, row)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, len(head) - 1, 17)
    definitions: Any = book.add_worksheet(text.ABOUT_SHEET)
    definitions.set_column(0, 0, 110, wrapped)
    lines = [text.title(report.month, report.scope), *notes(report), text.DEFINITIONS]
    for position, line in enumerate(lines):
        definitions.write_string(position, 0, line)
    book.close()
    return out.getvalue()


def _sheets(report: Report) -> list[tuple[str, list[str], list[list[Cell]]]]:
    month, before = text.month_name(report.month), text.month_name(report.month.previous)
    scopes = [report.scope, *report.parts]
    rows: list[list[Cell]] = [
        [
            text.scope_name(scope),
            text.NAMES[figure],
            *_cells(report.now.of(scope, figure)),
            *_cells(report.before.of(scope, figure)),
        ]
        for scope in scopes
        for figure in Figure
    ]
    sheets = [(text.FIGURES_TITLE, [text.WHO, text.FIGURE, month, text.BEHIND, before, text.BEHIND], rows)]
    if report.attainments:
        sheets.append((text.TARGETS_TITLE, list(text.TARGET_HEAD), [_target_cells(one) for one in report.attainments]))
    return sheets


def _cells(value: Value) -> tuple[Cell, Cell]:
    if value.hidden:
        return text.NOT_SHOWN, ""
    return ("" if value.amount is None else value.amount), ("" if value.of is None else value.of)


def _target_cells(one: Attainment) -> list[Cell]:
    numbers = (one.reached, one.target, one.degree, one.base, one.share_reached, one.share)
    cells: list[Cell] = ["" if number is None else number for number in numbers]
    if one.hidden:
        cells[0] = text.NOT_SHOWN
    proven = "" if one.verified is None else one.verified
    if one.verified is None and text.verified(one):
        proven = text.NOT_SHOWN
    return [one.name, text.whose(one), text.AIMS[one.aim], *cells, proven]
