"""How long the planning tick takes with a whole city's caseload: ``python -m benchmarks.bench_planning``.

500 brokers with 47 placements each, due dates spread over four weeks. A tick runs every minute of working hours; most
find nothing new, those of the morning find everybody's day. Printed: all ticks of four weeks of working days, sampled
at 08:00, 08:01, 09:30 and 12:00; and the first tick after a week offline.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from bot.store.people import Person
from danish.workdays import at
from tests.support.caseload import Office
from tests.support.year import BEGIN, Size, prepare

TIMES = (clock_time(8), clock_time(8, 1), clock_time(9, 30), clock_time(12))
LATE_RISERS = 100
"""Brokers who want their morning message at 09:30."""


def tick(office: Office, moment: datetime) -> float:
    """Milliseconds of one planning tick."""
    office.clock.move(moment - office.now)
    begin = time.perf_counter()
    office.reminding.plan(office.now)
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="brobygger-planning-") as folder:
        size = Size()
        begin = time.perf_counter()
        prepare(Path(folder), size)
        print(f"{size.brokers * size.placements} placements stored in {time.perf_counter() - begin:.0f} s")
        office = Office(Path(folder) / "brobygger.sqlite")
        with office.store.write() as unit:
            for number in range(LATE_RISERS):
                unit.people.prefer(Person(f"U{number:04}", digest_at=clock_time(9, 30)))
        found: dict[clock_time, list[float]] = {when: [] for when in TIMES}
        day = BEGIN.date()
        for _ in range(20):
            for when in TIMES:
                found[when].append(tick(office, at(day, when)))
            day = office.calendar.on_or_after(day + timedelta(days=1))
        everything = [one for times in found.values() for one in times]
        print(f"all ticks: median {statistics.median(everything):.1f} ms, longest {max(everything):.1f} ms")
        for when, times in found.items():
            print(f"  {when:%H:%M}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")
        after = office.calendar.on_or_after(day + timedelta(days=7))
        print(f"first tick after a week offline: {tick(office, at(after, clock_time(8))):.1f} ms")


if __name__ == "__main__":
    main()
