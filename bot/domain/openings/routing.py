"""Who a new opening is suggested to be handed over to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bot.domain.openings.country import places
from bot.domain.openings.drafts import Draft, OpeningType


class Route(Protocol):
    """A rule of ``[routing]`` in the config: all its filled fields must fit. ``to`` is a user or a user group."""

    @property
    def to(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def type(self) -> OpeningType | None: ...


def suggested(draft: Draft, routes: Iterable[Route], default: str | None) -> str | None:
    """The first rule that fits, else the default."""
    return next((route.to for route in routes if _fits(route, draft)), default)


def _fits(route: Route, draft: Draft) -> bool:
    of_place = not route.place or (draft.place is not None and places.meets(route.place, draft.place))
    return of_place and (route.type is None or route.type is draft.type)
