"""Rows as if people had worked for years: written straight into the tables, for reports and benchmarks."""

from __future__ import annotations

import random
import sqlite3
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bot.store.sqlite.database import Store
from bot.store.sqlite.rows import to_text
from danish.workdays import at

TEAM = "T1"
KINDS = ("virksomhedspraktik", "loentilskud", "fleksjob", "smaajob", "ordinaert")


def placement(
    db: sqlite3.Connection,
    number: int,
    citizen: str,
    broker: str,
    start: date,
    *,
    kind: str | None = "virksomhedspraktik",
    end: date | None = None,
    hours: float | None = 15.0,
    ordinary: float | None = None,
    reason: str = "expired",
    company: str = "",
) -> None:
    db.execute(
        "INSERT INTO placements (id, team, broker, case_ref, company, company_key, kind, start, hours, ordinary_hours, "
        "hours_now, ordinary_now, first_at, rule, state, ended_on, end_reason, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'FREQ=WEEKLY;INTERVAL=4', ?, ?, ?, ?)",
        (
            number, TEAM, broker, citizen, company or f"Virksomhed {number}", company or f"virksomhed {number}", kind,
            start.isoformat(), hours, ordinary, hours, ordinary, f"{start.isoformat()}T09:00",
            "active" if end is None else "ended", None if end is None else end.isoformat(),
            None if end is None else reason, to_text(at(start, time(9))),
        ),
    )  # fmt: skip


def followup(
    db: sqlite3.Connection,
    of: int,
    planned: date,
    *,
    done: date | None = None,
    hours: float | None = None,
    ordinary: float | None = None,
    state: str = "",
) -> None:
    db.execute(
        "INSERT INTO followups (team, placement, kind, planned, due, state, remind_on, done_on, result, hours, "
        "ordinary_hours) VALUES (?, ?, 'meeting', ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            TEAM, of, planned.isoformat(), planned.isoformat(), state or ("open" if done is None else "done"),
            planned.isoformat() if done is None and not state else None, None if done is None else done.isoformat(),
            None if done is None else "as_agreed", hours, ordinary,
        ),
    )  # fmt: skip


def opening(
    db: sqlite3.Connection,
    number: int,
    holder: str,
    logged: datetime,
    *waits: float,
    state: str = "",
    closing: str | None = None,
) -> None:
    """``waits``: days from the logging to hand-over, contact, match and filling, as far as it came."""
    moments = [to_text(logged + timedelta(days=wait)) for wait in waits]
    handed_over, contact, matched, ended = [*moments, None, None, None, None][:4]
    reached = ("registered", "handed_over", "qualified", "matched", "filled")[len(waits)]
    if state == "closed" and ended is None:
        ended = to_text(logged + timedelta(days=30))
    db.execute(
        "INSERT INTO openings (team, number, channel, ts, position, poster, state, version, confirmed, company, "
        "parsed, corrected, touched, holder, registered_at, handed_over_at, qualified_at, matched_at, ended_at, "
        "closing, note, filled) VALUES (?, ?, 'C1', ?, 0, ?, ?, 1, 1, ?, ?, '{}', '[]', ?, ?, ?, ?, ?, ?, ?, '', ?)",
        (
            TEAM, number, f"{number}.0001", holder, state or reached, f"Firma {number}",
            f'{{"company":"Firma {number}","place":"Kolding","tasks":"lager","hours_min":10,"unsure":[]}}', holder,
            to_text(logged), handed_over, contact, matched, ended, closing, int(reached == "filled"),
        ),
    )  # fmt: skip


def years_of_work(path: Path, *, brokers: int, years: int, until: date, seed: int = 7) -> dict[str, int]:
    """A database of so many brokers' years: a placement a month and two openings a month each; gives the row counts."""
    Store(path, TEAM).open()
    dice = random.Random(seed)
    db = sqlite3.connect(path)
    first = until - timedelta(days=365 * years)
    placements = openings = 0
    for broker in range(brokers):
        user = f"U{broker:05}"
        for month in range(12 * years):
            begun = first + timedelta(days=30.4 * month + dice.randrange(30))
            if begun > until:
                continue
            placements += 1
            _placement(db, dice, placements, f"X{placements % 40_000:05}", user, begun, until)
            for _ in range(2):
                openings += 1
                logged = at(first + timedelta(days=30.4 * month + dice.randrange(28)), time(10))
                waits = sorted(dice.uniform(0.1, 25) for _ in range(dice.choice((0, 1, 2, 3, 4, 4, 4))))
                is_old = logged.date() < until - timedelta(days=60)
                closed = is_old and len(waits) < 4
                opening(
                    db, openings, user, logged, *waits, state="closed" if closed else "",
                    closing="not_filled" if closed else None,
                )  # fmt: skip
    followups = db.execute("SELECT COUNT(*) FROM followups").fetchone()[0]
    db.commit()
    db.execute("ANALYZE")
    db.close()
    return {"placements": placements, "openings": openings, "followups": followups}


def _placement(
    db: sqlite3.Connection, dice: random.Random, number: int, citizen: str, user: str, begun: date, until: date
) -> None:
    kind = dice.choice(KINDS)
    end: date | None = begun + timedelta(weeks=dice.randrange(8, 52))
    end = end if end and end <= until else None
    ordinary = dice.choice((None, 2.0, 5.0, 8.0))
    placement(db, number, citizen, user, begun, kind=kind, end=end, hours=15.0, ordinary=ordinary)
    day = begun + timedelta(weeks=1)
    while day <= min(end or until, until) + timedelta(weeks=4):
        if day <= until:
            done = day + timedelta(days=dice.choice((0, 0, 1, 3, 8)))
            followup(db, number, day, done=done if done <= until else None, hours=15.0, ordinary=ordinary)
        elif end is None:
            followup(db, number, day)
        day += timedelta(weeks=4)
