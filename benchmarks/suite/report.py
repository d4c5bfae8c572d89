"""How long the monthly report takes over five years of five hundred brokers' work."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.measure import QUICK, at, computing, note, say
from bot.config import Config, Goal, Membership, TargetSettings
from bot.services.figures.charts import png
from bot.services.figures.reporting import Reporting
from bot.services.figures.tables import as_text, as_xlsx
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, years_of_work
from tests.support.world import services_over

BROKERS, YEARS, TOWNS = (50, 1, 5) if QUICK else (500, 5, 25)
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
        rows = years_of_work(path, brokers=BROKERS, years=YEARS, until=TODAY)
        note(f"{BROKERS} brokers in {TOWNS} towns, {YEARS} years: {rows['placements']:,} placements, "
             f"{rows['openings']:,} openings, {rows['followups']:,} follow-ups.")  # fmt: skip
        service = reporting(path)
        times = [computing(lambda: service.read("november 2026")) / 1000 for _ in range(3)]
        say("the month's report, median", at(times, 0.5), "s", aim=2)
        report = service.read("november 2026")
        for name, make in (("text", as_text), ("spreadsheet", as_xlsx), ("picture", png)):
            say(f"its {name}", computing(lambda make=make: make(report)) / 1000, "s")


if __name__ == "__main__":
    main()
