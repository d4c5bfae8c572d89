"""From messages to openings: posted, edited, deleted, completed by a reply.

Slack's events arrive twice, late and out of order. An edit carries a version, a deletion always wins, and an edit that
comes before its message is taken for the message.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.openings import mail
from bot.domain.openings import opening as steps
from bot.domain.openings.drafts import Draft, Verdict
from bot.domain.openings.edits import reconcile
from bot.domain.openings.mail import Attachment, Found, Mail
from bot.domain.openings.opening import Closing, Event, Opening, Origin, State, clipped, stated
from bot.domain.openings.parser import Reply, parse, parse_reply, read_anyway
from bot.domain.privacy import mask
from bot.services.openings.book import Book
from bot.services.openings.marks import ReplyReadNotice
from bot.services.openings.rights import Rights
from bot.services.ports import Clock
from bot.store.openings import SourceMessage
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text import openings as text
from danish.workdays import ZONE

KEEP = timedelta(days=14)
"""How long a message without an opening is remembered."""

_NUMBER = re.compile(r"#(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as Slack sends it; ``version`` is the ts of its last edit, empty where it was never edited.

    ``letter`` is the mail that the message is, or the files shared with it; a mail has no ``user``.
    """

    channel: str
    ts: str
    user: str
    text: str
    version: str = ""
    letter: Mail | None = None

    @property
    def is_mail(self) -> bool:
        """Whether it came to the channel's own address, so that nobody in Slack wrote it."""
        return self.letter is not None and not self.user


