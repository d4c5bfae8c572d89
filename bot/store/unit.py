"""A unit of work: the repositories over one connection and one transaction."""

from __future__ import annotations

from functools import cached_property

from sqlite_utils import Database

from bot.store.deliveries import Deliveries
from bot.store.history import History
from bot.store.inbox import Inbox
from bot.store.people import People
from bot.store.questions import Questions


class Unit:
    """What a service reads and writes within one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._db)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self._db)

    @cached_property
    def history(self) -> History:
        return History(self._db)

    @cached_property
    def people(self) -> People:
        return People(self._db)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self._db)
