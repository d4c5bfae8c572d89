"""The figures of a month against the month before and the targets, for a terminal, Slack or a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.config import FollowupSettings, TargetSettings, WorkingTimeSettings
from bot.config import Goal as GoalSetting
from bot.domain.deliveries import Delivery
from bot.domain.errors import NotFound, NotUnderstood, Refusal, Refused, Role
from bot.domain.figures.reports import Basis, Figures, Month, Period, Rows, elapsed, figures, month_of, scopes, settled
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.targets import Attainment, Goal, attained
from bot.domain.placements.placement import case_reference
from bot.services.figures.organisation import Organisation
from bot.services.ports import Clock, Sent
from bot.services.roles import Roles
from bot.store.database import Store
from bot.store.history import Change
from bot.store.unit import Unit
from bot.text import reports as text
from danish.workdays import WorkCalendar, at, local_date

TREND = 6
"""Months in the chart of running placements, the reported one included."""

MONTHLY = "monthly_report"
"""The kind of delivery that is the month's report; its key is the month."""

MONTHLY_FILES = "monthly_files"
"""The picture and the spreadsheet in the thread of a report."""

Channel = Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one scope in one month.

    ``until`` is the last day counted: the month's last, or today in the running month. ``parts`` are the
    municipalities of the whole or the teams of a municipality. ``trend`` holds the last months, oldest first. ``grace``
    and ``minimum`` belong to the definitions shown with the figures.
    """

    month: Month
    until: date
    scope: Scope
    parts: tuple[Scope, ...]
    now: Figures
    before: Figures
    trend: tuple[Figures, ...]
    attainments: tuple[Attainment, ...]
    grace: int
    minimum: int

    @property
    def is_running(self) -> bool:
        return self.until < self.month.last


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """The picture and the spreadsheet of a report, for its thread."""

    report: Report


class Reporting:
    """``channel`` gives the id of the leaders' channel, ``pattern`` is the form of a citizen reference."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        roles: Roles,
        organisation: Organisation,
        targets: TargetSettings,
        followups: FollowupSettings,
        working_time: WorkingTimeSettings,
        *,
        minimum: int,
        pattern: str,
        channel: Channel,
    ) -> None:
        self._store = store
        self._clock = clock
        self._roles = roles
        self._organisation = organisation
        self._targets = targets
        self._grace = followups.repeat_after
        self._calendar: WorkCalendar = working_time.calendar()
        self._monthly_at: time = working_time.monthly
        self._minimum = minimum
        self._pattern = pattern
        self._channel = channel

    def status(self, by: str, words: str) -> Report:
        """``[måned] [kommune|team]`` for a leader. Raises NotAllowed or NotUnderstood."""
        self._roles.require(by, Role.LEADER)
        return self.read(words)

    def read(self, words: str) -> Report:
        """The report that these words ask for; without a month the running one. Raises NotUnderstood."""
        today = local_date(self._clock.now())
        month, rest = read_month(words, today)
        if month > month_of(today):
            raise NotUnderstood(words, text.NOT_BEGUN)
        return self.report(month, rest)

    def report(self, month: Month, scope_name: str = "") -> Report:
        """The figures of a month for the scope of that name. Raises NotUnderstood with the known names."""
        with self._store.read() as unit:
            return self._report(unit, month, scope_name)

    def plan(self) -> int:
        """Owe last month's report from the month's first working day on, once; gives the number owed."""
        now = self._clock.now()
        today = local_date(now)
        month = month_of(today)
        if now < at(self._calendar.first_of_month(month.year, month.month), self._monthly_at):
            return 0
        channel = self._channel()
        if channel is None:
            return 0
        with self._store.write() as unit:
            if not unit.reports.began_before(at(month.first, time())):
                return 0
            owed = unit.deliveries.owe(
                MONTHLY,
                _name(month.previous),
                recipient=channel,
                subject={"month": _name(month.previous)},
                now=now,
                not_before=self._calendar.next_open(now),
            )
            return int(owed)

    def document_wage(self, by: str, reference: str) -> int:
        """Note that the wage of a citizen's placements is documented. Raises Refused, NotFound or NotAllowed.

        Gives how many placements that was new for.
        """
        self._roles.require(by, Role.LEADER, Role.COORDINATOR)
        case_ref = case_reference(reference, self._pattern)
        if isinstance(case_ref, Refusal):
            raise Refused({"case_ref": case_ref})
        now = self._clock.now()
        with self._store.write() as unit:
            placements = unit.placements.of_case(case_ref)
            if not placements:
                raise NotFound("placement", case_ref)
            new = [one for one in placements if unit.reports.document_wage(one.number, by, now)]
            for one in new:
                unit.history.add("placement", one.number, Change(now, by, "wage_documented", {}))
            return len(new)

    def compose(self, unit: Unit, delivery: Delivery, now: datetime) -> Report:
        """The month's report with the figures as they are when it is sent."""
        return self._report(unit, _month(delivery.subject["month"]), "")

    def compose_files(self, unit: Unit, delivery: Delivery, now: datetime) -> ReportFiles:
        return ReportFiles(self.compose(unit, delivery, now))

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """The report stands: owe the files in its thread."""
        month = delivery.subject["month"]
        unit.deliveries.owe(
            MONTHLY_FILES,
            month,
            recipient=f"{sent.channel}/{sent.ts}",
            subject={"month": month},
            now=now,
            not_before=now,
        )

    @property
    def composers(self) -> dict[str, Any]:
        """By the kind of delivery."""
        return {MONTHLY: self.compose, MONTHLY_FILES: self.compose_files}

    @property
    def arrivals(self) -> dict[str, Any]:
        return {MONTHLY: self.arrived}

    def _report(self, unit: Unit, month: Month, scope_name: str) -> Report:
        today = local_date(self._clock.now())
        period = elapsed(month, today)
        before = Period(month.previous.first, month.previous.last)
        first = month.back(TREND - 1).first
        goals = [goal for goal in self._goals() if goal.start <= period.last and goal.end >= period.first]
        reach = Period(min([first, *(goal.start for goal in goals)]), period.last)
        rows = self._rows(unit, reach, Period(before.first, period.last), first)
        leaves = self._leaves(rows)
        scope = self._scope(scope_name, leaves)
        basis = Basis(leaves, self._calendar, self._grace, self._minimum, today)
        stocks = Rows(placements=tuple(row for row in rows.placements if row.end is None or row.end >= first))
        months = [month.back(back) for back in range(TREND - 1, 1, -1)]
        trend = [figures(stocks, Period(one.first, one.last), basis) for one in months]
        running = Rows(rows.openings, stocks.placements, rows.followups)
        now, last = figures(running, period, basis), figures(running, before, basis)
        attainments = attained(goals, rows.placements, leaves, period.last, self._minimum)
        return Report(
            month=month,
            until=period.last,
            scope=scope,
            parts=_parts(scope, leaves),
            now=now,
            before=last,
            trend=(*trend, last, now),
            attainments=tuple(one for one in attainments if scope in {ALL, one.scope}),
            grace=self._grace,
            minimum=self._minimum,
        )

    def _rows(self, unit: Unit, reach: Period, recent: Period, hours_from: date) -> Rows:
        unit_of = self._organisation.units(unit.people.all())
        placements, followups = settled(
            unit.reports.placements(reach, unit_of, hours_from), unit.reports.followups(recent, unit_of)
        )
        return Rows(unit.reports.openings(recent, unit_of), placements, followups)

    def _leaves(self, rows: Rows) -> tuple[Scope, ...]:
        used = {row.unit for some in (rows.openings, rows.placements, rows.followups) for row in some}
        return tuple(sorted(used | self._organisation.named() or {Scope("", "")}))

    def _scope(self, name: str, leaves: tuple[Scope, ...]) -> Scope:
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

    def _goals(self) -> list[Goal]:
        return [self._goal(one) for one in self._targets.goals]

    def _goal(self, setting: GoalSetting) -> Goal:
        municipalities = {line.municipality.casefold(): line.municipality for line in self._targets.units}
        teams = {line.team.casefold(): line.team for line in self._targets.units if line.team}
        name = setting.scope.casefold()
        if not name:
            scope = ALL
        elif name in teams and name not in municipalities:
            scope = self._team_scope(teams[name])
        else:
            scope = Scope(municipalities.get(name, setting.scope))
        return Goal(
            setting.name,
            scope,
            setting.start,
            setting.end,
            setting.internships,
            setting.ordinary_share,
            setting.ordinary_jobs,
            setting.company_share,
            setting.target_group,
            setting.ordinary_hours,
        )

    def _team_scope(self, name: str) -> Scope:
        """A team within its municipality, or across where it lies in several."""
        places = sorted({line.municipality for line in self._targets.units if line.team == name})
        return Scope(places[0], name) if len(places) == 1 else Scope(None, name)


