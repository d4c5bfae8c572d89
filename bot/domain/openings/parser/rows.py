"""Openings in rows: pasted tables with a heading line, and lists whose cells are parted by bars or slashes."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.fields.labels import is_label

_SEPARATORS: Final = (
    ("|", re.compile(r"[ ]*\|[ ]*")),
    ("/", re.compile(r" +/ +| +// +")),
    (";", re.compile(r"[ ]*;[ ]*")),
)
"""How cells are parted: a sign that the text must have, and what parts two cells."""
_RULED: Final = re.compile(r"^[\s|:+=-]*$")
LEAST_CELLS: Final = 3
LONGEST_CELL: Final = 60
"""Characters of a cell parted by semicolons; longer ones are clauses."""


def find_rows(text: str) -> tuple[list[str], str, str] | None:
    """The rows as small templates or telegrams, with the text before and after them; `None` where there are none."""
    lines = text.split("\n")
    for sign, separator in _SEPARATORS:
        if sign not in text:
            continue
        cells = [_cells(line, separator) for line in lines]
        numbers = [at for at, row in enumerate(cells) if len(row) >= LEAST_CELLS]
        if len(numbers) < 2:
            continue
        first, last = numbers[0], numbers[-1]
        head = cells[first]
        headed = sum(is_label(cell) for cell in head) >= len(head) - 1
        body = [cells[at] for at in numbers[1 if headed else 0 :]]
        if len(body) + headed < 2:
            continue
        rows = [_template(head, row) if headed else ", ".join(filter(None, row)) for row in body]
        return rows, "\n".join(lines[:first]), "\n".join(lines[last + 1 :])
    return None


def _cells(line: str, separator: re.Pattern[str]) -> list[str]:
    if _RULED.match(line):
        return []
    cells = [cell.strip() for cell in separator.split(line.strip().strip("|").strip())]
    return [] if separator.pattern.count(";") and max(map(len, cells)) > LONGEST_CELL else cells


_BAR: Final = re.compile(r" +(?:\||/{1,2}) +")


def without_bars(text: str) -> str:
    """A telegram of one line whose parts stand between bars, with dashes in their place."""
    return _BAR.sub(" – ", text) if "|" in text or " // " in text else text


_PART: Final = re.compile(r" +(?:/{1,2}|\||;) +|; +")
_NAMED_PART: Final = re.compile(
    r"(?:[^:\n]{3,30}: )?(?P<item>[A-ZÆØÅ][^,:\n]{2,40}, [A-ZÆØÅ][^,:\n]{1,30}[,:] [^\n]{3,})"
)


def find_parts(text: str) -> tuple[list[str], str] | None:
    """Openings between slashes on one line, each with its company, town and task; with the text before them."""
    if "\n" in text.strip():
        return None
    parts = _PART.split(text)
    named = [_NAMED_PART.fullmatch(part.strip()) for part in parts]
    if len(parts) < 2 or None in named:
        return None
    items = [match["item"] for match in named if match]
    return items, text[: text.index(items[0])]


def _template(head: list[str], row: list[str]) -> str:
    return "\n".join(f"{label}: {cell}" for label, cell in zip(head, row, strict=False) if cell and label)
