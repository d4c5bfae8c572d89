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
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from typing import Any, cast

from slack_bolt import App, BoltResponse

from bot.domain.errors import BrobyggerError, NotStored, Refusal, Refused
from bot.domain.privacy import contains_cpr, mask
from bot.services.delivery.receiving import Pending, Receiving
from bot.services.ports import DeliveryFailed
from bot.slack.belonging import is_installed, is_outsider
from bot.slack.ids import COMMAND, Action, Modal, Shortcut
from bot.slack.installation.subscriptions import EVENTS
from bot.slack.mrkdwn import escape, mention, own_words
from bot.slack.web.api import Json, Web
from bot.slack.web.sender import Sender
from bot.store.sqlite.database import Noted
from bot.text import common
from handlers.request import Ack, Request, SayLater

log = logging.getLogger(__name__)

COMMAND_KIND, FORM_KIND = "command", "submitted"
COMMAND_WORDS = ("command", "text", "user_id", "channel_id", "response_url")
"""What is kept of a command until it is done."""


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


Do = Callable[[Request], None]
Accept = Callable[[Json], Any]
"""Writes an event down; gives what its listener needs, None where nobody wants it. Raises NotStored."""

GIVEN_UP = 3
"""Slack sends an event that was not acknowledged three times more (docs.slack.dev, Events API)."""


