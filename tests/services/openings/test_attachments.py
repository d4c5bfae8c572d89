"""Files that come with a mail or message."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.domain.openings.mail import Sender, read
from bot.services.openings.attachments import MOST_FILES, mail_of, readable, texts
from tests.support.documents import pdf, word

AD = "Rideskolen Sporet i Vejle søger en staldhjælper i småjob, 8 timer om ugen."
NOW = datetime(2026, 11, 30, 9)


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


def sent(*, html: bool = False) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Bente Holm <bente@sporet.example>"
    mail["Subject"] = "Staldhjælper"
    mail.set_content("Se vedhæftede" if not html else "<p>Se vedhæftede</p>", subtype="html" if html else "plain")
    mail.add_attachment(AD.encode(), maintype="text", subtype="plain", filename="opslag.txt")
    return mail


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_as_it_was_sent(html: bool) -> None:
    mail = mail_of(bytes(sent(html=html)))

    (found,) = read(mail, NOW)

    assert mail.sender == Sender("Bente Holm", "bente@sporet.example")
    assert mail.subject == "Staldhjælper"
    assert found.source == "opslag.txt"
    assert found.parsed.drafts[0].contact_email == "bente@sporet.example"


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"Content-Type: text/plain; charset=nonsense\n\nhej"])
def test_a_broken_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    assert mail_of(raw).subject == ""
