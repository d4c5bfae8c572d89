"""Everything that is held about one citizen reference or one user: found, exported, erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.domain.references import spellings
from bot.store.sqlite.rows import Row, from_json, rows, run, to_json, to_text
from bot.store.words import Words

Held = dict[str, list[Row]]
"""Rows by table; tables without any are left out."""


OF_USERS = {
    "people": ("user",),
    "questions": ("asker",),
    "votes": ("user",),
    "picks": ("user",),
    "expert_threads": ("curator",),
    "expert_replies": ("user",),
    "local_entries": ("curator",),
    "aliases": ("curator",),
    "alias_proposals": ("decided_by",),
    "opening_messages": ("poster",),
    "openings": ("poster", "holder"),
    "opening_nudges": ("recipient",),
    "placements": ("broker",),
    "followups": ("done_by",),
    "reminders": ("user",),
    "covers": ("absent", "deputy"),
    "wishes": ("owner",),
    "history": ("who",),
    "deliveries": ("recipient",),
    "bundles": ("recipient",),
    "documented_wages": ("who",),
    "homes": ("user",),
    "asked_back": ("user",),
    "greeted": ("user",),
}
"""The columns that hold a member of the workspace."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A message in Slack that tells of a reference; ``bundle`` or ``opening`` say what can be shown there anew."""

    channel: str
    ts: str
    by_bot: bool
    bundle: int | None = None
    opening: int | None = None


