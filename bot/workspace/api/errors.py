"""How the Web API refuses."""

from __future__ import annotations


class SlackError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error
