"""App Home: opened, searched, turned; its quick actions and settings."""

from __future__ import annotations

from bot.domain.errors import NotUnderstood, Refusal, Refused
from bot.services.answers.asking import Asking
from bot.services.day.home import Homes
from bot.services.placements.personal import PersonalReminders
from bot.slack import home as shown
from bot.slack.answers import cards as answers
from bot.slack.ids import Action, Field, Modal
from bot.slack.placements import followups as followups_shown
from bot.text import common
from bot.text import followups as followup_text
from bot.text.when import repetition
from handlers.boundary import Do, Listeners, Request


class Home:
    """``new_opening`` opens the empty form of an opening; ``greet`` meets who opens the conversation."""

    def __init__(self, homes: Homes, asking: Asking, personal: PersonalReminders, new_opening: Do, greet: Do) -> None:
        self._homes = homes
        self._asking = asking
        self._personal = personal
        self._new_opening = new_opening
        self._greet = greet

    def register(self, listeners: Listeners) -> None:
        listeners.event("app_home_opened", self.opened)
        listeners.action(Action.HOME_SEARCH, self.search)
        listeners.action(Action.HOME_PAGE, self.turn)
        listeners.action(Action.HOME_NEW_OPENING, self._new_opening)
        listeners.action(Action.HOME_REMIND, lambda request: request.open(shown.remind()))
        listeners.action(Action.HOME_COVER, self.cover)
        listeners.action(Action.HOME_SETTINGS, self.settings)
        listeners.modal(Modal.HOME_REMIND, self.remind)
        listeners.modal(Modal.HOME_SETTINGS, self.prefer)
        listeners.afterwards(self.follow)

    def opened(self, request: Request) -> None:
        event = request.body["event"]
        if event.get("tab", "home") == "home":
            self._homes.opened(request.user, str(event.get("view", {}).get("hash", "")))
        else:
            self._greet(request)

    def follow(self, request: Request) -> None:
        """Whatever the person did may have changed their Home; opening it has just drawn it."""
        if request.user and request.body.get("event", {}).get("type") != "app_home_opened":
            self._homes.changed(request.user)

    def search(self, request: Request) -> None:
        """The answer at once in a modal, and with its buttons in the conversation."""
        question = request.value.strip()
        if not question:
            return
        reply = self._asking.ask(request.user, "", request.user, question)
        request.open(shown.answer(reply))
        request.whisper(answers.reply(reply))
        if reply.had_cpr:
            request.whisper(common.CPR_REMOVED)

    def turn(self, request: Request) -> None:
        self._homes.turn(request.user, int(request.value))

    def cover(self, request: Request) -> None:
        request.open(followups_shown.new_cover(self._homes.view(request.user).day.today))

    def settings(self, request: Request) -> None:
        view = self._homes.view(request.user)
        request.open(shown.settings(view.settings, self._homes.times(), view))

    def prefer(self, request: Request) -> None:
        self._homes.prefer(
            request.user,
            digest_at=request.written(Field.DIGEST_AT),
            bundled=request.written(Field.BUNDLED) == "yes",
            phone_calls=request.written(Field.PHONE_CALLS) == "yes",
            municipality=request.written(Field.MUNICIPALITY),
        )

    def remind(self, request: Request) -> None:
        """A phrase that cannot be read is asked back about in the form, where what was written still stands."""
        line = request.written(Field.TEXT)
        try:
            reminder, first = self._personal.add(request.user, line)
        except Refused as refused:
            raise Refused({Field.TEXT: next(iter(refused.fields.values()))}) from refused
        except NotUnderstood as unclear:
            asked = unclear.question or common.refusal(Refusal.NOT_A_DATE)
            request.ack(response_action="errors", errors={str(Field.TEXT): common.in_form(asked)})
            return
        rule = repetition(reminder.rule) if reminder.rule else ""
        told = followup_text.reminder_told(reminder.text, first.at, first.was_moved, rule)
        request.after_ack(lambda: request.whisper(told))
