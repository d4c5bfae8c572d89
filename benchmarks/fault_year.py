"""A simulated year at full size, with faults: ``python -m benchmarks.fault_year [brokers placements days kills]``.

500 brokers with 47 placements each (ramboll-2019's caseload), the process killed 50 times, 429s, lost answers and a
week offline. Prints what people saw; exits with 1 where anything came twice or never.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.support.year import Size, live


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    size = Size(*given) if given else Size()
    with tempfile.TemporaryDirectory(prefix="brobygger-year-") as folder:
        verdict = live(Path(folder), size)
        megabytes = (Path(folder) / "brobygger.sqlite").stat().st_size / 1_000_000
    busy = sorted(verdict.ticks)
    print(f"{size.brokers} brokers with {size.placements} placements, {size.days} days, {verdict.seconds:.0f} s")
    print(f"killed {verdict.kills} times; {verdict.refused} refusals, {verdict.lost_answers} lost answers, "
          f"{verdict.lost_messages} lost messages, one week offline")  # fmt: skip
    print(f"{verdict.messages} messages with {verdict.reminders} reminders of {verdict.followups} follow-ups")
    print(f"twice: {len(verdict.twice)}, never: {len(verdict.never)}, not again: {len(verdict.never_again)}, "
          f"outside working hours: {verdict.outside_hours}, on closed days: {verdict.on_closed_days}")  # fmt: skip
    print(f"planning tick: median {statistics.median(busy):.1f} ms, p95 {busy[int(len(busy) * 0.95)]:.1f} ms, "
          f"longest {busy[-1]:.1f} ms; database {megabytes:.0f} MB")  # fmt: skip
    if verdict.twice or verdict.never or verdict.never_again or verdict.outside_hours or verdict.on_closed_days:
        sys.exit(1)


if __name__ == "__main__":
    main()
