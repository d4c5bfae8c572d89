"""``brobygger import`` and ``brobygger reports``, and what ``ask`` does with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.support.documents import pdf

TEXT = "Kantinen lærte af forløbet, at opvaskeren skal have en fast makker og en tavle med dagens opgaver."
ASKED = "hvordan klarer opvaskeren sig med tavle og makker?"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nfolder = "{tmp_path / "data"}"\n', encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return pdf(tmp_path / "kantinen.pdf", "Forside til rapporten om kantinen.", TEXT)


def brobygger(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--config", str(config), *arguments])


def test_an_imported_report_is_listed(config: Path, report: Path) -> None:
    done = brobygger(config, "import", str(report), "--title", "Kantinen 2025")

    assert done.output == "Rapport 1 er hentet ind: Kantinen 2025 (2 sider og 2 afsnit).\n"
    assert "  1  Kantinen 2025 – 2 sider og 2 afsnit" in brobygger(config, "reports").output


def test_the_second_import_of_a_file_says_so(config: Path, report: Path) -> None:
    brobygger(config, "import", str(report))

    assert "hentet ind igen" in brobygger(config, "import", str(report)).output


def test_without_reports_the_list_says_how_to_get_one(config: Path) -> None:
    assert "brobygger import" in brobygger(config, "reports").output


def test_a_report_is_removed_by_its_number(config: Path, report: Path) -> None:
    brobygger(config, "import", str(report))

    assert brobygger(config, "reports", "--remove", "7").exit_code == 2
    assert "Rapport 1 er fjernet." in brobygger(config, "reports", "--remove", "1").output
    assert "kantinen" not in brobygger(config, "reports").output


def test_a_question_without_an_entry_is_met_with_the_reports_words(config: Path, report: Path) -> None:
    brobygger(config, "import", str(report))
    shown = brobygger(config, "ask", ASKED).output

    assert "Fra egne rapporter" in shown
    assert "fast makker" in shown
    assert "kantinen, side 2" in shown


def test_the_fixed_form_keeps_its_keys_and_adds_the_passages(config: Path, report: Path) -> None:
    brobygger(config, "import", str(report))
    record = json.loads(brobygger(config, "ask", "--json", ASKED).output)

    assert "makker" not in record["text"]
    assert [(one["report"], one["page"]) for one in record["passages"]] == [("kantinen", 2)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "er tom"),
        ("a.pdf", b"ingen PDF", "kan ikke læses"),
        ("a.xlsx", b"tal", "er ikke PDF"),
        ("a.txt", b"Borgeren 310290-1234 kom i job hos gartneren", "1 CPR-nummer"),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_message(
    config: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = brobygger(config, "import", str(tmp_path / name))

    assert done.exit_code == 2
    assert said in done.output
    assert "310290" not in done.output
    assert "ingen rapporter" in brobygger(config, "reports").output


def test_cpr_numbers_are_named_by_page(config: Path, tmp_path: Path) -> None:
    bad = pdf(tmp_path / "a.pdf", TEXT, "310290-1234\n300291-4321")

    assert "2 CPR-numre (side 2: 2)" in brobygger(config, "import", str(bad)).output
