"""The municipality's own reports: read from every format, stored whole or not at all, quoted where they bear on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.services.answers.own_reports import HoldsCpr, OwnReports, telling
from bot.services.documents import Unusable, UnusableDocument
from bot.store.sqlite.database import Store
from knowledge.search import Unknown
from tests.support.clock import FixedClock
from tests.support.documents import pdf, word
from tests.support.seeding import TEAM

GARDEN = "Gartneriet i Egeby tog ti borgere ind i vækstsæsonen.\nSyv af dem passede drivhusene alene efter tre uger."
CANTEEN = "Kantinen lærte af forløbet, at opvaskeren skal have en fast makker\nog en tavle med dagens opgaver."


@pytest.fixture
def reports(tmp_path: Path) -> OwnReports:
    store = Store(tmp_path / "data.sqlite", TEAM)
    store.open()
    return OwnReports(store, FixedClock())


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


MADE: dict[str, Callable[[Path], Path]] = {
    "pdf": lambda folder: pdf(folder / "egeby_2025.pdf", GARDEN, CANTEEN),
    "docx": lambda folder: word(folder / "egeby_2025.docx", "# Gartneri", GARDEN, "\f", "# Kantine", CANTEEN),
    "txt": lambda folder: written(folder / "egeby_2025.txt", f"{GARDEN}\n\f{CANTEEN}\n"),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_passage_is_quoted_with_report_and_page(reports: OwnReports, tmp_path: Path, kind: str) -> None:
    done = reports.add(MADE[kind](tmp_path))
    [quote] = reports.quotes("hvem skal være makker for opvaskeren?")

    assert done.report.pages == 2
    assert (quote.report, quote.page) == ("egeby 2025", 2)
    assert "fast makker og en tavle" in quote.text


def test_markdown_has_headings_instead_of_pages(reports: OwnReports, tmp_path: Path) -> None:
    reports.add(written(tmp_path / "a.md", f"# Gartneri\n\n{GARDEN}\n\n# Kantine\n\n{CANTEEN}\n"), "Egeby")
    [quote] = reports.quotes("makker opvasker")

    assert (quote.report, quote.page, quote.heading) == ("Egeby", None, "Kantine")


def test_the_rows_of_a_word_table_are_found(reports: OwnReports, tmp_path: Path) -> None:
    reports.add(word(tmp_path / "a.docx", GARDEN, "Drivhus|Syv ansatte|Gartner Flor"))

    assert "Gartner Flor" in reports.quotes("Gartner Flor drivhus")[0].text


def test_an_old_text_file_keeps_its_letters(reports: OwnReports, tmp_path: Path) -> None:
    path = tmp_path / "gammel.txt"
    path.write_bytes(CANTEEN.encode("cp1252"))
    reports.add(path)

    assert "lærte" in reports.quotes("opvaskerens makker")[0].text


@pytest.mark.parametrize(
    "question",
    ["xyzzy plugh", "hvad er det", "", "?!", "17 23", "flyrejse til Madrid med makker og regnvejr i juli", "* OR NOT"],
)
def test_nonsense_finds_nothing(reports: OwnReports, tmp_path: Path, question: str) -> None:
    reports.add(MADE["pdf"](tmp_path))

    assert reports.quotes(question) == ()


def test_nothing_is_quoted_beside_small_talk(reports: OwnReports, tmp_path: Path) -> None:
    reports.add(MADE["pdf"](tmp_path))

    assert reports.beside("opvaskerens makker", Unknown(small_talk=True)) == ()
    assert reports.beside("opvaskerens makker", Unknown(pointer="Borgerservice")) == ()
    assert reports.beside("opvaskerens makker", Unknown()) != ()


def test_at_most_three_passages_are_quoted(reports: OwnReports, tmp_path: Path) -> None:
    pages = [f"Drivhus nummer {n} i Egeby skal vandes af gartneren hver eneste morgen." for n in range(9)]
    reports.add(pdf(tmp_path / "a.pdf", *pages))

    assert len(reports.quotes("vande drivhus")) == 3


def test_the_same_file_again_replaces_the_earlier_import(reports: OwnReports, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", GARDEN)
    first = reports.add(path)
    again = reports.add(path)
    moved = reports.add(written(tmp_path / "b.txt", GARDEN))
    changed = reports.add(written(tmp_path / "b.txt", CANTEEN))

    assert not first.replaced
    assert again.replaced
    assert moved.replaced
    assert changed.replaced
    assert len(reports.all()) == 1
    assert reports.quotes("drivhusene i gartneriet") == ()
    assert len(reports.quotes("opvaskerens makker")) == 1


def test_a_removed_report_is_gone(reports: OwnReports, tmp_path: Path) -> None:
    number = reports.add(MADE["pdf"](tmp_path)).number

    assert reports.remove(number)
    assert not reports.remove(number)
    assert reports.quotes("opvaskerens makker") == ()


def test_cpr_numbers_are_refused_with_page_and_count(reports: OwnReports, tmp_path: Path) -> None:
    bad = pdf(tmp_path / "a.pdf", GARDEN, f"{CANTEEN}\n310290-1234", "310290-1234\nog\n300291-4321 her")
    with pytest.raises(HoldsCpr) as refused:
        reports.add(bad)

    assert refused.value.places == {2: 1, 3: 2}
    assert reports.all() == []


def test_pages_without_text_are_counted(reports: OwnReports, tmp_path: Path) -> None:
    assert reports.add(pdf(tmp_path / "a.pdf", GARDEN, "", CANTEEN)).without_text == 1


BROKEN: dict[str, tuple[Callable[[Path], Path], Unusable]] = {
    "missing": (lambda folder: folder / "a.pdf", Unusable.NOT_THERE),
    "folder": (lambda folder: folder, Unusable.NOT_THERE),
    "spreadsheet": (lambda folder: written(folder / "a.xlsx", GARDEN), Unusable.UNKNOWN_TYPE),
    "empty": (lambda folder: written(folder / "a.pdf", ""), Unusable.EMPTY),
    "blank": (lambda folder: written(folder / "a.txt", " \n\n "), Unusable.EMPTY),
    "no words": (lambda folder: written(folder / "a.md", "12 34 – 56"), Unusable.EMPTY),
    "no pdf": (lambda folder: written(folder / "a.pdf", GARDEN), Unusable.BROKEN),
    "no docx": (lambda folder: written(folder / "a.docx", GARDEN), Unusable.BROKEN),
    "scanned": (lambda folder: pdf(folder / "a.pdf", "", ""), Unusable.SCANNED),
    "empty docx": (lambda folder: word(folder / "a.docx"), Unusable.EMPTY),
    "password": (lambda folder: pdf(folder / "a.pdf", GARDEN, password="hemmelig"), Unusable.ENCRYPTED),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_cannot_be_used_leaves_nothing_behind(reports: OwnReports, tmp_path: Path, kind: str) -> None:
    make, reason = BROKEN[kind]
    with pytest.raises(UnusableDocument) as refused:
        reports.add(make(tmp_path))

    assert refused.value.reason is reason
    assert reports.all() == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_cut_short_is_broken(reports: OwnReports, tmp_path: Path, kind: str) -> None:
    path = MADE[kind](tmp_path)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(UnusableDocument):
        reports.add(path)

    assert reports.all() == []


def test_an_encrypted_word_file_is_known_by_its_first_bytes(reports: OwnReports, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnusableDocument) as refused:
        reports.add(path)

    assert refused.value.reason is Unusable.ENCRYPTED


def test_a_binary_file_with_a_texts_name_is_broken(reports: OwnReports, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(UnusableDocument) as refused:
        reports.add(path)

    assert refused.value.reason is Unusable.BROKEN


def test_words_that_stand_everywhere_are_not_searched_for() -> None:
    assert telling({"sjælden": 3, "jævnlig": 900, "overalt": 80_000}) == ["sjælden", "jævnlig"]
    assert telling({"overalt": 80_000}) == []


@pytest.mark.parametrize("in_name", ["title", "file"])
def test_a_number_in_title_or_file_name_is_refused(reports: OwnReports, tmp_path: Path, in_name: str) -> None:
    path = written(tmp_path / ("sag 311190-1234.txt" if in_name == "file" else "sag.txt"), GARDEN)
    with pytest.raises(HoldsCpr) as refused:
        reports.add(path, "Sag 31-11-1990-1234" if in_name == "title" else "")

    assert refused.value.in_name
    assert reports.all() == []


def test_what_only_looks_like_one_in_a_table_is_not_kept(reports: OwnReports, tmp_path: Path) -> None:
    table = "Drivhusenes tal for hver uge i hele perioden:\n12 31 11 90 2136 14\n"
    reports.add(written(tmp_path / "tal.txt", f"{GARDEN}\n\n{table}"))

    [quote] = reports.quotes("drivhusenes tal hver uge perioden")
    assert "31 11 90 2136" not in quote.text
