"""Job openings: messages in an openings channel, the card's buttons and forms, ``/bro job``, the shortcut."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.config import Config
from bot.domain.errors import Impossible, NotFound, NotUnderstood, Outdated, Refusal, Refused
from bot.domain.openings.drafts import Draft
from bot.domain.openings.form import Written
from bot.domain.openings.opening import Event, Opening
from bot.services.bundle import Services
from bot.services.delivery.receiving import Standing
from bot.services.openings.export import FORMATS
from bot.services.openings.intake import Incoming, Logged, Outcome
from bot.services.openings.rights import holding_groups
from bot.services.openings.steps import At, CallForm, FillForm, MatchForm
from bot.services.ports import Clock, DeliveryFailed
from bot.slack.ids import Action, Field, Modal, Shortcut
from bot.slack.inbound import Changed, Heard, Removed, Said
from bot.slack.message import Message
from bot.slack.mrkdwn import plain
from bot.slack.openings import cards, forms, letters, wishes
from bot.slack.openings.cards import More
from bot.slack.openings.mail import file_ids
from bot.slack.placements import cards as placements
from bot.slack.web.api import Json
from bot.text import common
from bot.text import openings as text
from bot.text import wishes as wish_text
from danish.workdays import local_date
from handlers.boundary import Listeners, Request

log = logging.getLogger(__name__)

Step = Callable[[At, str], Opening]


class JobOpenings:
    """``bot_user`` is the bot's own user id: a message that speaks to it is a question."""

    def __init__(
        self,
        services: Services,
        clock: Clock,
        config: Config,
        bot_user: str,
    ) -> None:
        self._intake = services.intake
        self._openings = services.openings
        self._placements = services.placements
        self._finding = services.finding
        self._matching = services.matching
        self._is_reference = services.placements.is_reference
        self._delivering = services.delivering
        self._clock = clock
        self._config = config
        self._channels = services.channels
        self._bot_user = bot_user

    @property
    def commands(self) -> dict[str, Callable[[Request], None]]:
        """The words after ``/bro``."""
        return {
            "job ny": self.new,
            "job nyt": self.new,
            "job eksport": self.export,
            "job til": self.fitting,
            "job": self.find,
            "jobs": self.find,
        }

    def register(self, listeners: Listeners) -> None:
        steps: dict[Action, tuple[Step, Event]] = {
            Action.OPENING_CONFIRM: (self._openings.confirm, Event.CONFIRMED),
            Action.OPENING_TAKE: (lambda at, user: self._openings.hand_over(at, user, user), Event.HANDED_OVER),
            Action.OPENING_UNMATCH: (self._openings.unmatch, Event.UNMATCHED),
            Action.OPENING_REOPEN: (self._openings.reopen, Event.REOPENED),
            Action.OPENING_UNMERGE: (self._openings.unmerge, Event.UNMERGED),
            Action.OPENING_SAME: (self._openings.merge, Event.MERGED),
            Action.OPENING_NEW: (self._openings.not_the_same, Event.NOT_SAME),
        }
        for action, (step, event) in steps.items():
            listeners.action(action, lambda request, step=step, event=event: self._press(request, step, event))
        opened = {
            Action.OPENING_CORRECT: self.correct,
            Action.OPENING_HAND_OVER: self.hand_over,
            Action.OPENING_QUALIFY: self.qualify,
            Action.OPENING_MATCH: self.match,
            Action.OPENING_FILL: self.fill,
        }
        for action, do in opened.items():
            listeners.action(action, lambda request, do=do: self._guarded(request, request.value, do))
        listeners.action(Action.OPENING_UNFILL, self.unfill)
        listeners.action(Action.OPENING_MORE, self.more)
        listeners.action(Action.OPENING_FITS, self.fits)
        listeners.action(Action.OPENING_ALL_FIELDS, self.all_fields)
        listeners.action(Action.OPENING_HISTORY, lambda request: self.history(request, request.value))
        listeners.action(Action.OPENING_SHOW, self.show)
        listeners.action(Action.OPENING_PAGE, self.next_page)
        listeners.action(Action.OPENING_IS_ONE, lambda request: self.decide(request, is_opening=True))
        listeners.action(Action.OPENING_IS_NONE, lambda request: self.decide(request, is_opening=False))
        submitted = {
            Modal.OPENING_HAND_OVER: (self.save_hand_over, Event.HANDED_OVER),
            Modal.OPENING_QUALIFY: (self.save_call, Event.QUALIFIED),
            Modal.OPENING_MATCH: (self.save_match, Event.MATCHED),
            Modal.OPENING_FILL: (self.save_filled, Event.FILLED),
            Modal.OPENING_CLOSE: (self.save_closed, Event.CLOSED),
            Modal.OPENING_SPLIT: (self.save_split, Event.SPLIT),
            Modal.OPENING_MERGE: (self.save_merged, Event.MERGED),
        }
        for modal, (do, event) in submitted.items():
            listeners.modal(modal, lambda request, do=do, event=event: self._guarded(request, request.state, do, event))
        listeners.modal(Modal.OPENING_CORRECT, self.save_correction)
        listeners.modal(Modal.OPENING_CREATE, self.save_new)
        listeners.shortcut(Shortcut.LOG_OPENING, self.log_message)

    # Messages

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """Whether a message may be an opening, or is in the thread of one."""
        match inbound:
            case Said(in_thread=True) | Changed() if inbound.thread != inbound.ts:
                return standing.has_openings
            case Said(mentioned=True):
                return False
            case _:
                return standing.has_openings or inbound.channel in self._channels.openings

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """Do what the message asks for; False where it was left alone."""
        match inbound:
            case Said() as said:
                return self.said(request, said)
            case Changed() as changed:
                self.changed(request, changed, standing)
            case Removed() as removed:
                self.removed(removed)
        return True

    def said(self, request: Request, said: Said) -> bool:
        """Log it, or complete the opening of its thread; False where it was neither."""
        request.user = said.user
        message = Incoming(said.channel, said.ts, said.user, said.text)
        if said.in_thread:
            return self._complete(request, message, said.thread)
        letter = letters.read(request.web, said.files)
        message = replace(message, letter=letter.mail)
        logged = self._intake.log(message)
        self._after_message(request, logged, message, letter.missed)
        return logged.outcome is not Outcome.IGNORED

    def changed(self, request: Request, changed: Changed, standing: Standing) -> None:
        """An edit: of the message itself, or of a reply in its thread."""
        request.user = changed.user
        message = Incoming(changed.channel, changed.ts, changed.user, changed.text, changed.version)
        if changed.thread != changed.ts:
            self._complete(request, message, changed.thread)
        elif f"<@{self._bot_user}" not in changed.text or standing.has_openings:
            letter = letters.read(request.web, changed.files)
            message = replace(message, letter=letter.mail)
            self._after_message(request, self._intake.log(message), message, letter.missed)

    def removed(self, removed: Removed) -> None:
        self._intake.remove(removed.channel, removed.ts)
        self._deliver()

    def log_message(self, request: Request) -> None:
        """The shortcut; where nothing can be read, the form."""
        message = request.body["message"]
        ts, words = str(message["ts"]), str(message.get("text") or "")
        letter = letters.read(request.web, file_ids(message))
        logged = self._intake.log_anyway(Incoming(request.channel, ts, request.user, words, letter=letter.mail))
        if letter.missed:
            request.whisper(cards.not_fetched(letter.missed))
        numbers = [one.number for one in logged.openings]
        if logged.had_cpr:
            request.whisper(common.CPR_REMOVED)
        if not logged.openings:
            request.open(forms.create(Draft(), "", text.FORM_MISSING))
            return
        if logged.outcome is Outcome.IGNORED:
            request.whisper(text.already_logged(numbers))
            return
        self._deliver()
        posted = all(self._openings.get(number).card for number in numbers)
        request.whisper(text.logged(numbers) if posted else text.logged_without_card(numbers))

    def arrived(self, channel: str) -> None:
        """Brobygger was invited: cards that could not be posted there are posted now."""
        self._openings.show_missing(channel)
        self._deliver()

    def decide(self, request: Request, *, is_opening: bool) -> None:
        """The poster's answer to "is it an opening?"."""
        channel, ts = request.value.split("|", 1)
        logged = self._intake.decide(channel, ts, request.user, is_opening=is_opening)
        numbers = [one.number for one in logged.openings]
        request.settle(text.logged(numbers) if numbers else text.LEFT_ALONE)
        self._deliver()

    # Commands

    def find(self, request: Request) -> None:
        """``/bro job lager kolding 10 timer``."""
        request.whisper(cards.page(self._finding.find(plain(request.value))))

    def fitting(self, request: Request) -> None:
        """``/bro job til A12``: the open openings that fit the citizen's wish list."""
        case_ref = plain(request.value).strip().upper()
        if not self._is_reference(case_ref):
            self.find(request)
            return
        try:
            found = self._matching.suggestions(request.user, case_ref)
        except NotFound:
            request.whisper(wish_text.no_wish_list(case_ref))
            return
        request.whisper(wishes.fitting(case_ref, found))

    def next_page(self, request: Request) -> None:
        first, _, words = request.value.partition("|")
        request.whisper(cards.page(self._finding.find(words, int(first))))

    def new(self, request: Request) -> None:
        """``/bro job ny``, with or without words to fill the form with."""
        draft = self._intake.read(plain(request.value)) if request.value else Draft()
        request.open(forms.create(draft, ""))

    def export(self, request: Request) -> None:
        """``/bro job eksport``: the table as a direct message, as csv, xlsx or both."""
        self._openings.require_export(request.user)
        openings = self._finding.all()
        if not openings:
            request.whisper(text.NOT_LOGGED_BEFORE)
            return
        wanted = [kind for kind in FORMATS if kind in request.value.lower()] or list(FORMATS)
        files = [(f"{text.EXPORT_NAME}.{kind}", FORMATS[kind](openings)) for kind in wanted]
        try:
            conversation = request.sender.conversation(request.user)
            request.sender.post(Message(text.EXPORT_COMMENT, (), files=tuple(files)), conversation)
        except DeliveryFailed as failure:
            log.warning("an export was not sent: %s", failure.reason)
            request.whisper(text.EXPORT_FAILED)

    # Buttons that open something

    def show(self, request: Request) -> None:
        request.open(cards.view(self._openings.card(int(request.value), request.user)))

    def more(self, request: Request) -> None:
        """The menu of what is done seldom."""
        choice, _, request.value = request.value.partition("|")
        match More(choice):
            case More.HISTORY:
                self.history(request, request.value)
            case More.NOT_ONE:
                self._press(request, self._openings.not_an_opening, Event.CLOSED)
            case More.HAND_OVER:
                self._guarded(request, request.value, self.hand_over)
            case More.CORRECT:
                self._guarded(request, request.value, self.correct)
            case More.SPLIT:
                self._guarded(request, request.value, self.split)
            case More.MERGE:
                self._guarded(request, request.value, self.merge)
            case More.CLOSE:
                self._guarded(request, request.value, self.close)

    def history(self, request: Request, value: str) -> None:
        request.open(cards.history(*self._openings.history(int(value.split(":", maxsplit=1)[0]), request.user)))

    def split(self, request: Request) -> None:
        request.open(forms.split(self._to_correct(request)))

    def fits(self, request: Request) -> None:
        """Whose wish lists an opening fits."""
        request.open(wishes.fitted_by(*self._matching.fitted_by(request.user, _at(request.value).number)))

    def merge(self, request: Request) -> None:
        opening = self._to_correct(request)
        request.open(forms.merge(opening, self._finding.near(opening)))

    def close(self, request: Request) -> None:
        request.open(forms.close(self._to_correct(request)))

    def correct(self, request: Request) -> None:
        request.open(forms.correct(self._to_correct(request)))

    def hand_over(self, request: Request) -> None:
        opening = self._openings.to_give(_at(request.value), request.user)
        suggested = self._openings.card(opening.number).suggested
        teams = [(group, self._team_name(group)) for group in holding_groups(self._config)]
        request.open(forms.hand_over(opening, suggested, teams))

    def qualify(self, request: Request) -> None:
        request.open(forms.qualify(self._to_carry_on(request)))

    def all_fields(self, request: Request) -> None:
        """The form of a call once more with every field, and what was written in it."""
        opening = self._openings.get(_at(request.state).number)
        written, checks = request.written(Field.NOTE), request.ticked(Field.CHECKS)
        view = forms.qualify(opening, self._typed(request), written, checks)
        request.reopen(view)

    def match(self, request: Request) -> None:
        request.open(
            forms.match(
                self._to_carry_on(request),
                self._config.privacy.case_ref_example,
                self._config.openings.minimum_unemployed_months,
            )
        )

    def fill(self, request: Request) -> None:
        request.open(forms.fill(self._to_carry_on(request), local_date(self._clock.now())))

    def unfill(self, request: Request) -> None:
        """ "Fortryd besat", on the card or where the placement was told of."""
        self._press(request, self._openings.unfill, Event.UNFILLED)
        request.whisper(text.UNFILLED)

    # Submitted forms

    def save_new(self, request: Request) -> None:
        form = forms.written(request.written, request.ticked)
        channel = next(iter(self._channels.openings), None)
        opening = self._openings.create(request.user, form, channel or request.user)

        def tell() -> None:
            self._deliver()
            request.whisper(text.logged([opening.number]) if channel else text.OPENINGS_CHANNEL_MISSING)

        request.after_ack(tell)

    def save_correction(self, request: Request) -> None:
        """Where somebody else changed the opening meanwhile, the form comes back with what was written in it."""
        form = forms.written(request.written, request.ticked)
        at = _at(request.state)
        try:
            self._openings.correct(at, request.user, form)
        except Outdated:
            opening = self._openings.get(at.number)
            request.ack(response_action="update", view=forms.shown_again(opening, form))
            return
        request.after_ack(lambda: self._after_step(request))

    def save_hand_over(self, request: Request) -> None:
        to = request.written(Field.HOLDING_TEAM) or request.written(Field.HOLDER)
        self._openings.hand_over(_at(request.state), request.user, to)
        request.after_ack(lambda: self._after_step(request))

    def save_call(self, request: Request) -> None:
        shown = request.inputs()
        call = CallForm(
            form=self._typed(request),
            cvr=request.written(Field.CVR) if Field.CVR in shown else None,
            note=request.written(Field.NOTE),
            checks=request.ticked(Field.CHECKS),
        )
        self._openings.qualify(_at(request.state), request.user, call)
        request.after_ack(lambda: self._after_step(request))

    def save_match(self, request: Request) -> None:
        form = MatchForm(
            request.written(Field.CASE_REF),
            request.written(Field.MEETING),
            bool(request.ticked(Field.TARGET_GROUP)),
            request.written(Field.NOTE),
        )
        self._openings.match(_at(request.state), request.user, form)
        request.after_ack(lambda: self._after_step(request))

    def save_filled(self, request: Request) -> None:
        form = FillForm(
            request.written(Field.START),
            request.written(Field.HOURS),
            request.written(Field.ORDINARY_HOURS),
            request.written(Field.TASKS),
            request.written(Field.CONSIDERATIONS),
        )
        at = _at(request.state)
        opening = self._openings.fill(at, request.user, form)
        request.after_ack(lambda: self._after_step(request))
        if placed := self._placements.of_opening(request.user, at.number):
            told = placements.placed(placed, cards.reference(opening))
            request.after_ack(lambda: request.whisper(told))

    def save_closed(self, request: Request) -> None:
        at = _at(request.state)
        self._openings.close(at, request.user, request.written(Field.REASON), request.written(Field.NOTE))
        request.after_ack(lambda: self._after_step(request))

    def save_split(self, request: Request) -> None:
        form = forms.written(request.written, request.ticked)
        tasks, hours = request.written(Field.FIRST_TASKS), request.written(Field.FIRST_HOURS)
        self._openings.split(_at(request.state), request.user, tasks, hours, form)
        request.after_ack(lambda: self._after_step(request))

    def save_merged(self, request: Request) -> None:
        chosen = request.written(Field.INTO)
        written = request.written(Field.INTO_NUMBER).lstrip("# ") if chosen in {"", forms.OTHER} else chosen
        if not written.isdecimal():
            raise Refused({Field.INTO_NUMBER: Refusal.UNKNOWN_OPENING})
        self._openings.merge(_at(request.state), request.user, int(written))
        request.after_ack(lambda: self._after_step(request))

    # Shared

    def _press(self, request: Request, step: Step, event: Event) -> None:
        def do(request: Request) -> None:
            step(_at(request.value), request.user)
            self._after_step(request)

        self._guarded(request, request.value, do, event)

    def _guarded(self, request: Request, value: str, do: Callable[[Request], None], event: Event | None = None) -> None:
        """Where the card was an old one, it is shown as it is now before the person is told.

        A second press on what the same person has just done - ``event`` is the last thing that happened - is no other.
        """
        try:
            do(request)
        except (Outdated, Impossible) as late:
            number = int(value.split(":", maxsplit=1)[0])
            last = self._openings.last_change(number)
            mine = last is not None and last.who == request.user
            request.ack()
            if mine and last is not None and last.what == event:
                return
            self._openings.show_again(number)
            self._deliver()
            if mine and isinstance(late, Outdated):
                raise Outdated(late.what, late.number, by_self=True) from late
            raise

    def _after_step(self, request: Request) -> None:
        """Send what the step owes; a modal that shows the opening, itself or below a form, shows it as it is now."""
        self._deliver()
        view: Json = request.body.get("view", {})
        shown_in = view.get("id") if view.get("callback_id") == Modal.OPENING_VIEW else view.get("previous_view_id")
        if not shown_in:
            return
        card = self._openings.card(int(request.state.split(":", maxsplit=1)[0]), request.user)
        try:
            request.web.write("views.update", view_id=shown_in, view=cards.view(card))
        except DeliveryFailed as failure:
            log.warning("a modal could not be brought up to date: %s", failure.reason)

    def _team_name(self, group: str) -> str:
        rule = next((one for one in self._config.routing.rules if one.to == group), None)
        return text.team_name(group, rule.place if rule else "", rule.type if rule else None)

    def _typed(self, request: Request) -> Written:
        """What stands in a form that shows some of the fields; the others as they are known."""
        known = forms.as_written(self._openings.get(_at(request.state).number).fields)
        return forms.written(request.written, request.ticked, request.inputs().keys(), known)

    def _to_correct(self, request: Request) -> Opening:
        return self._openings.to_correct(_at(request.value), request.user)

    def _to_carry_on(self, request: Request) -> Opening:
        return self._openings.to_carry_on(_at(request.value), request.user)

    def _complete(self, request: Request, message: Incoming, thread: str) -> bool:
        try:
            logged = self._intake.complete(message, thread)
        except NotUnderstood as unclear:
            request.thread = thread
            request.whisper(unclear.question or "")
            return True
        request.thread = thread
        if logged.outcome is Outcome.UNREAD:
            request.whisper(text.REPLY_UNREAD)
        self._after_message(request, logged, message)
        return logged.outcome is not Outcome.IGNORED

    def _after_message(self, request: Request, logged: Logged, message: Incoming, missed: Sequence[str] = ()) -> None:
        """``missed`` are the names of files that could not be fetched."""
        if missed:
            self._ask(request, message, cards.not_fetched(missed))
        if logged.had_cpr and request.user:
            request.whisper(common.CPR_REMOVED)
        if logged.left_out and request.user:
            request.whisper(text.left_out(logged.left_out))
        if logged.outcome is Outcome.DOUBTFUL:
            self._ask(request, message, cards.doubtful(message.channel, message.ts, of_mail=message.is_mail))
        self._deliver()

    def _ask(self, request: Request, message: Incoming, asked: Message) -> None:
        """Only the poster sees it; of a mail, which nobody here wrote, whoever is in the channel."""
        if request.user:
            request.whisper(asked)
        else:
            request.thread = message.ts
            request.post(asked)

    def _deliver(self) -> None:
        self._delivering.run(self._clock.now())


def _at(value: str) -> At:
    number, _, version = value.partition(":")
    if not number.isdecimal() or not version.isdecimal():
        raise NotFound("opening", value)
    return At(int(number), int(version))
