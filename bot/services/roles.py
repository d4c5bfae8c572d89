"""Who may do what."""

from __future__ import annotations

from collections.abc import Callable

from bot.config import RoleSettings
from bot.domain.errors import NotAllowed, Role

Members = Callable[[str], tuple[str, ...]]
"""The members of a Slack user group, by its id."""


class Roles:
    """Roles from the config; ids that begin with S are user groups, whose members Slack knows."""

    def __init__(
        self, settings: RoleSettings, members: Members, is_guest: Callable[[str], bool] = lambda user: False
    ) -> None:
        self._settings = settings
        self.members = members
        self._is_guest = is_guest

    def holders(self, role: Role) -> tuple[str, ...]:
        """The user ids of everybody with the role, in the config's order."""
        ids = {
            Role.COORDINATOR: self._settings.coordinators,
            Role.LEADER: self._settings.leaders,
            Role.CURATOR: self._settings.curators,
            Role.BROKER: self._settings.brokers,
        }[role]
        return self._users(ids)

    def has(self, user: str, role: Role) -> bool:
        return user in self.holders(role)

    def require(self, user: str, *roles: Role) -> None:
        """Raise NotAllowed, with who can, unless the person has one of the roles."""
        if not any(self.has(user, role) for role in roles):
            raise NotAllowed(roles[0], self.holders(roles[0]))

    def is_broker(self, user: str) -> bool:
        """Everybody but guests is a broker unless the config names them."""
        if self._settings.brokers:
            return user in self._users(self._settings.brokers)
        return not self._is_guest(user)

    def _users(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for one in ids:
            found.extend(self.members(one) if one.startswith("S") else (one,))
        return tuple(dict.fromkeys(found))