class Traces:
    """Reads and erases across all tables, the rows of the workspace only."""

    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team
        self._words = Words(db, team)

    def of_case(self, case_ref: str) -> Held:
        """All rows about a citizen reference, in whatever spelling."""
        placements, openings = self._of_case("placements", case_ref), self._of_case("openings", case_ref)
        found = {
            "placements": placements,
            "followups": [row for one in placements for row in self._followups(one["id"])],
            "openings": openings,
            "wishes": self._of_case("wishes", case_ref),
            "history": [
                *self._history("placement", [row["id"] for row in placements]),
                *self._history("opening", [row["number"] for row in openings]),
            ],
        }
        for table, naming in self._words.naming(case_ref).items():
            held = found.setdefault(table, [])
            plain = [{name: value for name, value in row.items() if name != "_row"} for row in naming]
            held.extend(row for row in plain if row not in held)
        return {table: held for table, held in found.items() if held}

    def standing(self, held: Held) -> list[Standing]:
        """The messages in Slack that tell of what is held, as far as it is known where they stand."""
        found: list[Standing] = []
        numbers = {table: {str(row["id"]) for row in held.get(table, ())} for table in ("placements", "questions")}
        openings = {str(row["number"]): row for row in held.get("openings", ())}
        fits, bundles = self._fits(held), self._bundles(held)
        about = {"placement": numbers["placements"], "question": numbers["questions"], "number": set(openings)}
        about |= {
            "fit": {str(one) for one in fits},
            "proposal": {str(r["id"]) for r in held.get("alias_proposals", ())},
        }
        named = {row["id"] for row in held.get("deliveries", ())}
        brokers = {row["broker"] for row in held.get("placements", ())}
        for row in openings.values():
            if row["card_ts"]:
                found.append(Standing(row["card_channel"], row["card_ts"], by_bot=True, opening=row["number"]))
            if row["ts"]:
                found.append(Standing(row["channel"], row["ts"], by_bot=False))
        for row in self._sent():
            subject = from_json(row["subject"])
            tells = any(str(subject.get(name)) in wanted for name, wanted in about.items())
            left = row["kind"] == "broker_left" and subject.get("user") in brokers
            if row["kind"] == "reminders" and str(subject.get("bundle")) in bundles:
                found.append(Standing(row["channel"], row["ts"], by_bot=True, bundle=int(subject["bundle"])))
            elif row["kind"] not in _CARDS and (tells or left or row["id"] in named or _late(subject) & set(openings)):
                found.append(Standing(row["channel"], row["ts"], by_bot=True))
        for table, ts in (("opening_messages", "ts"), ("questions", "thread"), ("expert_replies", "ts")):
            found += [Standing(row["channel"], row[ts], by_bot=False) for row in held.get(table, ()) if row[ts]]
        return list(dict.fromkeys(found))

    def of_user(self, user: str) -> Held:
        """All rows about a member of the workspace, by table."""
        found = {
            table: rows(
                self._db,
                f"SELECT * FROM {table} WHERE team = ? AND ? IN ({', '.join(columns)})",
                (self._team, user),
            )
            for table, columns in OF_USERS.items()
        }
        return {table: held for table, held in found.items() if held}

    def erase_case(self, case_ref: str, today: date) -> dict[str, int]:
        """Erase a reference everywhere; gives how many rows were erased or cleared, by table.

        Dates, hours and states stay without the reference, since the figures are counted from them. A placement that
        is still running ends: nobody can follow up on a citizen who is not known.
        """
        run(self._db, "PRAGMA secure_delete = ON")
        placements = [row["id"] for row in self._of_case("placements", case_ref)]
        openings = [row["number"] for row in self._of_case("openings", case_ref)]
        wishes = [row["case_ref"] for row in self._of_case("wishes", case_ref)]
        erased = {
            "history": self._clear_history("placement", placements) + self._clear_history("opening", openings),
            "followups": self._anonymise_followups(placements),
            "placements": self._anonymise_placements(placements),
            "openings": sum(self._clear_opening(number) for number in openings),
            "wishes": sum(self._remove_wish(written) for written in wishes),
        }
        for number in placements:
            self._end(number, today)
        for table, count in self._words.blot(case_ref).items():
            erased[table] = erased.get(table, 0) + count
        return {table: count for table, count in erased.items() if count}

    def anonymise_before(self, moment: datetime) -> int:
        """Anonymise placements that ended and openings that closed before a moment; gives the number of both."""
        run(self._db, "PRAGMA secure_delete = ON")
        before = to_text(moment)
        placements = [
            row["id"]
            for row in rows(
                self._db,
                "SELECT id FROM placements WHERE team = ? AND state IN ('ended', 'undone') AND ended_on < ? "
                "AND case_ref NOT LIKE 'slettet-%'",
                (self._team, before[:10]),
            )
        ]
        closed = rows(
            self._db,
            "SELECT number, channel, ts, parsed, corrected FROM openings "
            "WHERE team = ? AND ended_at < ? "
            "AND (case_ref IS NOT NULL OR parsed LIKE '%contact_%' OR corrected LIKE '%contact_%')",
            (self._team, before),
        )
        self._clear_history("placement", placements)
        self._anonymise_followups(placements)
        self._anonymise_placements(placements)
        self._clear_history("opening", [row["number"] for row in closed])
        for row in closed:
            run(
                self._db,
                "UPDATE openings SET case_ref = NULL, note = '', parsed = ?, corrected = ? "
                "WHERE team = ? AND number = ?",
                (_without_contact(row["parsed"]), _without_contact(row["corrected"]), self._team, row["number"]),
            )
            run(
                self._db,
                "UPDATE opening_messages SET text = NULL WHERE team = ? AND channel = ? AND ts = ?",
                (self._team, row["channel"], row["ts"]),
            )
        return len(placements) + len(closed)

    def _of_case(self, table: str, case_ref: str) -> list[Row]:
        found = rows(self._db, f"SELECT * FROM {table} WHERE team = ? AND case_ref IS NOT NULL", (self._team,))
        return [row for row in found if spellings(case_ref).fullmatch(row["case_ref"])]

    def _followups(self, placement: int) -> list[Row]:
        return rows(self._db, "SELECT * FROM followups WHERE placement = ?", (placement,))

    def _history(self, subject: str, numbers: list[int]) -> list[Row]:
        return [
            row
            for number in numbers
            for row in rows(
                self._db,
                "SELECT * FROM history WHERE team = ? AND subject = ? AND number = ?",
                (self._team, subject, number),
            )
        ]

    def _fits(self, held: Held) -> list[int]:
        return [
            row["id"]
            for wish in held.get("wishes", ())
            for row in rows(
                self._db,
                "SELECT id FROM wish_fits WHERE team = ? AND case_ref = ?",
                (self._team, wish["case_ref"]),
            )
        ]

    def _bundles(self, held: Held) -> set[str]:
        """The numbers of the morning messages that speak of what is held."""
        items = [("f", row["id"]) for row in held.get("followups", ())]
        items += [("p", row["id"]) for row in held.get("reminders", ())]
        items += [("o", row["number"]) for row in held.get("openings", ())]
        items += [("w", number) for number in self._fits(held)]
        return {
            str(row["bundle"])
            for item in items
            for row in rows(self._db, "SELECT bundle FROM bundle_items WHERE kind = ? AND number = ?", item)
        }

    def _sent(self) -> list[Row]:
        return rows(
            self._db,
            "SELECT id, kind, subject, channel, ts FROM deliveries "
            "WHERE team = ? AND state = 'sent' AND ts IS NOT NULL AND ts != '' ORDER BY id",
            (self._team,),
        )

    def _clear_history(self, subject: str, numbers: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE history SET details = '{}' WHERE team = ? AND subject = ? AND number = ?",
                (self._team, subject, number),
            )
            for number in numbers
        )

    def _clear_opening(self, number: int) -> int:
        sql = "UPDATE openings SET case_ref = NULL, note = '' WHERE team = ? AND number = ?"
        return run(self._db, sql, (self._team, number))

    def _remove_wish(self, case_ref: str) -> int:
        of_wish = (self._team, case_ref)
        run(self._db, "DELETE FROM wish_keys WHERE team = ? AND case_ref = ?", of_wish)
        run(self._db, "DELETE FROM wish_fits WHERE team = ? AND case_ref = ?", of_wish)
        return run(self._db, "DELETE FROM wishes WHERE team = ? AND case_ref = ?", of_wish)

    def _anonymise_placements(self, numbers: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE placements SET case_ref = 'slettet-' || id, contact = '', tasks = '', goal = '', "
                "sub_goals = '[]', considerations = '' WHERE id = ?",
                (number,),
            )
            for number in numbers
        )

    def _end(self, placement: int, today: date) -> None:
        run(
            self._db,
            "UPDATE placements SET state = 'ended', ended_on = ?, end_reason = 'other', version = version + 1 "
            "WHERE id = ? AND state = 'active'",
            (today.isoformat(), placement),
        )
        run(
            self._db,
            "UPDATE followups SET state = 'cancelled', remind_on = NULL, version = version + 1 "
            "WHERE placement = ? AND state = 'open'",
            (placement,),
        )

    def _anonymise_followups(self, placements: list[int]) -> int:
        return sum(
            run(
                self._db,
                "UPDATE followups SET note = NULL, next_step = NULL, sub_goals_met = NULL WHERE placement = ?",
                (number,),
            )
            for number in placements
        )


_CARDS = frozenset({"opening_card", "opening_card_update"})
"""Found by the opening itself, which knows where its card stands."""


def _late(subject: Row) -> set[str]:
    """The openings that a notice of what is late speaks of."""
    late: list[Row] | str = subject.get("matters", [])
    return set() if isinstance(late, str) else {str(one["number"]) for one in late}


def _without_contact(record: str) -> str:
    kept: dict[str, object] = from_json(record)
    return to_json({name: value for name, value in kept.items() if not name.startswith("contact_")})
