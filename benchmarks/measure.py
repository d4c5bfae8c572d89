"""How a benchmark says what it found: a JSON line a figure, which ``benchmarks/run.py`` makes into RESULTS.md.

Every benchmark also runs alone (``python -m benchmarks.NAME``); ``--quick`` makes it small: to see that it works, not
for its figures.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

OURS = "Brobygger"
QUICK = "--quick" in sys.argv
INPUTS = Path(__file__).with_name("inputs")
"""The labelled files."""
FULL = "--full" in sys.argv
"""At its whole size, where that takes too long for every run."""
Unit = Literal["ms", "s", "MB", "share", "×", "count", "per second", "minutes"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value: ``what`` was measured of ``who``; ``aim`` is the most it should be, of a share the least."""

    what: str
    value: float
    unit: Unit
    who: str = OURS
    aim: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the aim, if there is one, is reached."""
        if self.aim is None:
            return True
        return self.value >= self.aim if self.unit in {"share", "per second"} else self.value <= self.aim


def say(what: str, value: float, unit: Unit, *, who: str = OURS, aim: float | None = None) -> None:
    """Print a figure."""
    _line("figure", asdict(Figure(what, value, unit, who, aim)))


def left_out(who: str, reason: str) -> None:
    """Print that somebody was not measured, and why."""
    _line("left_out", {"who": who, "reason": reason})


def note(text: str) -> None:
    """Print how something was measured, in a sentence."""
    _line("note", {"text": text})


def computing(call: Callable[[], object]) -> float:
    """Milliseconds of processor time of one call: what a busy machine does beside it does not count."""
    began = time.process_time()
    call()
    return (time.process_time() - began) * 1000


def at(times: Sequence[float], share: float) -> float:
    """The value that a share of the values does not exceed; 0.5 gives the median."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(what: str, times: Sequence[float], *, aim: float | None = None, p99: float | None = None) -> None:
    """Print the median and the 99th percentile of times in milliseconds, each with its aim."""
    say(f"{what}, median", at(times, 0.5), "ms", aim=aim)
    say(f"{what}, p99", at(times, 0.99), "ms", aim=p99)


def _line(kind: str, content: dict[str, object]) -> None:
    print(json.dumps({kind: content}, ensure_ascii=False), flush=True)
