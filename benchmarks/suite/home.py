"""How long a broker's Home takes among five hundred brokers with five years behind them."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.measure import QUICK, computing, note, say, spread
from bot.services.day.home import HomeView
from bot.slack.home import home
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, followup, placement, years_of_work
from tests.support.world import services_over

BROKERS, YEARS = (20, 1) if QUICK else (500, 5)


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
        rows = years_of_work(path, brokers=BROKERS, years=YEARS, until=date(2026, 12, 1))
        note(f"{BROKERS} brokers, {YEARS} years: {rows['placements']:,} placements, {rows['openings']:,} openings, "
             f"{rows['followups']:,} follow-ups; every tenth broker opens Home, then one with 47.")  # fmt: skip
        caseload(path, "U00010", 47)
        store = Store(path, TEAM)
        clock = FixedClock(datetime(2026, 12, 1, 8, tzinfo=UTC))
        homes = services_over(store, clock=clock, board=Nowhere()).homes
        users = [f"U{broker:05}" for broker in range(0, BROKERS, 10)]
        spread("Home", [computing(lambda user=user: homes.opened(user)) for user in users], aim=150)
        say("Home with a full caseload", computing(lambda: homes.opened("U00010")), "ms", aim=150)


if __name__ == "__main__":
    main()