class Listeners:
    """The bot's listeners, registered by name; ``example`` is a citizen reference as this municipality writes it."""

    def __init__(
        self, app: App, web: Web, sender: Sender, example: str, receiving: Receiving, say_later: SayLater
    ) -> None:
        self._app = cast("Any", app)  # Bolt's decorators are only partly typed
        self._web = web
        self._sender = sender
        self._example = example
        self._receiving = receiving
        self._say_later = say_later
        self.lanes = Lanes()
        self.events: set[str] = set()
        self._afterwards: list[Do] = []

    def serve_only(self, team: str, bot_user: str) -> None:
        """Let nobody in who does not belong to the workspace: see ``bot.slack.belonging``."""

        def middleware(body: Json, next: Callable[[], Any]) -> Any:  # noqa: A002
            if is_installed(body, team) and not is_outsider(body, team):
                return next()
            event: Json = body.get("event", {})
            speaks = (
                "event" not in body or event.get("channel_type") == "im" or f"<@{bot_user}>" in str(event.get("text"))
            )
            if is_installed(body, team) and speaks:
                self._request(body, _no_ack).tell_now(common.OUTSIDER)
            return BoltResponse(status=200)

        self._app.middleware(middleware)

    def written_down(self, events: Collection[str], accept: Accept) -> None:
        """These events are written down before they are acknowledged: what cannot be, Slack sends again."""

        def middleware(body: Json, context: Any, request: Any, next: Callable[[], Any]) -> Any:  # noqa: A002
            if body.get("event", {}).get("type") not in events:
                return next()
            try:
                context["accepted"] = accept(body)
            except NotStored as failure:
                self._not_written_down(body, failure, _attempt(request))
                return BoltResponse(status=503)
            return next()

        self._app.middleware(middleware)

    def event(self, name: str, do: Do) -> None:
        """Bolt has acknowledged it already."""
        self.events.add(name)
        self._app.event(name)(self._listener(do))

    def action(self, action: Action, do: Do) -> None:
        """A button or menu; acknowledged before the work, since the person only waits for its effect."""
        self._app.action(re.compile(rf"^{action}(:.*)?$"))(self._listener(do, ack_first=True))

    def modal(self, modal: Modal, do: Do) -> None:
        """A submitted modal: refused fields are shown in it, Slack calls come after the ack.

        No story sees one with a CPR number in a field. Submitted again, because the ack came too late, it does nothing
        again.
        """

        def guarded(request: Request) -> None:
            if refused := {block: Refusal.CPR for block in request.inputs() if contains_cpr(request.written(block))}:
                raise Refused(refused)
            do(request)

        def listener(body: Json, ack: Ack) -> None:
            request = self._request(body, ack)
            view: Json = body["view"]
            who = {"user_id": request.user}
            submitted = Pending(f"view/{view['id']}", str(view.get("hash", "")), FORM_KIND, who)
            self._once(request, submitted, guarded)

        self._app.view(str(modal))(listener)

    def shortcut(self, shortcut: Shortcut, do: Do) -> None:
        self._app.shortcut(str(shortcut))(self._listener(do, ack_first=True))

    def command(self, do: Do) -> None:
        """A command is written down, acknowledged, done; one that was interrupted is taken up again."""
        self._command = do

        def listener(body: Json, ack: Ack) -> None:
            request = self._request(body, ack)
            words = {name: body.get(name, "") for name in COMMAND_WORDS}
            written = Pending(request.channel, f"{body['trigger_id']}", COMMAND_KIND, words)
            self._once(request, written, do, ack_first=True)

        self._app.command(COMMAND)(listener)

    def take_up(self, pending: Pending) -> None:
        """A command or form that was interrupted: done, or told that it is done; a form may be sent again."""
        request = self._request(pending.body, _no_ack)
        if pending.acted:
            self._tell(request, common.interrupted(str(pending.body.get("text", ""))))
        elif pending.kind == COMMAND_KIND:
            self._work(request, pending, self._command)
        else:
            self._forget(pending)
            return
        self._finish(pending)

    def _once(self, request: Request, event: Pending, do: Do, *, ack_first: bool = False) -> None:
        """Write it down, acknowledge it, do it; what was seen before is not done again."""
        try:
            pending = self._receiving.accept(event)
        except NotStored as failure:
            self._answer_ack(request, self._explained(request, failure))
            return
        if pending is None:
            request.ack()
            if event.kind == FORM_KIND:
                self._tell(request, common.SAVED_ALREADY if self._receiving.is_acted(event) else common.BEING_SAVED)
            return
        if ack_first:
            request.ack()
        with self._receiving.working(pending) as work:
            refused = not self.run(request, do, work)
        if not ack_first and (refused or not work.stored):  # the same form may be sent again
            self._forget(pending)
        else:
            self._finish(pending)

    def take(self, request: Request, do: Do) -> None:
        """Do it as if it had just come."""
        self._work(request, None, do)

    def _work(self, request: Request, pending: Pending | None, do: Do) -> None:
        with self._receiving.working(pending) as work:
            self.run(request, do, work)

    def _finish(self, pending: Pending) -> None:
        try:
            self._receiving.finish(pending)
        except NotStored:
            log.warning("an event could not be ticked off")
            self._receiving.let_go(pending)

    def _forget(self, pending: Pending) -> None:
        try:
            self._receiving.forget(pending)
        except NotStored:
            log.warning("an event could not be forgotten")

    def _answer_ack(self, request: Request, words: str) -> None:
        """Said in the ack itself, which needs neither the database nor another call."""
        if "view" not in request.body:
            request.ack(text=words)
            return
        inputs = [block["block_id"] for block in request.body["view"].get("blocks", []) if block["type"] == "input"]
        if inputs:
            request.ack(response_action="errors", errors={inputs[-1]: common.in_form(words)})
        else:
            request.ack()
            self._tell(request, words)

    def _not_written_down(self, body: Json, failure: NotStored, attempt: int) -> None:
        """Tell the first time that it is not stored, and the last time that it will not be."""
        log.warning("an event could not be written down: %s (attempt %s)", failure.trouble, attempt)
        if attempt not in {0, GIVEN_UP}:
            return
        request = self._request(body, _no_ack)
        event: Json = body["event"]
        person = str(event.get("user") or event.get("message", {}).get("user") or "")
        if not person or event.get("bot_id"):
            return
        request.user, request.thread = person, str(event.get("thread_ts") or "")
        request.tell_now(common.not_written_down(failure.trouble, given_up=attempt >= GIVEN_UP))

    def _listener(self, do: Do, *, ack_first: bool = False) -> Callable[[Json, Ack, Any], None]:
        def listener(body: Json, ack: Ack, context: Any) -> None:
            request = self._request(body, ack, context.get("accepted"))
            if ack_first:
                request.ack()
            self._work(request, None, do)

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

    def _request(self, body: Json, ack: Ack, accepted: Any = None) -> Request:
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
            response_url=str(body.get("response_url") or ""),
            say_later=self._say_later,
            _ack=ack,
            accepted=accepted,
        )

    def run(self, request: Request, do: Do, work: Noted) -> bool:
        """Do it; False where it was refused or nothing is stored.

        Every error ends here, and nobody is told that something is stored which is not.
        """
        try:
            do(request)
            request.ack()
            request.run_later()
            self._follow_up(request)
        except Refused as refused:
            self._refuse(request, refused)
            return False
        except NotStored as failure:
            log.warning("not stored: %s", failure.trouble)
            words = common.stored_in_part() if work.stored else self._explained(request, failure)
            self._end(request, words)
        except BrobyggerError as error:
            request.ack()
            self._tell(request, self._explained(request, error))
            return False
        except DeliveryFailed as failure:
            log.warning("Slack refused what was wanted: %s", failure.reason)
            self._end(request, common.slack_failed(saved=work.stored))
        except Exception:
            reference = secrets.token_hex(3).upper()
            log.exception("reference %s: %s", reference, request.body.get("type", "event"))
            self._end(request, common.apology(reference, saved=work.stored))
        else:
            return True
        return work.stored

    def _end(self, request: Request, words: str) -> None:
        """A form that nothing came of stays open with what was written in it."""
        if request.acknowledged or "view" not in request.body or request.body.get("type") != "view_submission":
            request.ack()
            self._tell(request, words)
        else:
            self._answer_ack(request, words)

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
        self._tell(request, self._explained(request, refused))

    def _explained(self, request: Request, error: BrobyggerError) -> str:
        """What went wrong; a command is said back, so that it can be mended instead of typed anew."""
        words = common.explain(error, mention, escape, self._example)
        typed = str(request.body.get("text") or "") if request.body.get("command") else ""
        return f"{words}\n{common.you_wrote(own_words(f'{COMMAND} {mask(typed).text}'))}" if typed else words

    def _tell(self, request: Request, text: str) -> None:
        if not request.user:
            return
        try:
            request.whisper(text)
        except NotStored as failure:
            log.warning("could not tell a person, nor keep it for later: %s", failure.trouble)


def _attempt(request: Any) -> int:
    """How often Slack has sent this before: first deliveries already carry a 0 (measured)."""
    told: list[str] = request.headers.get("x-slack-retry-num", ["0"])
    return int(told[0]) if told and str(told[0]).isdecimal() else 0


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
