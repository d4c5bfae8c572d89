"""The lease of the one process that serves."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from bot.domain.lease import Holder, Lease, Vitals
from bot.store.sqlite.rows import maybe_moment, maybe_text, one, run, to_moment, to_text


class Leases:
    def __init__(self, db: Database) -> None:
        self._db = db

    def current(self) -> Lease | None:
        """The last lease there was, also where it has ended; None before the first."""
        row = one(self._db, "SELECT * FROM lease")
        if row is None:
            return None
        vitals = Vitals(
            event_at=maybe_moment(row["event_at"]),
            tick_at=maybe_moment(row["tick_at"]),
            socket_at=maybe_moment(row["socket_at"]),
            refused_at=maybe_moment(row["refused_at"]),
            refusal=row["refusal"],
        )
        holder = Holder(row["holder"], row["host"], row["pid"], row["place"])
        return Lease(
            holder,
            to_moment(row["taken_at"]),
            to_moment(row["renewed_at"]),
            maybe_moment(row["released_at"]),
            vitals,
        )

    def take(self, holder: Holder, now: datetime) -> None:
        """Give the lease to a process; whether it is free is the caller's to know, in the same unit of work."""
        run(
            self._db,
            "INSERT OR REPLACE INTO lease (id, holder, host, pid, place, taken_at, renewed_at) "
            "VALUES (1, ?, ?, ?, ?, ?, ?)",
            (holder.id, holder.host, holder.pid, holder.place, to_text(now), to_text(now)),
        )

    def renew(self, holder: Holder, vitals: Vitals, now: datetime) -> bool:
        """False where the lease is another's by now."""
        changed = run(
            self._db,
            "UPDATE lease SET renewed_at = ?, event_at = ?, tick_at = ?, socket_at = ?, refused_at = ?, refusal = ? "
            "WHERE holder = ? AND released_at IS NULL",
            (
                to_text(now),
                maybe_text(vitals.event_at),
                maybe_text(vitals.tick_at),
                maybe_text(vitals.socket_at),
                maybe_text(vitals.refused_at),
                vitals.refusal,
                holder.id,
            ),
        )
        return changed == 1

    def release(self, holder: Holder, now: datetime) -> None:
        """The process ends in order: whoever waits takes over at once."""
        run(
            self._db,
            "UPDATE lease SET released_at = ? WHERE holder = ? AND released_at IS NULL",
            (to_text(now), holder.id),
        )

    def clear(self) -> None:
        """A copy of the data serves nobody yet."""
        run(self._db, "DELETE FROM lease")
