"""One report: the figures of a month for one scope, as they are at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.config import Goal as GoalSetting
from bot.config import TargetSettings
from bot.domain.errors import NotUnderstood
from bot.domain.figures.reports import Basis, Figures, Rows, figures, scopes, settled
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.spans import Month, Period, Span, elapsed, month_of
from bot.domain.figures.targets import Attainment, Goal, attained
from bot.services.delivery.notice import Means
from bot.services.figures.organisation import Organisation
from bot.store.unit import Unit
from bot.text import reports as text
from danish.workdays import local_date

TREND = 6
"""Months in the chart of running placements, the reported one included."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one scope in one month or year.

    ``until`` is the last day counted: the month's last, or today in the running month. ``parts`` are the
    municipalities of the whole or the teams of a municipality. ``trend`` holds the last months, oldest first.
    ``repeat_after`` and ``minimum_group`` belong to the definitions shown with the figures.
    """

    month: Span
    until: date
    scope: Scope
    parts: tuple[Scope, ...]
    now: Figures
    before: Figures
    trend: tuple[Figures, ...]
    attainments: tuple[Attainment, ...]
    repeat_after: int
    minimum_group: int

    @property
    def is_running(self) -> bool:
        return self.until < self.month.last


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """The picture and the spreadsheet of a report, for its thread."""

    report: Report


def report_of(unit: Unit, means: Means, month: Span, scope_name: str, now: datetime) -> Report:
    """The figures of a month or year for the scope of that name, empty for all.

    Raises NotUnderstood with the known names.
    """
    config, today = means.config, local_date(now)
    organisation = Organisation(config.targets.units, means.roles.members)
    repeat_after, minimum_group = config.followups.repeat_after, config.privacy.minimum_group
    period = elapsed(month, today)
    before = Period(month.previous.first, month.previous.last)
    months = _trend(month, today)
    first = min(months[0].first, before.last)
    goals = [goal for goal in goals_of(config.targets) if goal.start <= period.last and goal.end >= period.first]
    reach = Period(min([first, *(goal.start for goal in goals)]), period.last)
    rows = _rows(unit, organisation, reach, Period(before.first, period.last), first)
    leaves = _leaves(rows, organisation)
    scope = _scope(scope_name, leaves)
    basis = Basis(leaves, means.calendar, repeat_after, minimum_group, today)
    stocks = Rows(placements=tuple(row for row in rows.placements if row.end is None or row.end >= first))
    running = Rows(rows.openings, stocks.placements, rows.followups)
    attainments = attained(goals, rows.placements, leaves, period.last, minimum_group)
    return Report(
        month=month,
        until=period.last,
        scope=scope,
        parts=_parts(scope, leaves),
        now=figures(running, period, basis),
        before=figures(running, before, basis),
        trend=tuple(figures(stocks, elapsed(one, today), basis) for one in months),
        attainments=tuple(one for one in attainments if scope in {ALL, one.scope}),
        repeat_after=repeat_after,
        minimum_group=minimum_group,
    )


def _trend(span: Span, today: date) -> list[Month]:
    """The months of the chart, the oldest first: those before and with a month, or those of a year that have begun."""
    if isinstance(span, Month):
        return [span.back(back) for back in range(TREND - 1, -1, -1)]
    months = [Month(span.year, number) for number in range(1, 13)]
    return [one for one in months if one.first <= today] or months[:1]


@dataclass(frozen=True, slots=True)
class Glance:
    """The running month of everybody so far, beside the whole month before."""

    month: Month
    now: Figures
    before: Figures


def glance_of(unit: Unit, means: Means, now: datetime) -> Glance:
    """As much of a report as stands on a Home."""
    today = local_date(now)
    month = month_of(today)
    period, before = elapsed(month, today), Period(month.previous.first, month.previous.last)
    organisation = Organisation(means.config.targets.units, means.roles.members)
    both = Period(before.first, period.last)
    rows = _rows(unit, organisation, both, both, before.first)
    basis = Basis(
        _leaves(rows, organisation), means.calendar, means.config.followups.repeat_after,
        means.config.privacy.minimum_group, today,
    )  # fmt: skip
    return Glance(month, figures(rows, period, basis), figures(rows, before, basis))


def _rows(unit: Unit, organisation: Organisation, reach: Period, recent: Period, hours_from: date) -> Rows:
    unit_of = organisation.units(unit.people.all())
    placements, followups = settled(
        unit.reports.placements(reach, unit_of, hours_from), unit.reports.followups(recent, unit_of)
    )
    return Rows(unit.reports.openings(recent, unit_of), placements, followups)


def _leaves(rows: Rows, organisation: Organisation) -> tuple[Scope, ...]:
    used = {row.unit for some in (rows.openings, rows.placements, rows.followups) for row in some}
    return tuple(sorted(used | organisation.named() or {Scope("", "")}))


def _scope(name: str, leaves: tuple[Scope, ...]) -> Scope:
    """The municipality or team of that name; nothing means all. Raises NotUnderstood with the known names."""
    if not name:
        return ALL
    wanted = " ".join(name.split()).casefold()
    known = [scope for scope in scopes(leaves) if scope != ALL]
    for scope in sorted(known, key=lambda one: one.municipality is not None and one.team is not None):
        names = {text.scope_name(scope).casefold(), (scope.team or scope.municipality or "").casefold()}
        if wanted in names - {""}:
            return scope
    raise NotUnderstood(name, text.unknown_scope(name, [text.scope_name(scope) for scope in known]))


def goals_of(targets: TargetSettings) -> list[Goal]:
    """The config's goals, each for the scope that its name means."""
    return [Goal(scope=_scope_of(one, targets), **one.model_dump(exclude={"scope"})) for one in targets.goals]


def _scope_of(goal: GoalSetting, targets: TargetSettings) -> Scope:
    municipalities = {line.municipality.casefold(): line.municipality for line in targets.units}
    teams = {line.team.casefold(): line.team for line in targets.units if line.team}
    name = goal.scope.casefold()
    if not name:
        return ALL
    if name in teams and name not in municipalities:
        return _team_scope(teams[name], targets)
    return Scope(municipalities.get(name, goal.scope))


def _team_scope(name: str, targets: TargetSettings) -> Scope:
    """A team within its municipality, or across where it lies in several."""
    places = sorted({line.municipality for line in targets.units if line.team == name})
    return Scope(places[0], name) if len(places) == 1 else Scope(None, name)


def _parts(scope: Scope, leaves: tuple[Scope, ...]) -> tuple[Scope, ...]:
    if scope == ALL:
        towns = tuple(sorted({Scope(leaf.municipality) for leaf in leaves}))
        across = tuple(one for one in scopes(leaves) if one.municipality is None and one.team)
        return (*towns, *across) if len(towns) > 1 or across else _teams(leaves)
    if scope.team is None:
        return _teams(leaf for leaf in leaves if scope.covers(leaf))
    return ()


def _teams(leaves: Iterable[Scope]) -> tuple[Scope, ...]:
    return tuple(sorted(leaf for leaf in leaves if leaf.team))
