"""``/bro``: the first words say which story is meant; anything else is a question."""

from __future__ import annotations

from collections.abc import Callable

from bot.text import help as help_text
from handlers.boundary import Listeners, Request
from handlers.questions import Questions

Story = Callable[[Request], None]


class Commands:
    """``stories`` maps the first words of a command, e.g. ``mind mig``, to what they start.

    A story finds the rest of the text in ``request.value``.
    """

    def __init__(self, questions: Questions, stories: dict[str, Story] | None = None) -> None:
        self._questions = questions
        self._stories = {"hjælp": self.help, "hjaelp": self.help, "help": self.help} | (stories or {})

    def register(self, listeners: Listeners) -> None:
        listeners.command(self.commanded)

    def commanded(self, request: Request) -> None:
        """Give the command to the story whose words it begins with, the longest first."""
        words = " ".join(request.value.split())
        if not words:
            self.help(request)
            return
        for start in sorted(self._stories, key=len, reverse=True):
            if words.lower() == start or words.lower().startswith(f"{start} "):
                request.value = words[len(start) :].strip()
                self._stories[start](request)
                return
        self._questions.commanded(request)

    def help(self, request: Request) -> None:
        request.whisper(help_text.COMMANDS)