def read_month(words: str, today: date) -> tuple[Month, str]:
    """The month that words begin or end with, and the rest of them.

    ``2026-11``, ``november 2026``, ``nov``, ``11/2026``, ``sidste måned``, ``denne måned``. A month without a year is
    the latest that has begun. Without a month: the running one.
    """
    present = month_of(today)
    rest = " ".join(words.split())
    for words_for, named in ((text.LAST_MONTH, present.previous), (text.THIS_MONTH_WORDS, present)):
        if found := re.search(rf"\b({'|'.join(words_for)})\b", rest, re.IGNORECASE):
            return named, _without(rest, found)
    for pattern, year, month in ((r"\b(\d{4})-(\d{1,2})\b", 1, 2), (r"\b(\d{1,2})[/-](\d{4})\b", 2, 1)):
        found = re.search(pattern, rest)
        if found and 1 <= int(found[month]) <= 12:
            return Month(int(found[year]), int(found[month])), _without(rest, found)
    found = re.search(rf"\b({'|'.join(text.MONTH_WORDS)})\b\.?(?:\s+(\d{{4}})\b)?", rest, re.IGNORECASE)
    if found is None:
        return present, rest
    number = text.MONTH_WORDS[found[1].lower()]
    if found[2]:
        return Month(int(found[2]), number), _without(rest, found)
    this_year = Month(present.year, number)
    return this_year if this_year <= present else Month(present.year - 1, number), _without(rest, found)


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join((words[: found.start()] + " " + words[found.end() :]).split())


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


def _name(month: Month) -> str:
    return f"{month.year}-{month.month:02}"


def _month(name: str) -> Month:
    year, month = name.split("-")
    return Month(int(year), int(month))
