"""The services of the job openings, put together: what handlers, schedules and the delivery table call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.config import Config
from bot.domain.errors import Role
from bot.domain.openings.deadlines import Limits
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.routing import Route, suggested
from bot.services.delivering import Arrived, Composer
from bot.services.openings.book import Book
from bot.services.openings.chasing import Chasing
from bot.services.openings.finding import Finding
from bot.services.openings.intake import Intake
from bot.services.openings.notices import Cards, Reminders, arrivals, composers
from bot.services.openings.rights import Rights
from bot.services.openings.steps import Openings, Placing
from bot.services.openings.wishes import Matching
from bot.services.ports import Clock
from bot.services.roles import Members, Roles
from bot.store.database import Store


@dataclass(frozen=True, slots=True)
class OpeningStory:
    intake: Intake
    openings: Openings
    finding: Finding
    matching: Matching
    chasing: Chasing
    composers: Mapping[str, Composer]
    arrived: Mapping[str, Arrived]


def assemble(
    config: Config, store: Store, clock: Clock, roles: Roles, members: Members, placing: Placing
) -> OpeningStory:
    """``members`` gives the users of a user group; ``placing`` creates the placement of a filled opening."""
    calendar = config.working_time.calendar()
    limits = limits_of(config)
    pattern = config.privacy.case_ref_pattern
    rules = config.routing.rules
    routes = [Route(rule.to, rule.place, OpeningType(rule.type) if rule.type else None) for rule in rules]

    def suggest(draft: Draft) -> str | None:
        default = config.routing.default or next(iter(roles.holders(Role.COORDINATOR)), None)
        return suggested(draft, routes, default)

    def groups_of(user: str) -> tuple[str, ...]:
        return tuple(group for group in groups(config) if user in members(group))

    cards = Cards(suggest)
    rights = Rights(roles, members)
    matching = Matching(store, clock, roles, calendar, pattern)
    book = Book(cards, matching, config.openings)
    return OpeningStory(
        intake=Intake(store, clock, book, rights),
        openings=Openings(
            store,
            clock,
            book,
            cards,
            rights,
            calendar,
            pattern=pattern,
            target_group=config.openings.minimum_unemployed_months > 0,
            placing=placing,
        ),
        finding=Finding(store, groups_of),
        matching=matching,
        chasing=Chasing(store, clock, book, rights, calendar, limits),
        composers=composers(cards, Reminders(limits, calendar)),
        arrived=arrivals(cards),
    )


def groups(config: Config) -> tuple[str, ...]:
    """The user groups that the config names as holders."""
    named = [config.routing.default, *(rule.to for rule in config.routing.rules), *config.roles.brokers]
    return tuple(dict.fromkeys(one for one in named if one.startswith("S")))


def limits_of(config: Config) -> Limits:
    settings = config.openings
    return Limits(
        settings.hand_over_within, settings.qualify_within, settings.match_within, settings.warn_before_deadline
    )
