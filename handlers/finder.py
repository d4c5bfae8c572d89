"""The scheme finder: ``/bro find ordning`` and the button on App Home."""

from __future__ import annotations

from bot.domain.errors import Refusal, Refused
from bot.services.answers.entries import IndexHolder
from bot.slack.answers import finder as shown
from bot.slack.ids import Action, Field, Modal
from bot.text.answers import finder as text
from handlers.boundary import Do, Listeners, Request
from knowledge.cases import engine, facts
from knowledge.entry import Affected, Need, Situation


class Finder:
    def __init__(self, knowledge: IndexHolder) -> None:
        self._knowledge = knowledge

    @property
    def commands(self) -> dict[str, Do]:
        return {"find ordning": self.open, "find ordninger": self.open}

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.FINDER_OPEN, self.open)
        listeners.modal(Modal.FINDER, self.find)

    def open(self, request: Request) -> None:
        request.open(shown.form())

    def find(self, request: Request) -> None:
        """The results take the place of the questions; nothing of the choice is kept."""
        chosen = request.written(Field.SITUATION)
        if not chosen:
            raise Refused({Field.SITUATION: Refusal.EMPTY})
        situation = Situation(chosen)
        affected = [Affected(one) for one in request.ticked(Field.AFFECTED)]
        needs = [Need(one) for one in request.ticked(Field.NEEDED) if one != text.UNKNOWN_NEED]
        told = facts.of(situation, affected, needs)
        entries = self._knowledge.current.entries.values()
        found = engine.suggest(entries, told, lenient=not (affected or needs))
        request.ack(response_action="update", view=shown.results(situation, needs, affected, found.fits))
