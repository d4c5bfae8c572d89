"""A simulated year with faults: the process killed again and again, 429s, lost answers and a week offline.

``python -m benchmarks.suite.faults`` lives through a small year; ``--full`` through one of 500 brokers with 47
placements each (ramboll-2019's caseload) and 50 kills, which takes about 20 minutes. Exits with 1 where anything came
twice or never.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import FULL, QUICK, at, note, say
from tests.support.year import Size, live

SMALL = Size(brokers=10, placements=10, days=120, kills=8)
TINY = Size(brokers=4, placements=6, days=60, kills=3)


def main() -> None:
    size = Size() if FULL else TINY if QUICK else SMALL
    with tempfile.TemporaryDirectory(prefix="brobygger-year-") as folder:
        verdict = live(Path(folder), size)
    note(f"{size.brokers} brokers with {size.placements} placements each, {size.days} days; killed {verdict.kills} "
         f"times; {verdict.refused} refusals, {verdict.lost_answers} lost answers, {verdict.lost_messages} lost "
         "messages, one week offline.")  # fmt: skip
    say("reminders that people saw", verdict.reminders, "count")
    for what, number in (
        ("came twice", len(verdict.twice)), ("never came", len(verdict.never)),
        ("never came again though forgotten", len(verdict.never_again)),
        ("outside working hours", verdict.outside_hours), ("on closed days", verdict.on_closed_days),
    ):  # fmt: skip
        say(what, number, "count", aim=0)
    say("planning tick, median", at(verdict.ticks, 0.5), "ms")
    if verdict.twice or verdict.never or verdict.never_again or verdict.outside_hours or verdict.on_closed_days:
        sys.exit(1)


if __name__ == "__main__":
    main()
