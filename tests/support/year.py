"""A year of follow-ups in a process that is killed again and again; Slack and the people live outside it.

The world is a SQLite file of its own: the simulated clock, and every message as the person sees it. Slack refuses with
429, loses answers on the way back, and loses messages on the way there. ``python -m tests.support.year`` is the process
that dies; ``live`` starts it anew until the year is over; ``judge`` compares what people saw with what was due.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.domain.errors import Outdated
from bot.domain.placements.followups import USUAL_TIME, FollowupKind, Planned
from bot.domain.placements.forms import OutcomeForm
from bot.domain.placements.placement import Agreement, Cadence, Placement
from bot.services.delivery.notices import Shown
from bot.services.placements.notices import Bundle
from bot.services.ports import DeliveryFailed, Sent
from bot.store.sqlite.database import Store
from danish.workdays import ZONE, WorkCalendar
from tests.support.caseload import Office
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM

BEGIN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
OFFLINE = timedelta(days=150)
"""When the week without power begins."""

FORGOTTEN = 10
"""Every tenth follow-up is forgotten until it is brought up again."""

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a year: people, placements each, days, and how often the process is killed."""

    brokers: int = 500
    placements: int = 47
    days: int = 365
    kills: int = 50
    seed: int = 20261123


@dataclass(slots=True)
class Verdict:
    """What a year came to; ``twice`` names (follow-up, round).

    ``never_again`` are follow-ups that people forgot once and were not reminded of a second time.
    """

    messages: int = 0
    followups: int = 0
    reminders: int = 0
    kills: int = 0
    refused: int = 0
    lost_answers: int = 0
    lost_messages: int = 0
    twice: list[tuple[int, int]] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    never_again: list[int] = field(default_factory=list)
    outside_hours: int = 0
    on_closed_days: int = 0
    ticks: list[float] = field(default_factory=list)
    seconds: float = 0


