"""Openings and the messages they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from bot.domain.errors import NotFound, Outdated
from bot.domain.openings import duplicates
from bot.domain.openings.drafts import Draft
from bot.domain.openings.opening import (
    OPEN,
    Opening,
    draft_from_record,
    overlaid,
)
from bot.store.sqlite.rows import (
    Row,
    from_json,
    insert,
    maybe_text,
    one,
    read,
    rows,
    run,
    to_json,
    to_text,
)

CANDIDATES = 150
"""Known openings that are compared in full; those that share most with the new one."""

KNOWN_COMPANIES = 3000
"""Company names that the parser is told of, the newest first."""

STATES_OPEN = tuple(sorted(str(state) for state in OPEN))


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """A message that openings may have come from.

    ``version`` is the ts of the last edit read; ``text`` is kept without CPR numbers, None once it is not needed;
    ``mark`` is the bot's reaction under it.
    """

    channel: str
    ts: str
    poster: str
    version: str = ""
    removed: bool = False
    text: str | None = None
    mark: str = ""


class Openings:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    # The messages

    def message(self, channel: str, ts: str) -> SourceMessage | None:
        row = one(
            self._db,
            "SELECT * FROM opening_messages WHERE team = ? AND channel = ? AND ts = ?",
            (self._team, channel, ts),
        )
        return None if row is None else read(SourceMessage, row)

    def remember(self, message: SourceMessage, now: datetime) -> None:
        """Store what is known of a message now, its mark apart."""
        run(
            self._db,
            "INSERT INTO opening_messages (team, channel, ts, poster, version, removed, text, seen_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (team, channel, ts) DO UPDATE SET poster = excluded.poster, "
            "version = excluded.version, removed = excluded.removed, text = excluded.text, seen_at = excluded.seen_at",
            (
                self._team, message.channel, message.ts, message.poster, message.version, int(message.removed),
                message.text, to_text(now),
            ),
        )  # fmt: skip

    def place_mark(self, channel: str, ts: str, mark: str) -> None:
        """Remember the reaction that stands below a message."""
        run(
            self._db,
            "UPDATE opening_messages SET mark = ? WHERE team = ? AND channel = ? AND ts = ?",
            (mark, self._team, channel, ts),
        )

    def forget_messages_before(self, moment: datetime) -> int:
        """Drop what is known of old messages that no opening came from; Slack redelivers within hours."""
        return run(
            self._db,
            "DELETE FROM opening_messages WHERE team = ? AND seen_at < ? AND NOT EXISTS (SELECT 1 FROM openings "
            "WHERE openings.team = opening_messages.team AND openings.channel = opening_messages.channel "
            "AND openings.ts = opening_messages.ts)",
            (self._team, to_text(moment)),
        )

    # Reading

    def get(self, number: int) -> Opening:
        """Raises NotFound."""
        found = self.find(number)
        if found is None:
            raise NotFound("opening", f"#{number}")
        return found

    def find(self, number: int) -> Opening | None:
        row = one(self._db, "SELECT * FROM openings WHERE team = ? AND number = ?", (self._team, number))
        return None if row is None else _opening(row)

    def of_message(self, channel: str, ts: str) -> list[Opening]:
        """The openings of one message, in the order in which it states them."""
        return self._many("team = ? AND channel = ? AND ts = ? ORDER BY position", (self._team, channel, ts))

    def in_thread(self, channel: str, thread: str) -> list[Opening]:
        """The openings whose message, or whose card, heads this thread."""
        found = [
            *self.of_message(channel, thread),
            *self._many("team = ? AND card_channel = ? AND card_ts = ?", (self._team, channel, thread)),
        ]
        return list({opening.number: opening for opening in found}.values())

    def open(self) -> list[Opening]:
        """All that are neither filled nor closed, the newest first."""
        marks = ", ".join("?" * len(STATES_OPEN))
        return self._many(f"team = ? AND state IN ({marks}) ORDER BY number DESC", (self._team, *STATES_OPEN))

    def all(self) -> list[Opening]:
        """Openings in any state, by number."""
        return self._many("team = ? ORDER BY number", (self._team,))

    def of_person(self, people: Collection[str]) -> list[Opening]:
        """Open ones that one of these users or groups holds or has posted, the newest first."""
        holders = ", ".join("?" * len(people))
        states = ", ".join("?" * len(STATES_OPEN))
        return self._many(
            f"team = ? AND state IN ({states}) AND (holder IN ({holders}) OR poster IN ({holders})) "
            "ORDER BY number DESC",
            (self._team, *STATES_OPEN, *people, *people),
        )

    def companies(self) -> list[str]:
        """Names that are in use, so that the parser knows them again."""
        found = rows(
            self._db,
            "SELECT company FROM openings WHERE team = ? AND company IS NOT NULL "
            "GROUP BY company ORDER BY MAX(number) DESC LIMIT ?",
            (self._team, KNOWN_COMPANIES),
        )
        return [row["company"] for row in found]

    def alike(self, draft: Draft, since: datetime, *, but: Iterable[int] = ()) -> list[tuple[int, Draft]]:
        """Openings registered after ``since`` that share a key with this one, those that share most first.

        Closed ones are left out: what is posted again after that is looking again.
        """
        keys = sorted(duplicates.keys(draft))
        if not keys:
            return []
        marks = ", ".join("?" * len(keys))
        sharing = self._db.conn.execute(
            f"SELECT number, key FROM opening_keys WHERE team = ? AND key IN ({marks}) AND registered_at >= ?",
            (self._team, *keys, to_text(since)),
        )
        shared: Counter[int] = Counter()
        for number, key in sharing:
            shared[number] += duplicates.weight_of_key(key)
        for number in but:
            shared.pop(number, None)
        nearest = [number for number, _ in shared.most_common(CANDIDATES)]
        marks = ", ".join("?" * len(nearest))
        found = rows(
            self._db,
            f"SELECT number, parsed, corrected, touched FROM openings WHERE team = ? AND number IN ({marks}) "
            "AND state != 'closed'",
            (self._team, *nearest),
        )
        return [(row["number"], overlaid(*_drafts(row), from_json(row["touched"]))) for row in found]

    # Writing

    def add(self, opening: Opening) -> Opening:
        """Store a new one under the next number."""
        row = one(self._db, "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM openings WHERE team = ?", (self._team,))
        numbered = replace(opening, number=row["next"] if row else 1)
        insert(self._db, "openings", {"team": self._team} | _row(numbered))
        self._index(numbered)
        return numbered

    def save(self, before: Opening, after: Opening) -> Opening:
        """Store the next version of an opening. Raises Outdated where somebody else was first."""
        saved = replace(after, version=before.version + 1)
        row = _row(saved)
        columns = ", ".join(f"{name} = :{name}" for name in row if name != "number")
        changed = run(
            self._db,
            f"UPDATE openings SET {columns} WHERE team = :team AND number = :number AND version = :before",
            row | {"team": self._team, "before": before.version},
        )
        if changed == 0:
            raise Outdated("opening", before.number)
        if duplicates.keys(before.fields) != duplicates.keys(saved.fields):
            run(self._db, "DELETE FROM opening_keys WHERE team = ? AND number = ?", (self._team, saved.number))
            self._index(saved)
        return saved

    def place_card(self, number: int, channel: str, ts: str) -> None:
        """Where its card stands; no new version, since nothing about the opening has changed."""
        run(
            self._db,
            "UPDATE openings SET card_channel = ?, card_ts = ? WHERE team = ? AND number = ?",
            (channel, ts, self._team, number),
        )

    def nudge(self, number: int, matter: str, basis: str, recipient: str, now: datetime) -> bool:
        """Write down that somebody is reminded of something; False where that has been done."""
        changed = run(
            self._db,
            "INSERT INTO opening_nudges (team, number, matter, basis, recipient, told_at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (self._team, number, matter, basis, recipient, to_text(now)),
        )
        return changed == 1

    def _index(self, opening: Opening) -> None:
        for key in duplicates.keys(opening.fields):
            insert(
                self._db,
                "opening_keys",
                {
                    "team": self._team,
                    "key": key,
                    "registered_at": to_text(opening.registered_at),
                    "number": opening.number,
                },
            )

    def _many(self, where: str, parameters: tuple[object, ...]) -> list[Opening]:
        return [_opening(row) for row in rows(self._db, f"SELECT * FROM openings WHERE {where}", parameters)]


def _row(opening: Opening) -> dict[str, object]:
    return {
        "number": opening.number,
        "channel": opening.origin.channel,
        "ts": opening.origin.ts,
        "position": opening.origin.position,
        "poster": opening.poster,
        "state": str(opening.state),
        "version": opening.version,
        "confirmed": int(opening.confirmed),
        "company": opening.fields.company,
        "parsed": to_json({**opening.parsed.as_record(), "unsure": sorted(opening.parsed.unsure)}),
        "corrected": to_json(opening.corrected.as_record()),
        "touched": to_json(sorted(opening.touched)),
        "holder": opening.holder,
        "cvr": opening.cvr,
        "registered_at": to_text(opening.registered_at),
        "handed_over_at": maybe_text(opening.handed_over_at),
        "qualified_at": maybe_text(opening.qualified_at),
        "matched_at": maybe_text(opening.matched_at),
        "ended_at": maybe_text(opening.ended_at),
        "closing": None if opening.closing is None else str(opening.closing),
        "note": opening.note,
        "case_ref": opening.case_ref,
        "meeting": None if opening.meeting is None else str(opening.meeting),
        "filled": opening.filled,
        "merged_into": opening.merged_into,
        "like_number": None if opening.likeness is None else opening.likeness.number,
        "like_percent": None if opening.likeness is None else opening.likeness.percent,
        "card_channel": None if opening.card is None else opening.card[0],
        "card_ts": None if opening.card is None else opening.card[1],
    }


def _drafts(row: Row) -> tuple[Draft, Draft]:
    """What was parsed and what was corrected."""
    parsed = from_json(row["parsed"])
    unsure: list[str] = parsed.pop("unsure", [])
    return draft_from_record(parsed, unsure), draft_from_record(from_json(row["corrected"]))


def _opening(row: Row) -> Opening:
    parsed, corrected = _drafts(row)
    likeness = {"number": row["like_number"], "percent": row["like_percent"]}
    return read(
        Opening,
        row
        | {
            "origin": row,
            "parsed": parsed,
            "corrected": corrected,
            "touched": from_json(row["touched"]),
            "likeness": None if row["like_number"] is None else likeness,
            "card": None if row["card_ts"] is None else (row["card_channel"], row["card_ts"]),
        },
    )
