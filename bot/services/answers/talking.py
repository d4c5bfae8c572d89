"""Talking beside the questions: a command that lacked something is taken up with its answer; newcomers are greeted."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.privacy import mask
from bot.services.ports import Clock
from bot.store.answers.talk import AskedBack
from bot.store.sqlite.database import Store
from danish.dates import Unclear, find
from danish.workdays import local

PATIENCE = timedelta(minutes=30)
"""How long a question back waits for its answer."""

LONGEST = 12
"""Words of the longest message that is taken for an answer to a question back."""


class Talking:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def ask_back(self, channel: str, thread: str, user: str, command: str) -> None:
        """Remember a command that lacks something, without CPR numbers."""
        with self._store.write() as unit:
            unit.talk.ask_back(AskedBack(channel, thread, user, mask(command).text), self._clock.now())

    def settle(self, asked: AskedBack) -> None:
        with self._store.write() as unit:
            unit.talk.settle(asked.channel, asked.user)

    def completed(self, command: str, answer: str) -> str:
        """The command with its answer: in the place of the date that could not be used, or at the end."""
        found = find(command, local(self._clock.now()))
        if found is not None and isinstance(found[0], Unclear):
            start, end = found[1]
            return f"{command[:start].rstrip()} {answer} {command[end:].lstrip()}".strip()
        return f"{command} {answer}"

    def greet(self, user: str) -> bool:
        """Whether a person is to be greeted; they are from now on."""
        with self._store.write() as unit:
            return unit.talk.greet(user, self._clock.now())


def may_answer(text: str) -> bool:
    """Whether a message may be the answer to a question back."""
    return "?" not in text and 0 < len(text.split()) <= LONGEST
