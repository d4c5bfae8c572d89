"""What people start: the bot's table of contents, one line per story."""

from __future__ import annotations

from slack_bolt import App

from bot.config import Config
from bot.services.bundle import Services
from bot.slack.directory import Directory
from bot.slack.web import Web
from handlers.boundary import Listeners
from handlers.commands import Commands
from handlers.messages import Messages
from handlers.questions import Questions


def register(app: App, services: Services, web: Web, directory: Directory, config: Config, bot_user: str) -> Messages:
    """Connect every listener; gives the switchboard, which resumes interrupted work at start."""
    listeners = Listeners(app, web, config.privacy.case_ref_example)
    questions = Questions(services.asking)
    questions.register(listeners)
    Commands(questions).register(listeners)
    messages = Messages(services.receiving, bot_user, questions)
    messages.register(listeners)
    listeners.ignore_the_rest()
    return messages
