"""What a change of the rules means for the running placements: brokers and leaders hear of each change once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bot.domain.errors import Role
from bot.domain.placements import schemes
from bot.domain.placements.placement import Placement
from bot.services.delivery.notice import Means, Notice
from bot.services.ports import Clock
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from danish.workdays import local_date
from knowledge.entry import Change, Entry


@dataclass(frozen=True, slots=True)
class LawChange:
    """A change of an entry's rules with the running placements it touches; ``leads`` where they are the team's."""

    entry: Entry
    change: Change
    today: date
    placements: tuple[Placement, ...]
    leads: bool


@dataclass(frozen=True, slots=True)
class LawChangeNotice(Notice[LawChange]):
    kind: ClassVar[str] = "law_change"
    entry: str
    day: date
    leads: bool

    @property
    def key(self) -> str:
        return f"{self.entry}/{self.day}/{self.recipient}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> LawChange | None:
        """What it touches at the moment; nothing where the entry or its change is gone, or nothing runs any more."""
        entry = means.knowledge.current.entries.get(self.entry)
        change = next((one for one in entry.changes if one.date == self.day), None) if entry else None
        touched = [
            one
            for one in unit.placements.running(schemes.kinds_of(self.entry))
            if self.leads or one.broker == self.recipient
        ]
        if entry is None or change is None or not touched:
            return None
        return LawChange(entry, change, local_date(now), tuple(touched), self.leads)


class LawChanges:
    def __init__(self, store: Store, clock: Clock, means: Means) -> None:
        self._store = store
        self._clock = clock
        self._means = means

    def plan(self) -> int:
        """Owe what is news to those whose placements it touches; gives the number of new messages."""
        now = self._clock.now()
        today = local_date(now)
        news = [
            (entry, change.date)
            for entry in self._entries()
            for change in entry.changes
            if schemes.is_news(change.date, today)
        ]
        if not news:
            return 0
        not_before = self._means.calendar.next_open(now)
        leaders = self._means.roles.holders(Role.LEADER)
        owed = 0
        with self._store.write() as unit:
            for entry, day in news:
                touched = unit.placements.running(schemes.kinds_of(entry.id))
                brokers = dict.fromkeys(one.broker for one in touched if one.broker not in leaders)
                notices = [LawChangeNotice(broker, entry.id, day, leads=False) for broker in brokers]
                notices += [LawChangeNotice(leader, entry.id, day, leads=True) for leader in leaders if touched]
                owed += sum(unit.deliveries.owe(one, now=now, not_before=not_before) for one in notices)
        return owed

    def _entries(self) -> Iterable[Entry]:
        known = self._means.knowledge.current.entries
        ids = dict.fromkeys(entry for entries in schemes.RULES.values() for entry in entries)
        return (known[entry] for entry in ids if entry in known)