class Outcome(StrEnum):
    """What became of a message."""

    LOGGED = "logged"
    DOUBTFUL = "doubtful"
    IGNORED = "ignored"
    UNREAD = "unread"
    """A reply that speaks of the opening and could not be read."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a message; ``had_cpr`` asks for a private note to the poster.

    ``left_out`` is how many openings of a very long list were not read.
    """

    outcome: Outcome
    openings: tuple[Opening, ...] = ()
    had_cpr: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message states: ``sources`` names the file each draft stands in, ``text`` is what was read."""

    verdict: Verdict
    drafts: tuple[Draft, ...]
    sources: tuple[str, ...]
    text: str
    left_out: int = 0


class Intake:
    def __init__(self, store: Store, clock: Clock, book: Book, rights: Rights) -> None:
        self._store = store
        self._clock = clock
        self._book = book
        self._rights = rights

    def log(self, message: Incoming) -> Logged:
        """A message in an openings channel, new or edited."""
        message, had_cpr = _masked(message)
        understood = self._parsed(message)
        with self._store.write() as unit:
            known = unit.openings.message(message.channel, message.ts)
            if known is not None and (known.removed or known.version >= message.version):
                return Logged(Outcome.IGNORED)
            before = unit.openings.of_message(message.channel, message.ts)
            done = self._edited(unit, message, before, understood) if before else self._first(unit, message, understood)
        return replace(done, had_cpr=had_cpr, left_out=understood.left_out)

    def log_anyway(self, message: Incoming) -> Logged:
        """The shortcut: a person says that a message is an opening, whatever it looks like.

        Gives the openings that are there already where it was logged before, and none where it states nothing.
        """
        message, had_cpr = _masked(message)
        understood = self._parsed(message, asked=True)
        now = self._clock.now()
        with self._store.write() as unit:
            before = unit.openings.of_message(message.channel, message.ts)
            if before:
                return Logged(Outcome.IGNORED, tuple(before), had_cpr)
            if not understood.drafts:
                return Logged(Outcome.DOUBTFUL, (), had_cpr)
            unit.openings.remember(_source(message), now)
            entered = self._enter(unit, message, understood, now)
            return Logged(Outcome.LOGGED, entered, had_cpr, left_out=understood.left_out)

    def read(self, message: str) -> Draft:
        """What a message states, for a form that a person completes."""
        drafts = self._parsed(Incoming("", "", "", mask(message).text), asked=True).drafts
        return drafts[0] if drafts else Draft()

    def decide(self, channel: str, ts: str, user: str, *, is_opening: bool) -> Logged:
        """The poster's answer to "is this an opening?". Raises NotFound where the message is gone, or NotAllowed."""
        now = self._clock.now()
        with self._store.read() as unit:
            known = unit.openings.message(channel, ts)
        if known is None or known.removed:
            raise NotFound("message", "")
        if known.poster:  # a mail has none, and everybody in the channel is asked
            self._rights.require_deciding(known.poster, user)
        if known.text is None:
            return Logged(Outcome.IGNORED)
        message = Incoming(channel, ts, known.poster, known.text, known.version)
        understood = self._parsed(message, asked=True)
        if not understood.drafts:
            understood = replace(understood, drafts=(Draft(),), sources=("",))
        with self._store.write() as unit:
            unit.openings.remember(_source(message), now)
            if not is_opening or unit.openings.of_message(channel, ts):
                return Logged(Outcome.IGNORED)
            return Logged(Outcome.LOGGED, self._enter(unit, message, understood, now), left_out=understood.left_out)

    def remove(self, channel: str, ts: str) -> list[Opening]:
        """The message was deleted: its openings are withdrawn; one that is filled stays filled."""
        now = self._clock.now()
        with self._store.write() as unit:
            known = unit.openings.message(channel, ts) or SourceMessage(channel, ts, "")
            unit.openings.remember(replace(known, removed=True, text=None), now)
            return [self._withdraw(unit, one, now) for one in unit.openings.of_message(channel, ts)]

    def forget_old(self) -> int:
        """Drop what is kept of messages that nobody made an opening of."""
        with self._store.write() as unit:
            return unit.openings.forget_messages_before(self._clock.now() - KEEP)

    def complete(self, message: Incoming, thread: str) -> Logged:
        """A reply in an opening's thread. Chatter, and what others than poster and holder say, changes nothing.

        Raises NotUnderstood, with a question, where the thread has several openings and none is named.
        """
        masked = mask(message.text)
        now = self._clock.now()
        said = _NUMBER.sub(" ", masked.text)
        local = now.astimezone(ZONE)
        at_first = parse_reply(said, local)
        if not (at_first.names or at_first.unread):
            return Logged(Outcome.IGNORED, (), masked.found > 0)
        with self._store.write() as unit:
            there = unit.openings.in_thread(message.channel, thread)
            mine = [one for one in there if one.is_open and self._may_complete(one, message.user)]
            named = {int(number) for number in _NUMBER.findall(masked.text)}
            chosen = [one for one in mine if one.number in named] if named else mine
            if not chosen:
                return Logged(Outcome.IGNORED, (), masked.found > 0)
            if len(chosen) > 1 and not named:
                raise NotUnderstood(masked.text, text.which_opening([one.number for one in chosen]))
            replies = [(one, parse_reply(said, local, one.fields)) for one in chosen]
            told = [(one, reply) for one, reply in replies if reply.names]
            completed = tuple(self._complete(unit, one, reply, message.user, now) for one, reply in told)
            if completed:
                unit.deliveries.owe(ReplyReadNotice(message.channel, message.ts), now=now)
        unread = any(reply.unread for _, reply in replies)
        outcome = Outcome.LOGGED if completed else Outcome.UNREAD if unread else Outcome.IGNORED
        return Logged(outcome, completed, masked.found > 0)

    def _parsed(self, message: Incoming, *, asked: bool = False) -> Understood:
        """The verdict and the openings; ``asked`` reads a message that does not look like one all the same."""
        with self._store.read() as unit:
            companies = unit.openings.companies()
        local = self._clock.now().astimezone(ZONE)
        found = _found(message, local, companies)
        pairs = [(clipped(draft), part.source) for part in found for draft in part.parsed.drafts]
        if not pairs and asked:
            single = clipped(read_anyway(found[0].text, local))
            pairs = [(single, found[0].source)] if stated(single) else []
        return Understood(
            verdict=found[0].parsed.verdict,
            drafts=tuple(draft for draft, _ in pairs),
            sources=tuple(source for _, source in pairs),
            text=found[0].text,
            left_out=sum(part.parsed.left_out for part in found),
        )

    def _first(self, unit: Unit, message: Incoming, understood: Understood) -> Logged:
        now = self._clock.now()
        if understood.verdict == "opening":
            unit.openings.remember(_source(message), now)
            return Logged(Outcome.LOGGED, self._enter(unit, message, understood, now))
        if understood.verdict == "doubtful":
            unit.openings.remember(_source(message, text=understood.text), now)
            return Logged(Outcome.DOUBTFUL)
        if message.version:
            unit.openings.remember(_source(message), now)
        return Logged(Outcome.IGNORED)

    def _enter(self, unit: Unit, message: Incoming, understood: Understood, now: datetime) -> tuple[Opening, ...]:
        entered: list[Opening] = []
        for position, (draft, source) in enumerate(zip(understood.drafts, understood.sources, strict=True)):
            origin = Origin(message.channel, message.ts, position)
            beside = [one.number for one in entered]
            entered.append(self._book.enter(unit, origin, message.user, draft, now, beside=beside, source=source))
        return tuple(entered)

    def _edited(
        self,
        unit: Unit,
        message: Incoming,
        before: list[Opening],
        understood: Understood,
    ) -> Logged:
        now = self._clock.now()
        unit.openings.remember(_source(message), now)
        drafts = understood.drafts
        if understood.verdict == "none" or not drafts:
            return Logged(Outcome.IGNORED, tuple(self._edited_away(unit, one, now) for one in before))
        edits = reconcile(before, drafts)
        changed = [self._reread(unit, opening, draft, message.user, now) for opening, draft in edits.kept]
        gone = [self._withdraw(unit, opening, now) for opening in edits.removed]
        beside = [one.number for one in before]
        for position, draft in edits.added:
            origin = Origin(message.channel, message.ts, position)
            new = self._book.enter(unit, origin, message.user, draft, now, beside=beside)
            beside.append(new.number)
            changed.append(new)
        return Logged(Outcome.LOGGED, (*changed, *gone))

    def _reread(self, unit: Unit, opening: Opening, draft: Draft, user: str, now: datetime) -> Opening:
        if opening.closing is Closing.EDITED_AWAY:
            opening = self._book.turn(unit, opening, steps.reopen(opening), user, Event.REOPENED, now)
        after = steps.edit(opening, draft)
        if after.fields == opening.fields and after.parsed.as_record() == opening.parsed.as_record():
            return opening
        return self._book.turn(unit, opening, after, user, Event.EDITED, now)

    def _edited_away(self, unit: Unit, opening: Opening, now: datetime) -> Opening:
        """The message says nothing of an opening any more: what nobody has touched goes, the rest stays as it was."""
        if not opening.is_open:
            return opening
        if opening.state is State.REGISTERED and not opening.touched:
            closed = steps.close(opening, Closing.EDITED_AWAY, now)
            return self._book.turn(
                unit, opening, closed, opening.poster, Event.CLOSED, now, {"closing": Closing.EDITED_AWAY}
            )
        self._book.note(unit, opening, opening.poster, Event.SOURCE_UNREADABLE, {}, now)
        return opening

    def _withdraw(self, unit: Unit, opening: Opening, now: datetime) -> Opening:
        if not opening.is_open:
            self._book.note(unit, opening, opening.poster, Event.SOURCE_REMOVED, {}, now)
            return opening
        closed = steps.close(opening, Closing.WITHDRAWN, now)
        return self._book.turn(unit, opening, closed, opening.poster, Event.CLOSED, now, {"closing": Closing.WITHDRAWN})

    def _may_complete(self, opening: Opening, user: str) -> bool:
        nobodys = not opening.poster and opening.holder is None
        return user == opening.poster or nobodys or self._rights.holds(opening, user)

    def _complete(self, unit: Unit, opening: Opening, reply: Reply, user: str, now: datetime) -> Opening:
        certain = steps.overlaid(Draft(), clipped(reply.values), reply.names)
        after = steps.complete(opening, certain)
        return self._book.turn(unit, opening, after, user, Event.COMPLETED, now)


