"""How long it takes to compare one opening with 20,000 wish lists, and one wish list with 50,000 openings.

Run: python benchmarks/bench_matching.py
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.openings import matching
from bot.domain.openings.drafts import Draft
from bot.domain.openings.matching import Wish
from bot.domain.openings.opening import Opening, Origin
from bot.store.database import Store
from tests.support.seeding import TEAM

WISHES = 20_000
OPENINGS = 50_000
CHECKS = 50
CHECKS_OF_WISHES = 5
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
JOBS = (
    "lager", "butik", "rengøring", "køkken", "kontor", "pedel", "gartner", "plejehjem", "børnehave", "montage",
    "chauffør", "IT", "staldhjælp", "syning", "bibliotek", "værksted", "bageri", "reception", "genbrug", "vaskeri",
)  # fmt: skip
TOWNS = ("Kolding", "Vejle", "Odense", "Aarhus", "Esbjerg", "Viborg", "Randers", "Herning", "Horsens", "Thisted")
CONSIDERATIONS = ("ingen tunge løft", "rolige omgivelser", "pauser efter behov", "ikke kundekontakt", "")


def made_up(dice: random.Random, at: int) -> Wish:
    low = float(dice.randint(2, 20))
    return Wish(
        case_ref=f"A{at}",
        owner="U1",
        jobs=tuple(dice.sample(JOBS, 3)),
        hours_min=low,
        hours_max=low + dice.randint(0, 17),
        places=tuple(dice.sample(TOWNS, dice.randint(0, 3))),
        considerations=dice.choice(CONSIDERATIONS),
    )


def made_up_draft(dice: random.Random) -> Draft:
    return Draft(tasks=f"hjælp til {dice.choice(JOBS)}", place=dice.choice(TOWNS), hours_min=10.0, hours_max=15.0)


def of_openings(dice: random.Random) -> None:
    """The other way: one wish list against every opening, as in a workspace that never closes any."""
    openings = [Opening(at + 1, Origin("C1"), "U1", made_up_draft(dice), NOW) for at in range(OPENINGS)]
    times: list[float] = []
    fits: list[int] = []
    for at in range(CHECKS_OF_WISHES):
        wish = made_up(dice, at)
        began = time.perf_counter()
        found = matching.suggestions(wish, openings)
        times.append((time.perf_counter() - began) * 1000)
        fits.append(len(found))
    print(f"{OPENINGS} openings, {CHECKS_OF_WISHES} wish lists, {statistics.median(fits):.0f} fits each (median)")
    print(f"median {statistics.median(times):.0f} ms, most {max(times):.0f} ms")


def main() -> None:
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "brobygger.sqlite", TEAM)
        store.open()
        with store.write() as unit:
            for at in range(WISHES):
                unit.wishes.save(made_up(dice, at), NOW)
        times: list[float] = []
        fits: list[int] = []
        for _ in range(CHECKS):
            draft = made_up_draft(dice)
            began = time.perf_counter()
            offered = matching.offer(draft)
            with store.read() as unit:
                found = matching.fits(offered, unit.wishes.that_may_fit(offered))
            times.append((time.perf_counter() - began) * 1000)
            fits.append(len(found))
    print(f"{WISHES} wish lists, {CHECKS} openings, {statistics.median(fits):.0f} fits each (median)")
    late = sorted(times)[int(CHECKS * 0.95)]
    print(f"median {statistics.median(times):.1f} ms, 95 % {late:.1f} ms, most {max(times):.1f} ms")
    of_openings(dice)


if __name__ == "__main__":
    main()
