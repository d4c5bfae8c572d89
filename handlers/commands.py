"""``/bro``, and the same in plain words: the first words say which story is meant; anything else is a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from rapidfuzz.distance import OSA

from bot.domain.errors import NotUnderstood, Refusal, Refused
from bot.domain.privacy import contains_cpr, mask
from bot.domain.spoken import as_command
from bot.services.answers.talking import Talking, may_answer
from bot.services.delivery.receiving import Standing
from bot.slack.answers import helping
from bot.slack.ids import Action, Field, Modal
from bot.slack.inbound import Heard, Said
from bot.slack.message import Message
from bot.slack.mrkdwn import plain
from bot.text import common
from bot.text import help as help_text
from danish.folding import bare, fold
from handlers.boundary import Listeners, Request
from handlers.questions import Questions

Story = Callable[[Request], None]

LONGEST_ANSWERABLE = 1500
"""Characters of a command that travels with the question back, in a button and a form."""

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
        talking: Talking,
        stories: dict[str, Story] | None = None,
        is_reference: Callable[[str], bool] = lambda _: False,
        shown: Story | None = None,
    ) -> None:
        self._questions = questions
        self._talking = talking
        self._stories = dict.fromkeys(help_text.HELP_WORDS, self.help) | (stories or {})
        self._is_reference = is_reference
        self._shown = shown
        spelled = {written: start for start in self._stories for written in _spellings(start)}
        self._spelled = spelled | {start: start for start in self._stories}

    def register(self, listeners: Listeners) -> None:
        listeners.command(self.commanded)
        listeners.action(Action.COMMAND_RUN, self.commanded)
        listeners.action(Action.COMMAND_ANSWER, self.answer)
        listeners.modal(Modal.COMMAND_ANSWER, self.answered)

    def takes(self, inbound: Heard, standing: Standing) -> bool:
        """A command said in plain words to Brobygger, or the answer to a question back about one."""
        if not isinstance(inbound, Said):
            return False
        if (inbound.direct or inbound.mentioned) and as_command(inbound.text, self._is_reference):
            return True
        return _answers(inbound, standing)

    def run(self, request: Request, inbound: Heard, standing: Standing) -> bool:
        """Do what ``/bro`` does; in a person's own conversation what is told stays."""
        if not isinstance(inbound, Said):
            return False
        request.thread, request.lasting = inbound.thread, inbound.direct
        request.also_outside = inbound.direct and not inbound.in_thread
        said = as_command(inbound.text, self._is_reference)
        if said is not None:
            self.start(request, said)
            return True
        waiting = standing.asked_back
        if waiting is None:
            return False
        self._talking.settle(waiting)
        try:
            self._start(request, self._talking.completed(waiting.command, inbound.text))
        except NotUnderstood:  # no answer, then; it is a message like any other
            return False
        return True

    def commanded(self, request: Request) -> None:
        self.start(request, request.value)

    def start(self, request: Request, command: str) -> None:
        """Give a command to the story whose words it begins with; what it lacks is asked back and can be answered."""
        try:
            self._start(request, command)
        except NotUnderstood as unclear:
            if not unclear.question or len(command) > LONGEST_ANSWERABLE:
                raise
            self._talking.ask_back(request.channel, request.thread, request.user, command)
            request.whisper(helping.asked_back(unclear.question, mask(command).text))

    def answer(self, request: Request) -> None:
        """The button below a question back."""
        state = "|".join((request.channel, request.thread, request.value))
        request.open(helping.answer_form(request.value, state))

    def answered(self, request: Request) -> None:
        request.channel, request.thread, command = request.state.split("|", 2)
        whole = self._talking.completed(command, request.written(Field.COMMAND_ANSWER))
        told: list[Message | str] = []
        request.collects = told
        try:
            self._start(request, whole)
        except NotUnderstood as unclear:
            question = common.in_form(unclear.question or common.refusal(Refusal.NOT_A_DATE))
            request.ack(response_action="errors", errors={str(Field.COMMAND_ANSWER): question})
            return
        finally:
            request.collects = None
        for one in told:
            request.after_ack(partial(request.whisper, one))

    def help(self, request: Request) -> None:
        request.whisper(helping.commands())

    def _start(self, request: Request, command: str) -> None:
        """The story with the longest of its words that the command begins with; without any it is a question."""
        words = " ".join(command.split())
        request.command = words
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
        request.value = words
        self._questions.commanded(request, help_text.did_you_mean(meant))


def _answers(said: Said, standing: Standing) -> bool:
    """Whether a message may be the answer to a question back: in the same conversation, or in its thread."""
    waiting = standing.asked_back
    if waiting is None or not may_answer(said.text):
        return False
    return said.direct or said.mentioned or (said.in_thread and said.thread == waiting.thread)


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
