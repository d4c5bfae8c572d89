"""All services of one installation, as the composition root builds them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.answers.asking import Asking
from bot.services.answers.curating import Curating
from bot.services.answers.entries import IndexHolder
from bot.services.answers.experts import Experts
from bot.services.answers.own_reports import OwnReports
from bot.services.answers.talking import Talking
from bot.services.channels import Channels
from bot.services.day.home import Homes
from bot.services.delivery.delivering import Delivering
from bot.services.delivery.receiving import Receiving
from bot.services.delivery.undelivered import Undelivered
from bot.services.figures.overview import Leading
from bot.services.figures.reporting import Reporting
from bot.services.forgetting import Forgetting
from bot.services.openings.chasing import Chasing
from bot.services.openings.finding import Finding
from bot.services.openings.intake import Intake
from bot.services.openings.steps import Openings
from bot.services.openings.wishes import Matching
from bot.services.placements.agreements import Placements
from bot.services.placements.colleagues import Colleagues
from bot.services.placements.covering import Covering
from bot.services.placements.followups import Followups
from bot.services.placements.law import LawChanges
from bot.services.placements.personal import PersonalReminders
from bot.services.placements.reminding import Reminding
from bot.services.roles import Roles
from bot.services.upkeep.backups import Backups


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers and schedules call; ``team`` is the Slack workspace."""

    asking: Asking
    backups: Backups
    talking: Talking
    curating: Curating
    channels: Channels
    delivering: Delivering
    experts: Experts
    forgetting: Forgetting
    knowledge: IndexHolder
    receiving: Receiving
    roles: Roles
    undelivered: Undelivered
    colleagues: Colleagues
    placements: Placements
    followups: Followups
    reminding: Reminding
    personal_reminders: PersonalReminders
    covering: Covering
    law_changes: LawChanges
    intake: Intake
    openings: Openings
    finding: Finding
    matching: Matching
    chasing: Chasing
    own_reports: OwnReports
    reporting: Reporting
    leading: Leading
    homes: Homes
