"""Files that come with a mail or message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.services.openings.attachments import MOST_FILES, readable, texts
from tests.support.documents import pdf, word

AD = "Rideskolen Sporet i Vejle søger en staldhjælper i småjob, 8 timer om ugen."


def test_pdf_word_and_text_are_read(tmp_path: Path) -> None:
    files = [
        ("opslag.PDF", pdf(tmp_path / "a.pdf", AD).read_bytes()),
        ("opslag.docx", word(tmp_path / "a.docx", "# Staldhjælper", AD).read_bytes()),
        ("opslag.txt", AD.encode("cp1252")),
    ]

    found = texts(files)

    assert [one.name for one in found] == ["opslag.PDF", "opslag.docx", "opslag.txt"]
    assert all(AD in one.text for one in found)


def test_only_the_first_pages_are_read(tmp_path: Path) -> None:
    content = pdf(tmp_path / "a.pdf", *(f"Side nummer {number} af mange" for number in range(1, 31))).read_bytes()

    (found,) = texts([("a.pdf", content)])

    assert "nummer 10 af" in found.text
    assert "nummer 11 af" not in found.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"\x89PNG"),
        ("a.pdf", b"not a pdf"),
        ("a.docx", b"PK\x03\x04"),
        ("a.docx", b"\xd0\xcf\x11\xe0"),
        ("a.txt", b""),
        ("a.txt", b"x" * 10_000_001),
        ("no ending", b"text"),
    ],
)
def test_what_cannot_be_read_is_an_empty_text(name: str, content: bytes) -> None:
    assert texts([(name, content)])[0].text == ""


def test_no_more_than_five_files_are_read() -> None:
    assert len(texts([(f"{number}.txt", AD.encode()) for number in range(9)])) == MOST_FILES


def test_what_is_not_worth_fetching() -> None:
    assert readable("opslag.PDF", 10_000_000)
    assert not readable("opslag.pdf", 10_000_001)
    assert not readable("billede.jpg", 10)
