"""What use teaches the curators: what was missing, which words people mean by an entry, which entries are old."""

from __future__ import annotations

from datetime import datetime

from bot.domain.errors import NotFound, Role
from bot.domain.privacy import MASK, mask
from bot.domain.wording import agreeing, normalised, similar
from bot.services.answers.entries import due_for_review
from bot.services.answers.experts import asked_question
from bot.services.answers.notices import AliasNotice, MissedNotice, ProposedAlias, ReviewNotice
from bot.services.delivery.notice import Means
from bot.services.ports import Channel, Clock
from bot.store.answers.experts import Alias, ProposalState
from bot.store.sqlite.database import Store
from danish.workdays import at, local_date

LONGEST_WORDING = 150
"""A longer question is a story of its own; nobody asks it three times."""


class Curating:
    """``channel`` gives the experts' channel id."""

    def __init__(self, store: Store, clock: Clock, means: Means, channel: Channel) -> None:
        self._store = store
        self._clock = clock
        self._roles = means.roles
        self._knowledge = means.knowledge
        self._calendar = means.calendar
        self._monthly = means.config.working_time.monthly
        self._review_after_days = means.config.answers.review_after_days
        self._channel = channel

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
                unit.deliveries.owe(MissedNotice(channel, question, user), now=now)

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
        is_due = bool(due_for_review(self._knowledge.current, self._review_after_days, now))
        if not is_due or (channel := self._channel()) is None:
            return
        today = local_date(now)
        listed = at(self._calendar.first_of_month(today.year, today.month), self._monthly)
        with self._store.write() as unit:
            not_before = max(listed, self._calendar.next_open(now))
            unit.deliveries.owe(ReviewNotice(channel, f"{today:%Y-%m}"), now=now, not_before=not_before)

    def _owe_proposals(self, now: datetime) -> None:
        with self._store.read() as unit:
            waiting = unit.experts.waiting_proposals()
        if not waiting or (channel := self._channel()) is None:
            return
        with self._store.write() as unit:
            for proposal in waiting:
                notice = AliasNotice(channel, proposal.id)
                unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))
