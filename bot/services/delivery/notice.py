"""What is owed: a message with what it is about, who gets it, and what it says at the moment it is sent."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Generic, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.config import Config
from bot.domain.deliveries import Delivery, Owed
from bot.services.answers.entries import IndexHolder
from bot.services.answers.own_reports import OwnReports
from bot.services.ports import Sent
from bot.services.roles import Roles
from bot.store.sqlite.rows import to_json
from bot.store.unit import Unit
from danish.workdays import WorkCalendar

Shown_co = TypeVar("Shown_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Means:
    """What the stories work with, and what composing may use besides the data."""

    config: Config
    calendar: WorkCalendar
    roles: Roles
    knowledge: IndexHolder
    own_reports: OwnReports


@dataclass(frozen=True, slots=True)
class Update(Generic[Shown_co]):
    """To be shown in a message that stands in Slack already, instead of sending a new one."""

    at: Sent
    shown: Shown_co


@dataclass(frozen=True, slots=True)
class Mark:
    """A reaction of the bot's own under a message; ``before`` is the one it takes the place of. Either may be empty."""

    at: Sent
    emoji: str
    before: str = ""


class UnreadableNotice(Exception):
    """A row of the delivery table that no version of the program should have left there."""


@dataclass(frozen=True, slots=True)
class Notice(Owed, Generic[Shown_co]):
    """One kind of message: its fields are what is stored, ``compose`` what is made of them when it is sent."""

    @abstractmethod
    def compose(self, unit: Unit, means: Means, now: datetime) -> Shown_co | None:
        """What it says now; None where it is no longer wanted. Raises NotNow where it has to wait."""

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """What the story writes down when the message stands in Slack: nothing, unless it says otherwise."""

    @classmethod
    def read(cls, delivery: Delivery) -> Self:
        """The notice as it was stored; every field must be there, and nothing else. Raises UnreadableNotice."""
        record = to_json({**delivery.subject, "recipient": delivery.recipient})
        try:
            return _adapter(cls).validate_json(record, strict=True, extra="forbid")
        except ValidationError as error:
            raise UnreadableNotice(f"{delivery.kind} {delivery.id}: {error.error_count()} fields") from error


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)
