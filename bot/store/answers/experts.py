"""Questions to the experts: the threads they stand in, the replies, saved answers, and words that mean an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlite_utils import Database

from bot.store.answers.questions import Asked
from bot.store.sqlite.rows import Row, from_json, insert, one, read, rows, run, to_json, to_text


@dataclass(frozen=True, slots=True)
class ExpertThread:
    """Where a question stands in the experts' channel; ``curator`` is who answered it."""

    channel: str
    ts: str
    question: int
    answered_at: datetime | None = None
    curator: str | None = None


@dataclass(frozen=True, slots=True)
class ExpertReply:
    """What somebody wrote under a question, as Markdown without CPR numbers."""

    channel: str
    ts: str
    thread: str
    user: str
    text: str


@dataclass(frozen=True, slots=True)
class LocalEntry:
    """An answer that a curator has approved; ``questions`` are example questions."""

    id: str
    title: str
    answer: str
    questions: tuple[str, ...]
    curator: str
    reviewed: date


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that mean an entry."""

    entry: str
    text: str


class ProposalState(StrEnum):
    """What a curator has said of an alias."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class AliasProposal:
    """A wording that several people meant in the same way; ``times`` is how often when it was proposed."""

    id: int
    entry: str
    text: str
    times: int
    state: ProposalState
    decided_by: str | None


class Experts:
    def __init__(self, db: Database, team: str) -> None:
        self._db = db
        self._team = team

    def open_thread(self, thread: ExpertThread) -> None:
        """Remember where a question stands in the experts' channel."""
        run(
            self._db,
            "INSERT INTO expert_threads (team, channel, ts, question) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (self._team, thread.channel, thread.ts, thread.question),
        )

    def thread(self, channel: str, ts: str) -> ExpertThread | None:
        row = one(
            self._db,
            "SELECT * FROM expert_threads WHERE team = ? AND channel = ? AND ts = ?",
            (self._team, channel, ts),
        )
        return None if row is None else read(ExpertThread, row)

    def unanswered(self) -> list[Asked]:
        """The questions that stand in the experts' channel without an answer, the oldest first."""
        found = rows(
            self._db,
            "SELECT questions.* FROM expert_threads JOIN questions ON questions.id = expert_threads.question "
            "WHERE expert_threads.team = ? AND answered_at IS NULL ORDER BY questions.id",
            (self._team,),
        )
        return [read(Asked, row) for row in found]

    def answered(self, thread: ExpertThread, answer: str, curator: str, now: datetime) -> bool:
        """Close the question; False where somebody else has answered it."""
        changed = run(
            self._db,
            "UPDATE expert_threads SET answered_at = ?, answer = ?, curator = ? "
            "WHERE team = ? AND channel = ? AND ts = ? AND answered_at IS NULL",
            (to_text(now), answer, curator, self._team, thread.channel, thread.ts),
        )
        return changed == 1

    def keep_reply(self, reply: ExpertReply) -> None:
        """Store what was written; an edited message replaces its earlier text."""
        run(
            self._db,
            "INSERT INTO expert_replies (team, channel, ts, thread, user, text) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (team, channel, ts) DO UPDATE SET text = excluded.text",
            (self._team, reply.channel, reply.ts, reply.thread, reply.user, reply.text),
        )

    def reply(self, channel: str, ts: str) -> ExpertReply | None:
        row = one(
            self._db,
            "SELECT * FROM expert_replies WHERE team = ? AND channel = ? AND ts = ?",
            (self._team, channel, ts),
        )
        return None if row is None else read(ExpertReply, row)

    def drop_reply(self, channel: str, ts: str) -> None:
        run(self._db, "DELETE FROM expert_replies WHERE team = ? AND channel = ? AND ts = ?", (self._team, channel, ts))

    def save_entry(self, entry: LocalEntry) -> None:
        """Store a local entry, or its new wording."""
        run(
            self._db,
            "INSERT INTO local_entries (id, team, title, answer, questions, curator, reviewed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
            "answer = excluded.answer, questions = excluded.questions, curator = excluded.curator, "
            "reviewed = excluded.reviewed",
            (
                entry.id,
                self._team,
                entry.title,
                entry.answer,
                to_json(entry.questions),
                entry.curator,
                entry.reviewed.isoformat(),
            ),
        )

    def entry(self, entry_id: str) -> LocalEntry | None:
        row = one(self._db, "SELECT * FROM local_entries WHERE team = ? AND id = ?", (self._team, entry_id))
        return None if row is None else _entry(row)

    def entries(self) -> list[LocalEntry]:
        found = rows(self._db, "SELECT * FROM local_entries WHERE team = ?", (self._team,))
        return [_entry(row) for row in found]

    def drop_entry(self, entry_id: str) -> bool:
        """Whether there was one to remove."""
        return run(self._db, "DELETE FROM local_entries WHERE team = ? AND id = ?", (self._team, entry_id)) == 1

    def aliases(self) -> list[Alias]:
        """The approved ones."""
        found = rows(self._db, "SELECT entry, text FROM aliases WHERE team = ?", (self._team,))
        return [read(Alias, row) for row in found]

    def propose(self, alias: Alias, times: int, now: datetime) -> int:
        """Store a proposal and give its number; ``times`` is how many people chose so."""
        return insert(
            self._db,
            "alias_proposals",
            {"team": self._team, "entry": alias.entry, "text": alias.text, "times": times, "proposed_at": to_text(now)},
        )

    def proposal(self, number: int) -> AliasProposal | None:
        row = one(self._db, "SELECT * FROM alias_proposals WHERE team = ? AND id = ?", (self._team, number))
        return None if row is None else read(AliasProposal, row)

    def proposals_for(self, entry: str) -> list[AliasProposal]:
        """Every proposal for an entry, also those that were rejected."""
        found = rows(self._db, "SELECT * FROM alias_proposals WHERE team = ? AND entry = ?", (self._team, entry))
        return [read(AliasProposal, row) for row in found]

    def waiting_proposals(self) -> list[AliasProposal]:
        found = rows(
            self._db, "SELECT * FROM alias_proposals WHERE team = ? AND state = 'waiting' ORDER BY id", (self._team,)
        )
        return [read(AliasProposal, row) for row in found]

    def decide(self, proposal: AliasProposal, state: ProposalState, curator: str, now: datetime) -> bool:
        """Approve or reject; False where it was decided before. An approved wording becomes an alias."""
        changed = run(
            self._db,
            "UPDATE alias_proposals SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'waiting'",
            (state, curator, to_text(now), proposal.id),
        )
        if changed and state is ProposalState.APPROVED:
            run(
                self._db,
                "INSERT INTO aliases (team, entry, text, curator, approved_at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (self._team, proposal.entry, proposal.text, curator, to_text(now)),
            )
        return changed == 1


def _entry(row: Row) -> LocalEntry:
    return read(LocalEntry, row | {"questions": from_json(row["questions"])})
