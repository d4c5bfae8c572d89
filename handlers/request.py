"""What a person did, with the ways to answer; what Slack does not take now is owed."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.services.delivery.speaking import Spoken, SpokenNotice
from bot.services.ports import DeliveryFailed, Sent
from bot.slack.answers import helping
from bot.slack.message import Block, Message
from bot.slack.web.api import Json, Web
from bot.slack.web.messenger import marker
from bot.slack.web.sender import Sender

log = logging.getLogger(__name__)

Ack = Callable[..., Any]

NO_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
"""How Slack refuses a bot that is not in a conversation."""


class SayLater(Protocol):
    """Owes what Slack did not take."""

    def __call__(self, recipient: str, name: str, said: Spoken, *, uncertain: bool) -> None: ...


@dataclass(slots=True)
class Request:
    """What a person did, with the ways to answer.

    ``value`` is the pressed button's value, the chosen option's value or the command's text; ``command`` the whole
    command, where it is one. ``lasting``: what is told privately is posted, since the conversation is the person's own;
    ``also_outside``: not in its thread alone. ``collects`` keeps what would be told, until it may be said.
    """

    web: Web
    sender: Sender
    body: Json
    user: str
    channel: str
    thread: str
    value: str
    trigger: str
    response_url: str
    say_later: SayLater = field(repr=False)
    _ack: Ack = field(repr=False)
    accepted: Any = None
    """What was written down of it before it was acknowledged."""

    _later: list[Callable[[], object]] = field(default_factory=list["Callable[[], object]"], repr=False)
    acknowledged: bool = False
    command: str = ""
    lasting: bool = False
    also_outside: bool = False
    collects: list[Message | str] | None = None

    def ack(self, **answer: object) -> None:
        """Acknowledge once; further calls do nothing."""
        if not self.acknowledged:
            self.acknowledged = True
            self._ack(**answer)

    def after_ack(self, call: Callable[[], object]) -> None:
        """Do this once the modal has been acknowledged: Slack calls come after the local work."""
        self._later.append(call)

    def run_later(self) -> None:
        for call in self._later:
            call()

    def post(self, message: Message, *, also_outside: bool = False) -> None:
        """Post where the person is, in the thread they are in; ``also_outside``: in the conversation as well.

        Where that fails for now, it is owed.
        """
        name = _name()
        mark = marker(SpokenNotice.kind, name)
        try:
            self.sender.post(message, self.channel, self.thread, mark, also_outside=also_outside)
        except DeliveryFailed as failure:
            if self.response_url and failure.reason in NO_MEMBER:
                self.sender.answer(message, self.response_url, self.thread, to_all=True)
                return
            if failure.permanent:
                raise
            self._owe(f"{self.channel}/{self.thread}" if self.thread else self.channel, message, name, failure)

    def replace(self, message: Message) -> None:
        """Show something else where the pressed button stands, also where only this person sees it."""
        if self.is_private:
            self.sender.respond(message, self.response_url)
        else:
            self.update(message, self.channel, str(self.body.get("container", {}).get("message_ts", "")))

    @property
    def is_private(self) -> bool:
        """Whether the pressed button stands in a message that only this person sees."""
        return bool(self.body.get("container", {}).get("is_ephemeral"))

    @property
    def is_outside(self) -> bool:
        """Whether the message is one of a thread that is shown in the conversation as well."""
        return self.body.get("message", {}).get("subtype") == "thread_broadcast"

    @property
    def action(self) -> str:
        """The id of the pressed button or menu, with its suffix."""
        actions: list[Json] = self.body.get("actions") or [{}]
        return str(actions[0].get("action_id", ""))

    def update(self, message: Message, channel: str, ts: str) -> None:
        self.sender.update(message, Sent(channel, ts))

    def whisper(self, message: Message | str) -> None:
        """Answer so that only this person sees it: where they are, else in their own conversation.

        Where Slack takes it nowhere for now, it is owed to the own conversation.
        """
        if self.collects is not None:
            self.collects.append(message)
            return
        shown = Message(message, ()) if isinstance(message, str) else message
        if self.lasting:
            self.post(shown, also_outside=self.also_outside)
            return
        for_now = False
        for way in self._private_ways():
            try:
                way(shown)
            except DeliveryFailed as failure:
                log.warning("a private answer took another way: %s", failure.reason)
                if failure.uncertain:  # it may stand there already, and nobody can look
                    return
                for_now |= not failure.permanent
            else:
                return
        if for_now:
            self._owe(self.user, shown, _name())

    def tell_now(self, words: str) -> None:
        """The same where nothing can be kept for later."""
        for way in self._private_ways():
            try:
                way(Message(words, ()))
            except DeliveryFailed as failure:
                log.warning("could not tell a person: %s", failure.reason)
            else:
                return

    def _private_ways(self) -> Sequence[Callable[[Message], None]]:
        """The nearest first; a command or a private message may be somewhere the bot itself is not."""

        def at_its_address(shown: Message) -> None:
            self.sender.answer(shown, self.response_url, self.thread)

        def in_channel(shown: Message) -> None:
            self.sender.whisper(shown, self.user, self.channel, self.thread)

        def apart(shown: Message) -> None:
            self.sender.whisper(shown, self.user)

        known_there = "actions" in self.body and not self.is_private
        nearest = (in_channel, at_its_address) if known_there else (at_its_address, in_channel)
        possible = {in_channel: bool(self.channel), at_its_address: bool(self.response_url)}
        return [*(way for way in nearest if possible[way]), apart]

    def _owe(self, recipient: str, message: Message, name: str, failure: DeliveryFailed | None = None) -> None:
        self.say_later(
            recipient, name, Spoken(message.text, message.blocks), uncertain=failure is not None and failure.uncertain
        )

    def settle(self, message: Message | str) -> None:
        """Show what was chosen in place of the question: its buttons are gone. A failure disturbs nobody."""
        if self.response_url:
            try:
                self.sender.respond(Message(message, ()) if isinstance(message, str) else message, self.response_url)
            except DeliveryFailed as failure:
                log.warning("a question keeps its buttons: %s", failure.reason)

    def open(self, view: Block) -> None:
        """Open a modal, or push it where one is open; the trigger lives three seconds and once.

        A command said in plain words has no trigger: a button is offered that has.
        """
        if not self.trigger and self.command:
            self.whisper(helping.form(self.command))
            return
        method = "views.push" if self.body.get("view", {}).get("type") == "modal" else "views.open"
        self.web.write(method, trigger_id=self.trigger, view=view)

    def reopen(self, view: Block) -> None:
        """Show another view in the place of the one in which a button was pressed."""
        shown: Json = self.body.get("view", {})
        self.web.write("views.update", view_id=shown.get("id"), hash=shown.get("hash"), view=view)

    def inputs(self) -> dict[str, Json]:
        """The submitted elements by block id."""
        values: dict[str, dict[str, Json]] = self.body.get("view", {}).get("state", {}).get("values", {})
        return {block: next(iter(elements.values())) for block, elements in values.items() if elements}

    def written(self, block: str) -> str:
        """The text, date or option of one input; empty where nothing was given."""
        element = self.inputs().get(block, {})
        chosen: Json = element.get("selected_option") or {}
        first = element.get("value") or element.get("selected_date") or element.get("selected_time")
        person_or_place = element.get("selected_user") or element.get("selected_channel")
        return str(first or person_or_place or chosen.get("value") or "").strip()

    def ticked(self, block: str) -> tuple[str, ...]:
        """The values of the chosen boxes or of a menu with several choices."""
        options: list[Json] = self.inputs().get(block, {}).get("selected_options") or []
        return tuple(str(option["value"]) for option in options)

    @property
    def state(self) -> str:
        """What the modal carried in ``private_metadata``."""
        return str(self.body.get("view", {}).get("private_metadata", ""))


def _name() -> str:
    """What a message is found by that nobody owes yet."""
    return secrets.token_hex(8)
