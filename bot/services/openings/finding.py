"""Finding openings again: by free words, one's own, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.openings import duplicates
from bot.domain.openings.opening import Opening
from bot.domain.openings.search import Hit, Query, read_query, search
from bot.store.sqlite.database import Store

PAGE = 5
"""Openings a page."""

CHOICES = 99
"""Openings in a menu: one less than Slack allows (docs.slack.dev, "Static select menu"), for one that is not on it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the openings that were found; ``first`` counts from 0."""

    query: Query
    hits: tuple[Hit, ...]
    first: int
    total: int

    @property
    def next(self) -> int | None:
        """Where the next page begins."""
        after = self.first + len(self.hits)
        return after if after < self.total else None


class Finding:
    def __init__(self, store: Store, groups: Callable[[str], tuple[str, ...]]) -> None:
        self._store = store
        self._groups = groups

    def find(self, text: str, first: int = 0) -> Page:
        """Open openings by nearness; a number such as ``#12`` finds that one in any state."""
        query = read_query(text)
        with self._store.read() as unit:
            openings = unit.openings.all() if query.number is not None else unit.openings.open()
        hits = search(query, openings)
        return Page(query, tuple(hits[first : first + PAGE]), first, len(hits))

    def mine(self, user: str) -> list[Opening]:
        """Open ones that the person, or a user group they are in, holds, or that they posted; the newest first."""
        with self._store.read() as unit:
            return unit.openings.of_person((user, *self._groups(user)))

    def near(self, opening: Opening) -> list[Opening]:
        """The other open ones, those of the same message first, then the most alike; as many as a menu holds."""
        with self._store.read() as unit:
            others = [one for one in unit.openings.open() if one.number != opening.number]

        def nearness(one: Opening) -> tuple[bool, float]:
            beside = bool(opening.origin.ts) and one.origin.ts == opening.origin.ts
            return beside, duplicates.resemblance(opening.fields, one.fields)

        return sorted(others, key=nearness, reverse=True)[:CHOICES]

    def all(self) -> list[Opening]:
        """Every opening there is, for a table."""
        with self._store.read() as unit:
            return unit.openings.all()
