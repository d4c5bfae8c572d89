"""What the workspace hands out: frozen snapshots that a test or the page may keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.workspace.people.reading import Button, buttons, visible_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.workspace.wire.shapes import JsonObject


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace; `id` is the Slack user id."""

    id: str
    short: str
    name: str
    title: str
    email: str = ""
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation; `name` is empty for a direct message."""

    id: str
    name: str
    topic: str = ""
    private: bool = False
    person: str | None = None
    """The person of a direct message."""

    @property
    def direct(self) -> bool:
        """Whether this is a direct message with the bot."""
        return self.person is not None

    @property
    def kind(self) -> str:
        """Slack's channel_type: channel, group or im."""
        if self.direct:
            return "im"
        return "group" if self.private else "channel"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stood when it was asked for."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[JsonObject, ...] = ()
    thread_ts: str | None = None
    edited: bool = False
    deleted: bool = False
    ephemeral: bool = False
    bot: bool = False
    metadata: JsonObject | None = None
    files: tuple[JsonObject, ...] = ()
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def visible_text(self) -> str:
        """All text in it, as a person reads it, one line per piece."""
        shown = visible_text(self.blocks, self.names) if self.blocks else ""
        return shown or visible_text(({"type": "section", "text": {"type": "mrkdwn", "text": self.text}},), self.names)

    def buttons(self) -> list[Button]:
        """Every button in reading order, overflow entries included."""
        return buttons(self.blocks)


@dataclass(frozen=True, slots=True)
class View:
    """A modal or an App Home as it stood when it was asked for."""

    id: str
    type: str
    callback_id: str
    title: str
    submit: str | None
    close: str | None
    blocks: tuple[JsonObject, ...]
    private_metadata: str
    hash: str
    user: str
    values: JsonObject
    """Slack's `state.values`: what the person has filled in so far."""
    names: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def visible_text(self) -> str:
        """All text in it, as a person reads it, one line per piece."""
        pieces = [self.title, visible_text(self.blocks, self.names, self.values), self.submit, self.close]
        return "\n".join(piece for piece in pieces if piece)

    def buttons(self) -> list[Button]:
        """Every button in reading order, overflow entries included."""
        return buttons(self.blocks)


@dataclass(frozen=True, slots=True)
class SubmitResult:
    """What a person sees after pressing submit.

    `errors` maps block ids to Danish or app texts; `view` is the modal that is open now, None when all
    are closed; `failed` says that the app did not acknowledge in time.
    """

    errors: dict[str, str]
    view: View | None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call as received, and what was answered."""

    method: str
    arguments: JsonObject
    answer: JsonObject
    status: int = 200
    problems: tuple[str, ...] = ()
