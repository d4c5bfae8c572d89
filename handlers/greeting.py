"""The first meeting: who Brobygger is and what may be tried, when somebody first opens the conversation."""

from __future__ import annotations

from bot.services.answers.talking import Talking
from bot.services.ports import DeliveryFailed
from bot.slack.answers import helping
from bot.text import help as text
from handlers.boundary import Request


class Greeting:
    def __init__(self, talking: Talking) -> None:
        self._talking = talking

    def opened(self, request: Request) -> None:
        """Greet a newcomer, once; the prompts are decoration, which not every plan of Slack has."""
        if not self._talking.greet(request.user):
            return
        request.post(helping.hello())
        prompts = [{"title": title, "message": message} for title, message in text.PROMPTS]
        try:
            request.web.write("assistant.threads.setSuggestedPrompts", channel_id=request.channel, prompts=prompts)
        except DeliveryFailed:
            return
