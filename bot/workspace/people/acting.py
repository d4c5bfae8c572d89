"""What people do in the workspace. Used by the page and by tests alike; lives on the server's event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.workspace.api.methods import push_view
from bot.workspace.people.filling import Name, client_errors, entry, resolve
from bot.workspace.people.reading import SELECTED, Placed, find_elements, option_named, placed_elements
from bot.workspace.state import EMAIL_BOT, SLACKBOT, OpenView, Post, ResponseUrl, State, StoredFile
from bot.workspace.wire import payloads
from bot.workspace.wire.rich import typed
from bot.workspace.wire.shapes import as_object, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence

    from bot.workspace.api.calls import WebApi
    from bot.workspace.sockets import SocketMode
    from bot.workspace.wire.events import Events
    from bot.workspace.wire.letters import Letter
    from bot.workspace.wire.shapes import JsonObject

NO_ANSWER = "Brobygger svarede ikke. Prøv igen."
EXAMPLE_FILE = "billede.png"


class People:
    """The acts of people, each sending what Slack sends."""

    def __init__(self, state: State, sockets: SocketMode, events: Events, api: WebApi) -> None:
        self.state = state
        self._sockets = sockets
        self._events = events
        self._api = api
        self._now: Callable[[], float] = lambda: 0.0
        self._tasks: set[asyncio.Task[None]] = set()

    def use_time(self, now: Callable[[], float]) -> None:
        """The event loop's time, by which trigger ids expire."""
        self._now = now

    async def settled(self) -> None:
        """Return when every interaction sent so far has been answered or has failed."""
        while self._tasks:
            await asyncio.gather(*list(self._tasks))

    def _later(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # -- messages ----------------------------------------------------------------------------------------

    def _typed(self, text: str, *, command: bool = False) -> str:
        people = {p.name.partition(" ")[0].lower(): p.id for p in self.state.people.values()}
        channels = {c.name.lower(): c.id for c in self.state.channels.values() if c.name}
        return typed(text, people, channels, command=command)

    async def post(self, user: str, channel: str, text: str, thread_ts: str | None, *, files: bool) -> str:
        """Write a message; returns its ts. Raises PermissionError where the person is not in the channel."""
        user, channel = self.state.person_id(user), self.state.channel_id(channel)
        if user not in self.state.members[channel]:
            raise PermissionError(f"{user} is not in {channel}")
        post = Post(channel, self.state.stamp(), user, self._typed(text), thread_ts=thread_ts)
        if files:
            post.subtype = "file_share"
            post.files = [{"id": self.state.number("F0"), "name": EXAMPLE_FILE, "mimetype": "image/png"}]
        self.state.add(post)
        self.state.read_until[user, channel] = post.ts
        await self._events.posted(post)
        return post.ts

    async def share(
        self, user: str, channel: str, files: Sequence[tuple[str, bytes]], text: str, thread_ts: str | None
    ) -> str:
        """Share files with a message; returns its ts. Raises PermissionError as ``post``."""
        user, channel = self.state.person_id(user), self.state.channel_id(channel)
        if user not in self.state.members[channel]:
            raise PermissionError(f"{user} is not in {channel}")
        post = Post(channel, self.state.stamp(), user, self._typed(text), thread_ts=thread_ts, subtype="file_share")
        post.files = [self._api.file_object(self._stored(user, channel, *file)) for file in files]
        self.state.add(post)
        self.state.read_until[user, channel] = post.ts
        await self._events.posted(post)
        return post.ts

    async def mail(self, channel: str, letter: Letter) -> str:
        """A mail to the channel's address: a message from Slackbot with one file; returns its ts."""
        channel = self.state.channel_id(channel)
        attached = [self._stored(SLACKBOT, channel, *file) for file in letter.attachments]
        stored = self._stored(SLACKBOT, channel, letter.subject or "(intet emne)", letter.as_html().encode())
        stored.mail = letter.described([self._api.file_object(file) for file in attached], self.state.clock.now())
        post = Post(channel, self.state.stamp(), SLACKBOT, "", bot_id=EMAIL_BOT, username="E-mail")
        post.subtype, post.files = "file_share", [self._api.file_object(stored)]
        self.state.add(post)
        await self._events.posted(post)
        return post.ts

    def _stored(self, user: str, channel: str, name: str, content: bytes) -> StoredFile:
        file = StoredFile(self.state.number("F0"), name, len(content), content, name, completed=True)
        file.user, file.channel = user, channel
        self.state.files[file.id] = file
        return file

    async def post_as_other_bot(self, channel: str, text: str) -> str:
        """A message of some other integration, as its events look: `bot_message` and no user."""
        channel = self.state.channel_id(channel)
        post = Post(channel, self.state.stamp(), "", text, bot_id="B0ANDEN99", username="Nyhedsbot")
        post.subtype = "bot_message"
        self.state.add(post)
        await self._events.posted(post)
        return post.ts

    def _existing(self, channel: str, ts: str) -> Post:
        post = self.state.find(self.state.channel_id(channel), ts)
        if post is None:
            raise LookupError(f"no message {ts} in {channel}")
        return post

    def _own(self, user: str, channel: str, ts: str) -> Post:
        post = self._existing(channel, ts)
        if post.user != self.state.person_id(user):
            raise PermissionError("people change only their own messages")
        return post

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        post = self._own(user, channel, ts)
        previous = payloads.message_object(self.state, post)
        post.text = self._typed(text)
        post.edited = {"user": post.user, "ts": self.state.stamp()}
        self.state.changed()
        await self._events.changed(post, previous)

    async def unfurl(self, channel: str, ts: str) -> None:
        """Slack adds a link preview: a change in which nobody changed a word."""
        post = self._existing(channel, ts)
        await self._events.changed(post, payloads.message_object(self.state, post))

    async def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        post = self._own(user, channel, ts)
        previous = payloads.message_object(self.state, post)
        post.deleted = True
        self.state.changed()
        await self._events.deleted(post, previous)

    async def react(self, user: str, channel: str, ts: str, name: str) -> None:
        """Add a reaction, or take it away when it is there."""
        user, post = self.state.person_id(user), self._existing(channel, ts)
        users = post.reactions.setdefault(name, [])
        if user in users:
            users.remove(user)
            kind = "reaction_removed"
        else:
            users.append(user)
            kind = "reaction_added"
        post.reactions = {key: those for key, those in post.reactions.items() if those}
        self.state.changed()
        await self._events.publish(payloads.reaction_event(self.state, post, user, name, kind), post.channel)

    async def join(self, user: str, channel: str) -> None:
        """Come into a channel: a line in it and an event."""
        user, channel = self.state.person_id(user), self.state.channel_id(channel)
        if user not in self.state.members[channel]:
            self.state.members[channel].append(user)
        post = Post(channel, self.state.stamp(), user, f"<@{user}> har sluttet sig til kanalen")
        post.subtype = "channel_join"
        self.state.add(post)
        await self._events.posted(post)
        joined = payloads.joined_event(self.state, user, self.state.channels[channel])
        await self._events.publish(joined, channel)

    async def open_home(self, user: str, tab: str) -> None:
        """Open the app's Home, or its messages."""
        user = self.state.person_id(user)
        await self._events.publish(payloads.home_event(self.state, user, tab), None)

    # -- commands and shortcuts ----------------------------------------------------------------------------

    async def slash(self, user: str, channel: str, command: str, text: str) -> None:
        """Send a slash command; what the app acknowledges with is shown as Slack shows it."""
        user, channel = self.state.person_id(user), self.state.channel_id(channel)
        target = ResponseUrl(user, channel)
        payload = payloads.slash_command(
            self.state,
            user,
            self.state.channels[channel],
            command,
            self._typed(text, command=True).strip(),
            trigger_id=self.state.new_trigger(user, self._now()),
            response_url=self.state.new_response_url(self._api.base, target),
        )
        self._later(self._slash(payload, target))
        await asyncio.sleep(0)

    async def _slash(self, payload: JsonObject, target: ResponseUrl) -> None:
        acknowledged, answer = await self._sockets.ask("slash_commands", payload)
        if not acknowledged:
            self._tell(target.user, f"{as_text(payload.get('command'))} virkede ikke. {NO_ANSWER}")
        elif answer:

            async def show() -> None:
                self._api.check_content("ack", answer)
                await self._api.answer_interaction(target, answer)

            await self._api.checked("ack", answer, show)

    def _tell(self, user: str, notice: str) -> None:
        self.state.notices[user] = notice
        self.state.changed()

    async def shortcut(self, user: str, callback_id: str, channel: str | None, ts: str | None) -> None:
        """Use a message shortcut, or a global one when no message is named."""
        user = self.state.person_id(user)
        trigger = self.state.new_trigger(user, self._now())
        if channel is None or ts is None:
            payload = payloads.global_shortcut(self.state, user, callback_id, trigger_id=trigger)
        else:
            post = self._existing(channel, ts)
            target = ResponseUrl(user, post.channel, post.ts, thread_ts=post.thread_ts)
            url = self.state.new_response_url(self._api.base, target)
            payload = payloads.message_shortcut(
                self.state, user, post, callback_id, trigger_id=trigger, response_url=url
            )
        await self._interact(user, payload)

    async def _interact(self, user: str, payload: JsonObject) -> None:
        """Send an interaction; the person is told when it is not acknowledged."""

        async def sent() -> None:
            acknowledged, _ = await self._sockets.ask("interactive", payload)
            if not acknowledged:
                self._tell(user, NO_ANSWER)

        self._later(sent())
        await asyncio.sleep(0)

    # -- clicking ------------------------------------------------------------------------------------------

    async def click_message(
        self, user: str, channel: str, ts: str, blocks: Sequence[JsonObject], name: str, value: object
    ) -> None:
        """Use an element of a message as the person sees it; `blocks` may be older than the message is now."""
        user = self.state.person_id(user)
        post = self.state.find_ephemeral(user, ts) or self._existing(channel, ts)
        placed = self._one(blocks, name, value)
        chosen = self._choose(placed, name, value)
        if placed.type in SELECTED:
            self.state.selection(user, post).setdefault(placed.block_id, {})[placed.action_id] = chosen
        target = ResponseUrl(user, post.channel, post.ts, post.seen_by is not None, post.thread_ts)
        payload = payloads.message_actions(
            self.state,
            user,
            post,
            payloads.block_action(placed, chosen, self.state.stamp()),
            trigger_id=self.state.new_trigger(user, self._now()),
            response_url=self.state.new_response_url(self._api.base, target),
        )
        self.state.changed()
        await self._interact(user, payload)

    async def click_view(self, user: str, view_id: str, blocks: Sequence[JsonObject], name: str, value: object) -> None:
        """Use an element of a modal or of App Home. Raises LookupError where the person has no such view."""
        user = self.state.person_id(user)
        view = self.state.find_view(view_id)
        if view is None or view.user != user:
            raise LookupError(f"the view {view_id} is not open for {user}")
        placed = self._one(blocks, name, value)
        chosen = self._choose(placed, name, value)
        if placed.type in SELECTED:
            view.values.setdefault(placed.block_id, {})[placed.action_id] = chosen
        action = payloads.block_action(placed, chosen, self.state.stamp())
        trigger = self.state.new_trigger(user, self._now(), view.id)
        self.state.changed()
        await self._interact(user, payloads.view_actions(self.state, view, action, trigger_id=trigger))

    @staticmethod
    def _one(blocks: Sequence[JsonObject], name: str, value: object) -> Placed:
        found = find_elements(blocks, name, value)
        if len(found) == 1:
            return found[0]
        everything = [(p.action_id, p.label) for p in placed_elements(blocks)]
        if not found:
            raise LookupError(f"nothing to press is called {name!r}; there are {everything}")
        raise LookupError(f"{name!r} means {len(found)} elements; say which by value or block id")

    def _choose(self, placed: Placed, name: str, value: object) -> JsonObject:
        if placed.type in SELECTED:
            return entry(placed.element, value, self.identify)
        wanted = value if isinstance(value, str) else name
        if placed.type == "overflow":
            option = option_named(placed.element, wanted)
            if option is None:
                raise LookupError(f"the menu has no entry {wanted!r}")
            return {"selected_option": option}
        if placed.type == "feedback_buttons":
            option = option_named(placed.element, wanted)
            if option is None:
                raise LookupError(f"there is no button {wanted!r}")
            return {"text": option.get("text"), "value": option.get("value")}
        return {}

    def identify(self, name: str) -> str:
        """A person's or channel's id from the id or the short name."""
        try:
            return self.state.person_id(name)
        except KeyError:
            return self.state.channel_id(name)

    # -- modals --------------------------------------------------------------------------------------------

    def top(self, user: str) -> OpenView | None:
        """The topmost open modal of a person."""
        stack = self.state.modals[self.state.person_id(user)]
        return stack[-1] if stack else None

    def fill(self, view: OpenView, values: Iterable[tuple[Name, object]]) -> None:
        """Write values into a view's inputs, by block id, action id, label, or (block id, action id)."""
        for name, raw in values:
            placed = resolve(view.blocks, name)
            chosen = entry(placed.element, raw, self.identify)
            view.values.setdefault(placed.block_id, {})[placed.action_id] = chosen

    async def submit(self, user: str, values: Iterable[tuple[Name, object]]) -> tuple[dict[str, str], bool]:
        """Fill in and send the topmost modal; (errors by block id, the app failed to answer). Raises LookupError."""
        user = self.state.person_id(user)
        view = self.top(user)
        if view is None:
            raise LookupError(f"{user} has no modal open")
        self.fill(view, values)
        errors = client_errors(view.blocks, view.values)
        if errors:
            return errors, False
        trigger = self.state.new_trigger(user, self._now(), view.id)
        payload = payloads.view_submission(self.state, view, trigger_id=trigger)
        acknowledged, answer = await self._sockets.ask("interactive", payload)
        if not acknowledged:
            return {}, True
        error = await self._api.checked("ack", answer, lambda: self._after_submit(view, answer))
        shown = {block: as_text(text) for block, text in as_object(answer.get("errors")).items()}
        return (shown if answer.get("response_action") == "errors" else {}), bool(error)

    async def _after_submit(self, view: OpenView, answer: JsonObject) -> None:
        stack = self.state.modals[view.user]
        match answer.get("response_action"):
            case "errors":
                self._api.check_errors(view, answer)
            case "update":
                self.state.change_view(view, self._api.check_view("ack update", answer.get("view")))
            case "push":
                push_view(self.state, view.user, self._api.check_view("ack push", answer.get("view")))
            case "clear":
                stack.clear()
            case _:
                if view in stack:
                    stack.remove(view)
        self.state.changed()

    async def close_modal(self, user: str, *, everything: bool) -> None:
        """Close the topmost modal, or all of them."""
        user = self.state.person_id(user)
        stack = self.state.modals[user]
        if not stack:
            return
        clear = everything or bool(stack[-1].body.get("clear_on_close"))
        closed = list(reversed(stack)) if clear else [stack[-1]]
        for view in closed:
            stack.remove(view)
            if view.body.get("notify_on_close"):
                await self._interact(user, payloads.view_closed(self.state, view, cleared=clear))
        self.state.changed()
