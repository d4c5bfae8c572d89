"""A question that Brobygger cannot answer goes to the experts; what a curator saves answers the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.errors import NotFound, NotUnderstood, Refusal, Refused, Role
from bot.domain.privacy import MASK, contains_cpr, mask
from bot.services.answers.notices import ExpertAnswerNotice, ExpertQuestion, ExpertQuestionNotice
from bot.services.delivery.notice import Means
from bot.services.ports import Channel, Clock
from bot.store.answers.experts import ExpertReply, ExpertThread, LocalEntry
from bot.store.answers.questions import Asked
from bot.store.history import Change
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text.answers import experts as text
from danish.workdays import local_date
from knowledge.entry import Kind

HISTORY = "local_entry"

LONGEST_TITLE = 120
LONGEST_ANSWER = 2900
MOST_QUESTIONS = 40
LONGEST_QUESTION = 300


class Forwarded(StrEnum):
    """What became of a question that somebody wants an expert to answer."""

    SENT = "sent"
    ALREADY = "already"
    NO_CHANNEL = "no_channel"


class Part(StrEnum):
    """The parts of an answer that a curator writes; refusals name them."""

    TITLE = "expert_title"
    ANSWER = "expert_answer"
    QUESTIONS = "expert_questions"


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it stands in the curator's form."""

    title: str
    answer: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether a reply can become the answer by its author's hand, and who else could do it."""

    by_curator: bool
    curators: tuple[str, ...]


class Experts:
    """``channel`` gives the experts' channel id, or None where there is none."""

    def __init__(self, store: Store, clock: Clock, means: Means, channel: Channel) -> None:
        self._store = store
        self._clock = clock
        self._roles = means.roles
        self._knowledge = means.knowledge
        self._channel = channel

    def forward(self, question: int) -> Forwarded:
        """Ask the experts, once per question."""
        channel = self._channel()
        if channel is None:
            return Forwarded.NO_CHANNEL
        now = self._clock.now()
        with self._store.write() as unit:
            asked_question(unit, question)
            owed = unit.deliveries.owe(ExpertQuestionNotice(channel, question), now=now)
        return Forwarded.SENT if owed else Forwarded.ALREADY

    def replied(self, reply: ExpertReply) -> Offer | None:
        """Keep what was written under a question; None where the question has its answer already."""
        with self._store.write() as unit:
            thread = unit.experts.thread(reply.channel, reply.thread)
            if thread is None or thread.answered_at is not None:
                return None
            unit.experts.keep_reply(replace(reply, text=mask(reply.text).text))
        return Offer(self._roles.has(reply.user, Role.CURATOR), self._roles.holders(Role.CURATOR))

    def reply_changed(self, channel: str, ts: str, text: str) -> None:
        """The author has edited the reply before it was saved."""
        with self._store.write() as unit:
            if reply := unit.experts.reply(channel, ts):
                unit.experts.keep_reply(replace(reply, text=mask(text).text))

    def reply_removed(self, channel: str, ts: str) -> None:
        """The author has deleted the reply; what was saved of it stays."""
        with self._store.write() as unit:
            unit.experts.drop_reply(channel, ts)

    def draft(self, user: str, channel: str, reply: str) -> tuple[str, Written]:
        """A reply as a first draft of the answer, with its thread's ts.

        Raises NotAllowed, or NotUnderstood where the reply is gone or the question has its answer.
        """
        self._roles.require(user, Role.CURATOR)
        with self._store.read() as unit:
            kept = unit.experts.reply(channel, reply)
            if kept is None:
                raise NotUnderstood("", text.REPLY_GONE)
            _, asked = _open_question(unit, channel, kept.thread)
        question = " ".join(asked.text.replace(MASK, " ").split())
        title = question.rstrip("?!. ")[:LONGEST_TITLE]
        return kept.thread, Written(title[:1].upper() + title[1:], kept.text, (question[:LONGEST_QUESTION],))

    def save(self, user: str, channel: str, thread: str, written: Written) -> LocalEntry:
        """Store the answer, and owe it to the asker. Raises NotAllowed, Refused or NotUnderstood.

        Call ``refresh`` afterwards; it takes longer than Slack waits for a modal.
        """
        self._roles.require(user, Role.CURATOR)
        checked(written)
        now = self._clock.now()
        with self._store.write() as unit:
            at, asked = _open_question(unit, channel, thread)
            entry = LocalEntry(
                id=f"{Kind.LOCAL}-{asked.id}",
                title=written.title,
                answer=written.answer,
                questions=written.questions,
                curator=user,
                reviewed=local_date(now),
            )
            unit.experts.answered(at, written.answer, user, now)
            unit.experts.save_entry(entry)
            unit.questions.settled_by(asked.id, entry.id)
            unit.history.add(HISTORY, asked.id, Change(now, user, "saved", {}))
            asker = f"{asked.channel}/{asked.thread}" if asked.thread else asked.asker
            unit.deliveries.owe(ExpertAnswerNotice(asker, asked.id), now=now)
        return entry

    def question(self, channel: str, thread: str) -> ExpertQuestion | None:
        """What stands in the experts' channel, as it is now."""
        with self._store.read() as unit:
            found = unit.experts.thread(channel, thread)
            asked = unit.questions.get(found.question) if found else None
        return ExpertQuestion(asked.asker, asked.text, found.curator) if found and asked else None

    def entry(self, user: str, entry_id: str) -> Written:
        """A local entry as a curator's form. Raises NotAllowed or NotFound."""
        self._roles.require(user, Role.CURATOR)
        with self._store.read() as unit:
            found = _local(unit, entry_id)
        return Written(found.title, found.answer, found.questions)

    def change(self, user: str, entry_id: str, written: Written) -> None:
        """Store a new wording, reviewed today. Raises NotAllowed, Refused or NotFound."""
        self._roles.require(user, Role.CURATOR)
        checked(written)
        now = self._clock.now()
        with self._store.write() as unit:
            found = _local(unit, entry_id)
            unit.experts.save_entry(
                replace(
                    found,
                    title=written.title,
                    answer=written.answer,
                    questions=written.questions,
                    curator=user,
                    reviewed=local_date(now),
                )
            )
            unit.history.add(HISTORY, _number(entry_id), Change(now, user, "changed", {}))

    def withdraw(self, user: str, entry_id: str) -> None:
        """Take a local entry out. Raises NotAllowed or NotFound."""
        self._roles.require(user, Role.CURATOR)
        with self._store.write() as unit:
            if not unit.experts.drop_entry(entry_id):
                raise NotFound("entry", entry_id)
            unit.history.add(HISTORY, _number(entry_id), Change(self._clock.now(), user, "withdrawn", {}))

    def refresh(self) -> None:
        """Let what was saved answer from now on."""
        self._knowledge.refresh()


