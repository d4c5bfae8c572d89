"""A unit of work: the repositories over one connection and one transaction."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.answers.experts import Experts
from bot.store.answers.passages import Passages
from bot.store.answers.questions import Questions
from bot.store.answers.talk import Talk
from bot.store.channels import Channels
from bot.store.delivery.backlog import Backlogs
from bot.store.delivery.deliveries import Deliveries
from bot.store.delivery.inbox import Inbox
from bot.store.history import History
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
    """What a service reads and writes within one transaction, all of one workspace."""

    def __init__(self, db: Database, team: str) -> None:
        self.inbox = Inbox(db, team)
        self.channels = Channels(db, team)
        self.deliveries = Deliveries(db, team)
        self.history = History(db, team)
        self.people = People(db, team)
        self.questions = Questions(db, team)
        self.talk = Talk(db, team)
        self.placements = Placements(db, team)
        self.followups = Followups(db, team)
        self.reminders = Reminders(db, team)
        self.covers = Covers(db, team)
        self.openings = Openings(db, team)
        self.wishes = Wishes(db, team)
        self.experts = Experts(db, team)
        self.passages = Passages(db)
        self.traces = Traces(db, team)
        self.reports = Reports(db, team)
        self.leases = Leases(db)
        self.backlogs = Backlogs(db)
