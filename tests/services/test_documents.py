"""The bounds of what one file may hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.services import documents
from bot.services.documents import Unusable, UnusableDocument
from tests.support.documents import pdf, word


def refused(name: str, content: bytes) -> Unusable:
    with pytest.raises(UnusableDocument) as error:
        documents.pages(name, content)
    return error.value.reason


@pytest.mark.parametrize(("part_of_it", "tens_of_megabytes"), [("word/media/image1.png", 21), ("word/extra.xml", 3)])
def test_a_word_file_that_unpacks_to_a_huge_one_is_left(
    tmp_path: Path, part_of_it: str, tens_of_megabytes: int
) -> None:
    packed = io.BytesIO(word(tmp_path / "a.docx", "Nogle ord om haven og hegnet").read_bytes())
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file, file.open(part_of_it, "w") as part:
        for _ in range(tens_of_megabytes):
            part.write(bytes(10_000_000))

    assert len(packed.getvalue()) < 1_000_000
    assert refused("a.docx", packed.getvalue()) is Unusable.TOO_LARGE


def test_a_file_of_more_than_50_megabytes_is_left() -> None:
    assert refused("a.txt", b"ord " * 12_500_001) is Unusable.TOO_LARGE


def test_more_text_than_anybody_reads_is_left() -> None:
    assert refused("a.txt", b"ord " * 2_500_001) is Unusable.TOO_LARGE


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(documents.MOST_BYTES + 1)
    with pytest.raises(UnusableDocument) as error:
        documents.read(path)

    assert error.value.reason is Unusable.TOO_LARGE


def test_the_first_pages_alone(tmp_path: Path) -> None:
    content = pdf(tmp_path / "a.pdf", "Den første side om hegn og haver", "Den anden side om hæk").read_bytes()

    assert [page.number for page in documents.pages("a.pdf", content, 1)] == [1]
    assert [page.number for page in documents.pages("a.pdf", content)] == [1, 2]
