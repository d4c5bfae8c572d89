"""config.toml: complete, commented, and every mistake named at once."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Config, ConfigProblems, load

SHIPPED = Path(__file__).parents[1] / "config.toml"


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigProblems) as raised:
        load(path)
    return raised.value.problems


def test_the_shipped_file_says_the_defaults() -> None:
    assert load(SHIPPED) == Config()


def test_the_shipped_file_has_every_setting_with_a_comment() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    for table, settings in Config().model_dump(by_alias=True).items():
        missing = [name for name in settings if not re.search(rf"^#? ?\[*.*\b{name}\b", text, re.MULTILINE)]
        assert missing == [], table
    bare = [line for line in text.splitlines() if re.match(r"\w+ = ", line) and "#" not in line]
    assert bare == []


def test_all_mistakes_are_named_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '[chanels]\n[openings]\nmatch_withn = 4\nqualify_within = "to"\n[working_time]\nopens = "02:30"\n'
        '[logging]\nlevel = "LOUD"\n',
    )

    assert len(found) == 5
    assert any("mente du channels?" in line for line in found)
    assert any("mente du match_within?" in line for line in found)
    assert any("02:00" in line for line in found)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ('[working_time]\nopens = "ni"', "08:00"),
        ('[working_time]\nopens = "17:00"', "før closes"),
        ('[working_time]\nyearly_closed = ["31-02"]', "kalenderen"),
        ('[working_time]\nyearly_closed = ["juleaften"]', "24-12"),
        ("[followups]\nevery_weeks = 0", "mindst 1"),
        ('[privacy]\ncase_ref_pattern = "["', "regulært udtryk"),
        ('[privacy]\ncase_ref_example = "Jens"', "passer ikke"),
        ('[[targets.goals]]\nname = "x"\nfrom = 2027-01-01\nto = 2026-01-01', "før to"),
        ("[openings\nx", "linje 1"),
        ("[openings", "TOML"),
    ],
)
def test_each_mistake_comes_with_its_cure(tmp_path: Path, text: str, cure: str) -> None:
    assert any(cure in line for line in problems(tmp_path, text))


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblems):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("written", "every"),
    [("24h", timedelta(hours=24)), ("30m", timedelta(minutes=30)), ("7d", timedelta(days=7)), ("", None)],
)
def test_how_often_a_copy_is_made(tmp_path: Path, written: str, every: timedelta | None) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nbackup_every = "{written}"\n', encoding="utf-8")

    assert load(path).data.backup_every == every


@pytest.mark.parametrize("written", ['"24"', '"0h"', '"en dag"', "24"])
def test_a_length_that_is_none_is_named_with_its_form(tmp_path: Path, written: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[data]\nbackup_every = {written}\n", encoding="utf-8")

    with pytest.raises(ConfigProblems) as found:
        load(path)
    assert "data.backup_every: skriv en længde" in found.value.problems[0]
