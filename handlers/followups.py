"""Follow-ups and reminders: the buttons of the morning message, ``/bro mind mig``, ``/bro ferie``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.domain.errors import Outdated, Refusal, Refused
from bot.domain.placements.covers import Cover
from bot.domain.placements.forms import OutcomeForm
from bot.domain.placements.reminders import Reminder
from bot.services.bundle import Services
from bot.services.placements.cards import FollowupCard
from bot.slack import home
from bot.slack.ids import Action, Field, Modal, read_reference
from bot.slack.message import Block
from bot.slack.mrkdwn import mention, own_words, plain
from bot.slack.placements import followups as shown
from bot.text import followups as text
from bot.text.when import repetition
from handlers.boundary import Do, Listeners, Request

FOLLOWUP, REMINDER = "followup", "reminder"


class Followups:
    """``ask`` answers a question: what begins with one of the story's words but is none of its commands."""

    def __init__(self, services: Services, ask: Do) -> None:
        self._followups = services.followups
        self._reminding = services.reminding
        self._personal = services.personal_reminders
        self._covering = services.covering
        self._colleagues = services.colleagues
        self._question = ask

    @property
    def commands(self) -> dict[str, Do]:
        """The words after ``/bro`` and what they start."""
        return {**dict.fromkeys(text.REMIND_WORDS, self.remind), **dict.fromkeys(text.AWAY_WORDS, self.away)}

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.FOLLOWUP_DONE, self.do)
        listeners.action(Action.FOLLOWUP_GUIDE, self.guide)
        listeners.action(Action.FOLLOWUP_OPEN, self.open)
        listeners.action(Action.FOLLOWUP_SNOOZE, self.snooze)
        listeners.action(Action.REMINDER_DONE, self.reminder_done)
        listeners.action(Action.REMINDER_SNOOZE, self.snooze_reminder)
        listeners.action(Action.REMINDER_MENU, self.reminder_menu)
        listeners.action(Action.COVER_STOP, self.stop_cover)
        listeners.modal(Modal.OUTCOME, self.done)
        listeners.modal(Modal.GUIDE, self.done)
        listeners.modal(Modal.SNOOZE, self.snoozed_to)
        listeners.modal(Modal.REMINDER_CHANGE, self.reminder_changed)
        listeners.modal(Modal.COVER_NEW, self.cover_added)

    def open(self, request: Request) -> None:
        card = self._followups.card(request.user, int(request.value))
        request.open(shown.opened(card, self._followups.today(), request.user))

    def do(self, request: Request) -> None:
        """ "Udført": the outcome's form, or the present state where it is done already."""
        self._ask(request, lambda card: shown.outcome(card, self._followups.today()))

    def guide(self, request: Request) -> None:
        """ "Samtaleguide": the same in questions."""
        self._ask(request, shown.guide)

    def _ask(self, request: Request, form: Callable[[FollowupCard], Block]) -> None:
        try:
            card = self._followups.open_card(request.user, int(request.value))
        except Outdated:
            self._show_present(request, int(request.value))
            return
        request.open(form(card))

    def done(self, request: Request) -> None:
        """The outcome's form or the guide, which is of today; submitted twice it shows the present state."""
        form = OutcomeForm(
            done_on=request.written(Field.DONE_ON) or self._followups.today().isoformat(),
            result=request.written(Field.RESULT),
            hours=request.written(Field.HOURS),
            ordinary_hours=request.written(Field.ORDINARY_HOURS),
            note=request.written(Field.NOTE),
            sub_goals_met=request.ticked(Field.SUB_GOALS_MET),
            next_step=request.written(Field.NEXT_STEP),
            next_on=request.written(Field.NEXT_ON),
        )
        number = int(request.state)
        try:
            card = self._followups.done(request.user, number, form)
        except Outdated:
            self._show_present(request, number)
            return
        self._finish(request, card, text.done_told(card.following.due if card.following else None))

    def snooze(self, request: Request) -> None:
        """ "Udsæt": to an offered day, or the form that asks for the day; an old card's day may have passed."""
        offered, _, reference = request.value.partition("|")
        number, version = read_reference(reference)
        try:
            card = self._followups.open_card(request.user, number)
            if _has_passed(offered, self._followups.today()):
                form = shown.snooze(f"{FOLLOWUP}|{reference}", card.followup.due, card.snooze_to)
                request.open(form)
                return
            card = self._followups.snooze(request.user, number, version, date.fromisoformat(offered))
        except Outdated:
            self._show_present(request, number)
            return
        self._finish(request, card, text.snoozed_told(card.followup.due))

    def snoozed_to(self, request: Request) -> None:
        """The day chosen in the form, for a follow-up or a personal reminder."""
        what, _, reference = request.state.partition("|")
        number, version = read_reference(reference)
        chosen = _day(request, Field.SNOOZE_TO)
        if what == REMINDER:
            self._snooze_reminder(request, number, version, chosen)
            return
        try:
            card = self._followups.snooze(request.user, number, version, chosen)
        except Outdated:
            self._show_present(request, number)
            return
        self._finish(request, card, text.snoozed_told(card.followup.due))

    def remind(self, request: Request) -> None:
        """``/bro mind mig om at ringe til Mette på tirsdag kl. 9``; alone it opens the form."""
        if not request.value:
            request.open(home.remind())
            return
        reminder, first = self._personal.add(request.user, plain(request.value))
        rule = repetition(reminder.rule) if reminder.rule else ""
        request.whisper(text.reminder_told(own_words(reminder.text), first.at, first.was_moved, rule))

    def reminder_done(self, request: Request) -> None:
        number = int(request.value)
        try:
            reminder = self._personal.done(request.user, number)
        except Outdated:
            self._reminding.refresh_personal(number)
            request.whisper(text.REMINDER_GONE)
            return
        self._show_reminder(request, reminder, "")

    def snooze_reminder(self, request: Request) -> None:
        offered, _, reference = request.value.partition("|")
        number, version = read_reference(reference)
        if not _has_passed(offered, self._followups.today()):
            self._snooze_reminder(request, number, version, date.fromisoformat(offered))
            return
        card = self._personal.card(request.user, number)
        request.open(shown.snooze(f"{REMINDER}|{reference}", card.came_up_on, card.snooze_to))

    def reminder_menu(self, request: Request) -> None:
        """Change or delete one of the list."""
        choice, _, reference = request.value.partition("|")
        number, _ = read_reference(reference)
        if choice == "change":
            request.open(shown.change_reminder(self._personal.get(request.user, number)))
            return
        try:
            deleted = self._personal.delete(request.user, number)
        except Outdated:
            request.whisper(text.REMINDER_GONE)
            return
        self._show_reminder(request, deleted, text.reminder_deleted(own_words(deleted.text)))

    def reminder_changed(self, request: Request) -> None:
        number, version = read_reference(request.state)
        reminder, first = self._personal.change(
            request.user, number, version, request.written(Field.TEXT), request.written(Field.CADENCE)
        )
        rule = repetition(reminder.rule) if reminder.rule else ""
        at = first.at if first else reminder.next_at
        told = (
            text.reminder_told(own_words(reminder.text), at, bool(first and first.was_moved), rule)
            if at
            else text.SAVED
        )
        request.after_ack(lambda: request.whisper(told))

    def away(self, request: Request) -> None:
        """``/bro ferie 20/12-3/1 dækkes af @Ole``; alone it opens the form; without a figure it is a question."""
        if not request.value:
            request.open(shown.new_cover(self._followups.today()))
            return
        if "<@" not in request.value and not any(character.isdigit() for character in request.value):
            request.value = str(request.body["text"])
            self._question(request)
            return
        self._tell_cover(request, self._covering.add_line(request.user, request.value))

    def cover_added(self, request: Request) -> None:
        first, last = _day(request, Field.FIRST_DAY), _day(request, Field.LAST_DAY)
        deputy = request.written(Field.DEPUTY)
        cover = self._covering.add(request.user, deputy, first, last)
        request.after_ack(lambda: self._tell_cover(request, cover))

    def _tell_cover(self, request: Request, cover: Cover) -> None:
        """Whether the deputy is still here is asked when nobody waits any more."""
        deputy = mention(cover.deputy)
        gone = self._colleagues.has_left(cover.deputy)
        request.whisper(text.has_left(deputy) if gone else text.cover_told(deputy, cover.first, cover.last))

    def stop_cover(self, request: Request) -> None:
        cover = self._covering.delete(request.user, int(request.value))
        request.whisper(text.cover_stopped(mention(cover.absent)))

    def _snooze_reminder(self, request: Request, number: int, version: int, to: date) -> None:
        reminder = self._personal.snooze(request.user, number, version, to)
        told = (
            text.reminder_told(own_words(reminder.text), reminder.next_at, was_moved=False) if reminder.next_at else ""
        )
        self._show_reminder(request, reminder, told)

    def _finish(self, request: Request, card: FollowupCard, told: str) -> None:
        """Close what is open and show the present state; said privately where no message shows it."""
        request.ack(response_action="clear")

        moved = card.following if card.followup.outcome else card.followup
        stale = text.still_in_calendar(moved.moved_from) if moved and moved.moved_from else ""

        def show() -> None:
            if not self._reminding.refresh_placement(card.placement.number) or stale:
                request.whisper(" ".join(filter(None, (told, stale))))

        request.after_ack(show)

    def _show_present(self, request: Request, number: int) -> None:
        """An old button or a second submit: the present state instead of acting twice."""
        card = self._followups.card(request.user, number)
        present = shown.present(card, self._followups.today(), request.user, text.ALREADY)
        request.ack(response_action="clear")
        request.after_ack(lambda: request.whisper(present))
        request.after_ack(lambda: self._reminding.refresh_placement(card.placement.number))

    def _show_reminder(self, request: Request, reminder: Reminder, told: str) -> None:
        def show() -> None:
            if not self._reminding.refresh_personal(reminder.number) or told:
                request.whisper(told or text.SAVED)

        request.after_ack(show)


def _has_passed(offered: str, today: date) -> bool:
    """Whether the day of an option can no longer be chosen; also where it names none."""
    try:
        return date.fromisoformat(offered) <= today
    except ValueError:
        return True


def _day(request: Request, field: Field) -> date:
    try:
        return date.fromisoformat(request.written(field))
    except ValueError:
        raise Refused({field: Refusal.NOT_A_DATE}) from None
