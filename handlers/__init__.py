"""What people start: the bot's table of contents, one line per story."""

from __future__ import annotations

from bot.config import Config
from bot.services.bundle import Services
from bot.services.ports import Clock
from bot.services.upkeep.pulse import Pulse
from handlers.boundary import Listeners
from handlers.channels import ChannelStory
from handlers.commands import Commands
from handlers.experts import ExpertStory
from handlers.finder import Finder
from handlers.followups import Followups
from handlers.greeting import Greeting
from handlers.home import Home
from handlers.installation import Installation
from handlers.messages import Messages
from handlers.openings import JobOpenings
from handlers.placements import Placements
from handlers.questions import Questions
from handlers.reports import Reports
from handlers.wishes import Wishes


def register(
    listeners: Listeners, services: Services, config: Config, bot_user: str, clock: Clock, pulse: Pulse
) -> Messages:
    """Connect every listener; gives the switchboard, which resumes interrupted work at start."""
    questions = Questions(services, clock)
    questions.register(listeners)
    experts = ExpertStory(
        services.experts,
        services.curating,
        lambda: services.delivering.run(clock.now()),
        config.channels.experts,
    )
    experts.register(listeners)
    placements = Placements(services, config.followups, questions.commanded)
    placements.register(listeners)
    followups = Followups(services, questions.commanded)
    followups.register(listeners)
    openings = JobOpenings(services, clock, config, bot_user)
    openings.register(listeners)
    ChannelStory(services.channels, bot_user, openings.arrived).register(listeners)
    wishes = Wishes(services.matching, config.privacy.case_ref_example)
    wishes.register(listeners)
    reports = Reports(services.reporting, services.leading, services.homes)
    reports.register(listeners)
    Installation(pulse).register(listeners)
    greeting = Greeting(services.talking)
    Home(services.homes, services.asking, services.personal_reminders, openings.new, greeting.opened).register(
        listeners
    )
    finder = Finder(services.knowledge)
    finder.register(listeners)
    stories = finder.commands | reports.commands | placements.commands | followups.commands
    stories |= openings.commands | wishes.commands
    is_reference = services.placements.is_reference
    commands = Commands(questions, services.talking, stories, is_reference, placements.show)
    commands.register(listeners)
    messages = Messages(services.receiving, bot_user, (experts, openings, commands, questions))
    messages.register(listeners)
    listeners.ignore_the_rest()
    return messages
