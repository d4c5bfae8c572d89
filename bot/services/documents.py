"""Reads PDF, Word and text files into pages, for own reports and for what is attached to a message.

The PDF and Word libraries are loaded only when such a file is read. What one file may hold has bounds, so that a small
file that unpacks to a huge one stops here; pypdf unpacks no stream of more than 75 MB.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, Final, cast

from knowledge.passages import Page

LEAST_LETTERS = 20
"""Fewer letters than this in a whole file are no text."""
MOST_BYTES: Final = 50_000_000
"""The size of a file."""
MOST_UNPACKED: Final = 200_000_000
"""Bytes that the parts of a Word file unpack to, as its own directory states them; zipfile reads no further."""
MOST_XML: Final = 20_000_000
"""Of these the XML: a thousand pages are about five million, and reading takes ten times as much memory."""
MOST_PAGES: Final = 3_000
MOST_CHARACTERS: Final = 10_000_000
"""Characters of text in one file: some thousand full pages."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How an encrypted Word file begins (and a .doc): a compound file instead of a zip archive ([MS-OFFCRYPTO])."""


class Unusable(StrEnum):
    """Why a file cannot be read."""

    NOT_THERE = "not_there"
    UNKNOWN_TYPE = "unknown_type"
    EMPTY = "empty"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TOO_LARGE = "too_large"


class UnusableDocument(Exception):
    """The file cannot be read."""

    def __init__(self, reason: Unusable) -> None:
        super().__init__(str(reason))
        self.reason = reason


def read(path: Path) -> tuple[bytes, list[Page]]:
    """The file's bytes and its pages. Raises UnusableDocument."""
    if not path.is_file():
        raise UnusableDocument(Unusable.NOT_THERE)
    if path.suffix.lower() not in READERS:
        raise UnusableDocument(Unusable.UNKNOWN_TYPE)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableDocument(Unusable.TOO_LARGE)
        content = path.read_bytes()
    except OSError as error:
        raise UnusableDocument(Unusable.BROKEN) from error
    return content, pages(path.name, content)


def pages(name: str, content: bytes, first: int | None = None) -> list[Page]:
    """The pages of a file of this name, of a PDF only the ``first`` ones where so asked. Raises UnusableDocument."""
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        raise UnusableDocument(Unusable.UNKNOWN_TYPE)
    if len(content) > MOST_BYTES:
        raise UnusableDocument(Unusable.TOO_LARGE)
    if not content.strip():
        raise UnusableDocument(Unusable.EMPTY)
    found = _pdf(content, first) if suffix == ".pdf" else READERS[suffix](content)
    if sum(len(page.text) for page in found) > MOST_CHARACTERS:
        raise UnusableDocument(Unusable.TOO_LARGE)
    if not has_text("".join(page.text for page in found)):
        raise UnusableDocument(Unusable.SCANNED if suffix == ".pdf" else Unusable.EMPTY)
    return found


def has_text(text: str) -> bool:
    """Whether it holds enough letters to be more than what a scan leaves."""
    return len(re.findall(r"[^\W\d_]", text)) >= LEAST_LETTERS


def _pdf(content: bytes, first: int | None = None) -> list[Page]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        # An empty password opens what is only protected against printing.
        if reader.is_encrypted and not _opens(reader):
            raise UnusableDocument(Unusable.ENCRYPTED)
        return list(_pages(reader, first))
    except UnusableDocument:
        raise
    except Exception as error:  # a damaged file fails inside pypdf in every way there is
        raise UnusableDocument(Unusable.BROKEN) from error


def _pages(reader: Any, first: int | None) -> Iterator[Page]:
    """Page for page, so that a file of endless text is left as soon as there is too much of it."""
    if first is None and len(reader.pages) > MOST_PAGES:
        raise UnusableDocument(Unusable.TOO_LARGE)
    characters = 0
    for number, page in enumerate(islice(cast("Iterable[Any]", reader.pages), first), 1):
        text = str(page.extract_text())
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise UnusableDocument(Unusable.TOO_LARGE)
        yield Page(number, text)


def _opens(reader: Any) -> bool:
    try:
        return bool(reader.decrypt(""))
    except Exception:  # AES without the cryptography package: a password is needed all the same
        return False


def _docx(content: bytes) -> list[Page]:
    import docx

    if content.startswith(_OLE):
        raise UnusableDocument(Unusable.ENCRYPTED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = [(part.filename.endswith((".xml", ".rels")), part.file_size) for part in packed.infolist()]
            if sum(size for _, size in sizes) > MOST_UNPACKED or sum(size for xml, size in sizes if xml) > MOST_XML:
                raise UnusableDocument(Unusable.TOO_LARGE)
        document = docx.Document(io.BytesIO(content))
        blocks = list(_blocks(document))
    except UnusableDocument:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnusableDocument(Unusable.BROKEN) from error
    except Exception as error:  # lxml and python-docx raise types of their own for broken parts
        raise UnusableDocument(Unusable.BROKEN) from error
    return _paged("\n\n".join(blocks))


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
        raise UnusableDocument(Unusable.BROKEN)
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return _paged(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnusableDocument(Unusable.BROKEN)


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
