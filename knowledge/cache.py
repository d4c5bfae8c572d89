"""Entries and their counts, kept as plain JSON so that a start need not read 165 files again.

The file is only ever a copy: a missing, foreign, damaged or unwritable one costs half a second and nothing else.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import BaseModel, ValidationError

from knowledge import loader
from knowledge.entry import Entry
from knowledge.loader import Loaded, Problem
from knowledge.profiles import Profile, profile

FORM = 2
"""Raise it when the counts or the entries' fields change their meaning."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Entries by id, what was wrong with others, and the counts that the index is built from."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    profiles: Mapping[str, Profile]


class _Counts(BaseModel):
    words: dict[str, float]
    stems: dict[str, float]
    pairs: dict[str, float]
    phrases: tuple[str, ...]
    names: tuple[str, ...]
    main_names: int


class _Kept(BaseModel):
    """The form of the file."""

    key: str
    entries: list[Entry]
    profiles: dict[str, _Counts]


def default_folder() -> Path:
    """The user's cache folder (XDG_CACHE_HOME or ``~/.cache``)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "brobygger"


def load(folders: Sequence[Path], cache: Path | None = None) -> Prepared:
    """The entries below the folders, from the cache folder where it holds exactly these files.

    Entries with problems are never kept, so that each start names them again.
    """
    try:
        path = (cache or default_folder()) / f"entries-{_digest(str(one) for one in folders)[:12]}.json"
    except RuntimeError:  # no home folder
        return _prepared(loader.load(*folders))
    key = _key(folders)
    kept = _read(path, key)
    if kept is not None:
        return kept
    fresh = _prepared(loader.load(*folders))
    if not fresh.problems:
        _write(path, key, fresh)
    return fresh


def _prepared(loaded: Loaded) -> Prepared:
    return Prepared(loaded.entries, loaded.problems, {key: profile(entry) for key, entry in loaded.entries.items()})


def _key(folders: Sequence[Path]) -> str:
    """A digest of file names, sizes, times of change and the program's version."""
    try:
        program = version("brobygger")
    except PackageNotFoundError:
        program = "unknown"
    parts = [f"{FORM} {program}"]
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            with suppress(OSError):
                found = path.stat()
                parts.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def _read(path: Path, key: str) -> Prepared | None:
    try:
        kept = _Kept.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    if kept.key != key:
        return None
    profiles = {name: Profile(**dict(one)) for name, one in kept.profiles.items()}
    return Prepared({entry.id: entry for entry in kept.entries}, (), profiles)


def _write(path: Path, key: str, fresh: Prepared) -> None:
    """Replace the file in one step, so that a second process never reads half of it."""
    record = {
        "key": key,
        "entries": [entry.model_dump(mode="json") for entry in fresh.entries.values()],
        "profiles": {name: asdict(one) for name, one in fresh.profiles.items()},
    }
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(record, file, ensure_ascii=False)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
