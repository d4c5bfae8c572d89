"""``/bro``: the first words say which story is meant; anything else is a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz.distance import OSA

from bot.domain.errors import Refusal, Refused
from bot.domain.privacy import contains_cpr
from bot.slack.mrkdwn import plain
from bot.text import help as help_text
from danish.folding import bare, fold
from handlers.boundary import Listeners, Request
from handlers.questions import Questions

Story = Callable[[Request], None]

SHORTEST = 4
"""Letters of a word in which one wrong letter is taken for a slip: "min" may be anything."""


class Commands:
    """``stories`` maps the first words of a command, e.g. ``mind mig``, to what they start.

    A story finds the rest of the text in ``request.value``. ``shown`` starts where only a citizen reference was
    written, as ``is_reference`` tells.
    """

    def __init__(
        self,
        questions: Questions,
        stories: dict[str, Story] | None = None,
        is_reference: Callable[[str], bool] = lambda _: False,
        shown: Story | None = None,
    ) -> None:
        self._questions = questions
        self._stories = dict.fromkeys(help_text.HELP_WORDS, self.help) | (stories or {})
        self._is_reference = is_reference
        self._shown = shown
        spelled = {written: start for start in self._stories for written in _spellings(start)}
        self._spelled = spelled | {start: start for start in self._stories}

    def register(self, listeners: Listeners) -> None:
        listeners.command(self.commanded)

    def commanded(self, request: Request) -> None:
        """Give the command to the story whose words it begins with, the longest first."""
        words = " ".join(request.value.split())
        if not words:
            self.help(request)
            return
        if self._shown is not None and self._is_reference(words):
            request.value = words
            self._shown(request)
            return
        lowered = words.lower()
        has_cpr = contains_cpr(plain(words))
        for written in sorted(self._spelled, key=len, reverse=True):
            if lowered == written or lowered.startswith(f"{written} "):
                if has_cpr:  # no story sees it, so none can keep it or say it back
                    raise Refused({"text": Refusal.CPR})
                request.value = words[len(written) :].strip()
                self._stories[self._spelled[written]](request)
                return
        meant = near(lowered, self._stories)
        if meant in help_text.HELP_WORDS:
            self.help(request)
            return
        self._questions.commanded(request, help_text.did_you_mean(meant))

    def help(self, request: Request) -> None:
        request.whisper(help_text.COMMANDS)


def near(words: str, starts: Iterable[str]) -> str | None:
    """The command whose first words were meant, one slip away: "hjlp", "statu", "mind mgi om …"; else None."""
    typed = words.split()
    for start in sorted(starts, key=len, reverse=True):
        begun = " ".join(typed[: len(start.split())])
        if len(start) >= SHORTEST and len(begun) >= SHORTEST - 1 and OSA.distance(begun, start) == 1:
            return start
    return None


def _spellings(start: str) -> set[str]:
    """As it is written on a keyboard without æ, ø and å: "foelg", "folg"."""
    return {fold(start), bare(start)}
