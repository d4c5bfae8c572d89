"""Who a new opening is suggested to go to."""

from __future__ import annotations

import pytest

from bot.config import RoutingRule
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.routing import suggested

ROUTES = (
    RoutingRule(to="U1", place="Kolding", type=OpeningType.FLEKSJOB),
    RoutingRule(to="S2", place="Kolding"),
    RoutingRule(to="U3", type=OpeningType.SMAAJOB),
)


@pytest.mark.parametrize(
    ("draft", "to"),
    [
        (Draft(place="Havnegade 1, 6000 Kolding", type=OpeningType.FLEKSJOB), "U1"),
        (Draft(place="kolding"), "S2"),
        (Draft(place="Odense", type=OpeningType.SMAAJOB), "U3"),
        (Draft(place="Odense"), "U9"),
        (Draft(), "U9"),
    ],
)
def test_the_first_rule_that_fits_decides(draft: Draft, to: str) -> None:
    assert suggested(draft, ROUTES, "U9") == to


def test_without_rules_and_default_nobody_is_suggested() -> None:
    assert suggested(Draft(place="Kolding"), (), None) is None
