"""Pinned packages from npm for a few checks; without npm those are skipped, and say so."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@cache
def package(name: str, pinned: str = "node") -> Path:
    """The folder of a package that ``scripts/<pinned>`` pins; skips the test where npm cannot install it."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine")
    work = ROOT / "output" / pinned
    work.mkdir(parents=True, exist_ok=True)
    whole = work / "installed"  # written last: a folder that exists may still be filling
    with (work / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes ask at the same time
        if not whole.exists():
            for file in ("package.json", "package-lock.json"):
                shutil.copy(ROOT / "scripts" / pinned / file, work / file)
            done = subprocess.run(["npm", "ci", "--silent", "--no-fund", "--no-audit"], cwd=work, check=False)
            if done.returncode:
                pytest.skip(f"npm cannot install {name} here: no registry, or a machine it is not made for")
            whole.touch()
    return work / "node_modules" / name
