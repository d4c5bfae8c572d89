"""How long the monthly report takes over five years of five hundred brokers' work. Target: under 2 s.

Run with ``python benchmarks/bench_report.py``; the database is made anew in a temporary folder (about 10 s).
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.config import Config, Goal, Membership, TargetSettings
from bot.services.figures.charts import png
from bot.services.figures.reporting import Reporting
from bot.services.figures.tables import as_text, as_xlsx
from bot.store.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, years_of_work
from tests.support.world import services_over

BROKERS, YEARS, TOWNS = 500, 5, 25
TODAY = date(2026, 12, 1)
GOAL = {
    "name": "Fem år",
    "from": date(2022, 1, 1),
    "to": date(2026, 12, 31),
    "internships": 4800,
    "ordinary_share": 50,
    "company_share": 40,
    "ordinary_hours": 50_000,
}


def reporting(path: Path) -> Reporting:
    each = BROKERS // TOWNS
    units = tuple(
        Membership(
            municipality=f"By {town:02}", members=tuple(f"U{n:05}" for n in range(town * each, (town + 1) * each))
        )
        for town in range(TOWNS)
    )
    targets = TargetSettings(units=units, goals=(Goal.model_validate(GOAL),))
    clock = FixedClock(datetime(2026, 12, 1, 9, tzinfo=UTC))
    return services_over(Store(path, TEAM), Config(targets=targets), clock=clock).reporting


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "years.sqlite"
        print(years_of_work(path, brokers=BROKERS, years=YEARS, until=TODAY))
        service = reporting(path)
        times: list[float] = []
        for _ in range(5):
            begun = time.perf_counter()
            report = service.read("november 2026")
            times.append(time.perf_counter() - begun)
        print(f"report: median {sorted(times)[2]:.2f} s, slowest {max(times):.2f} s")
        for name, make in (("text", as_text), ("xlsx", as_xlsx), ("png", png)):
            begun = time.perf_counter()
            make(report)
            print(f"{name}: {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    main()
