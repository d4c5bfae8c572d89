"""The help and the registered commands say the same."""

from __future__ import annotations

import re

from bot.text.help import GROUPS
from handlers.boundary import Do
from handlers.finder import Finder
from handlers.followups import Followups
from handlers.openings import JobOpenings
from handlers.placements import Placements
from handlers.reports import Reports
from handlers.wishes import Wishes
from tests.support.house import House

WRITTEN = {line for group in GROUPS for text in group.lines for line in re.findall(r"`/bro ([^`]+)`", text)}
PRESSED = {command for group in GROUPS for _, command in group.buttons}


def registered(house: House) -> dict[str, Do]:
    """What may be written after ``/bro``, and what it starts."""
    services, config = house.application.services, house.config
    return {
        **Finder(services.knowledge).commands,
        **Reports(services.reporting, services.leading, services.homes).commands,
        **Placements(services, config.followups, print).commands,
        **Followups(services, print).commands,
        **JobOpenings(services, house.clock, config, "").commands,
        **Wishes(services.matching, "A12").commands,
    }


def test_every_command_stands_in_the_help(house: House) -> None:
    stories: dict[str, list[str]] = {}
    for start, story in registered(house).items():
        stories.setdefault(story.__qualname__, []).append(start)  # pyright: ignore[reportFunctionMemberAccess]

    told = WRITTEN | PRESSED
    untold = {
        name
        for name, starts in stories.items()
        if not any(line == start or line.startswith(f"{start} ") for line in told for start in starts)
    }
    assert untold == set()


def test_the_help_promises_nothing_that_is_not_there(house: House) -> None:
    starts = registered(house)
    promised = (WRITTEN | PRESSED) - {"dit spørgsmål"}

    assert [line for line in promised if not any(f"{line} ".startswith(f"{start} ") for start in starts)] == []
