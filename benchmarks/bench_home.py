"""How long a broker's Home takes among five hundred brokers with five years behind them. Target: under 150 ms.

Run with ``python benchmarks/bench_home.py``; the database is made anew in a temporary folder (about 10 s).
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.services.home import HomeView
from bot.slack.home import home
from bot.store.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, followup, placement, years_of_work
from tests.support.world import services_over

BROKERS, YEARS = 500, 5


class Nowhere:
    """A board that draws the view and shows it to nobody."""

    def digest(self, view: HomeView) -> str:
        return str(home(view))

    def publish(self, view: HomeView, seen: str) -> str:
        return str(len(home(view)["blocks"]))


def caseload(path: Path, broker: str, count: int) -> None:
    """One broker with many running placements, half of them due."""
    with sqlite3.connect(path) as db:
        for number in range(900_000, 900_000 + count):
            placement(db, number, f"Z{number}", broker, date(2026, 10, 1), ordinary=3.0)
            followup(db, number, date(2026, 12, 1) + timedelta(days=number % 2))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "years.sqlite"
        print(years_of_work(path, brokers=BROKERS, years=YEARS, until=date(2026, 12, 1)))
        caseload(path, "U00010", 47)
        store = Store(path, TEAM)
        clock = FixedClock(datetime(2026, 12, 1, 8, tzinfo=UTC))
        homes = services_over(store, clock=clock, board=Nowhere()).homes
        times: list[float] = []
        for broker in range(0, BROKERS, 10):
            begun = time.perf_counter()
            homes.opened(f"U{broker:05}")
            times.append((time.perf_counter() - begun) * 1000)
        times.sort()
        begun = time.perf_counter()
        homes.opened("U00010")
        full = (time.perf_counter() - begun) * 1000
        view = homes.view("U00010")
        print(f"{view.total} placements, {len(view.due)} due, {len(view.openings)} openings: {full:.0f} ms")
        print(f"home: median {times[len(times) // 2]:.0f} ms, p95 {times[-3]:.0f} ms, slowest {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
