"""Entries and their counts, kept in one file of plain arrays, so that a start need not read 165 files again.

The file is only ever a copy: a missing, foreign, damaged or unwritable one costs two seconds and nothing else.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from pydantic import TypeAdapter

from knowledge.data_files import FOLDER
from knowledge.entry import Entry
from knowledge.ranking.profiles import Counts, count
from knowledge.ranking.table import packed, unpacked

if TYPE_CHECKING:
    from knowledge.loader import Problem

FORM = 7
"""Raise it when the counts or the entries' fields change their meaning."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Entries by id, what was wrong with others, and the counts that the index is built from."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    counts: Counts


_ENTRIES = TypeAdapter(list[Entry])


def default_folder() -> Path:
    """The user's cache folder (XDG_CACHE_HOME or ``~/.cache``)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "brobygger"


def load(folders: Sequence[Path], cache: Path | None = None) -> Prepared:
    """The entries below the folders, from the cache folder where it holds exactly these files.

    Entries with problems are never kept, so that each start names them again.
    """
    try:
        path = (cache or default_folder()) / f"entries-{_digest(str(one) for one in folders)[:12]}.npz"
    except RuntimeError:  # no home folder
        return _fresh(folders)
    key = _key(folders)
    kept = _read(path, key)
    if kept is not None:
        return kept
    fresh = _fresh(folders)
    if not fresh.problems:
        _write(path, key, fresh)
    return fresh


def _fresh(folders: Sequence[Path]) -> Prepared:
    from knowledge import loader  # noqa: PLC0415 - what reads YAML is not needed where the copy fits

    loaded = loader.load(*folders)
    return Prepared(loaded.entries, loaded.problems, count(loaded.entries.values()))


def _key(folders: Sequence[Path]) -> str:
    """A digest of file names, sizes, times of change (also of the word lists) and the program's version."""
    try:
        program = version("brobygger")
    except PackageNotFoundError:
        program = "unknown"
    parts = [f"{FORM} {program}"]
    for path in (*(path for folder in folders for path in sorted(folder.rglob("*.md"))), *sorted(FOLDER.glob("*.txt"))):
        with suppress(OSError):
            found = path.stat()
            parts.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def _read(path: Path, key: str) -> Prepared | None:
    """The copy; None where it is of other files, or not whole (a zip file keeps a checksum of each part)."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            if unpacked(arrays["key"]) != key:
                return None
            entries = _ENTRIES.validate_json(arrays["entries"].tobytes())
            return Prepared({entry.id: entry for entry in entries}, (), Counts.kept(arrays))
    except (OSError, ValueError, LookupError, EOFError, zipfile.BadZipFile):
        return None


def _write(path: Path, key: str, fresh: Prepared) -> None:
    """Replace the file in one step, so that a second process never reads half of it."""
    entries = np.frombuffer(_ENTRIES.dump_json(list(fresh.entries.values())), np.uint8)
    arrays = {"key": packed(key), "entries": entries} | fresh.counts.arrays()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, **cast("dict[str, Any]", arrays))
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
