"""What the documents promise, checked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from bot.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = sorted((ROOT / "docs").rglob("*.md"))


def commands(group: click.Group, prefix: str = "") -> set[str]:
    found: set[str] = set()
    for name, command in group.commands.items():
        full = f"{prefix}{name}"
        found |= commands(command, f"{full} ") if isinstance(command, click.Group) else {full}
    return found


def test_every_command_stands_in_the_readme_and_the_other_way_round() -> None:
    written: set[str] = set()
    for line in re.findall(r"^\| (`brobygger .+?) \|", README.replace("\\|", "∣"), re.MULTILINE):
        for words in re.findall(r"`brobygger ([^`]+)`", line):
            names = [word for word in words.split() if re.fullmatch(r"[a-z∣-]+", word) and not word.startswith("-")]
            if len(names) > 1 and "∣" in names[1]:
                written |= {f"{names[0]} {second}" for second in names[1].split("∣")}
            elif " ".join(names[:2]) in commands(main):
                written.add(" ".join(names[:2]))
            else:
                written.add(names[0])

    assert written == commands(main)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[]", line)[0] for line in needed}
    table = README.split("## Why each dependency")[1]

    assert {name for name in names if name not in table} == set()


def test_every_folder_of_the_map_exists() -> None:
    folders = re.findall(r"^\| `([a-z/]+/)` \|", README, re.MULTILINE)

    assert len(folders) > 8
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("path", [ROOT / "README.md", *GUIDES], ids=lambda path: path.name)
def test_every_local_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [ROOT / "README.md", *GUIDES], ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    config = (ROOT / "config.toml").read_text(encoding="utf-8")
    named = re.findall(r"`\[([a-z_]+)\](?: ([a-z_]+))?`", path.read_text(encoding="utf-8"))
    missing = [
        f"[{table}] {key}"
        for table, key in named
        if f"[{table}]" not in config or (key and not re.search(rf"^#? ?{key} = ", config, re.MULTILINE))
    ]

    assert missing == []


def test_every_term_has_one_english_pair() -> None:
    rows = re.findall(
        r"^\| ([^|]+?) \| `?([^|`]+)`? \|", (ROOT / "docs/ordliste.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    danish = [row[0] for row in rows[1:]]

    assert len(danish) > 20
    assert len(danish) == len(set(danish))
