"""Openings as a table for a spreadsheet: csv as Danish Excel opens it, and xlsx."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from bot.domain.openings.opening import Opening
from bot.text import openings as text
from danish.workdays import local_date

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)."""

Cell = str | int | float


def rows(openings: Sequence[Opening]) -> list[list[Cell]]:
    """The headings, then one row for each opening; numbers are numbers, dates ISO, texts harmless."""
    return [list(text.EXPORT_HEADINGS), *([harmless(cell) for cell in _cells(one)] for one in openings)]


def as_csv(openings: Sequence[Opening]) -> bytes:
    """Semicolons, decimal commas and a byte order mark: what Danish Excel expects."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows(openings):
        writer.writerow([_comma(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(openings: Sequence[Opening]) -> bytes:
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet: Any = book.add_worksheet(text.EXPORT_SHEET)
    bold: Any = book.add_format({"bold": True})
    table = rows(openings)
    for at, row in enumerate(table):
        sheet.write_row(at, 0, row, bold if at == 0 else None)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(table) - 1), len(text.EXPORT_HEADINGS) - 1)
    sheet.set_column(0, len(text.EXPORT_HEADINGS) - 1, 16)
    book.close()
    return out.getvalue()


FORMATS: Final[dict[str, Callable[[Sequence[Opening]], bytes]]] = {"csv": as_csv, "xlsx": as_xlsx}


def harmless(cell: Cell) -> Cell:
    """A text that begins like a formula gets an apostrophe in front, so that it stays a text."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(DANGEROUS):
        return f"'{cell}"
    return cell


def _cells(opening: Opening) -> list[Cell]:
    draft = opening.fields
    return [
        opening.number,
        text.STATES[opening.state],
        draft.company or "",
        opening.cvr or "",
        draft.place or "",
        draft.tasks or "",
        draft.positions or "",
        opening.filled,
        text.TYPES[draft.type] if draft.type else "",
        "" if draft.hours_min is None else draft.hours_min,
        "" if draft.hours_max is None else draft.hours_max,
        text.weekdays(draft.weekdays),
        draft.time_of_day or "",
        "" if draft.start is None else (text.ASAP if draft.start == "asap" else draft.start.isoformat()),
        "" if draft.deadline is None else draft.deadline.isoformat(),
        draft.contact_name or "",
        draft.contact_phone or "",
        draft.contact_email or "",
        draft.requirements or "",
        draft.considerations or "",
        *(_day(moment) for moment in _moments(opening)),
        text.CLOSINGS[opening.closing] if opening.closing else "",
    ]


def _moments(opening: Opening) -> tuple[datetime | None, ...]:
    return (
        opening.registered_at,
        opening.handed_over_at,
        opening.qualified_at,
        opening.matched_at,
        opening.ended_at,
    )


def _day(moment: datetime | None) -> str:
    return "" if moment is None else local_date(moment).isoformat()


def _comma(cell: Cell) -> str:
    return f"{cell:g}".replace(".", ",") if isinstance(cell, float) else str(cell)
