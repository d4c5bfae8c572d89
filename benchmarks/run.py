"""``make bench``: runs every benchmark, one after the other, and writes what they found to RESULTS.md with charts.

Each runs in a process of its own, and none beside another. ``--quick`` runs them small and writes to output/bench: to
see that all of it works, not for its figures.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from benchmarks import charts
from benchmarks.measure import OURS, QUICK, Figure

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = ("bm25s", "dateparser", "rapidfuzz", "tantivy")

BENCHMARKS = {
    "search": "Questions, beside ready-made searches",
    "dates": "Phrases about time, beside dateparser",
    "openings": "Job openings, beside regular expressions",
    "talk": "From message to answer over a WebSocket",
    "morning": "The morning's messages within Slack's pacing",
    "process": "Start and memory",
    "duplicates": "Duplicates among openings",
    "matching": "Wish lists and openings",
    "home": "App Home",
    "report": "The monthly report",
    "municipalities": "Municipalities on one machine",
    "planning": "Planning the reminders of a city",
    "passages": "Own reports",
    "faults": "A year with faults",
    "kills": "Killed while people use it",
    "mutations": "Texts that nobody would write",
}


@dataclass
class Result:
    """What one benchmark printed. ``broken`` holds its last words, where it did not end well."""

    name: str
    title: str
    seconds: float = 0
    figures: list[Figure] = field(default_factory=list[Figure])
    notes: list[str] = field(default_factory=list[str])
    left_out: list[str] = field(default_factory=list[str])
    broken: str = ""


def main() -> int:
    folder = ROOT / "output" / "bench" if QUICK else HERE
    before = machine()
    results: list[Result] = []
    for name, title in BENCHMARKS.items():
        print(f"{name} …", end=" ", flush=True)
        results.append(measured(name, title))
        print(f"{results[-1].seconds:.0f} s{' BROKEN' if results[-1].broken else ''}")
    folder.mkdir(parents=True, exist_ok=True)
    pictures = charts.draw([(one.name, one.title, one.figures) for one in results], folder / "charts")
    (folder / "RESULTS.md").write_text(page(before, results, pictures), encoding="utf-8")
    print(folder / "RESULTS.md")
    for broken in (one for one in results if one.broken):
        print(f"{broken.name}:\n{broken.broken}", file=sys.stderr)
    return int(any(one.broken for one in results))


def measured(name: str, title: str) -> Result:
    """Run one benchmark and read its lines."""
    result = Result(name, title)
    command = [sys.executable, "-m", f"benchmarks.suite.{name}", *(["--quick"] if QUICK else [])]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    result.seconds = time.perf_counter() - began
    for line in done.stdout.splitlines():
        match json.loads(line):
            case {"figure": found}:
                result.figures.append(Figure(**found))
            case {"note": found}:
                result.notes.append(found["text"])
            case {"left_out": found}:
                result.left_out.append(f"{found['who']} is left out: {found['reason']}.")
            case _:
                raise ValueError(f"{name} printed no figure: {line}")
    if done.returncode:
        result.broken = done.stderr[-2000:]
    return result


def machine() -> dict[str, str]:
    """Where and when it runs; the load is that before the first benchmark."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    tree = run("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!benchmarks")
    commit = run("git", "rev-parse", "--short", "HEAD") or "unknown"
    return {
        "date": f"{datetime.now(UTC):%-d %B %Y %H:%M} UTC",  # noqa: TID251 - the date of the run
        "commit": commit + (" with changes" if tree else ""),
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "load before (1, 5, 15 minutes)": load,
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "peers": ", ".join(filter(None, map(version, PEERS))),
    }


def run(*command: str) -> str:
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return ""


def page(before: dict[str, str], results: Sequence[Result], pictures: dict[str, str]) -> str:
    """RESULTS.md."""
    total = sum(one.seconds for one in results)
    lines = [
        "# Measured",
        "",
        "Written by `make bench`; never edited by hand. [README.md](README.md) says how to read it. Times are those of",
        "this machine under this load: quote the ratios. They are processor time, so that a busy machine counts less;",
        "where something is sent or started (the WebSocket, the morning, the processes) they are by the clock.",
        "",
        "| machine | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in before.items()),
        f"| the whole run | {total / 60:.1f} minutes |",
        "",
        *missed(results),
    ]
    for result in results:
        lines += ["", f"## {result.title}", "", *result.notes, *result.left_out]
        if result.broken:
            lines += ["", f"`{result.name}` did not end well; see what it printed."]
        lines += ["", *table(result.figures)]
        if result.name in pictures:
            lines += ["", f"![{result.title}](charts/{pictures[result.name]})"]
    return "\n".join(lines) + "\n"


def missed(results: Sequence[Result]) -> list[str]:
    """The aims that were not reached, first and in plain sight."""
    aimed = [one for result in results for one in result.figures if one.aim is not None]
    beyond = [one for one in aimed if not one.is_met]
    if not beyond:
        return [f"All {len(aimed)} aims are reached."]
    rows = [f"- {one.what}: {shown(one)} (aim {shown(one, one.aim)})" for one in beyond]
    return [f"{len(aimed) - len(beyond)} of {len(aimed)} aims are reached. Not these:", "", *rows]


def table(figures: Sequence[Figure]) -> list[str]:
    """A row for what was measured, a column for each whom it was measured of."""
    people = sorted({one.who for one in figures}, key=lambda who: (who != OURS, who))
    cells = {(one.what, one.who): one for one in figures}
    aims = {one.what: one for one in figures if one.aim is not None}
    head = ["", *people, *(["aim"] if aims else [])]
    rows = [head, ["---"] * len(head)]
    for what in dict.fromkeys(one.what for one in figures):
        row = [what, *(shown(cells[what, who]) if (what, who) in cells else "–" for who in people)]
        if aims:
            row.append(shown(aims[what], aims[what].aim) if what in aims else "")
        rows.append(row)
    return ["| " + " | ".join(row) + " |" for row in rows]


def shown(figure: Figure, value: float | None = None) -> str:
    """A value with its unit, rounded to what it is worth."""
    value = figure.value if value is None else value
    match figure.unit:
        case "share":
            return f"{value * 100:.0f} %"
        case "count":
            return f"{value:,.0f}"
        case "×":
            return f"{value:.1f} ×"
        case unit:
            digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
            return f"{value:,.{digits}f} {unit}"


if __name__ == "__main__":
    sys.exit(main())
