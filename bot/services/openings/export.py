"""Openings as a table for a spreadsheet: csv as Danish Excel opens it, and xlsx."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Final

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from bot.domain.openings.fields import OPENING_FIELDS, Kind, OpeningField
from bot.domain.openings.opening import Opening
from bot.text import openings as text
from danish.workdays import local_date

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)."""

Cell = str | int | float


def rows(openings: Sequence[Opening]) -> list[list[Cell]]:
    """The headings, then one row for each opening; numbers are numbers, dates ISO, texts harmless."""
    columns = _columns().values()
    cells = ([harmless(cell(one)) for _, cell in columns] for one in openings)
    return [[heading for heading, _ in columns], *cells]


def as_csv(openings: Sequence[Opening]) -> bytes:
    """Semicolons, decimal commas and a byte order mark: what Danish Excel expects."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows(openings):
        writer.writerow([_comma(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(openings: Sequence[Opening]) -> bytes:
    """The openings as a spreadsheet; no text in it becomes a formula or a link."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet: Any = book.add_worksheet(text.EXPORT_SHEET)
    bold: Any = book.add_format({"bold": True})
    table = rows(openings)
    for at, row in enumerate(table):
        sheet.write_row(at, 0, row, bold if at == 0 else None)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(table) - 1), len(table[0]) - 1)
    sheet.set_column(0, len(table[0]) - 1, 16)
    book.close()
    return out.getvalue()


FORMATS: Final[dict[str, Callable[[Sequence[Opening]], bytes]]] = {"csv": as_csv, "xlsx": as_xlsx}


def harmless(cell: Cell) -> Cell:
    """A text that begins like a formula gets an apostrophe in front, so that it stays a text."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(DANGEROUS):
        return f"'{cell}"
    return cell


def _columns() -> dict[str, tuple[str, Callable[[Opening], Cell]]]:
    """Heading and cell of each column by its name: the fields of the form, with what else is known beside them."""
    headings = text.EXPORT_HEADINGS
    beside: dict[str, tuple[str, Callable[[Opening], Cell]]] = {
        "cvr": (headings["cvr"], lambda opening: opening.cvr or ""),
        "filled": (headings["filled"], lambda opening: opening.filled),
    }
    columns: dict[str, tuple[str, Callable[[Opening], Cell]]] = {
        "number": (headings["number"], lambda opening: opening.number),
        "state": (headings["state"], lambda opening: text.STATES[opening.state]),
    }
    for field in OPENING_FIELDS:
        for part in field.attributes:
            columns[part] = (text.LABELS[part], partial(_cell, field, part))
        if name := _FOLLOWED_BY.get(field.name):
            columns[name] = beside[name]
    for name in MOMENTS:
        columns[name] = (headings[name], partial(_moment, name))
    columns["closing"] = (headings["closing"], _closed)
    return columns


_FOLLOWED_BY: Final = {"company": "cvr", "positions": "filled"}
MOMENTS: Final = ("registered_at", "handed_over_at", "qualified_at", "matched_at", "ended_at")


def _cell(field: OpeningField, part: str, opening: Opening) -> Cell:
    value: object = getattr(opening.fields, part)
    if isinstance(value, int | float):
        return value
    if field.kind in {Kind.TYPE, Kind.DAYS}:
        return text.in_words(opening.fields, field)
    if value == "asap":
        return text.ASAP
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _closed(opening: Opening) -> Cell:
    return text.CLOSINGS[opening.closing] if opening.closing else ""


def _moment(name: str, opening: Opening) -> Cell:
    return _day(getattr(opening, name))


def _day(moment: datetime | None) -> str:
    return "" if moment is None else local_date(moment).isoformat()


def _comma(cell: Cell) -> str:
    return f"{cell:g}".replace(".", ",") if isinstance(cell, float) else str(cell)
