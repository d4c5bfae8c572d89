"""Who may do what with an opening. Where the config names no coordinator, every broker may do what one may."""

from __future__ import annotations

from collections.abc import Callable

from bot.config import Config
from bot.domain.errors import NotAllowed, Role
from bot.domain.openings.deadlines import Level
from bot.domain.openings.opening import Opening
from bot.services.roles import Roles


class Rights:
    """``standing_in`` tells whom a person stands in for today: a deputy may do what the absent one may."""

    def __init__(self, roles: Roles, standing_in: Callable[[str], tuple[str, ...]]) -> None:
        self._roles = roles
        self._standing_in = standing_in

    def people(self, holder: str | None) -> tuple[str, ...]:
        """The users behind a holder: one, or the members of a user group."""
        if holder is None:
            return ()
        return self._roles.members(holder) if holder.startswith("S") else (holder,)

    def responsible(self, opening: Opening, level: Level) -> tuple[str, ...]:
        """Who is to do something about what is late: the holder, then the coordinators; the poster without either."""
        if level is Level.HOLDER:
            return self.people(opening.holder)
        return self.coordinators() or (() if opening.holder else (opening.poster,))

    def holds(self, opening: Opening, user: str) -> bool:
        """Whether it lies with the user, their group, or a colleague for whom they stand in."""
        people = self.people(opening.holder)
        return user in people or any(absent in people for absent in self._standing_in(user))

    def coordinates(self, user: str) -> bool:
        """Whether the user, or one for whom they stand in, is a coordinator; any broker where none is named."""
        if not self._roles.holders(Role.COORDINATOR):
            return self._roles.is_broker(user)
        people = (user, *self._standing_in(user))
        return any(self._roles.has(person, Role.COORDINATOR) for person in people)

    def coordinators(self) -> tuple[str, ...]:
        return self._roles.holders(Role.COORDINATOR)

    def require_export(self, user: str) -> None:
        """Everybody's contacts in one file: the coordinators and the leaders. Raises NotAllowed."""
        if not (self.coordinates(user) or self._roles.has(user, Role.LEADER)):
            raise NotAllowed(Role.COORDINATOR, self.coordinators())

    def require_deciding(self, poster: str, user: str) -> None:
        """Whether a doubtful message is an opening: its poster and the coordinators. Raises NotAllowed."""
        if user != poster and not self.coordinates(user):
            raise NotAllowed(Role.COORDINATOR, self.coordinators() or (poster,))

    def carries_on(self, opening: Opening, user: str) -> bool:
        """The holder and the coordinators."""
        return self.holds(opening, user) or self.coordinates(user)

    def require_correcting(self, opening: Opening, user: str) -> None:
        """The poster, the holder and the coordinators; any broker where it came by mail. Raises NotAllowed."""
        nobodys = not opening.poster and opening.holder is None and self._roles.is_broker(user)
        if not (user == opening.poster or nobodys or self.carries_on(opening, user)):
            raise self._refused(opening)

    def require_holding(self, opening: Opening, user: str) -> None:
        """Raises NotAllowed."""
        if not self.carries_on(opening, user):
            raise self._refused(opening)

    def require_giving(self, opening: Opening, user: str, to: str) -> None:
        """The holder and the coordinators; any broker may take what nobody holds. Raises NotAllowed."""
        if opening.holder is None and to == user and self._roles.is_broker(user):
            return
        self.require_holding(opening, user)

    def _refused(self, opening: Opening) -> NotAllowed:
        return NotAllowed(Role.COORDINATOR, self.coordinators() or self.people(opening.holder))


def holding_groups(config: Config) -> tuple[str, ...]:
    """The user groups that the config names as holders."""
    named = [config.routing.default, *(rule.to for rule in config.routing.rules), *config.roles.brokers]
    return tuple(dict.fromkeys(one for one in named if one.startswith("S")))
