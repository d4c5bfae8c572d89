"""Whose placement it is: the broker's, the deputy's while the broker is away, and the coordinators' and leaders'."""

from __future__ import annotations

from datetime import date

from bot.domain.errors import NotAllowed, NotFound, Role
from bot.domain.placements import covers
from bot.domain.placements.placement import Placement
from bot.services.roles import Roles
from bot.store.unit import Unit


class Access:
    def __init__(self, roles: Roles) -> None:
        self._roles = roles

    def require_broker(self, user: str) -> None:
        """Raises NotAllowed where brokers are named in the config and this is none of them."""
        if not self._roles.is_broker(user):
            raise NotAllowed(Role.BROKER, self._roles.holders(Role.BROKER))

    def may(self, unit: Unit, placement: Placement, user: str, today: date) -> bool:
        """Whether the person may see and follow up: the broker, their deputy that day, coordinators and leaders."""
        if user == placement.broker or self.oversees(user):
            return True
        deputies = covers.in_force(unit.covers.standing(), today)
        return covers.recipient(placement.broker, deputies) == user

    def oversees(self, user: str) -> bool:
        """Whether everybody's placements are theirs to see."""
        return self._roles.has(user, Role.COORDINATOR) or self._roles.has(user, Role.LEADER)

    def decides(self, placement: Placement, user: str) -> bool:
        """Whether the person may end it or give it away for good: the broker, the coordinators and the leaders.

        A deputy follows up meanwhile, and leaves the rest to the broker.
        """
        return user == placement.broker or self.oversees(user)

    def require_deciding(self, placement: Placement, user: str) -> None:
        """Raises NotAllowed."""
        if not self.decides(placement, user):
            raise NotAllowed(Role.BROKER, (placement.broker,))

    def leaders(self) -> tuple[str, ...]:
        """Who hears of placements without a broker."""
        return self._roles.holders(Role.LEADER) or self._roles.holders(Role.COORDINATOR)

    def placement(self, unit: Unit, number: int, user: str, today: date) -> Placement:
        """The placement, for somebody who may see it. Raises NotFound or NotAllowed."""
        placement = unit.placements.get(number)
        if placement is None:
            raise NotFound("placement", str(number))
        if not self.may(unit, placement, user, today):
            raise NotAllowed(Role.BROKER, (placement.broker,))
        return placement
