"""Reads a report file into pages. The PDF and Word libraries are loaded only when such a file is read."""
# ruff: noqa: PLC0415

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from knowledge.passages import Page

LEAST_LETTERS = 20
"""Fewer letters than this in a whole file are no text."""

MOST_BYTES = 100_000_000
"""A file that is larger is not read."""

MOST_TEXT = 20_000_000
"""Bytes of XML that a Word file may unpack to: a thousand pages are about five million, and reading takes ten times as
much memory."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How an encrypted Word file begins (and a .doc): a compound file instead of a zip archive ([MS-OFFCRYPTO])."""


class Unusable(StrEnum):
    """Why a file cannot be imported."""

    NOT_THERE = "not_there"
    UNKNOWN_TYPE = "unknown_type"
    EMPTY = "empty"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TOO_LARGE = "too_large"


class UnusableReport(Exception):
    """The file cannot be imported; nothing was stored."""

    def __init__(self, reason: Unusable) -> None:
        super().__init__(str(reason))
        self.reason = reason


def read(path: Path) -> tuple[bytes, list[Page]]:
    """The file's bytes and its pages. Raises UnusableReport."""
    reader = READERS.get(path.suffix.lower())
    if not path.is_file():
        raise UnusableReport(Unusable.NOT_THERE)
    if reader is None:
        raise UnusableReport(Unusable.UNKNOWN_TYPE)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableReport(Unusable.TOO_LARGE)
        content = path.read_bytes()
    except OSError as error:
        raise UnusableReport(Unusable.BROKEN) from error
    if not content.strip():
        raise UnusableReport(Unusable.EMPTY)
    pages = reader(content)
    if not has_text("".join(page.text for page in pages)):
        raise UnusableReport(Unusable.SCANNED if path.suffix.lower() == ".pdf" else Unusable.EMPTY)
    return content, pages


def has_text(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) >= LEAST_LETTERS


def _pdf(content: bytes) -> list[Page]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        # An empty password opens what is only protected against printing.
        if reader.is_encrypted and not _opens(reader):
            raise UnusableReport(Unusable.ENCRYPTED)
        return [Page(number, page.extract_text()) for number, page in enumerate(reader.pages, 1)]
    except UnusableReport:
        raise
    except Exception as error:  # a damaged file fails inside pypdf in every way there is
        raise UnusableReport(Unusable.BROKEN) from error


def _opens(reader: Any) -> bool:
    try:
        return bool(reader.decrypt(""))
    except Exception:  # AES without the cryptography package: a password is needed all the same
        return False


def _docx(content: bytes) -> list[Page]:
    import docx

    if content.startswith(_OLE):
        raise UnusableReport(Unusable.ENCRYPTED)
    if _unpacks_to(content) > MOST_TEXT:
        raise UnusableReport(Unusable.TOO_LARGE)
    try:
        document = docx.Document(io.BytesIO(content))
        blocks = list(_blocks(document))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnusableReport(Unusable.BROKEN) from error
    except Exception as error:  # lxml and python-docx raise types of their own for broken parts
        raise UnusableReport(Unusable.BROKEN) from error
    return _paged("\n\n".join(blocks))


def _unpacks_to(content: bytes) -> int:
    """The bytes of a Word file's XML as its directory states them; Python reads no more of a part than that."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
    except zipfile.BadZipFile as error:
        raise UnusableReport(Unusable.BROKEN) from error


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _blocks(document: Any) -> Iterator[str]:
    """Paragraphs with Markdown marks for headings, tables as rows of cells; a form feed where a page ends."""
    rendered = any(True for _ in document.element.body.iter(f"{_WORD}lastRenderedPageBreak"))
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield "\n".join(_row(row) for row in block.rows)
            continue
        text = "".join(_words(block, rendered=rendered))
        style = str(block.style.name if block.style is not None else "")
        heading = re.match(r"(?:heading|overskrift|title|titel)\b", style, re.IGNORECASE)
        yield re.sub(r"(?=\S)", "# ", text, count=1) if heading and text.strip() else text


def _row(row: Any) -> str:
    """The cells of a table's row; a merged cell comes once."""
    cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
    return "\t".join(cells.values())


def _words(paragraph: Any, *, rendered: bool) -> Iterator[str]:
    """Word writes where its pages ended when it was last saved; other programs know only breaks set by hand."""
    for element in paragraph._p.iter():
        match str(element.tag).removeprefix(_WORD):
            case "t":
                yield str(element.text or "")
            case "tab":
                yield " "
            case "lastRenderedPageBreak":
                yield "\f"
            case "br":
                by_hand = element.get(f"{_WORD}type") == "page"
                yield "\f" if by_hand and not rendered else "\n"
            case "noBreakHyphen":
                yield "-"
            case _:
                pass


def _plain(content: bytes) -> list[Page]:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnusableReport(Unusable.BROKEN)
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return _paged(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnusableReport(Unusable.BROKEN)


def _paged(text: str) -> list[Page]:
    """Form feeds end pages; a text without any has no pages."""
    if "\f" not in text:
        return [Page(None, text)]
    return [Page(number, part) for number, part in enumerate(text.split("\f"), 1)]


READERS = cast(
    "dict[str, Callable[[bytes], list[Page]]]",
    {".pdf": _pdf, ".docx": _docx, ".md": _plain, ".markdown": _plain, ".txt": _plain},
)
"""The formats by a file's suffix."""
