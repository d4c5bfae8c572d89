"""How long reading a job opening takes: median and 99th percentile a message, and the longest message Slack allows.

Run with `python benchmarks/bench_opening_parser.py`; the messages are those of the labelled test file.
"""

from __future__ import annotations

import json
import statistics
import time
from datetime import datetime
from pathlib import Path

from bot.domain.openings.parser import parse

ROOT = Path(__file__).resolve().parent.parent

MESSAGES = ROOT / "tests" / "domain" / "opening_messages.jsonl"
LONGEST = 40_000
ROUNDS = 3


def milliseconds(text: str, now: datetime) -> float:
    begin = time.perf_counter()
    parse(text, now)
    return (time.perf_counter() - begin) * 1000


def fill(piece: str) -> str:
    return (piece * (LONGEST // len(piece) + 1))[:LONGEST]


def main() -> None:
    rows = [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()]
    now = datetime.fromisoformat("2026-11-23T09:15")
    milliseconds(rows[0]["text"], now)
    times = sorted(milliseconds(row["text"], now) for _ in range(ROUNDS) for row in rows)
    print(f"{len(rows)} messages: median {statistics.median(times):.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms")
    longest = {
        "messages joined by blank lines": fill("\n\n".join(row["text"] for row in rows) + "\n"),
        "one message again and again": fill(rows[0]["text"] + "\n"),
        "one word": "a" * LONGEST,
        "spaces": " " * LONGEST + "x",
        "digits": "1" * LONGEST + " timer",
        "digits and spaces": fill("12 "),
        "weekdays": fill("man, tirs og "),
        "capitalised words": fill("Anders "),
        "commas": fill("a,"),
        "brackets": fill("(a"),
        "bullets": fill("- a 3 timer\n"),
        "hours": fill("opvask 3 timer småjob og "),
        "labels": fill("Krav: x. "),
        "mails": fill("a@b.example "),
        "asterisks": fill("*a "),
    }
    for name, text in longest.items():
        print(f"{LONGEST:,} characters, {name}: {milliseconds(text, now):.0f} ms")


if __name__ == "__main__":
    main()
