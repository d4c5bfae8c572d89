"""How long it takes to see whether an opening is known, with 50,000 openings registered within the window."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.measure import QUICK, computing, note, say, spread
from bot.domain.openings import duplicates
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.opening import Opening, Origin
from bot.store.sqlite.database import Store
from tests.support.seeding import TEAM

OPENINGS = 1_000 if QUICK else 50_000
CHECKS = 200
AT_LEAST = 80
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
WINDOW = timedelta(days=60)

CHAINS = ("Netto", "Bilka", "Føtex", "Rema 1000", "SuperBrugsen", "Lidl", "Meny", "Matas", "Jysk", "Silvan")
KINDS = ("Café", "Hotel", "Gartneri", "Plejecenter", "Børnehaven", "Autoværksted", "Bager", "Tømrerfirma", "Vaskeri")
NAMES = ("Solskin", "Åbrinken", "Holm", "Vesterlund", "Skovkanten", "Møllegården", "Havblik", "Kløver", "Nørregård")
TOWNS = ("Kolding", "Vejle", "Odense", "Aarhus", "Esbjerg", "Viborg", "Randers", "Herning", "Horsens", "Thisted")
TASKS = (
    "pakke varer på lageret", "rengøring af butikken", "opvask i køkkenet", "sidde ved kassen", "klippe hæk og luge",
    "arkivere på kontoret", "montere små dele", "fylde varer op", "læse højt for beboerne", "vaske biler",
    "sortere tøj", "passe receptionen", "køre varer ud", "smøre madder", "feje gårdspladsen",
)  # fmt: skip


def made_up(dice: random.Random) -> Draft:
    company = (
        dice.choice(CHAINS)
        if dice.random() < 0.4
        else f"{dice.choice(KINDS)} {dice.choice(NAMES)} {dice.randint(1, 400)}"
    )
    hours = float(dice.randint(4, 37))
    return Draft(
        company=company,
        place=dice.choice(TOWNS),
        tasks=f"{dice.choice(TASKS)} og {dice.choice(TASKS)}",
        type=dice.choice(tuple(OpeningType)),
        hours_min=hours,
        hours_max=hours,
        contact_name=f"{dice.choice(NAMES)} {dice.choice(NAMES)}",
        contact_phone=f"{dice.randint(20_000_000, 99_999_999)}",
    )


def main() -> None:
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "brobygger.sqlite", TEAM)
        store.open()
        known: list[Draft] = []
        with store.write() as unit:
            for at in range(OPENINGS):
                draft = made_up(dice)
                known.append(draft)
                registered = NOW - timedelta(days=dice.random() * 59)
                unit.openings.add(Opening(0, Origin("C1", str(at)), "U1", draft, registered))
        times: list[float] = []
        found = 0
        for draft in dice.sample(known, CHECKS):
            times.append(computing(lambda draft=draft: alike(store, draft)))
            found += bool(alike(store, draft))
    note(f"{OPENINGS:,} made-up openings, {CHECKS} of them told again.")
    say("found again", found / CHECKS, "share", aim=1)
    spread("looking for a duplicate", times, aim=50)


def alike(store: Store, draft: Draft) -> list[duplicates.Likeness]:
    with store.read() as unit:
        return duplicates.find(draft, unit.openings.alike(draft, NOW - WINDOW), AT_LEAST)


if __name__ == "__main__":
    main()
