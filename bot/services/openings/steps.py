"""An opening's way from registered to filled: who may take each step, what is written down, who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.domain.errors import Impossible, Outdated, Refusal, Refused
from bot.domain.openings import opening as steps
from bot.domain.openings.drafts import Draft
from bot.domain.openings.form import Unusable, Written, cvr, read_form
from bot.domain.openings.form import hours as read_hours
from bot.domain.openings.opening import Check, Closing, Event, Meeting, Opening, Origin, State
from bot.domain.placements.forms import AgreementForm
from bot.domain.placements.placement import LONGEST, UNDO_WITHIN, case_reference, text_problem
from bot.domain.privacy import mask
from bot.services.delivery.notice import Means
from bot.services.deputies import stand_ins
from bot.services.openings.book import Book
from bot.services.openings.notices import SUBJECT, HandedOverNotice, OpeningCard, card_of, show_card
from bot.services.openings.rights import Rights
from bot.services.ports import Clock
from bot.store.history import Change
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text.openings import TOO_LATE
from danish.workdays import local_date

Placing = Callable[[str, AgreementForm, int], int]
"""Creates the placement of a filled opening: who, the agreement, the opening's number; gives its number.

Asking twice for the same opening and citizen gives the same placement. Raises Refused or NotAllowed.
"""

TakingBack = Callable[[Unit, str, int, datetime], None]
"""Takes a placement back that should not have been created: who, its number. Raises Impossible or NotAllowed."""


@dataclass(frozen=True, slots=True)
class At:
    """Which opening, as the person saw it: ``version`` of the card or form they used."""

    number: int
    version: int


@dataclass(frozen=True, slots=True)
class CallForm:
    """What was learned of the company, what was checked, and the form as adjusted on the way.

    ``cvr`` is None where it was not asked for.
    """

    form: Written
    cvr: str | None = None
    note: str = ""
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchForm:
    """``checked``: somebody has seen to it that the citizen belongs to the target group."""

    case_ref: str
    meeting: str
    checked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class FillForm:
    """What was agreed with the company; dates are ISO, hours as written."""

    start: str
    hours: str = ""
    ordinary_hours: str = ""
    tasks: str = ""
    considerations: str = ""


class Openings:
    """``placing`` creates the placement of a filled opening, ``taking_back`` undoes it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        book: Book,
        rights: Rights,
        means: Means,
        placing: Placing,
        taking_back: TakingBack,
    ) -> None:
        self._store = store
        self._clock = clock
        self._book = book
        self._rights = rights
        self._means = means
        self._calendar = means.calendar
        self._placing = placing
        self._taking_back = taking_back

    # Looking

    def get(self, number: int) -> Opening:
        """Raises NotFound."""
        with self._store.read() as unit:
            return unit.openings.get(number)

    def card(self, number: int, viewer: str = "") -> OpeningCard:
        """With the citizen of a match where the viewer holds the opening or coordinates. Raises NotFound."""
        with self._store.read() as unit:
            opening = unit.openings.get(number)
            shown = card_of(unit, opening, self._means, self._clock.now())
        return replace(shown, case_ref=opening.case_ref or "") if self._rights.carries_on(opening, viewer) else shown

    def as_seen(self, at: At) -> Opening:
        """The opening, where it still is as the person saw it. Raises NotFound or Outdated."""
        with self._store.read() as unit:
            return self._seen(unit, at)

    def to_correct(self, at: At, user: str) -> Opening:
        """The opening as the person saw it, for a form that corrects it. Raises NotFound, Outdated or NotAllowed."""
        opening = self.as_seen(at)
        self._rights.require_correcting(opening, user)
        return opening

    def to_carry_on(self, at: At, user: str) -> Opening:
        """The same for a form of the next step, which the holder takes. Raises NotFound, Outdated or NotAllowed."""
        opening = self.as_seen(at)
        self._rights.require_holding(opening, user)
        return opening

    def to_give(self, at: At, user: str) -> Opening:
        """The same for the form that hands over: who may only take it for themselves has a button for that."""
        return self.to_carry_on(at, user)

    def require_export(self, user: str) -> None:
        """Raises NotAllowed."""
        self._rights.require_export(user)

    def history(self, number: int, viewer: str) -> tuple[Opening, list[Change]]:
        """Every change, oldest first; citizens only for who holds the opening or coordinates. Raises NotFound."""
        with self._store.read() as unit:
            opening, changes = unit.openings.get(number), unit.history.of(SUBJECT, number)
        if self._rights.carries_on(opening, viewer):
            return opening, changes
        return opening, [replace(one, details=_without_citizen(one.details)) for one in changes]

    def last_change(self, number: int) -> Change | None:
        with self._store.read() as unit:
            changes = unit.history.of(SUBJECT, number)
        return changes[-1] if changes else None

    def show_again(self, number: int) -> None:
        """Owe the card once more: somebody looked at an old one."""
        now = self._clock.now()
        with self._store.write() as unit:
            opening = unit.openings.get(number)
            show_card(unit, opening, now, again=f"/{now.timestamp():.0f}")

    def show_missing(self, channel: str) -> int:
        """Owe the cards that could not be posted in a channel before; gives how many."""
        now = self._clock.now()
        with self._store.write() as unit:
            waiting = [one for one in unit.openings.open() if one.origin.channel == channel and one.card is None]
            for opening in waiting:
                show_card(unit, opening, now, again=f"/{now.timestamp():.0f}")
            return len(waiting)

    # The fields

    def create(self, user: str, form: Written, channel: str, duplicate_of: Draft | None = None) -> Opening:
        """From the empty form; the card goes to ``channel``. Raises Refused."""
        now = self._clock.now()
        draft = read_form(form, local_date(now), duplicate_of or Draft())
        with self._store.write() as unit:
            return self._book.enter(unit, Origin(channel), user, draft, now, corrected=True)

    def correct(self, at: At, user: str, form: Written) -> Opening:
        """Raises Refused, Outdated, Impossible, NotFound or NotAllowed."""
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_correcting(before, user)
            after = steps.correct(before, read_form(form, local_date(now), before.fields))
            return self._book.turn(unit, before, after, user, Event.CORRECTED, now)

    def confirm(self, at: At, user: str) -> Opening:
        """Raises Outdated, Impossible, NotFound or NotAllowed."""
        return self._step(at, user, Event.CONFIRMED, lambda one, _: steps.confirm(one))

    def not_an_opening(self, at: At, user: str) -> Opening:
        """Raises Outdated, Impossible, NotFound or NotAllowed."""
        closing = Closing.NOT_AN_OPENING
        return self._step(at, user, Event.CLOSED, lambda one, now: steps.close(one, closing, now), {"closing": closing})

    # Duplicates

    def merge(self, at: At, user: str, into: int | None = None) -> Opening:
        """It is the same as ``into``, or as the one it was found to be like, which takes over what it lacks.

        Raises Refused where there is no such opening, or Outdated, Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_correcting(before, user)
            target = into or (before.likeness.number if before.likeness else 0)
            kept = unit.openings.find(target)
            if kept is None or target == before.number:
                raise Refused({"into_number": Refusal.UNKNOWN_OPENING})
            if kept.state is State.CLOSED:
                raise Impossible(SUBJECT, kept.number, str(kept.state))
            if kept.is_open:
                self._book.turn(
                    unit, kept, steps.absorb(kept, before.fields), user, Event.ABSORBED, now, {"from": before.number}
                )
            closed = steps.close(before, Closing.MERGED, now, into=target)
            return self._book.turn(unit, before, closed, user, Event.MERGED, now, {"into": target})

    def split(self, at: At, user: str, tasks: str, hours: str, second: Written) -> Opening:
        """Two openings were taken for one: the first keeps these tasks and hours, the second is entered; gives it.

        Raises Refused, Outdated, Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        today = local_date(now)
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_correcting(before, user)
            first = _first_of_two(before.fields, tasks, hours)
            draft = read_form(second, today, before.fields)
            there = unit.openings.of_message(before.origin.channel, before.origin.ts) if before.origin.ts else []
            last = max((one.origin.position for one in there), default=before.origin.position)
            origin = replace(before.origin, position=last + 1)
            beside = [before.number, *(one.number for one in there)]
            new = self._book.enter(unit, origin, before.poster, draft, now, beside=beside, corrected=True)
            self._book.turn(unit, before, steps.correct(before, first), user, Event.SPLIT, now, {"other": new.number})
            return new

    def not_the_same(self, at: At, user: str) -> Opening:
        """Raises Outdated, Impossible, NotFound or NotAllowed."""
        return self._step(at, user, Event.NOT_SAME, lambda one, _: self._book.settle_likeness(one))

    def unmerge(self, at: At, user: str) -> Opening:
        """They were two after all; what the other took over stays until it is corrected. Raises as ``not_the_same``."""
        with self._store.read() as unit:
            before = unit.openings.get(at.number)
        if before.closing is not Closing.MERGED:
            raise Impossible(SUBJECT, at.number, str(before.state))
        return self._step(at, user, Event.UNMERGED, lambda one, _: steps.reopen(one), {"from": before.merged_into})

    # The pipeline

    def hand_over(self, at: At, user: str, to: str) -> Opening:
        """Give it to a user or a user group, who is told. Raises Refused and as ``confirm``."""
        if not to:
            raise Refused({"holder": Refusal.UNKNOWN_PERSON})
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_giving(before, user, to)
            after = self._book.turn(
                unit, before, steps.hand_over(before, to, now), user, Event.HANDED_OVER, now, {"to": to}
            )
            if after is not before:
                self._tell_holder(unit, after, user, now)
            return after

    def qualify(self, at: At, user: str, call: CallForm) -> Opening:
        """Record what was learned, and nothing that nobody said.

        Raises Refused, Outdated, Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_holding(before, user)
            fields, number = _read_call(call, local_date(now), before)
            checks = [str(one) for one in Check if one in call.checks]
            looked_at = steps.confirm(before) if Check.RIGHT in checks else before
            after = replace(steps.qualify(steps.correct(looked_at, fields), now), cvr=number)
            details = {"note": mask(call.note).text, "checks": checks}
            return self._book.turn(unit, before, after, user, Event.QUALIFIED, now, details)

    def match(self, at: At, user: str, form: MatchForm) -> Opening:
        """Raises Refused, Outdated, Impossible, NotFound or NotAllowed."""
        problems: dict[str, Refusal] = {}
        case_ref = case_reference(form.case_ref, self._means.config.privacy.case_ref_pattern)
        if isinstance(case_ref, Refusal):
            problems["case_ref"] = case_ref
        if self._means.config.openings.minimum_unemployed_months and not form.checked:
            problems["target_group"] = Refusal.TARGET_GROUP
        if problem := text_problem(form.note):
            problems["note"] = problem
        if problems:
            raise Refused(problems)
        meeting = Meeting(form.meeting or Meeting.TALK)
        details = {"case_ref": str(case_ref), "meeting": str(meeting), "checked": form.checked, "note": form.note}
        return self._step(
            at,
            user,
            Event.MATCHED,
            lambda one, now: steps.match(one, str(case_ref), meeting, now),
            details,
            holding=True,
        )

    def unmatch(self, at: At, user: str) -> Opening:
        """Raises Outdated, Impossible, NotFound or NotAllowed."""
        return self._step(at, user, Event.UNMATCHED, lambda one, _: steps.unmatch(one), holding=True)

    def fill(self, at: At, user: str, form: FillForm) -> Opening:
        """The citizen got the job: the placement is created, then the opening is filled.

        The placement comes first: should the second step be lost, the next try finds the same placement again.
        Raises Refused, Outdated, Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        with self._store.read() as unit:
            before = self._seen(unit, at)
        self._rights.require_holding(before, user)
        steps.fill(before, now)
        placement = self._placing(user, _agreement(before, form), before.number)
        details: dict[str, Any] = {"placement": placement, "case_ref": before.case_ref}
        if before.meeting and before.matched_at:
            details |= {"meeting": before.meeting, "matched_at": before.matched_at.isoformat()}
        return self._step(at, user, Event.FILLED, steps.fill, details, holding=True)

    def unfill(self, at: At, user: str) -> Opening:
        """Undo *Besat* within a day and before anything else happened; the placement is taken back.

        Raises Outdated, Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            self._rights.require_holding(before, user)
            last = unit.history.of(SUBJECT, at.number)[-1]
            told = last.details
            if last.what != Event.FILLED or now - last.at > UNDO_WITHIN or "matched_at" not in told:
                raise Impossible(SUBJECT, at.number, TOO_LATE)
            self._taking_back(unit, user, int(told["placement"]), now)
            matched_at = datetime.fromisoformat(told["matched_at"])
            after = steps.unfill(before, told["case_ref"], Meeting(told["meeting"]), matched_at)
            return self._book.turn(unit, before, after, user, Event.UNFILLED, now, {"case_ref": told["case_ref"]})

    def close(self, at: At, user: str, closing: str, note: str = "") -> Opening:
        """Raises Refused, Outdated, Impossible, NotFound or NotAllowed."""
        if problem := text_problem(note):
            raise Refused({"note": problem})
        reason = Closing(closing)
        return self._step(
            at,
            user,
            Event.CLOSED,
            lambda one, now: steps.close(one, reason, now, note),
            {"closing": reason, "note": note},
        )

    def reopen(self, at: At, user: str) -> Opening:
        """Raises Outdated, Impossible, NotFound or NotAllowed."""
        return self._step(at, user, Event.REOPENED, lambda one, _: steps.reopen(one))

    def _step(
        self,
        at: At,
        user: str,
        event: Event,
        step: Callable[[Opening, datetime], Opening],
        details: dict[str, Any] | None = None,
        *,
        holding: bool = False,
    ) -> Opening:
        now = self._clock.now()
        with self._store.write() as unit:
            before = self._seen(unit, at)
            if holding:
                self._rights.require_holding(before, user)
            else:
                self._rights.require_correcting(before, user)
            return self._book.turn(unit, before, step(before, now), user, event, now, details)

    def _seen(self, unit: Unit, at: At) -> Opening:
        opening = unit.openings.get(at.number)
        if opening.version != at.version:
            raise Outdated(SUBJECT, at.number)
        return opening

    def _tell_holder(self, unit: Unit, opening: Opening, by: str, now: datetime) -> None:
        for person in stand_ins(unit, self._rights.people(opening.holder), now):
            if person == by:
                continue
            notice = HandedOverNotice(person, opening.number, opening.version, by, opening.holder or "")
            unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))


def _first_of_two(fields: Draft, tasks: str, hours: str) -> Draft:
    """What is left of an opening that was split. Raises Refused."""
    problems: dict[str, Refusal] = {}
    low: float | None = None
    high: float | None = None
    if problem := Refusal.EMPTY if not tasks.strip() else text_problem(tasks):
        problems["first_tasks"] = problem
    try:
        low, high = read_hours(hours.strip())
    except Unusable as unusable:
        problems["first_hours"] = unusable.reason
    if problems:
        raise Refused(problems)
    return replace(fields, tasks=tasks.strip(), hours_min=low, hours_max=high)


def _without_citizen(details: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if name not in {"case_ref", "placement"}}


def _read_call(call: CallForm, today: date, before: Opening) -> tuple[Draft, str | None]:
    """The form and the CVR number, with the problems of both at once."""
    problems: dict[str, Refusal] = {}
    number = before.cvr
    try:
        if call.cvr is not None:
            number = cvr(call.cvr.strip())
    except Unusable as unusable:
        problems["cvr"] = unusable.reason
    if problem := text_problem(call.note):
        problems["note"] = problem
    try:
        fields = read_form(call.form, today, before.fields)
    except Refused as refused:
        raise Refused(refused.fields | problems) from None
    if problems:
        raise Refused(problems)
    return fields, number


def _agreement(opening: Opening, form: FillForm) -> AgreementForm:
    fields = opening.fields
    contact = ", ".join(part for part in (fields.contact_name, fields.contact_phone, fields.contact_email) if part)
    return AgreementForm(
        case_ref=opening.case_ref or "",
        company=fields.company or fields.place or fields.tasks or "",
        start=form.start,
        contact=contact,
        kind=str(fields.type or ""),
        hours=form.hours,
        ordinary_hours=form.ordinary_hours,
        tasks=form.tasks[:LONGEST],
        considerations=form.considerations[:LONGEST],
    )
