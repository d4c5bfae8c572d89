"""How long it takes to compare one opening with 20,000 wish lists, and one wish list with 50,000 openings."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import QUICK, computing, note, say, spread
from bot.domain.openings import matching
from bot.domain.openings.drafts import Draft
from bot.domain.openings.matching import Wish
from bot.domain.openings.opening import Opening, Origin
from bot.store.sqlite.database import Store
from tests.support.seeding import TEAM

WISHES = 500 if QUICK else 20_000
OPENINGS = 500 if QUICK else 50_000
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
    wishes = [made_up(dice, at) for at in range(CHECKS_OF_WISHES)]
    times = [computing(lambda wish=wish: matching.suggestions(wish, openings)) for wish in wishes]
    say(f"one wish list against {OPENINGS:,} openings, slowest", max(times), "ms", aim=1000)


def main() -> None:
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "brobygger.sqlite", TEAM)
        store.open()
        with store.write() as unit:
            for at in range(WISHES):
                unit.wishes.save(made_up(dice, at), NOW)
        drafts = [made_up_draft(dice) for _ in range(CHECKS)]
        times = [computing(lambda draft=draft: fitting(store, draft)) for draft in drafts]
    note(f"{WISHES:,} made-up wish lists and {CHECKS} openings; then the other way round.")
    spread(f"one opening against {WISHES:,} wish lists", times, aim=200)
    of_openings(dice)


def fitting(store: Store, draft: Draft) -> None:
    offered = matching.offer(draft)
    with store.read() as unit:
        matching.fits(offered, unit.wishes.that_may_fit(offered))


if __name__ == "__main__":
    main()
