"""The house's own rules: layers, types, style. What CI checks stands here, so that ``make test`` is all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "danish", "knowledge", "handlers", "schedules")
CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d-?\d{4}(?!\d)")


def tool(*arguments: str) -> None:
    """Run a development tool of this environment; its findings are the test's message."""
    command = [str(Path(sys.executable).parent / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_imports_run_downwards_only() -> None:
    tool("lint-imports")


@pytest.mark.slow
def test_every_type_is_known() -> None:
    tool("basedpyright")


def test_the_style_holds() -> None:
    tool("ruff", "check", ".")


def test_the_format_holds() -> None:
    tool("ruff", "format", "--check", ".")


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not text.strip() or text.startswith('"""')


def test_only_the_text_layer_and_the_entries_speak_danish() -> None:
    """Letters that English does not have, inside string literals of modules that render or decide."""
    literal = re.compile(r'(?<!")"(?:[^"\\\n]|\\.)*[æøåÆØÅ](?:[^"\\\n]|\\.)*"')
    speaking = {
        str(path.relative_to(ROOT))
        for folder in ("bot/services", "bot/store", "bot/slack", "handlers", "schedules")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line) and not line.lstrip().startswith(("#", '"""'))
    }

    assert speaking <= COMMAND_WORDS


COMMAND_WORDS = {"handlers/commands.py", "handlers/__init__.py"}
"""Where Danish stands outside the text layer: the words a person types after /bro."""


def test_the_clock_is_read_in_one_place() -> None:
    reads = re.compile(r"\b(?:datetime\.(?:now|utcnow)|date\.today|time\.time)\(")
    found = {str(path.relative_to(ROOT)) for path in sources() if reads.search(path.read_text(encoding="utf-8"))}

    assert found <= {"bot/clock.py"}


def test_no_cpr_number_stands_anywhere() -> None:
    """Test numbers are built of dates that do not exist."""
    impossible = ("3102", "3002", "3104", "3106", "3109", "3111")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = [
        f"{name}: {match}"
        for name in tracked.splitlines()
        if (ROOT / name).is_file()
        and (ROOT / name).suffix in {".py", ".md", ".toml", ".jsonl", ".js", ".csv", ".txt"}
        and not name.startswith("constraints")
        for match in CPR.findall((ROOT / name).read_text(encoding="utf-8"))
        if not match.startswith(impossible)
    ]

    assert found == []
