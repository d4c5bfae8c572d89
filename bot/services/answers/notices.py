"""What askers and curators are told: questions, answers, what was missing, wordings, entries that are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.deliveries import Delivery
from bot.services.answers.entries import as_entry, due_for_review
from bot.services.delivery.notice import Means, Notice
from bot.services.ports import Sent
from bot.store.answers.experts import AliasProposal, ExpertThread, ProposalState
from bot.store.unit import Unit
from knowledge.entry import Entry, Kind


@dataclass(frozen=True, slots=True)
class ExpertQuestion:
    """What the experts' channel is asked; ``answered_by`` is the curator who has answered it."""

    asker: str
    text: str
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class ExpertQuestionNotice(Notice[ExpertQuestion]):
    kind: ClassVar[str] = "expert_question"
    question: int

    @property
    def key(self) -> str:
        return str(self.question)

    def compose(self, unit: Unit, means: Means, now: datetime) -> ExpertQuestion | None:
        asked = unit.questions.get(self.question)
        return None if asked is None else ExpertQuestion(asked.asker, asked.text)

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        unit.experts.open_thread(ExpertThread(sent.channel, sent.ts, self.question))


@dataclass(frozen=True, slots=True)
class ExpertAnswer:
    """What the asker gets; ``curator`` has answered, ``public`` where others read the thread too."""

    question: int
    asker: str
    curator: str
    text: str
    entry: Entry
    public: bool


@dataclass(frozen=True, slots=True)
class ExpertAnswerNotice(Notice[ExpertAnswer]):
    kind: ClassVar[str] = "expert_answer"
    question: int

    @property
    def key(self) -> str:
        return str(self.question)

    def compose(self, unit: Unit, means: Means, now: datetime) -> ExpertAnswer | None:
        asked = unit.questions.get(self.question)
        local = unit.experts.entry(f"{Kind.LOCAL}-{self.question}")
        if asked is None or local is None:
            return None
        if local.id not in means.knowledge.current.entries:
            means.knowledge.refresh()  # who is told the answer can also ask for it
        public = bool(asked.thread) and not asked.channel.startswith("D")
        return ExpertAnswer(asked.id, asked.asker, local.curator, asked.text, as_entry(local), public)


@dataclass(frozen=True, slots=True)
class MissedNote:
    """An answer did not help. ``entry`` is what was shown, None where nothing was."""

    user: str
    question: str
    note: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class MissedNotice(Notice[MissedNote]):
    kind: ClassVar[str] = "missed_note"
    question: int
    user: str

    @property
    def key(self) -> str:
        return f"{self.question}/{self.user}"

    def compose(self, unit: Unit, means: Means, now: datetime) -> MissedNote | None:
        asked, note = unit.questions.get(self.question), unit.questions.note(self.question, self.user)
        if asked is None or note is None:
            return None
        return MissedNote(self.user, asked.text, note, means.knowledge.current.entries.get(asked.entry or ""))


@dataclass(frozen=True, slots=True)
class ProposedAlias:
    """A wording that people mean an entry by; ``title`` is the entry's."""

    proposal: AliasProposal
    title: str


@dataclass(frozen=True, slots=True)
class AliasNotice(Notice[ProposedAlias]):
    kind: ClassVar[str] = "alias_proposal"
    proposal: int

    @property
    def key(self) -> str:
        return str(self.proposal)

    def compose(self, unit: Unit, means: Means, now: datetime) -> ProposedAlias | None:
        proposal = unit.experts.proposal(self.proposal)
        if proposal is None or proposal.state is not ProposalState.WAITING:
            return None
        entry = means.knowledge.current.entries.get(proposal.entry)
        return ProposedAlias(proposal, entry.title) if entry else None


@dataclass(frozen=True, slots=True)
class EntriesDue:
    """Entries that nobody has reviewed for ``days`` days, oldest first."""

    entries: tuple[Entry, ...]
    days: int


@dataclass(frozen=True, slots=True)
class ReviewNotice(Notice[EntriesDue]):
    """Once a month; ``month`` as ``2026-11``."""

    kind: ClassVar[str] = "entry_review"
    month: str

    @property
    def key(self) -> str:
        return self.month

    def compose(self, unit: Unit, means: Means, now: datetime) -> EntriesDue | None:
        days = means.config.answers.review_after_days
        due = due_for_review(means.knowledge.current, days, now)
        return EntriesDue(due, days) if due else None
