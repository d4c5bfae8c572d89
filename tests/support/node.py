"""Pinned packages from npm for a few checks (``scripts/node``); without npm those are skipped, and say so."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINNED = ROOT / "scripts" / "node"
WORK = ROOT / "output" / "node"


@cache
def package(name: str) -> Path:
    """The folder of an installed package; skips the test where there is no npm or no registry."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine")
    folder = WORK / "node_modules" / name
    if not folder.is_dir():
        WORK.mkdir(parents=True, exist_ok=True)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(PINNED / file, WORK / file)
        done = subprocess.run(["npm", "ci", "--silent", "--no-fund", "--no-audit"], cwd=WORK, check=False)
        if done.returncode:
            pytest.skip("npm finds no registry")
    return folder
