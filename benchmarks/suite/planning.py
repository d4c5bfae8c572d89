"""How long the planning tick takes with a whole city's caseload.

500 brokers with 47 placements each, due dates spread over four weeks. A tick runs every minute of working hours; most
find nothing new, those of the morning find everybody's day. Printed: all ticks of four weeks of working days, sampled
at 08:00, 08:01, 09:30 and 12:00; and the first tick after a week offline.
"""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from benchmarks.measure import QUICK, at, computing, note, say
from bot.store.people import Person
from danish import workdays
from tests.support.caseload import Office
from tests.support.year import BEGIN, Size, prepare

TIMES = (clock_time(8), clock_time(8, 1), clock_time(9, 30), clock_time(12))
LATE_RISERS = 100
"""Brokers who want their morning message at 09:30."""


def tick(office: Office, moment: datetime) -> float:
    """Milliseconds of one planning tick."""
    office.clock.move(moment - office.now)
    return computing(lambda: office.reminding.plan(office.now))


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="brobygger-planning-") as folder:
        size = Size(brokers=20) if QUICK else Size()
        prepare(Path(folder), size)
        note(f"{size.brokers} brokers with {size.placements} placements each, ticks of four weeks of working days at "
             "08:00, 08:01, 09:30 and 12:00. A tick comes every minute; 08:00 finds everybody's day.")  # fmt: skip
        office = Office(Path(folder) / "brobygger.sqlite")
        with office.store.write() as unit:
            for number in range(min(LATE_RISERS, size.brokers)):
                unit.people.prefer(Person(f"U{number:04}", digest_at=clock_time(9, 30)))
        found: dict[clock_time, list[float]] = {when: [] for when in TIMES}
        day = BEGIN.date()
        for _ in range(20):
            for when in TIMES:
                found[when].append(tick(office, workdays.at(day, when)))
            day = office.calendar.on_or_after(day + timedelta(days=1))
        everything = [one for times in found.values() for one in times]
        say("a tick, median", at(everything, 0.5), "ms", aim=200)
        say("the tick of 08:00, median", at(found[TIMES[0]], 0.5), "ms", aim=200)
        say("a tick, longest", max(everything), "ms")
        after = office.calendar.on_or_after(day + timedelta(days=7))
        say("the first tick after a week offline", tick(office, workdays.at(after, clock_time(8))), "ms")


if __name__ == "__main__":
    main()