def _found(message: Incoming, now: datetime, companies: Collection[str]) -> tuple[Found, ...]:
    """What the message itself states; where that is surely no opening, what its mail or files state."""
    said = Found("", message.text, parse(message.text, now, companies))
    if said.parsed.verdict == "opening" or message.letter is None:
        return (said,)
    brought = mail.read(message.letter, now, companies)
    return (said,) if said.parsed.verdict == "doubtful" and brought[0].parsed.verdict != "opening" else brought


def _masked(message: Incoming) -> tuple[Incoming, bool]:
    """The message without CPR numbers, also in what it brings, and whether there were any."""
    text = mask(message.text)
    if message.letter is None:
        return replace(message, text=text.text), text.found > 0
    letter = message.letter
    body, html, subject = mask(letter.text), mask(letter.html), mask(letter.subject)
    files = [(mask(one.name), mask(one.text)) for one in letter.attachments]
    attached = tuple(Attachment(name.text, inside.text) for name, inside in files)
    clean = replace(letter, text=body.text, html=html.text, subject=subject.text, attachments=attached)
    found = text.found + body.found + html.found + subject.found + sum(one.found for pair in files for one in pair)
    return replace(message, text=text.text, letter=clean), found > 0


def _source(message: Incoming, text: str | None = None) -> SourceMessage:
    return SourceMessage(message.channel, message.ts, message.user, message.version, text=text)
