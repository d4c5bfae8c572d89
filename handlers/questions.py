"""Asking: a direct message, a mention, ``/bro``, a shortcut; the answer's buttons."""

from __future__ import annotations

from bot.services.answers.asking import Answered, Reply
from bot.services.bundle import Services
from bot.services.delivery.receiving import Standing
from bot.services.ports import Clock, DeliveryFailed
from bot.slack import home
from bot.slack.answers import cards as answers
from bot.slack.answers.parts import Place
from bot.slack.answers.whole import whole
from bot.slack.ids import Action, Field, Modal, Shortcut
from bot.slack.inbound import Heard, Said
from bot.slack.mrkdwn import plain
from bot.store.answers.questions import Asked
from bot.text import common
from bot.text.answers import cards as text
from bot.text.answers import experts as expert_text
from handlers.boundary import Listeners, Request
from knowledge.search import Unknown, Unsure


class Questions:
    def __init__(self, services: Services, clock: Clock) -> None:
        self._asking = services.asking
        self._curating = services.curating
        self._delivering = services.delivering
        self._clock = clock

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.ANSWER_SHOW_ALL, self.show_all)
        listeners.action(Action.PROMPT, self.prompted)
        listeners.action(Action.ANSWER_SECTION, self.jump)
        listeners.action(Action.ANSWER_CHOOSE, self.choose)
        listeners.action(Action.ANSWER_NARROW, self.narrow)
        listeners.action(Action.ANSWER_PAGE, self.turn)
        listeners.action(Action.ANSWER_SHARE, self.share)
        listeners.modal(Modal.ANSWER_SHARE, self.share_in)
        listeners.action(Action.ANSWER_HELPED, self.helped)
        listeners.action(Action.ANSWER_MISSED, self.missed)
        listeners.shortcut(Shortcut.ASK, self.about_message)

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """Spoken to Brobygger, or said in a thread where it has answered; other chatter is never answered."""
        if not isinstance(inbound, Said):
            return False
        return inbound.direct or inbound.mentioned or (inbound.in_thread and bool(standing.questions))

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """A question in a conversation; the answer goes into its thread."""
        if not isinstance(inbound, Said):
            return False
        request.thread = inbound.thread
        if not inbound.text.strip():
            request.whisper(text.EMPTY_QUESTION)
            return True
        asked = Asked(inbound.channel, inbound.thread, inbound.user, plain(inbound.text), self._clock.now(), "")
        ask = self._asking.overhear if _is_talk(inbound) else self._asking.said
        outside = inbound.direct and not inbound.in_thread
        answered = ask(asked, standing.questions, direct=inbound.direct, outside=outside)
        if answered is not None:
            reply, delivery = answered
            self._delivering.send(delivery, Answered(reply, inbound.direct, outside), self._clock.now())
            self._hint(request, reply)
        return True

    def commanded(self, request: Request, hint: str = "") -> None:
        """``/bro <question>``: only the asker sees the answer, until they share it.

        ``hint`` is said instead where nothing is shown as the answer: a command was misspelled.
        """
        answered = self._asking.ask(request.channel, "", request.user, plain(request.value))
        if hint and isinstance(answered.answer, Unknown | Unsure):
            request.whisper(hint)
        else:
            request.whisper(answers.reply(answered, Place.ALONE))
        if answered.had_cpr:
            request.whisper(common.CPR_IN_COMMAND)
        else:
            self._hint(request, answered)

    def prompted(self, request: Request) -> None:
        """One of the questions that a newcomer may try."""
        answered = self._asking.ask(request.channel, "", request.user, request.value)
        request.post(answers.reply(answered, Place.ALONE))

    def about_message(self, request: Request) -> None:
        """The shortcut "Spørg Brobygger" on somebody's message: a private answer."""
        message = request.body["message"]
        answered = self._asking.ask(request.channel, "", request.user, plain(str(message.get("text", ""))))
        request.whisper(answers.reply(answered, Place.ALONE))

    def show_all(self, request: Request) -> None:
        """The whole entry; one from a list is what the thread goes on about."""
        question, _, entry = request.value.rpartition("|")
        request.open(whole(self._asking.entry(entry)))
        if question:
            self._asking.choose(int(question), entry)

    def jump(self, request: Request) -> None:
        request.reopen(whole(self._asking.entry(request.state), int(request.value)))

    def choose(self, request: Request) -> None:
        """What was offered makes room for what was meant; "Se også" is answered below."""
        question, entry = request.value.split("|", 1)
        chosen = self._asking.choose(int(question), entry)
        self._curating.picked(int(question), request.user, entry)
        if "view" in request.body:
            request.open(home.answer(chosen))
            return
        shown = answers.reply(chosen, _place(request))
        if not request.action.endswith(":related"):
            request.replace(shown)
        elif request.is_private:
            request.whisper(shown)
        else:
            request.post(shown, also_outside=request.is_outside)

    def narrow(self, request: Request) -> None:
        """The answer to a question back: the case once more."""
        question, option = request.value.split("|", 1)
        request.replace(answers.reply(self._asking.narrowed(int(question), request.user, int(option)), _place(request)))

    def turn(self, request: Request) -> None:
        """Another page of a list."""
        question, start = request.value.split("|", 1)
        request.replace(answers.reply(self._asking.again(int(question)), _place(request), start=int(start)))

    def share(self, request: Request) -> None:
        """In the channel where it was asked; from somebody's own conversation the channel is chosen first."""
        if _is_own(request.channel):
            request.open(answers.share_where(request.value))
            return
        if not self._share(request, request.value, request.channel):
            request.whisper(text.SHARED_ALREADY)

    def share_in(self, request: Request) -> None:
        channel = request.written(Field.SHARE_IN)
        try:
            told = text.SHARED if self._share(request, request.state, channel) else text.SHARED_ALREADY
        except DeliveryFailed as failure:
            if failure.reason not in {"not_in_channel", "channel_not_found", "is_archived"}:
                raise
            request.ack(response_action="errors", errors={str(Field.SHARE_IN): text.SHARE_REFUSED})
            return
        request.after_ack(lambda: request.whisper(told))

    def _share(self, request: Request, reference: str, channel: str) -> bool:
        question, entry = reference.split("|", 1)
        shared = self._asking.share(int(question), entry, channel)
        if shared is None:
            return False
        message = answers.shared(shared, request.user)
        if channel == request.channel:  # where the bot itself may be no member
            request.thread = ""
            request.post(message)
        else:
            request.sender.post(message, channel)
        return True

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
            request.open(answers.missing(question, f"{request.channel}|{request.thread}"))

    def _hint(self, request: Request, answered: Reply) -> None:
        if answered.had_cpr:
            request.whisper(common.CPR_REMOVED)
        elif answered.had_health:
            request.whisper(common.HEALTH_HINT)


def _place(request: Request) -> Place:
    """Where the card stands whose button was pressed."""
    if request.is_private:
        return Place.ALONE
    return Place.DIRECT if _is_own(request.channel) else Place.OPEN


def _is_own(channel: str) -> bool:
    """Whether it is somebody's own conversation with Brobygger."""
    return channel.startswith("D")


def _is_talk(said: Said) -> bool:
    """What is written below an answer in a channel without speaking to Brobygger."""
    return not said.direct and not said.mentioned
