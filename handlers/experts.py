"""Asking an expert, saving the answer, and what the curators decide."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.errors import Refusal, Refused
from bot.services.answers.curating import Curating
from bot.services.answers.experts import Experts, Forwarded, Written
from bot.services.delivery.receiving import Standing
from bot.slack.answers import experts as shown
from bot.slack.ids import Action, Field, Modal
from bot.slack.inbound import Changed, Heard, Removed, Said
from bot.slack.mrkdwn import mention
from bot.store.answers.experts import ExpertReply
from bot.text.answers import cards as answer_text
from bot.text.answers import experts as text
from bot.text.format import listed
from handlers.boundary import Listeners, Request


class ExpertStory:
    """``send_owed`` sends what is owed at once, since the asker is waiting; ``channel`` is the channel's name."""

    def __init__(self, experts: Experts, curating: Curating, send_owed: Callable[[], object], channel: str) -> None:
        self._experts = experts
        self._curating = curating
        self._send_owed = send_owed
        self._channel = channel

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.ANSWER_EXPERT, self.forward)
        listeners.action(Action.EXPERT_SAVE, self.open_save)
        listeners.modal(Modal.EXPERT_SAVE, self.save)
        listeners.action(Action.LOCAL_EDIT, self.open_edit)
        listeners.modal(Modal.LOCAL_EDIT, self.edit)
        listeners.action(Action.LOCAL_WITHDRAW, self.withdraw)
        listeners.action(Action.ALIAS_APPROVE, lambda request: self.decide(request, approve=True))
        listeners.action(Action.ALIAS_REJECT, lambda request: self.decide(request, approve=False))
        listeners.modal(Modal.ANSWER_MISSED, self.tell_missing)

    def forward(self, request: Request) -> None:
        """*Spørg en fagperson*."""
        match self._experts.forward(int(request.value)):
            case Forwarded.NO_CHANNEL:
                request.whisper(text.no_channel(self._channel))
            case Forwarded.ALREADY:
                request.whisper(text.ALREADY_FORWARDED)
            case Forwarded.SENT:
                private = bool(request.body.get("container", {}).get("is_ephemeral"))
                request.whisper(text.FORWARDED_PRIVATELY if private else text.FORWARDED)
                self._send_owed()

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """Whether a message stands under a question to the experts; a mention there is a question of its own."""
        match inbound:
            case Said():
                return inbound.in_thread and not inbound.mentioned and standing.asks_experts
            case Changed() | Removed():
                return standing.is_expert_reply

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """Somebody wrote under a question, or changed what they wrote."""
        match inbound:
            case Changed() as changed:
                self._experts.reply_changed(changed.channel, changed.ts, shown.as_markdown(changed.text))
            case Removed() as removed:
                self._experts.reply_removed(removed.channel, removed.ts)
            case Said() as said:
                self._said(request, said)
        return True

    def _said(self, request: Request, said: Said) -> None:
        request.thread = said.thread
        reply = ExpertReply(said.channel, said.ts, said.thread, said.user, shown.as_markdown(said.text))
        offer = self._experts.replied(reply)
        if offer is None:
            return
        if offer.by_curator:
            request.post(shown.offer(said.user, said.ts))
        else:
            request.whisper(text.only_curators(listed([mention(user) for user in offer.curators], "eller")))

    def open_save(self, request: Request) -> None:
        thread, draft = self._experts.draft(request.user, request.channel, request.value)
        card = str(request.body.get("container", {}).get("message_ts", ""))
        request.open(shown.save_form(draft, "|".join((request.channel, thread, card))))

    def save(self, request: Request) -> None:
        channel, thread, card = request.state.split("|")
        entry = self._experts.save(request.user, channel, thread, _written(request))
        request.after_ack(self._experts.refresh)
        request.after_ack(self._send_owed)
        if card:
            request.after_ack(lambda: request.update(shown.saved(request.user, entry.id), channel, card))
        if question := self._experts.question(channel, thread):
            request.after_ack(lambda: request.update(shown.question(question), channel, thread))

    def open_edit(self, request: Request) -> None:
        written = self._experts.entry(request.user, request.value)
        request.open(shown.edit_form(written, request.value))

    def edit(self, request: Request) -> None:
        self._experts.change(request.user, request.state, _written(request))
        request.after_ack(self._experts.refresh)
        request.after_ack(lambda: request.whisper(text.ENTRY_CHANGED))

    def withdraw(self, request: Request) -> None:
        self._experts.withdraw(request.user, request.value)
        self._experts.refresh()
        request.update(shown.withdrawn(request.user), request.channel, _message(request))

    def decide(self, request: Request, *, approve: bool) -> None:
        decided = self._curating.decide(request.user, int(request.value), approve=approve)
        self._curating.refresh()
        request.update(shown.proposal(decided), request.channel, _message(request))

    def tell_missing(self, request: Request) -> None:
        """The form behind 👎."""
        written = request.written(Field.MISSING)
        if not written:
            raise Refused({Field.MISSING: Refusal.EMPTY})
        question, request.channel, request.thread = request.state.split("|")
        self._curating.missed(int(question), request.user, written)
        request.after_ack(lambda: request.whisper(answer_text.THANKS_MISSED))
        request.after_ack(self._send_owed)


def _written(request: Request) -> Written:
    lines = (" ".join(line.split()) for line in request.written(Field.EXPERT_QUESTIONS).splitlines())
    return Written(
        title=" ".join(request.written(Field.EXPERT_TITLE).split()),
        answer=request.written(Field.EXPERT_ANSWER),
        questions=tuple(dict.fromkeys(line for line in lines if line)),
    )


def _message(request: Request) -> str:
    return str(request.body.get("container", {}).get("message_ts", ""))
