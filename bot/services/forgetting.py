"""Privacy in practice: what is held about one reference or user, erasing it, and letting old data go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from bot.domain.errors import Refusal, Refused
from bot.domain.placements.placement import case_reference
from bot.services.delivery.notice import Means, Notice, Update
from bot.services.openings.notices import show_card
from bot.services.placements.notices import Bundle, bundle_of, only_open
from bot.services.ports import Clock, Sent
from bot.services.upkeep.backups import Backups
from bot.store.sqlite.database import Store
from bot.store.traces import Held, Standing
from bot.store.unit import Unit
from danish.workdays import local_date


@dataclass(frozen=True, slots=True)
class Erased:
    """What stands in Slack in place of a message that told of a forgotten citizen."""


@dataclass(frozen=True, slots=True)
class ErasedNotice(Notice[Update[Bundle | Erased]]):
    """A message of the bot's own is shown without what was forgotten; a morning message keeps what else is in it."""

    kind: ClassVar[str] = "erased"
    ts: str
    again: datetime
    bundle: int | None = None

    @property
    def key(self) -> str:
        return f"{self.recipient}/{self.ts}/{self.again.isoformat(timespec='seconds')}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> Update[Bundle | Erased]:
        row = None if self.bundle is None else unit.reminders.get_bundle(self.bundle)
        left = None if row is None else only_open(bundle_of(unit, row, means, now))
        return Update(Sent(self.recipient, self.ts), left or Erased())


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, or would be: the reference as it is stored, rows by table, and where it stands in Slack.

    ``leaves_traces``: somebody was reading the database, so that free pages may still hold it; forget it once more.
    """

    case_ref: str
    rows: dict[str, int]
    standing: tuple[Standing, ...]
    leaves_traces: bool = False


class Forgetting:
    def __init__(self, store: Store, clock: Clock, means: Means, backups: Backups) -> None:
        self._store = store
        self._clock = clock
        self._privacy = means.config.privacy
        self._backups = backups

    def held_about_case(self, written: str) -> Held:
        """Everything ``forget`` would touch, by table, and where it stands in Slack. Raises Refused."""
        case_ref = self._reference(written)
        with self._store.read() as unit:
            held = unit.traces.of_case(case_ref)
            standing = [
                {"channel": one.channel, "ts": one.ts, "by": "bot" if one.by_bot else "person"}
                for one in unit.traces.standing(held)
            ]
        return held | ({"slack": standing} if standing else {})

    def held_about_user(self, user: str) -> dict[str, list[dict[str, Any]]]:
        """Everything held about a member of the workspace, by table."""
        with self._store.read() as unit:
            return unit.traces.of_user(user)

    def preview(self, written: str) -> Forgotten:
        """What ``forget`` would erase. Raises Refused."""
        case_ref = self._reference(written)
        with self._store.read() as unit:
            held = unit.traces.of_case(case_ref)
            standing = tuple(unit.traces.standing(held))
        return Forgotten(case_ref, {table: len(rows) for table, rows in held.items()}, standing)

    def forget(self, written: str) -> Forgotten:
        """Erase a reference everywhere, also from the copies, and owe it to Slack that nothing tells of it any more.

        There is no undo: a copy would be what was to be erased. Raises Refused where it is no reference.
        """
        case_ref = self._reference(written)
        now = self._clock.now()
        with self._store.write() as unit:
            standing = unit.traces.standing(unit.traces.of_case(case_ref))
            erased = unit.traces.erase_case(case_ref, local_date(now))
            for one in standing:
                if one.opening is not None:
                    show_card(unit, unit.openings.get(one.opening), now, again=f"/erased/{now:%Y%m%dT%H%M%S}")
                elif one.by_bot:
                    unit.deliveries.owe(ErasedNotice(one.channel, one.ts, now, one.bundle), now=now)
        left = not self._store.compact()
        self._backups.rewrite(lambda unit: unit.traces.erase_case(case_ref, local_date(now)))
        return Forgotten(case_ref, erased, tuple(standing), leaves_traces=left)

    def forget_old(self) -> int:
        """Anonymise what is older than ``retain_days``; gives how many placements and openings."""
        with self._store.write() as unit:
            return unit.traces.anonymise_before(self._clock.now() - timedelta(days=self._privacy.retain_days))

    def _reference(self, written: str) -> str:
        case_ref = case_reference(written, self._privacy.case_ref_pattern)
        if isinstance(case_ref, Refusal):
            raise Refused({"case_ref": case_ref})
        return case_ref
