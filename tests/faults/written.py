"""Writes ``docs/driftssikkerhed.md`` from the table of faults: ``python -m tests.faults.written``."""

from __future__ import annotations

from pathlib import Path

from tests.support.faulty import table

DOCUMENT = Path(__file__).parents[2] / "docs" / "driftssikkerhed.md"

if __name__ == "__main__":
    DOCUMENT.write_text(table(), encoding="utf-8")
