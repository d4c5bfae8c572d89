"""The picture of the house is the house: layers as in pyproject.toml, every named path and command exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "udvikling.md"
TOP = ("bot", "danish", "knowledge", "handlers", "schedules", "tests", "benchmarks", "docs", "deploy", "scripts")
NAMED = re.compile(rf"`((?:{'|'.join(TOP)})/[^`\s{{*<]*)`")
PATTERN = re.compile(r"NNN|<|\*")
DOCS = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_picture_shows_the_layers_that_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [one for one in project["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    drawn = GUIDE.read_text(encoding="utf-8").split("<!-- layers")[1].split("```")[1].strip("\n").split("\n")

    assert [re.split(r"\s{2,}", line)[0] for line in drawn] == contract["layers"]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_is_named_exists(path: Path) -> None:
    named = set(NAMED.findall(path.read_text(encoding="utf-8")))

    assert [one for one in sorted(named) if not PATTERN.search(one) and not (ROOT / one).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", path.read_text(encoding="utf-8")))

    assert named - targets == set()
