"""Who belongs to which municipality and team: ``[[targets.units]]``, else what a person said of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.config import Membership
from bot.domain.figures.small_groups import Scope
from bot.services.roles import Members
from bot.store.people import Person

UnitOf = Callable[[str | None], Scope]

NOBODYS = Scope("", "")
"""The unit of those who belong nowhere."""


class Organisation:
    """Ids that begin with S are user groups, whose members Slack knows."""

    def __init__(self, memberships: Iterable[Membership], members: Members) -> None:
        self._memberships = tuple(memberships)
        self._members = members

    def units(self, people: Iterable[Person]) -> UnitOf:
        """The unit of a user or user group; the first line that names them wins."""
        known: dict[str, Scope] = {}
        for line in self._memberships:
            unit = Scope(line.municipality, line.team)
            for member in line.members:
                users = (member, *self._members(member)) if member.startswith("S") else (member,)
                for user in users:
                    known.setdefault(user, unit)
        for person in people:
            if person.municipality:
                known.setdefault(person.user, Scope(self._as_written(person.municipality), ""))
        return lambda user: known.get(user or "", NOBODYS)

    def named(self) -> frozenset[Scope]:
        """The units the config names, whether anybody works there or not."""
        return frozenset(Scope(line.municipality, line.team) for line in self._memberships)

    def _as_written(self, municipality: str) -> str:
        """One spelling for one municipality: the config's, where it has one."""
        written = " ".join(municipality.split())
        same = (line.municipality for line in self._memberships if line.municipality.casefold() == written.casefold())
        return next(same, written[:1].upper() + written[1:])
