"""Placements: ``/bro følg``, ``/bro forløb``, ``/bro mine``, and the buttons and forms of a placement's card."""

from __future__ import annotations

import logging

from bot.config import FollowupSettings
from bot.domain.errors import Outdated
from bot.domain.placements.followups import FollowupState
from bot.domain.placements.forms import AgreementForm, EndingForm
from bot.domain.placements.placement import PlacementState
from bot.services.bundle import Services
from bot.services.placements.cards import FollowupCard, PlacementCard
from bot.services.ports import DeliveryFailed
from bot.slack.ids import Action, Field, Modal, More, read_reference, reference_to
from bot.slack.mrkdwn import escape, mention, plain
from bot.slack.openings import cards as openings
from bot.slack.placements import cards as shown
from bot.slack.placements import followups
from bot.store.placements.reminders import ItemKind
from bot.text import followups as text
from handlers.boundary import Do, Listeners, Request

log = logging.getLogger(__name__)


class Placements:
    """``ask`` answers a question: what begins with one of the story's words but is none of its commands."""

    def __init__(self, services: Services, settings: FollowupSettings, ask: Do) -> None:
        self._placements = services.placements
        self._colleagues = services.colleagues
        self._followups = services.followups
        self._reminding = services.reminding
        self._personal = services.personal_reminders
        self._covering = services.covering
        self._openings = services.finding
        self._settings = settings
        self._ask = ask

    @property
    def commands(self) -> dict[str, Do]:
        """The words after ``/bro`` and what they start."""
        return {
            **dict.fromkeys(text.FOLLOW_WORDS, self.follow),
            **dict.fromkeys(text.NEW_WORDS, self.new),
            **dict.fromkeys(text.SHOW_WORDS, self.show),
            **dict.fromkeys(text.MINE_WORDS, self.mine),
        }

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.PLACEMENT_NEW, self.new)
        listeners.action(Action.PLACEMENT_OPEN, self.open)
        listeners.action(Action.PLACEMENT_CHANGE, self.change)
        listeners.action(Action.PLACEMENT_HAND_ON, self.hand_on)
        listeners.action(Action.PLACEMENT_HAND_ON_ALL, self.hand_on_all)
        listeners.action(Action.PLACEMENT_END, self.end)
        listeners.action(Action.PLACEMENT_REOPEN, self.reopen)
        listeners.action(Action.PLACEMENT_HISTORY, self.history)
        listeners.action(Action.FOLLOWUP_MORE, self.more)
        listeners.modal(Modal.PLACEMENT_NEW, self.created)
        listeners.modal(Modal.PLACEMENT_CHANGE, self.changed)
        listeners.modal(Modal.PLACEMENT_HAND_ON, self.handed_on)
        listeners.modal(Modal.PLACEMENT_HAND_ON_ALL, self.handed_on_all)
        listeners.modal(Modal.PLACEMENT_END, self.ended)

    def follow(self, request: Request) -> None:
        """``/bro følg A12 hos Netto hver 4. uge fra 1. december``; alone it opens the form."""
        if not request.value:
            self.new(request)
            return
        created = self._placements.follow(request.user, plain(request.value))
        request.whisper(
            shown.card(created, self._next(request, created), text.created(created.is_new, created.ignored))
        )

    def new(self, request: Request) -> None:
        self._placements.to_create(request.user)
        request.open(shown.new(self._settings, self._placements.today()))

    def show(self, request: Request) -> None:
        """``/bro forløb A12``; without a reference the person's own; anything longer is a question."""
        written = plain(request.value)
        if not written:
            self.mine(request)
        elif len(written.split()) > 2 and not self._placements.is_reference(written):
            request.value = str(request.body["text"])
            self._ask(request)
        else:
            for card in self._placements.find(request.user, written):
                request.whisper(shown.card(card, self._next(request, card)))

    def mine(self, request: Request) -> None:
        request.whisper(
            shown.mine(
                self._placements.mine(request.user),
                self._personal.mine(request.user),
                self._covering.mine(request.user),
                openings.listed(self._openings.mine(request.user)[: shown.OPENINGS]),
            )
        )

    def open(self, request: Request) -> None:
        number, _ = read_reference(request.value)
        card = self._placements.card(request.user, number)
        request.whisper(shown.card(card, self._next(request, card)))

    def change(self, request: Request) -> None:
        card = self._placements.card(request.user, int(request.value))
        if card.placement.state is not PlacementState.ACTIVE:
            request.whisper(shown.card(card, note=text.ALREADY))
            return
        request.open(shown.change(card.placement))

    def hand_on(self, request: Request) -> None:
        number, _ = read_reference(request.value)
        card = self._placements.to_decide(request.user, number)
        state = reference_to(card.placement)
        request.open(shown.hand_on(Modal.PLACEMENT_HAND_ON, state))

    def more(self, request: Request) -> None:
        """The menu of a follow-up."""
        choice, _, request.value = request.value.partition("|")
        do = {More.OPEN: self.open, More.CALENDAR: self.calendar, More.HAND_ON: self.hand_on, More.END: self.end}
        do[More(choice)](request)

    def calendar(self, request: Request) -> None:
        """ "Læg i kalender": the file in the person's own conversation."""
        number = int(request.value)
        found = self._followups.appointment(request.user, number)
        try:
            request.sender.post(followups.appointment(found), request.sender.conversation(request.user))
        except DeliveryFailed as failure:
            log.warning("an appointment was not sent: %s", failure.reason)
            request.whisper(text.CALENDAR_FAILED)
        self._reminding.refresh(ItemKind.FOLLOWUP, [number])

    def hand_on_all(self, request: Request) -> None:
        self._placements.to_give_all(request.user, request.value)
        request.open(shown.hand_on(Modal.PLACEMENT_HAND_ON_ALL, request.value))

    def end(self, request: Request) -> None:
        number, _ = read_reference(request.value)
        card = self._placements.to_decide(request.user, number)
        if card.placement.ended_on is not None:
            request.whisper(shown.card(card, note=text.ALREADY))
            return
        request.open(shown.end(card.placement, self._placements.today()))

    def reopen(self, request: Request) -> None:
        """ "Fortryd afslutning"."""
        card = self._placements.reopen(request.user, int(request.value))
        request.whisper(shown.card(card, self._next(request, card), text.REOPENED))
        self._reminding.refresh_placement(card.placement.number)

    def history(self, request: Request) -> None:
        request.open(shown.history(self._placements.card(request.user, int(request.value))))

    def created(self, request: Request) -> None:
        card = self._placements.create(
            request.user,
            _agreement(request),
            phrase=request.written(Field.CADENCE),
            phone_between=bool(request.ticked(Field.PHONE_BETWEEN)),
        )
        following = self._next(request, card)
        request.after_ack(lambda: request.whisper(shown.card(card, following, text.created(card.is_new, card.ignored))))

    def changed(self, request: Request) -> None:
        number, version = read_reference(request.state)
        form, phrase = _agreement(request), request.written(Field.CADENCE)
        phone = bool(request.ticked(Field.PHONE_BETWEEN))
        try:
            card, note = (
                self._placements.change(request.user, number, version, form, phrase=phrase, phone_between=phone),
                text.SAVED,
            )
        except Outdated:
            card, note = self._placements.card(request.user, number), text.ALREADY
        self._finish(request, card, note)

    def handed_on(self, request: Request) -> None:
        number, version = read_reference(request.state)
        colleague = request.written(Field.COLLEAGUE)
        try:
            card = self._placements.hand_on(request.user, number, version, colleague)
        except Outdated:
            self._finish(request, self._placements.card(request.user, number), text.ALREADY)
            return
        agreement = card.placement.agreement
        title = escape(text.placement_title(agreement.case_ref, agreement.company))
        told = text.handed_on_told(title, mention(colleague))
        request.ack(response_action="clear")
        request.after_ack(lambda: self._tell(request, colleague, told))
        request.after_ack(lambda: self._reminding.refresh_placement(number))

    def handed_on_all(self, request: Request) -> None:
        colleague = request.written(Field.COLLEAGUE)
        count = self._placements.hand_on_all(request.user, request.state, colleague)
        request.after_ack(lambda: self._tell(request, colleague, text.handed_on_all(count, mention(colleague))))

    def _tell(self, request: Request, colleague: str, told: str) -> None:
        """Whether the colleague is still here is asked when nobody waits any more."""
        request.whisper(text.has_left(mention(colleague)) if self._colleagues.has_left(colleague) else told)

    def ended(self, request: Request) -> None:
        form = EndingForm(request.written(Field.ENDED_ON), request.written(Field.REASON), request.written(Field.NOTE))
        card = self._placements.end(request.user, int(request.state), form)
        request.ack(response_action="clear")
        request.after_ack(lambda: request.whisper(shown.ended(card)))
        request.after_ack(lambda: self._reminding.refresh_placement(card.placement.number))

    def _finish(self, request: Request, card: PlacementCard, note: str) -> None:
        """Close the modal and show the placement as it is now."""
        following = self._next(request, card)
        request.ack(response_action="clear")
        request.after_ack(lambda: request.whisper(shown.card(card, following, note)))
        request.after_ack(lambda: self._reminding.refresh_placement(card.placement.number))

    def _next(self, request: Request, card: PlacementCard) -> FollowupCard | None:
        """The placement's next open follow-up, for its buttons."""
        open_ones = [one for one in card.open if one.state is FollowupState.OPEN]
        if not open_ones:
            return None
        return self._followups.card(request.user, open_ones[0].number)


def _agreement(request: Request) -> AgreementForm:
    return AgreementForm(
        case_ref=request.written(Field.CASE_REF),
        company=request.written(Field.COMPANY),
        start=request.written(Field.START),
        contact=request.written(Field.CONTACT),
        kind=request.written(Field.KIND),
        hours=request.written(Field.HOURS),
        ordinary_hours=request.written(Field.ORDINARY_HOURS),
        tasks=request.written(Field.TASKS),
        goal=request.written(Field.GOAL),
        sub_goals=request.written(Field.SUB_GOALS),
        considerations=request.written(Field.CONSIDERATIONS),
    )
