"""The wheel alone is enough: built, installed into an environment of its own, and run from an empty folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def brobygger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, and this one's packages beside it."""
    folder = tmp_path_factory.mktemp("wheel")
    tool(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    tool(sys.executable, "-m", "venv", "--without-pip", str(folder / "env"))
    python = folder / "env" / "bin" / "python"
    packages = [line for line in sys.path if line.endswith("site-packages")]
    [site] = (folder / "env").glob("lib/python*/site-packages")
    (site / "others.pth").write_text("\n".join(packages), encoding="utf-8")
    tool(
        sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", str(wheel),
    )  # fmt: skip
    return folder / "env" / "bin" / "brobygger"


def tool(*command: str, cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "PYTHONPATH"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_packages_are_the_wheels_own(brobygger: Path, empty: Path) -> None:
    where = "import bot, knowledge; print(bot.__file__, knowledge.__file__)"
    said = tool(str(brobygger.with_name("python")), "-c", where, cwd=empty)

    assert str(brobygger.parents[1]) in said
    assert str(ROOT / "bot") not in said


def test_it_answers_reads_and_checks_from_an_empty_folder(brobygger: Path, empty: Path) -> None:
    answer = json.loads(tool(str(brobygger), "ask", "--json", "hvad er et fleksjob?", cwd=empty))
    assert answer["entry"] == "ordning-fleksjob"
    assert answer["sources"]

    opening = tool(
        str(brobygger), "parse", "opening", "Lagermedarbejder søges til Rema 1000 i Kolding, 15 t", cwd=empty
    )
    assert "Kolding" in opening
    assert "socket_mode_enabled" in tool(str(brobygger), "manifest", cwd=empty)
    assert "Alt er i orden" in tool(str(brobygger), "check", cwd=empty)
    assert tool(str(brobygger), "--version", cwd=empty).strip()[0].isdigit()
    assert list(empty.iterdir()) == []


def test_the_local_workspace_comes_with_its_page(brobygger: Path, empty: Path) -> None:
    with subprocess.Popen(
        [str(brobygger), "try", "--no-browser", "--port", "0"],
        cwd=empty, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        url = running.stdout.readline().split()[1]
        with urllib.request.urlopen(url, timeout=10) as page:
            text = page.read().decode()
        with urllib.request.urlopen(f"{url.rstrip('/')}/static/app.js", timeout=10) as script:
            assert script.status == 200
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)

    assert "Brobygger" in text
    assert running.returncode == 0
