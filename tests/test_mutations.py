"""No text that can be typed, mailed or configured breaks a reader."""

from __future__ import annotations

from pathlib import Path
from random import Random

from knowledge.search import Index
from tests.support.mutations import readers, tried

TEXTS = 60


def test_no_reader_breaks_on_mutated_texts(index: Index, tmp_path: Path) -> None:
    for reader in readers(index, tmp_path):
        outcome = tried(reader, Random(f"7 {reader.name}"), TEXTS)
        assert outcome.broke == [], reader.name
