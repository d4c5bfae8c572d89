"""Entries and their counts, kept as plain JSON, in parts, so that a start need not read 165 files again.

The file is only ever a copy: a missing, foreign, damaged or unwritable one costs half a second and nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from pydantic import BaseModel, TypeAdapter

from knowledge.counts import Counts, packed, together, unpacked
from knowledge.entry import Entry
from knowledge.profiles import profile

if TYPE_CHECKING:
    from knowledge.loader import Problem

FORM = 4
"""Raise it when the counts or the entries' fields change their meaning."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Entries by id, what was wrong with others, and the counts that the index is built from."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    counts: Counts


class _Head(BaseModel):
    """The first line of the file: what it was made from, and the checksum and lengths in bytes of what follows."""

    key: str
    check: int
    lengths: list[int]


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
        path = (cache or default_folder()) / f"entries-{_digest(str(one) for one in folders)[:12]}.json"
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
    return Prepared(loaded.entries, loaded.problems, together([profile(entry) for entry in loaded.entries.values()]))


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
        line, _, body = path.read_bytes().partition(b"\n")
        head = _Head.model_validate_json(line)
        if head.key != key or head.check != crc32(body):
            return None
        ends = list(accumulate(head.lengths))
        parts = [body[end - length : end] for end, length in zip(ends, head.lengths, strict=True)]
        entries = _ENTRIES.validate_json(parts[0])
        return Prepared({entry.id: entry for entry in entries}, (), unpacked(parts[1:]))
    except (OSError, ValueError, LookupError):
        return None


def _write(path: Path, key: str, fresh: Prepared) -> None:
    """Replace the file in one step, so that a second process never reads half of it."""
    entries = list(fresh.entries.values())
    parts = [_ENTRIES.dump_json(entries), *packed([profile(entry) for entry in entries])]
    body = b"".join(parts)
    head = _Head(key=key, check=crc32(body), lengths=[len(part) for part in parts])
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(head.model_dump_json().encode() + b"\n" + body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
