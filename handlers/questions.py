"""Asking: a direct message, a mention, ``/bro``, a shortcut; the answer's buttons."""

from __future__ import annotations

from bot.domain.errors import Refusal, Refused
from bot.services.asking import Asking, Reply
from bot.slack import answers
from bot.slack.ids import Action, Field, Modal, Shortcut
from bot.slack.inbound import Said
from bot.slack.mrkdwn import plain
from bot.text import answers as text
from bot.text import common
from handlers.boundary import Listeners, Request


class Questions:
    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.ANSWER_SHOW_ALL, self.show_all)
        listeners.action(Action.ANSWER_CHOOSE, self.choose)
        listeners.action(Action.ANSWER_SHARE, self.share)
        listeners.action(Action.ANSWER_HELPED, self.helped)
        listeners.action(Action.ANSWER_MISSED, self.missed)
        listeners.modal(Modal.ANSWER_MISSED, self.tell_missing)
        listeners.shortcut(Shortcut.ASK, self.about_message)

    def asked(self, request: Request, said: Said) -> None:
        """A question in a conversation; the answer goes into its thread."""
        request.thread = said.thread
        if not said.text.strip():
            request.whisper(text.EMPTY_QUESTION)
            return
        answered = self._asking.ask(said.team, said.channel, said.thread, said.user, plain(said.text))
        request.post(answers.reply(answered))
        self._hint(request, answered)

    def follows(self, said: Said) -> bool:
        """Whether this is a follow-up in a thread where Brobygger has answered."""
        return said.in_thread and self._asking.has_answered(said.team, said.channel, said.thread)

    def commanded(self, request: Request) -> None:
        """``/bro <question>``: only the asker sees the answer, until they share it."""
        answered = self._asking.ask(request.team, request.channel, "", request.user, plain(request.value))
        request.whisper(answers.reply(answered, private=True))
        self._hint(request, answered)

    def about_message(self, request: Request) -> None:
        """The shortcut "Spørg Brobygger" on somebody's message: a private answer."""
        message = request.body["message"]
        answered = self._asking.ask(
            request.team, request.channel, "", request.user, plain(str(message.get("text", "")))
        )
        request.whisper(answers.reply(answered, private=True))

    def show_all(self, request: Request) -> None:
        request.open(answers.whole(self._asking.entry(request.value)))

    def choose(self, request: Request) -> None:
        question, entry = request.value.split("|", 1)
        shown = answers.reply(self._asking.choose(int(question), entry))
        if request.body.get("container", {}).get("is_ephemeral"):
            request.whisper(shown)
        else:
            request.post(shown)

    def share(self, request: Request) -> None:
        question, entry = request.value.split("|", 1)
        request.post(answers.shared(self._asking.choose(int(question), entry), request.user))

    def helped(self, request: Request) -> None:
        self._asking.rate(int(request.value), helped=True)
        request.whisper(text.THANKS_HELPED)

    def missed(self, request: Request) -> None:
        self._asking.rate(int(request.value), helped=False)
        request.open(answers.missing(int(request.value)))

    def tell_missing(self, request: Request) -> None:
        written = request.written(Field.MISSING)
        if not written:
            raise Refused({Field.MISSING: Refusal.EMPTY})
        self._asking.missed(int(request.state), written)
        request.after_ack(lambda: request.whisper(text.THANKS_MISSED))

    def _hint(self, request: Request, answered: Reply) -> None:
        if answered.had_cpr:
            request.whisper(common.CPR_REMOVED)
        elif answered.had_health:
            request.whisper(common.HEALTH_HINT)
