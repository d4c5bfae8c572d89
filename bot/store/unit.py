"""A unit of work: the repositories over one connection and one transaction."""

from __future__ import annotations

from functools import cached_property

from sqlite_utils import Database

from bot.store.answers.experts import Experts
from bot.store.answers.passages import Passages
from bot.store.answers.questions import Questions
from bot.store.backlog import Backlogs
from bot.store.deliveries import Deliveries
from bot.store.history import History
from bot.store.inbox import Inbox
from bot.store.lease import Leases
from bot.store.openings import Openings
from bot.store.people import People
from bot.store.placements.covers import Covers
from bot.store.placements.followups import Followups
from bot.store.placements.placements import Placements
from bot.store.placements.reminders import Reminders
from bot.store.reports import Reports
from bot.store.traces import Traces
from bot.store.wishes import Wishes


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

    @cached_property
    def placements(self) -> Placements:
        return Placements(self._db)

    @cached_property
    def followups(self) -> Followups:
        return Followups(self._db)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self._db)

    @cached_property
    def covers(self) -> Covers:
        return Covers(self._db)

    @cached_property
    def leases(self) -> Leases:
        return Leases(self._db)

    @cached_property
    def backlogs(self) -> Backlogs:
        return Backlogs(self._db)

    @cached_property
    def openings(self) -> Openings:
        return Openings(self._db)

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self._db)

    @cached_property
    def experts(self) -> Experts:
        return Experts(self._db)

    @cached_property
    def passages(self) -> Passages:
        return Passages(self._db)

    @cached_property
    def traces(self) -> Traces:
        return Traces(self._db)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self._db)
