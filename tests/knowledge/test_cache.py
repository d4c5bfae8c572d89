"""The kept copy of the entries: quick when it fits, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge import cache

ENTRY = """---
id: begreb-{name}
title: {title}
reviewed: 2026-11-01
sources:
  K1: {{title: "Eksempel", section: "§ 1"}}
questions:
{questions}
---
Et kort svar. [K1]
"""


def write(folder: Path, name: str, title: str = "Titel") -> Path:
    questions = "\n".join(f'  - "spørgsmål nummer {number}"' for number in range(25))
    path = folder / f"begreb-{name}.md"
    path.write_text(ENTRY.format(name=name, title=title, questions=questions), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "entries"
    made.mkdir()
    write(made, "a")
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_the_copy_holds_what_the_files_hold(folder: Path, kept: Path) -> None:
    first, second = cache.load([folder], kept), cache.load([folder], kept)

    assert list(kept.iterdir())
    assert second.entries == first.entries
    assert second.counts.vocabulary == first.counts.vocabulary
    assert second.counts.stems.row("titel")[1].tolist() == first.counts.stems.row("titel")[1].tolist() != []
    assert second.counts.pairs.row("kort svar")[1].tolist() == first.counts.pairs.row("kort svar")[1].tolist() != []


def test_a_changed_file_is_read_again(folder: Path, kept: Path) -> None:
    cache.load([folder], kept)
    path = write(folder, "a", title="En anden titel")
    os.utime(path, ns=(1, 1))

    assert cache.load([folder], kept).entries["begreb-a"].title == "En anden titel"


def test_a_new_file_is_seen(folder: Path, kept: Path) -> None:
    cache.load([folder], kept)
    write(folder, "b")

    assert set(cache.load([folder], kept).entries) == {"begreb-a", "begreb-b"}


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": 1}', b'{"key": 1}\n[]', b"\xff\xfe\x00"])
def test_a_damaged_copy_is_replaced(folder: Path, kept: Path, damage: bytes) -> None:
    cache.load([folder], kept)
    [path] = kept.iterdir()
    path.write_bytes(damage)

    assert set(cache.load([folder], kept).entries) == {"begreb-a"}
    assert path.read_bytes() != damage


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")

    assert set(cache.load([folder], blocked / "cache").entries) == {"begreb-a"}


def test_problems_are_named_at_every_start(folder: Path, kept: Path) -> None:
    (folder / "begreb-c.md").write_text("nothing", encoding="utf-8")

    assert cache.load([folder], kept).problems
    assert cache.load([folder], kept).problems


def test_the_users_cache_folder_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert cache.default_folder() == tmp_path / "brobygger"
