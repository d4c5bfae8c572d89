"""Privacy in practice: what is held about one reference or user, erasing it, and letting old data go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.services.backups import Backups
from bot.services.ports import Clock
from bot.store.database import Store


class Forgetting:
    """``retain_days`` is how long closed openings and ended placements keep what tells of a person."""

    def __init__(self, store: Store, clock: Clock, retain_days: int, backups: Backups) -> None:
        self._store = store
        self._clock = clock
        self._retain = timedelta(days=retain_days)
        self._backups = backups

    def held_about_case(self, case_ref: str) -> dict[str, list[dict[str, Any]]]:
        """Everything held about a citizen reference, by table."""
        with self._store.read() as unit:
            return unit.traces.of_case(case_ref)

    def held_about_user(self, user: str) -> dict[str, list[dict[str, Any]]]:
        """Everything held about a member of the workspace, by table."""
        with self._store.read() as unit:
            return unit.traces.of_user(user)

    def forget(self, case_ref: str) -> dict[str, int]:
        """Erase a reference everywhere, also from the copies; gives what was erased from the data, by table."""
        with self._store.write() as unit:
            erased = unit.traces.erase_case(case_ref)
        self._store.compact()
        self._backups.rewrite(lambda unit: unit.traces.erase_case(case_ref))
        return erased

    def forget_old(self) -> int:
        """Anonymise what is older than the retention; gives how many placements and openings."""
        with self._store.write() as unit:
            return unit.traces.anonymise_before(self._clock.now() - self._retain)
