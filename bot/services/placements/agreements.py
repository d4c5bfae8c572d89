"""Placements: from a form, from one line, or from a filled opening; changed, handed on, ended."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from bot.domain.errors import Impossible, NotFound, NotUnderstood, Outdated, Refusal, Refused
from bot.domain.placements import followups as rules
from bot.domain.placements import forms, one_line
from bot.domain.placements.followups import Planned
from bot.domain.placements.forms import AgreementForm, EndingForm
from bot.domain.placements.placement import (
    Agreement,
    Cadence,
    Ending,
    Placement,
    PlacementState,
    asked_in_vain,
    case_reference,
    differences,
)
from bot.services.delivery.notice import Means
from bot.services.placements.access import Access
from bot.services.placements.cards import ENDED, SUBJECT, PlacementCard, card_of, undoable
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.notices import HandedOnNotice
from bot.services.ports import Clock
from bot.store.history import Change
from bot.store.sqlite.database import Store
from bot.store.unit import Unit
from bot.text import followups as text
from bot.text.when import question
from danish.dates import Unclear, When, understand
from danish.workdays import local, local_date


class Placements:
    def __init__(self, store: Store, clock: Clock, means: Means, access: Access, colleagues: Colleagues) -> None:
        self._store = store
        self._clock = clock
        self._settings = means.config.followups
        self._case_ref_pattern = means.config.privacy.case_ref_pattern
        self._calendar = means.calendar
        self._access = access
        self._colleagues = colleagues

    def follow(self, by: str, line: str) -> PlacementCard:
        """``A12 hos Netto hver 4. uge fra 1. december``. Raises Refused, NotUnderstood or NotAllowed."""
        now = self._clock.now()
        read = one_line.read_follow(line, local(now))
        if read is None:
            raise NotUnderstood(line, text.FOLLOW_FORM)
        reference = case_reference(read.reference, self._case_ref_pattern)
        if isinstance(reference, Refusal):
            raise Refused({"case_ref": reference})
        if isinstance(read.when, Unclear):
            raise NotUnderstood(line, question(read.when))
        if read.lacks_interval:
            raise NotUnderstood(line, text.NO_INTERVAL)
        today = local_date(now)
        start = read.start or today
        form = AgreementForm(reference, read.company, start.isoformat(), kind=read.kind or "")
        agreement = forms.read_agreement(form, self._case_ref_pattern, today)
        cadence = self._cadence(read.when, start, states_start=read.states_first)
        phone = True if read.phone_between else None
        return self._create(
            by,
            agreement,
            cadence,
            states_start=read.states_first,
            phone_between=phone,
            unsaid=_unsaid(start=read.start is None, cadence=read.when is None),
        )

    def create(
        self, by: str, form: AgreementForm, *, phrase: str = "", phone_between: bool | None = None
    ) -> PlacementCard:
        """From the form; ``phrase`` says how often in Danish, empty for the usual. Raises Refused or NotAllowed."""
        now = self._clock.now()
        agreement = forms.read_agreement(form, self._case_ref_pattern, local_date(now))
        when = self._when(phrase, now)
        cadence = self._cadence(when, agreement.start, states_start=False)
        unsaid = _unsaid(cadence=when is None)
        return self._create(by, agreement, cadence, phone_between=phone_between, unsaid=unsaid)

    def create_from_opening(
        self, by: str, form: AgreementForm, *, opening: int, broker: str = "", phrase: str = ""
    ) -> PlacementCard:
        """When an opening is filled; asking twice for the same opening and citizen gives the same placement."""
        now = self._clock.now()
        agreement = forms.read_agreement(form, self._case_ref_pattern, local_date(now))
        cadence = self._cadence(self._when(phrase, now), agreement.start, states_start=False)
        return self._create(by, agreement, cadence, opening=opening, broker=broker)

    def place(self, by: str, form: AgreementForm, opening: int) -> int:
        """The number of the placement that fills an opening."""
        return self.create_from_opening(by, form, opening=opening).placement.number

    def card(self, by: str, number: int) -> PlacementCard:
        """Raises NotFound or NotAllowed."""
        with self._store.read() as unit:
            return card_of(unit, self._access.placement(unit, number, by, self.today()), self._clock.now())

    def of_opening(self, by: str, opening: int) -> PlacementCard | None:
        """The placement that last filled an opening. Raises NotAllowed."""
        with self._store.read() as unit:
            found = unit.placements.of_opening(opening)
            if found is None:
                return None
            return card_of(unit, self._access.placement(unit, found.number, by, self.today()), self._clock.now())

    def to_decide(self, by: str, number: int) -> PlacementCard:
        """The placement, for a form that ends it or gives it away. Raises NotFound or NotAllowed."""
        card = self.card(by, number)
        self._access.require_deciding(card.placement, by)
        return card

    def to_create(self, by: str) -> None:
        """Before the form of a new one. Raises NotAllowed."""
        if not self._access.oversees(by):
            self._access.require_broker(by)

    def to_give_all(self, by: str, broker: str) -> None:
        """Before the form that gives all of a colleague's placements away. Raises NotAllowed."""
        with self._store.read() as unit:
            for placement in unit.placements.left_behind(broker):
                self._access.require_deciding(placement, by)

    def is_reference(self, text: str) -> bool:
        """Whether a text is a citizen reference."""
        return not isinstance(case_reference(text, self._case_ref_pattern), Refusal)

    def find(self, by: str, reference: str) -> list[PlacementCard]:
        """Every placement of a citizen that the person may see. Raises Refused, NotFound or NotAllowed."""
        case_ref = case_reference(reference, self._case_ref_pattern)
        if isinstance(case_ref, Refusal):
            raise Refused({"case_ref": case_ref})
        with self._store.read() as unit:
            placements = unit.placements.of_case(case_ref)
            if not placements:
                raise NotFound(SUBJECT, case_ref)
            visible = [one for one in placements if self._access.may(unit, one, by, self.today())]
            if not visible:
                self._access.placement(unit, placements[0].number, by, self.today())
            return [card_of(unit, one, self._clock.now()) for one in visible]

    def mine(self, user: str) -> list[PlacementCard]:
        """The person's running placements, by citizen reference."""
        with self._store.read() as unit:
            return [card_of(unit, one, self._clock.now()) for one in unit.placements.of_broker(user)]

    def change(
        self, by: str, number: int, version: int, form: AgreementForm, *, phrase: str, phone_between: bool
    ) -> PlacementCard:
        """Store the form; an empty ``phrase`` leaves the cadence. Raises Refused, Outdated, Impossible, NotAllowed."""
        now = self._clock.now()
        today = local_date(now)
        agreement = forms.read_agreement(form, self._case_ref_pattern, today)
        when = self._when(phrase, now)
        with self._store.write() as unit:
            before = self._access.placement(unit, number, by, today)
            self._require_active(before)
            other = unit.placements.active(agreement.case_ref, agreement.company)
            if other is not None and other.number != number:
                raise Impossible(SUBJECT, other.number, text.ALREADY_THERE)
            cadence = self._cadence(when, today, states_start=True) if when else before.cadence
            after = dataclasses.replace(before, agreement=agreement, cadence=cadence, phone_between=phone_between)
            if agreement.hours != before.agreement.hours:
                after = dataclasses.replace(after, hours_now=agreement.hours)
            if agreement.ordinary_hours != before.agreement.ordinary_hours:
                after = dataclasses.replace(after, ordinary_now=agreement.ordinary_hours)
            if not unit.placements.change(after, version):
                raise Outdated(SUBJECT, number)
            if when is not None:
                unit.followups.take_back(number, today)
                self._plan_first(unit, after, today, states_start=True)
            changes = [dataclasses.asdict(one) for one in differences(before.agreement, agreement)]
            self._note(unit, after, by, now, "changed", {"fields": changes, "cadence": phrase})
            return card_of(unit, self._access.placement(unit, number, by, today), now)

    def hand_on(self, by: str, number: int, version: int, to: str) -> PlacementCard:
        """Give a placement to a colleague. Raises Refused, Outdated, NotFound or NotAllowed."""
        now = self._clock.now()
        self._colleagues.require(to, "colleague")
        with self._store.write() as unit:
            placement = self._access.placement(unit, number, by, local_date(now))
            self._access.require_deciding(placement, by)
            if placement.version != version:
                raise Outdated(SUBJECT, number)
            self._give(unit, placement, by, to, now)
            return card_of(unit, self._access.placement(unit, number, to, local_date(now)), now)

    def hand_on_all(self, by: str, broker: str, to: str) -> int:
        """A leader gives everything a colleague leaves behind to another; gives how many.

        Raises Refused or NotAllowed.
        """
        now = self._clock.now()
        self._colleagues.require(to, "colleague")
        if to == broker:
            raise Refused({"colleague": Refusal.SAME_PERSON})
        with self._store.write() as unit:
            left = unit.placements.left_behind(broker)
            for placement in left:
                self._access.placement(unit, placement.number, by, local_date(now))
                self._give(unit, placement, by, to, now)
            return len(left)

    def end(self, by: str, number: int, form: EndingForm) -> PlacementCard:
        """End it: open follow-ups are cancelled, aftercare is planned. Raises Refused, Impossible or NotAllowed."""
        now = self._clock.now()
        today = local_date(now)
        with self._store.write() as unit:
            placement = self._access.placement(unit, number, by, today)
            self._access.require_deciding(placement, by)
            self._require_active(placement)
            ending = forms.read_ending(form, placement.agreement.start, today)
            unit.placements.end(number, ending)
            cancelled = unit.followups.cancel_open(number, now)
            unit.followups.plan(number, self._aftercare(ending, today))
            details = {"on": ending.on.isoformat(), "reason": ending.reason.value, "note": ending.note}
            self._note(unit, placement, by, now, ENDED, details | {"cancelled": len(cancelled)})
            return card_of(unit, self._access.placement(unit, number, by, today), now)

    def reopen(self, by: str, number: int) -> PlacementCard:
        """Undo the end within a day: its follow-ups are open again, the aftercare is gone.

        Raises Impossible, NotFound or NotAllowed.
        """
        now = self._clock.now()
        today = local_date(now)
        with self._store.write() as unit:
            placement = self._access.placement(unit, number, by, today)
            self._access.require_deciding(placement, by)
            ended = undoable(placement, unit.history.of(SUBJECT, number), now)
            other = unit.placements.active(placement.agreement.case_ref, placement.agreement.company)
            if ended is None or other is not None:
                raise Impossible(SUBJECT, number, text.CANNOT_REOPEN if ended is None else text.ANOTHER_RUNS)
            unit.placements.reopen(number)
            again_on = self._calendar.add(today, self._settings.repeat_after)
            unit.followups.restore(number, ended.at, today, again_on)
            self._note(unit, placement, by, now, "reopened", {})
            return card_of(unit, self._access.placement(unit, number, by, today), now)

    def take_back(self, unit: Unit, by: str, number: int, now: datetime) -> None:
        """The placement should not have been created. Raises Impossible once a follow-up is done, or NotAllowed."""
        placement = self._access.placement(unit, number, by, local_date(now))
        if card_of(unit, placement, now).done or not unit.placements.take_back(number, local_date(now)):
            raise Impossible(SUBJECT, number, text.BEGUN)
        unit.followups.cancel_open(number, now)
        self._note(unit, placement, by, now, "taken_back", {})

    def _create(
        self,
        by: str,
        agreement: Agreement,
        cadence: Cadence,
        *,
        states_start: bool = False,
        phone_between: bool | None = None,
        opening: int | None = None,
        broker: str = "",
        unsaid: frozenset[str] = frozenset(),
    ) -> PlacementCard:
        """``unsaid`` are the fields that nobody stated: where the placement exists, they are not missed."""
        now = self._clock.now()
        today = local_date(now)
        owner = broker or by
        if not self._access.oversees(by):
            self._access.require_broker(by)
        with self._store.write() as unit:
            existing = unit.placements.active(agreement.case_ref, agreement.company)
            if existing is not None:
                card = card_of(unit, self._access.placement(unit, existing.number, by, today), now)
                asked = Placement(0, owner, agreement, cadence, phone_between=bool(phone_between))
                return dataclasses.replace(
                    card, ignored=tuple(one for one in asked_in_vain(existing, asked) if one not in unsaid)
                )
            phone = phone_between
            if phone is None:
                chosen = unit.people.get(owner).phone_calls
                phone = self._settings.phone_between if chosen is None else chosen
            new = Placement(0, owner, agreement, cadence, phone_between=phone, opening=opening)
            placement = dataclasses.replace(new, number=unit.placements.add(new, now))
            self._plan_first(unit, placement, today, states_start=states_start)
            self._note(unit, placement, by, now, "created", {"opening": opening} if opening else {})
            if owner != by:
                self._tell(unit, placement, by, owner, now)
            return dataclasses.replace(card_of(unit, placement, now), is_new=True)

    def _when(self, phrase: str, now: datetime) -> When | None:
        """How often, from a form's field. Raises Refused where it says no interval."""
        if not phrase.strip():
            return None
        when = understand(phrase, local(now))
        if isinstance(when, Unclear) or when.rule is None:
            raise Refused({"cadence": Refusal.NO_INTERVAL})
        return when

    def _cadence(self, when: When | None, start: date, *, states_start: bool) -> Cadence:
        first_after = self._settings.first_after_weeks
        if when is None:
            return rules.usual_cadence(start, first_after, self._settings.every_weeks)
        if when.rule is None:
            return Cadence(when.first, rules.weekly(self._settings.every_weeks))
        return rules.stated_cadence(when.first, when.rule, start, first_after, states_start=states_start)

    def _plan_first(self, unit: Unit, placement: Placement, today: date, *, states_start: bool) -> None:
        first = rules.opening_meeting(
            placement.cadence,
            placement.agreement.start,
            today,
            self._settings.first_after_weeks,
            self._calendar,
            states_start=states_start,
        )
        if first is not None:
            unit.followups.plan(placement.number, [first])

    def _aftercare(self, ending: Ending, today: date) -> list[Planned]:
        planned = rules.aftercare(ending.on, self._settings.aftercare_months, self._calendar)
        return [one for one in planned if one.due >= today]

    def _give(self, unit: Unit, placement: Placement, by: str, to: str, now: datetime) -> None:
        if to == placement.broker:
            raise Refused({"colleague": Refusal.SAME_PERSON})
        if not unit.placements.hand_on(placement, placement.version, to):
            raise Outdated(SUBJECT, placement.number)
        unit.followups.remind_again_of(placement.number, local_date(now))
        self._note(unit, placement, by, now, "handed_on", {"from": placement.broker, "to": to})
        self._tell(unit, placement, by, to, now)

    def _tell(self, unit: Unit, placement: Placement, by: str, to: str, now: datetime) -> None:
        notice = HandedOnNotice(to, placement.number, placement.version, by)
        unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))

    def _require_active(self, placement: Placement) -> None:
        if placement.state is not PlacementState.ACTIVE:
            raise Impossible(SUBJECT, placement.number, text.ENDED)

    def _note(
        self, unit: Unit, placement: Placement, by: str, now: datetime, what: str, details: dict[str, Any]
    ) -> None:
        unit.history.add(SUBJECT, placement.number, Change(now, by, what, details))

    def today(self) -> date:
        """The date in Copenhagen."""
        return local_date(self._clock.now())


def _unsaid(**fields: bool) -> frozenset[str]:
    return frozenset(name for name, is_unsaid in fields.items() if is_unsaid)