def checked(written: Written) -> None:
    """Raise Refused where a part is empty, too long or holds a CPR number."""
    longest = max((len(question) for question in written.questions), default=0)
    sizes = {
        Part.TITLE: (written.title, len(written.title) > LONGEST_TITLE),
        Part.ANSWER: (written.answer, len(written.answer) > LONGEST_ANSWER),
        Part.QUESTIONS: (
            "\n".join(written.questions),
            longest > LONGEST_QUESTION or len(written.questions) > MOST_QUESTIONS,
        ),
    }
    refused: dict[str, Refusal] = {}
    for part, (words, too_long) in sizes.items():
        if not words.strip():
            refused[part] = Refusal.EMPTY
        elif contains_cpr(words) or MASK in words:
            refused[part] = Refusal.CPR
        elif too_long:
            refused[part] = Refusal.TOO_LONG
    if refused:
        raise Refused(refused)


def asked_question(unit: Unit, question: int) -> Asked:
    """The question of that number. Raises NotFound."""
    asked = unit.questions.get(question)
    if asked is None:
        raise NotFound("question", str(question))
    return asked


def _open_question(unit: Unit, channel: str, thread: str) -> tuple[ExpertThread, Asked]:
    found = unit.experts.thread(channel, thread)
    if found is None:
        raise NotUnderstood("", text.REPLY_GONE)
    if found.answered_at is not None:
        raise NotUnderstood("", text.ANSWERED_ALREADY)
    return found, asked_question(unit, found.question)


def _local(unit: Unit, entry_id: str) -> LocalEntry:
    found = unit.experts.entry(entry_id)
    if found is None:
        raise NotFound("entry", entry_id)
    return found


def _number(entry_id: str) -> int:
    return int(entry_id.rpartition("-")[2])
