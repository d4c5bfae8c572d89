"""Between Bolt and the stories: every listener becomes one call with a typed request, and no error gets out.

Named errors become one Danish sentence for the person; anything else gets a reference number in the log and an
apology. A listener never raises into Bolt: an exception right after an ack would lose the ack.
"""

from __future__ import annotations

import logging
import re
import secrets
import threading
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from slack_bolt import App

from bot.domain.errors import BrobyggerError, Refusal, Refused
from bot.domain.privacy import contains_cpr
from bot.services.ports import DeliveryFailed, Sent
from bot.slack.ids import COMMAND, Action, Modal, Shortcut
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention
from bot.slack.sender import Sender
from bot.slack.subscriptions import EVENTS
from bot.slack.web import Json, Web
from bot.text import common

log = logging.getLogger(__name__)

Ack = Callable[..., Any]


class Lanes:
    """One at a time per conversation: Bolt's threads hand messages over out of order."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)

    @contextmanager
    def hold(self, key: str) -> Generator[None]:
        with self._guard:
            lock = self._locks[key]
        with lock:
            yield


@dataclass(slots=True)
class Request:
    """What a person did, with the ways to answer.

    ``value`` is the pressed button's value, the chosen option's value or the command's text.
    """

    web: Web
    sender: Sender
    body: Json
    user: str
    channel: str
    thread: str
    value: str
    trigger: str
    _ack: Ack = field(repr=False)
    _later: list[Callable[[], object]] = field(default_factory=list["Callable[[], object]"], repr=False)
    acknowledged: bool = False

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

    def post(self, message: Message) -> None:
        """Post where the person is, in the thread they are in."""
        self.sender.post(message, self.channel, self.thread)

    def update(self, message: Message, channel: str, ts: str) -> None:
        self.sender.update(message, Sent(channel, ts))

    def whisper(self, message: Message | str) -> None:
        """Answer so that only this person sees it."""
        self.sender.whisper(message, self.user, self.channel, self.thread)

    def whisper_somewhere(self, words: str) -> None:
        """The same; in the direct messages where the conversation does not take it."""
        try:
            self.whisper(words)
        except DeliveryFailed:
            self.sender.whisper(words, self.user)

    def open(self, view: Block) -> None:
        """Open a modal, or push it where one is open; the trigger lives three seconds and once."""
        method = "views.push" if self.body.get("view", {}).get("type") == "modal" else "views.open"
        self.web.write(method, trigger_id=self.trigger, view=view)

    def inputs(self) -> dict[str, Json]:
        """The submitted elements by block id."""
        values: dict[str, dict[str, Json]] = self.body.get("view", {}).get("state", {}).get("values", {})
        return {block: next(iter(elements.values())) for block, elements in values.items() if elements}

    def written(self, block: str) -> str:
        """The text, date or option of one input; empty where nothing was given."""
        element = self.inputs().get(block, {})
        chosen: Json = element.get("selected_option") or {}
        first = element.get("value") or element.get("selected_date") or element.get("selected_time")
        return str(first or element.get("selected_user") or chosen.get("value") or "").strip()

    def ticked(self, block: str) -> tuple[str, ...]:
        """The values of the chosen boxes or of a menu with several choices."""
        options: list[Json] = self.inputs().get(block, {}).get("selected_options") or []
        return tuple(str(option["value"]) for option in options)

    @property
    def state(self) -> str:
        """What the modal carried in ``private_metadata``."""
        return str(self.body.get("view", {}).get("private_metadata", ""))


Do = Callable[[Request], None]


class Listeners:
    """The bot's listeners, registered by name; ``example`` is a citizen reference as this municipality writes it."""

    def __init__(self, app: App, web: Web, sender: Sender, example: str) -> None:
        self._app = cast("Any", app)  # Bolt's decorators are only partly typed
        self._web = web
        self._sender = sender
        self._example = example
        self.lanes = Lanes()
        self.events: set[str] = set()
        self._afterwards: list[Do] = []

    def event(self, name: str, do: Do) -> None:
        """Bolt has acknowledged it already."""
        self.events.add(name)
        self._app.event(name)(self._listener(do))

    def action(self, action: Action, do: Do) -> None:
        """A button or menu; acknowledged before the work, since the person only waits for its effect."""
        self._app.action(re.compile(rf"^{action}(:.*)?$"))(self._listener(do, ack_first=True))

    def modal(self, modal: Modal, do: Do) -> None:
        """A submitted modal: refused fields are shown in it, Slack calls come after the ack.

        No story sees one with a CPR number in a field.
        """

        def guarded(request: Request) -> None:
            if refused := {block: Refusal.CPR for block in request.inputs() if contains_cpr(request.written(block))}:
                raise Refused(refused)
            do(request)

        self._app.view(str(modal))(self._listener(guarded))

    def shortcut(self, shortcut: Shortcut, do: Do) -> None:
        self._app.shortcut(str(shortcut))(self._listener(do, ack_first=True))

    def command(self, do: Do) -> None:
        self._app.command(COMMAND)(self._listener(do, ack_first=True))

    def _listener(self, do: Do, *, ack_first: bool = False) -> Callable[[Json, Ack], None]:
        def listener(body: Json, ack: Ack) -> None:
            request = self._request(body, ack)
            if ack_first:
                request.ack()
            self.run(request, do)

        return listener

    def afterwards(self, do: Do) -> None:
        """Do this after everything a person did; what fails in it is only logged."""
        self._afterwards.append(do)

    def ignore_the_rest(self) -> None:
        """A subscribed event without a listener would never be acknowledged and come again three times."""
        for name in sorted({name.split(".")[0] for name in EVENTS} - self.events):
            self.event(name, lambda request: None)

    def bare_request(self, channel: str, user: str) -> Request:
        """A request without a payload, for work that is taken up again."""
        return self._request({"channel_id": channel, "user_id": user}, _no_ack)

    def _request(self, body: Json, ack: Ack) -> Request:
        event: Json = body.get("event", {})
        message: Json = body.get("message", {})
        container: Json = body.get("container", {})
        return Request(
            web=self._web,
            sender=self._sender,
            body=body,
            user=_id(body.get("user")) or str(body.get("user_id") or event.get("user") or ""),
            channel=_id(body.get("channel")) or str(body.get("channel_id") or event.get("channel") or ""),
            thread=str(message.get("thread_ts") or container.get("thread_ts") or ""),
            value=_value(body),
            trigger=str(body.get("trigger_id", "")),
            _ack=ack,
        )

    def run(self, request: Request, do: Do) -> None:
        """Do it; every error ends here."""
        try:
            do(request)
            request.ack()
            request.run_later()
            self._follow_up(request)
        except Refused as refused:
            self._refuse(request, refused)
        except BrobyggerError as error:
            request.ack()
            self._tell(request, common.explain(error, mention, escape, self._example))
        except Exception:
            reference = secrets.token_hex(3).upper()
            log.exception("reference %s: %s", reference, request.body.get("type", "event"))
            request.ack()
            self._tell(request, common.apology(reference))

    def _follow_up(self, request: Request) -> None:
        for do in self._afterwards:
            try:
                do(request)
            except Exception:
                log.exception("afterwards")

    def _refuse(self, request: Request, refused: Refused) -> None:
        known = {
            block["block_id"] for block in request.body.get("view", {}).get("blocks", []) if block["type"] == "input"
        }
        errors = {
            str(name): common.in_form(common.refusal(reason, self._example))
            for name, reason in refused.fields.items()
            if name in known
        }
        if errors and not request.acknowledged:
            request.ack(response_action="errors", errors=errors)
            return
        request.ack()
        self._tell(request, common.explain(refused, mention, escape, self._example))

    def _tell(self, request: Request, text: str) -> None:
        if not request.user:
            return
        try:
            request.whisper(text)
        except DeliveryFailed as failure:
            log.warning("could not tell a person: %s", failure.reason)


def _no_ack(**_answer: object) -> None:
    """Nobody waits for work that is taken up again."""


def _id(value: object) -> str:
    """Slack gives ``user`` and ``channel`` as an object in interactions and as a string elsewhere."""
    if isinstance(value, dict):
        return str(value.get("id", ""))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return str(value or "")


def _value(body: Json) -> str:
    actions: list[Json] = body.get("actions") or []
    if not actions:
        return str(body.get("text") or "")
    action = actions[0]
    option: Json = action.get("selected_option") or {}
    chosen = action.get("value") or option.get("value") or action.get("selected_date") or action.get("selected_user")
    return str(chosen or "")
