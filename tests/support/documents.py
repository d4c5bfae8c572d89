"""Small files of the formats that reports come in, made on the spot."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf


def pdf(path: Path, *pages: str, password: str = "") -> Path:
    """A PDF with one line of text per line of each page; an empty page is a page without text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "]
    objects[2] += "/Encoding /WinAnsiEncoding >>"
    kids: list[str] = []
    for text in pages:
        lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.splitlines()]
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}\nET" if lines else ""
        size = len(stream.encode("cp1252"))
        objects.append(f"<< /Length {size} >>\nstream\n{stream}\nendstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    path.write_bytes(_file(objects))
    if password:
        writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(path.read_bytes())))
        writer.encrypt(password, algorithm="RC4-128")
        with path.open("wb") as file:
            writer.write(file)
    return path


def _file(objects: list[str]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def word(path: Path, *blocks: str) -> Path:
    """A Word file: a block that begins with ``#`` is a heading, ``\\f`` breaks the page, ``|`` makes a table's row."""
    document = docx.Document()
    for block in blocks:
        if block.startswith("#"):
            document.add_heading(block.lstrip("# "))
        elif block == "\f":
            document.add_page_break()
        elif "|" in block:
            cells = block.split("|")
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
        else:
            document.add_paragraph(block)
    document.save(str(path))
    return path
