"""``brobygger export openings``."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.domain.openings.form import Written
from tests.support.desk import CHANNEL, POSTER, Desk


def export(folder: Path, *arguments: str) -> Result:
    config = folder / "config.toml"
    config.write_text(f'[data]\nfolder = "{folder}"\n', encoding="utf-8")
    return CliRunner().invoke(main, ["--config", str(config), "export", "openings", *arguments])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_all_openings_are_written_to_a_file(tmp_path: Path, form: str) -> None:
    Desk(tmp_path).story.openings.create(POSTER, Written({"company": "=Netto", "tasks": "lager"}), CHANNEL)
    out = tmp_path / f"job.{form}"

    result = export(tmp_path, "--format", form, "--out", str(out))
    assert result.exit_code == 0
    assert "1 jobåbninger" in result.output
    if form == "csv":
        assert ";'=Netto;" in out.read_text(encoding="utf-8-sig")
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).active
        assert sheet is not None
        assert sheet["C2"].value == "'=Netto"


def test_a_file_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    result = export(tmp_path, "--out", str(tmp_path / "mangler" / "job.csv"))

    assert result.exit_code == 2
    assert "kan ikke skrives" in result.output
