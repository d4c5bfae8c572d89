"""Wish lists: ``/bro ønske A12`` and the buttons beside each list."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.errors import NotFound
from bot.services.openings.wishes import Matching, WishForm
from bot.slack.ids import Action, Field, Modal
from bot.slack.openings import wishes as views
from bot.text import wishes as text
from handlers.boundary import Listeners, Request


class Wishes:
    """``example`` is a citizen reference as this municipality writes it."""

    def __init__(self, matching: Matching, example: str) -> None:
        self._matching = matching
        self._example = example

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.WISH_EDIT, self.edit)
        listeners.action(Action.WISH_SHOW, self.show)
        listeners.action(Action.WISH_REMOVE, self.remove)
        listeners.modal(Modal.WISH, self.save)

    @property
    def commands(self) -> dict[str, Callable[[Request], None]]:
        """The words after ``/bro``."""
        return dict.fromkeys(text.WISH_COMMANDS, self.commanded)

    def commanded(self, request: Request) -> None:
        """``/bro ønske`` lists one's own; ``/bro ønske ny`` and ``/bro ønske A12`` open the form."""
        if not request.value:
            request.whisper(views.listed(self._matching.mine(request.user)))
        elif request.value.lower() in {"ny", "nyt"}:
            request.open(views.form("", None, self._example))
        else:
            self.edit(request)

    def edit(self, request: Request) -> None:
        try:
            wish = self._matching.get(request.user, request.value)
        except NotFound as missing:
            request.open(views.form(missing.reference, None, self._example))
            return
        request.open(views.form(wish.case_ref, wish, self._example))

    def show(self, request: Request) -> None:
        found = self._matching.suggestions(request.user, request.value)
        request.whisper(views.fitting(request.value, found))

    def remove(self, request: Request) -> None:
        self._matching.remove(request.user, request.value)
        request.whisper(text.WISH_REMOVED)

    def save(self, request: Request) -> None:
        texts = {str(name): request.written(name) for name in views.TEXT_FIELDS}
        form = WishForm(texts, request.ticked(Field.WEEKDAYS), request.ticked(Field.TYPES))
        found = self._matching.save(request.user, form)
        saved = views.saved(request.written(Field.CASE_REF).upper(), found)
        request.after_ack(lambda: request.whisper(saved))
