"""Asking: a direct message, a mention, ``/bro``, a shortcut; the answer's buttons."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.deliveries import Delivery
from bot.services.answers.asking import Asking, Reply
from bot.services.answers.curating import Curating
from bot.services.receiving import Standing
from bot.slack.answers import cards as answers
from bot.slack.ids import Action, Shortcut
from bot.slack.inbound import Heard, Said
from bot.slack.mrkdwn import plain
from bot.text import common
from bot.text.answers import cards as text
from bot.text.answers import experts as expert_text
from handlers.boundary import Listeners, Request
from knowledge.search import Unknown


class Questions:
    """``send`` sends an answer that was written down, at once or, where Slack does not take it, soon."""

    def __init__(self, asking: Asking, curating: Curating, send: Callable[[Delivery, Reply], object]) -> None:
        self._asking = asking
        self._curating = curating
        self._send = send

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.ANSWER_SHOW_ALL, self.show_all)
        listeners.action(Action.ANSWER_CHOOSE, self.choose)
        listeners.action(Action.ANSWER_SHARE, self.share)
        listeners.action(Action.ANSWER_HELPED, self.helped)
        listeners.action(Action.ANSWER_MISSED, self.missed)
        listeners.shortcut(Shortcut.ASK, self.about_message)

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """Spoken to Brobygger, or said in a thread where it has answered; other chatter is never answered."""
        if not isinstance(inbound, Said):
            return False
        return inbound.direct or inbound.mentioned or (inbound.in_thread and standing.question is not None)

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """A question in a conversation; the answer goes into its thread."""
        if not isinstance(inbound, Said):
            return False
        request.thread = inbound.thread
        if not inbound.text.strip():
            request.whisper(text.EMPTY_QUESTION)
            return True
        ask = self._asking.overhear if _is_talk(inbound) else self._asking.owed
        answered = ask(inbound.channel, inbound.thread, inbound.user, plain(inbound.text), standing.question)
        if answered is not None:
            reply, delivery = answered
            if delivery is not None:
                self._send(delivery, reply)
            self._hint(request, reply)
        return True

    def commanded(self, request: Request, hint: str = "") -> None:
        """``/bro <question>``: only the asker sees the answer, until they share it.

        ``hint`` is said instead where there is no answer: a command was misspelled.
        """
        answered = self._asking.ask(request.channel, "", request.user, plain(request.value))
        if hint and isinstance(answered.answer, Unknown):
            request.whisper(hint)
        else:
            request.whisper(answers.reply(answered, private=True))
        if answered.had_cpr:
            request.whisper(common.CPR_IN_COMMAND)
        else:
            self._hint(request, answered)

    def about_message(self, request: Request) -> None:
        """The shortcut "Spørg Brobygger" on somebody's message: a private answer."""
        message = request.body["message"]
        answered = self._asking.ask(request.channel, "", request.user, plain(str(message.get("text", ""))))
        request.whisper(answers.reply(answered, private=True))

    def show_all(self, request: Request) -> None:
        request.open(answers.whole(self._asking.entry(request.value)))

    def choose(self, request: Request) -> None:
        question, entry = request.value.split("|", 1)
        private = bool(request.body.get("container", {}).get("is_ephemeral"))
        shown = answers.reply(self._asking.choose(int(question), entry), private=private)
        self._curating.picked(int(question), request.user, entry)
        if private:
            request.whisper(shown)
        else:
            request.post(shown)

    def share(self, request: Request) -> None:
        question, entry = request.value.split("|", 1)
        shared = self._asking.share(int(question), entry)
        if shared is None:
            request.whisper(text.SHARED_ALREADY)
        else:
            request.post(answers.shared(shared, request.user))

    def helped(self, request: Request) -> None:
        counted = self._curating.rate(int(request.value), request.user, helped=True)
        request.whisper(text.THANKS_HELPED if counted else expert_text.ALREADY_VOTED)

    def missed(self, request: Request) -> None:
        """A thumb down counts at once; the form asks what was missing, once per person."""
        question = int(request.value)
        self._curating.rate(question, request.user, helped=False)
        if self._curating.has_told(question, request.user):
            request.whisper(expert_text.ALREADY_TOLD)
        else:
            request.open(answers.missing(question))

    def _hint(self, request: Request, answered: Reply) -> None:
        if answered.had_cpr:
            request.whisper(common.CPR_REMOVED)
        elif answered.had_health:
            request.whisper(common.HEALTH_HINT)


def _is_talk(said: Said) -> bool:
    """Colleagues talking on below an answer in a channel: neither spoken to Brobygger nor a question."""
    return not said.direct and not said.mentioned and "?" not in said.text
