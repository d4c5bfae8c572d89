"""What an IT department installs: the files are well formed and name what is there."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.cli import main
from bot.config import Config

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
MANIFESTS = [
    part for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")) for part in yaml.safe_load_all(path.read_text())
]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_understood_and_locked_down(path: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine")
    program = tmp_path / "brobygger"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    copy = tmp_path / path.name.replace("@", "@kolding")
    copy.write_text(
        path.read_text(encoding="utf-8").replace("/opt/brobygger/venv/bin/brobygger", str(program)), encoding="utf-8"
    )
    understood = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, check=False)
    complaints = [
        line
        for line in understood.stderr.splitlines()
        if copy.name in line and "RestartSteps" not in line and "RestartMaxDelaySec" not in line
    ]
    assert complaints == []
    exposure = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(copy)], capture_output=True, check=False
    )
    assert exposure.returncode == 0


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_exists(path: Path) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[method-assign, assignment]
    unit.read_string(path.read_text(encoding="utf-8"))
    words = unit["Service"]["ExecStart"].split()

    assert words[0].endswith("/brobygger")
    assert words[words.index("--config") + 2] in main.commands


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda manifest: manifest["kind"])
def test_a_kubernetes_manifest_is_valid(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, "1.31", strict=True)


def test_the_settings_in_the_kubernetes_manifest_are_settings() -> None:
    [settings] = [part["data"]["config.toml"] for part in MANIFESTS if part["kind"] == "ConfigMap"]

    Config.model_validate(tomllib.loads(settings))


def test_the_image_holds_every_package_and_no_tests() -> None:
    lines = (DEPLOY / "container" / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {
        line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line and "." not in line
    }
    pyproject = tomllib.loads((DEPLOY.parent / "pyproject.toml").read_text(encoding="utf-8"))

    assert copied == set(pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt", "constraints-supply.txt"])
def test_every_pinned_package_has_its_hashes(name: str) -> None:
    text = (DEPLOY.parent / name).read_text(encoding="utf-8").replace("\\\n", " ")
    bare = [line for line in text.splitlines() if line.strip() and "--hash=sha256:" not in line]

    assert bare == []
