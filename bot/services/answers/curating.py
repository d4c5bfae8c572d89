"""What use teaches the curators: what was missing, which words people mean by an entry, which entries are old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound, Role
from bot.domain.privacy import MASK, mask
from bot.domain.wording import agreeing, normalised, similar
from bot.services.answers.entries import IndexHolder
from bot.services.answers.experts import asked_question
from bot.services.delivering import Composer
from bot.services.ports import Clock
from bot.services.roles import Roles
from bot.store.answers.experts import Alias, AliasProposal, ProposalState
from bot.store.database import Store
from bot.store.unit import Unit
from danish.workdays import WorkCalendar, at, local_date
from knowledge.entry import Entry

NOTE = "missed_note"
PROPOSAL = "alias_proposal"
REVIEW = "entry_review"

LONGEST_WORDING = 150
"""A longer question is a story of its own; nobody asks it three times."""


@dataclass(frozen=True, slots=True)
class MissedNote:
    """A notice: an answer did not help. ``entry`` is what was shown, None where nothing was."""

    user: str
    question: str
    note: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ProposedAlias:
    """A notice: a wording that people mean an entry by; ``title`` is the entry's."""

    proposal: AliasProposal
    title: str


@dataclass(frozen=True, slots=True)
class EntriesDue:
    """A notice: entries that nobody has reviewed for ``days`` days, oldest first."""

    entries: tuple[Entry, ...]
    days: int


class Curating:
    """``channel`` gives the experts' channel id; ``monthly`` is the time of day of the review list."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        roles: Roles,
        knowledge: IndexHolder,
        channel: Callable[[], str | None],
        calendar: WorkCalendar,
        monthly: time,
        review_after_days: int,
    ) -> None:
        self._store = store
        self._clock = clock
        self._roles = roles
        self._knowledge = knowledge
        self._channel = channel
        self._calendar = calendar
        self._monthly = monthly
        self._review_after_days = review_after_days

    def rate(self, question: int, user: str, *, helped: bool) -> bool:
        """Store a thumb; False where this person has said the same before."""
        with self._store.write() as unit:
            return unit.questions.vote(asked_question(unit, question), user, 1 if helped else -1, self._clock.now())

    def has_told(self, question: int, user: str) -> bool:
        """Whether this person has said what was missing."""
        with self._store.read() as unit:
            return unit.questions.note(question, user) is not None

    def missed(self, question: int, user: str, note: str) -> None:
        """Store what was missing, without CPR numbers, and let the curators know."""
        now = self._clock.now()
        channel = self._channel()
        with self._store.write() as unit:
            unit.questions.add_note(asked_question(unit, question), user, mask(note).text, now)
            if channel is not None:
                unit.deliveries.owe(
                    NOTE,
                    f"{question}/{user}",
                    recipient=channel,
                    subject={"question": str(question), "user": user},
                    now=now,
                    not_before=now,
                )

    def picked(self, question: int, user: str, entry: str) -> None:
        """Remember who meant which entry; the curators are asked once a wording has become a habit."""
        now = self._clock.now()
        with self._store.write() as unit:
            asked = asked_question(unit, question)
            wording = normalised(asked.text)
            if asked.status != "unsure" or not wording:
                return
            unit.questions.pick(asked, user, entry, wording, now)
            times = agreeing(wording, unit.questions.picks_of(entry))
            known = unit.experts.proposals_for(entry)
            words = " ".join(asked.text.replace(MASK, " ").split())
            if not times or len(words) > LONGEST_WORDING:
                return
            if any(similar(normalised(proposal.text), wording) for proposal in known):
                return
            unit.experts.propose(Alias(entry, words), times, now)
        self._owe_proposals(now)

    def decide(self, user: str, number: int, *, approve: bool) -> ProposedAlias:
        """Approve or reject a wording; gives the proposal as it stands afterwards. Raises NotAllowed or NotFound.

        A second decision changes nothing. Call ``refresh`` afterwards.
        """
        self._roles.require(user, Role.CURATOR)
        with self._store.write() as unit:
            proposal = unit.experts.proposal(number)
            if proposal is None:
                raise NotFound("proposal", str(number))
            state = ProposalState.APPROVED if approve else ProposalState.REJECTED
            unit.experts.decide(proposal, state, user, self._clock.now())
            decided = unit.experts.proposal(number) or proposal
        entry = self._knowledge.current.entries.get(decided.entry)
        return ProposedAlias(decided, entry.title if entry else decided.entry)

    def refresh(self) -> None:
        """Let approved wordings answer from now on."""
        self._knowledge.refresh()

    def plan(self) -> None:
        """Owe what the curators should decide: waiting proposals, and once a month the entries that are due."""
        now = self._clock.now()
        self._owe_proposals(now)
        if not self.due(now) or (channel := self._channel()) is None:
            return
        today = local_date(now)
        listed = at(self._calendar.first_of_month(today.year, today.month), self._monthly)
        with self._store.write() as unit:
            unit.deliveries.owe(
                REVIEW,
                f"{today:%Y-%m}",
                recipient=channel,
                subject={},
                now=now,
                not_before=max(listed, self._calendar.next_open(now)),
            )

    def due(self, now: datetime) -> tuple[Entry, ...]:
        """Entries older than the configured age, oldest first."""
        today: date = local_date(now)
        entries = self._knowledge.current.entries.values()
        old = [entry for entry in entries if (today - entry.reviewed).days > self._review_after_days]
        return tuple(sorted(old, key=lambda entry: (entry.reviewed, entry.title)))

    @property
    def composers(self) -> dict[str, Composer]:
        return {NOTE: self._compose_note, PROPOSAL: self._compose_proposal, REVIEW: self._compose_review}

    def _owe_proposals(self, now: datetime) -> None:
        with self._store.read() as unit:
            waiting = unit.experts.waiting_proposals()
        if not waiting or (channel := self._channel()) is None:
            return
        with self._store.write() as unit:
            for proposal in waiting:
                unit.deliveries.owe(
                    PROPOSAL,
                    str(proposal.id),
                    recipient=channel,
                    subject={"proposal": str(proposal.id)},
                    now=now,
                    not_before=self._calendar.next_open(now),
                )

    def _compose_note(self, unit: Unit, delivery: Delivery, _now: datetime) -> object | None:
        question, user = int(delivery.subject["question"]), delivery.subject["user"]
        asked, note = unit.questions.get(question), unit.questions.note(question, user)
        if asked is None or note is None:
            return None
        return MissedNote(user, asked.text, note, self._knowledge.current.entries.get(asked.entry or ""))

    def _compose_proposal(self, unit: Unit, delivery: Delivery, _now: datetime) -> object | None:
        proposal = unit.experts.proposal(int(delivery.subject["proposal"]))
        if proposal is None or proposal.state is not ProposalState.WAITING:
            return None
        entry = self._knowledge.current.entries.get(proposal.entry)
        return ProposedAlias(proposal, entry.title) if entry else None

    def _compose_review(self, _unit: Unit, _delivery: Delivery, now: datetime) -> object | None:
        due = self.due(now)
        return EntriesDue(due, self._review_after_days) if due else None