class World:
    """What exists outside the process: time, Slack, and what people have read."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(
            """
            CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY, at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS messages (
              id INTEGER PRIMARY KEY, recipient TEXT NOT NULL, marker TEXT NOT NULL, at TEXT NOT NULL,
              items TEXT NOT NULL, handled INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX IF NOT EXISTS messages_marker ON messages (marker);
            CREATE INDEX IF NOT EXISTS messages_unhandled ON messages (id) WHERE handled = 0;
            CREATE TABLE IF NOT EXISTS faults (kind TEXT PRIMARY KEY, number INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS ticks (milliseconds REAL NOT NULL);
            """
        )

    def time(self) -> datetime | None:
        row = self._db.execute("SELECT at FROM clock").fetchone()
        return None if row is None else datetime.fromisoformat(row[0])

    def set_time(self, at: datetime) -> None:
        self._db.execute("INSERT OR REPLACE INTO clock VALUES (1, ?)", (at.isoformat(),))

    def read_by(self, recipient: str, marker: str, at: datetime, items: list[tuple[int, int]]) -> int:
        cursor = self._db.execute(
            "INSERT INTO messages (recipient, marker, at, items) VALUES (?, ?, ?, ?)",
            (recipient, marker, at.isoformat(), json.dumps(items)),
        )
        return cursor.lastrowid or 0

    def find(self, marker: str) -> int | None:
        row = self._db.execute("SELECT id FROM messages WHERE marker = ?", (marker,)).fetchone()
        return None if row is None else row[0]

    def unhandled(self) -> list[tuple[int, str, list[tuple[int, int]]]]:
        rows = self._db.execute("SELECT id, recipient, items FROM messages WHERE handled = 0 ORDER BY id").fetchall()
        return [(row[0], row[1], json.loads(row[2])) for row in rows]

    def handled(self, message: int) -> None:
        self._db.execute("UPDATE messages SET handled = 1 WHERE id = ?", (message,))

    def count(self, fault: str) -> None:
        self._db.execute(
            "INSERT INTO faults VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET number = number + 1", (fault,)
        )

    def ticked(self, milliseconds: float) -> None:
        self._db.execute("INSERT INTO ticks VALUES (?)", (milliseconds,))

    def judged(self) -> Verdict:
        """What people saw; the database is compared by ``judge``."""
        faults = dict(self._db.execute("SELECT kind, number FROM faults").fetchall())
        calendar = WorkCalendar()
        verdict = Verdict(
            refused=faults.get("refused", 0),
            lost_answers=faults.get("lost answer", 0),
            lost_messages=faults.get("lost message", 0),
            ticks=[row[0] for row in self._db.execute("SELECT milliseconds FROM ticks")],
        )
        seen: Counter[tuple[int, int]] = Counter()
        for at, items in self._db.execute("SELECT at, items FROM messages"):
            verdict.messages += 1
            verdict.outside_hours += not calendar.is_open(datetime.fromisoformat(at))
            seen.update((number, turn) for number, turn in json.loads(items))
        verdict.reminders = sum(seen.values())
        verdict.twice = [which for which, times in seen.items() if times > 1]
        verdict.followups = len({number for number, _ in seen})
        return verdict

    def seen(self) -> set[int]:
        rows = self._db.execute("SELECT items FROM messages")
        return {number for (items,) in rows for number, _ in json.loads(items)}

    def seen_only_once(self, before: date) -> list[int]:
        """Follow-ups that were forgotten before a day and not brought up again."""
        turns: dict[int, set[int]] = {}
        for at, items in self._db.execute("SELECT at, items FROM messages"):
            for number, turn in json.loads(items):
                if number % FORGOTTEN == 0 and (turn > 1 or datetime.fromisoformat(at).date() < before):
                    turns.setdefault(number, set()).add(turn)
        return [number for number, seen in turns.items() if 2 not in seen]


class Slack:
    """A messenger as unreliable as the real one at its worst."""

    def __init__(
        self, world: World, store: Store, clock: FixedClock, chance: random.Random, deadly_from: date | None
    ) -> None:
        self._world = world
        self._store = store
        self._clock = clock
        self._chance = chance
        self._deadly_from = deadly_from

    def send(self, recipient: str, shown: Shown, marker: str = "") -> Sent:
        draw = self._chance.random()
        if draw < 0.02:
            self._world.count("refused")
            raise DeliveryFailed("ratelimited", retry_after=timedelta(seconds=30))
        if draw < 0.03:
            self._world.count("lost message")
            raise DeliveryFailed("no answer", uncertain=True)
        items = self._reminders_in(shown) if isinstance(shown, Bundle) else []
        number = self._world.read_by(recipient, marker, self._clock.now(), items)
        self._die_at_the_worst_moment()
        if draw > 0.98:
            self._world.count("lost answer")
            raise DeliveryFailed("no answer", uncertain=True)
        return Sent(recipient, str(number))

    def mark(self, at: Sent, emoji: str, before: str) -> None:
        """Reactions are not looked at here."""

    def update(self, at: Sent, shown: Shown) -> None:
        """Nobody looks at old messages here."""

    def find(self, recipient: str, marker: str, since: datetime) -> Sent | None:
        number = self._world.find(marker)
        return None if number is None else Sent(recipient, str(number))

    def _reminders_in(self, bundle: Bundle) -> list[tuple[int, int]]:
        """Follow-up and round of every reminder that the message shows, also those that stand as "also open"."""
        with self._store.read() as unit:
            row = unit.reminders.get_bundle(bundle.number)
        rounds = {item.number: item.round for item in row.items} if row else {}
        shown = [one.number for card in bundle.followups for one in (card.followup, *card.also_open)]
        return [(number, rounds[number]) for number in shown if number in rounds]

    def _die_at_the_worst_moment(self) -> None:
        """The message has arrived, nothing is written down."""
        is_time = self._deadly_from is not None and self._clock.now().date() >= self._deadly_from
        if is_time and self._chance.random() < 0.1:
            os.kill(os.getpid(), signal.SIGKILL)


def prepare(folder: Path, size: Size) -> None:
    """Everybody's placements, begun over the four weeks before, so that every working day has its share."""
    office = Office(folder / "brobygger.sqlite", clock=FixedClock(BEGIN - timedelta(days=1)))
    chance = random.Random(size.seed)
    for broker in range(size.brokers):
        with office.store.write() as unit:
            for number in range(size.placements):
                first = date(2026, 11, 23) + timedelta(days=chance.randrange(28))
                agreement = Agreement(case_ref=f"B{number}", company=f"Firma {broker}", start=first)
                cadence = Cadence(datetime.combine(first, USUAL_TIME), "FREQ=WEEKLY;INTERVAL=4")
                placement = unit.placements.add(Placement(0, f"U{broker:04}", agreement, cadence), office.now)
                due = office.calendar.on_or_after(first)
                unit.followups.plan(placement, [Planned(FollowupKind.MEETING, first, due)])
    World(folder / "world.sqlite").set_time(BEGIN)


def work(folder: Path, size: Size, life: int, deadly_from: date | None) -> None:
    """One life of the process: from the world's time to the end of the year, or to its death."""
    world = World(folder / "world.sqlite")
    clock = FixedClock(world.time() or BEGIN)
    chance = random.Random(size.seed * 1000 + life)
    path = folder / "brobygger.sqlite"
    slack = Slack(world, Store(path, TEAM), clock, chance, deadly_from)
    office = Office(path, messenger=slack, clock=clock)
    kept = sqlite3.connect(path)
    kept.execute("SELECT 1 FROM placements LIMIT 1")  # one connection stays: closing the last one costs a checkpoint
    end = BEGIN + timedelta(days=size.days)
    offline = min(OFFLINE, timedelta(days=size.days // 2))
    while clock.now() < end:
        live_through_a_moment(office, world)
        tomorrow = _morning(clock.now() + timedelta(days=1))
        if clock.now() < BEGIN + offline <= tomorrow:
            tomorrow += timedelta(days=7)
        clock.move(tomorrow - clock.now())
        world.set_time(clock.now())
    kept.close()


def live_through_a_moment(office: Office, world: World) -> None:
    """Plan, send until nothing is owed any more, then let people do what they have read."""
    begin = time.perf_counter()
    office.reminding.plan(office.now)
    world.ticked((time.perf_counter() - begin) * 1000)
    while (due := _next_due(office)) is not None:
        if due > office.now:
            office.clock.move(due - office.now)
            world.set_time(office.now)
        if not office.calendar.is_open(office.now):
            break
        office.delivering.run(office.now)
    for message, person, items in world.unhandled():
        for number, turn in items:
            if number % FORGOTTEN == 0 and turn == 1:
                continue
            form = OutcomeForm(office.today.isoformat(), "as_agreed", hours=str(number % 30))
            try:
                office.followups.done(person, number, form)
            except Outdated:
                continue
        world.handled(message)


def live(folder: Path, size: Size) -> Verdict:
    """Run the year in a process that is killed ``size.kills`` times at random moments, half of them the worst ones."""
    begin = time.monotonic()
    prepare(folder, size)
    world = World(folder / "world.sqlite")
    chance = random.Random(size.seed)
    days = sorted(chance.randrange(1, size.days - 1) for _ in range(size.kills))
    died = 0
    for life, day in enumerate([*days, None]):
        moment = None if day is None else (BEGIN + timedelta(days=day)).date()
        is_worst = moment is not None and life % 2 == 0
        process = _born(folder, size, life, moment if is_worst else None)
        if moment is None or is_worst:
            code = process.wait()
        else:
            while process.poll() is None and (now := world.time()) and now.date() < moment:
                time.sleep(0.002)
            time.sleep(chance.random() * 0.05)
            process.kill()
            code = process.wait()
        if code not in {0, -signal.SIGKILL}:
            raise RuntimeError(f"life {life} ended with {code}")
        died += code == -signal.SIGKILL
    verdict = judge(folder, size)
    verdict.kills = died
    verdict.seconds = time.monotonic() - begin
    return verdict


def judge(folder: Path, size: Size) -> Verdict:
    """Every follow-up that was due by the end must have been seen, each reminder of it once."""
    world = World(folder / "world.sqlite")
    verdict = world.judged()
    seen = world.seen()
    last = _last_lived_day(size)
    calendar = WorkCalendar()
    db = sqlite3.connect(folder / "brobygger.sqlite")
    for number, due in db.execute("SELECT id, due FROM followups WHERE due <= ?", (last.isoformat(),)):
        if number not in seen:
            verdict.never.append(number)
        verdict.on_closed_days += not calendar.is_workday(date.fromisoformat(due))
    verdict.never_again = world.seen_only_once(before=last - timedelta(days=14))
    db.close()
    return verdict


def _last_lived_day(size: Size) -> date:
    """The last day on which the process ticked; ticks come each morning."""
    day = (BEGIN + timedelta(days=size.days)).astimezone(ZONE).date() - timedelta(days=1)
    calendar = WorkCalendar()
    while not calendar.is_workday(day):
        day -= timedelta(days=1)
    return day


def _next_due(office: Office) -> datetime | None:
    with office.store.read() as unit:
        return unit.deliveries.next_due()


def _morning(moment: datetime) -> datetime:
    local = moment.astimezone(ZONE)
    return datetime(local.year, local.month, local.day, 8, tzinfo=ZONE).astimezone(UTC)


def _born(folder: Path, size: Size, life: int, deadly_from: date | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.support.year", str(folder), "--life", str(life)]
    command += ["--days", str(size.days), "--seed", str(size.seed)]
    if deadly_from is not None:
        command += ["--deadly-from", deadly_from.isoformat()]
    return subprocess.Popen(command, cwd=ROOT)


def main() -> None:
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--life", type=int, required=True)
    parser.add_argument("--days", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--deadly-from", type=date.fromisoformat)
    given = parser.parse_args()
    work(given.folder, Size(days=given.days, seed=given.seed), given.life, given.deadly_from)


if __name__ == "__main__":
    main()
